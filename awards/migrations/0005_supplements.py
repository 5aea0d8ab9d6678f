import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def fill_from_request(apps, schema_editor):
    """A remark belongs to its request's proposal and was written when the request was made."""
    for remark in apps.get_model("awards", "Remark").objects.select_related("request").iterator():
        request = remark.request
        remark.proposal_id = request.proposal_id
        remark.written_by_id, remark.written_at = request.asked_by_id, request.asked_at
        remark.save(update_fields=["proposal", "written_by", "written_at"])


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("awards", "0004_honours_by_day"),
        ("core", "0002_journal_triggers"),
    ]

    operations = [
        migrations.AddField(
            model_name="supplementrequest",
            name="asked_for",
            field=models.CharField(
                choices=[
                    ("office", "Văn phòng"),
                    ("council", "Hội đồng thi đua - khen thưởng"),
                    ("leadership", "Lãnh đạo Sở"),
                    ("home_affairs", "Sở Nội vụ"),
                ],
                default="office",
                max_length=20,
                verbose_name="theo yêu cầu của",
            ),
        ),
        migrations.AddField(
            model_name="supplementrequest",
            name="paper_number",
            field=models.CharField(blank=True, default="", max_length=60, verbose_name="số văn bản"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="supplementrequest",
            name="paper_date",
            field=models.DateField(blank=True, null=True, verbose_name="ngày văn bản"),
        ),
        migrations.AddField(
            model_name="supplementrequest",
            name="paper",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="core.storedfile",
                verbose_name="bản chụp văn bản",
            ),
        ),
        migrations.AddField(
            model_name="supplementrequest", name="was_received", field=models.BooleanField(default=False)
        ),
        migrations.AddConstraint(
            model_name="supplementrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(asked_for__in=["office", "council", "leadership", "home_affairs"]),
                name="request_asked_for_known",
            ),
        ),
        migrations.AddField(
            model_name="remark",
            name="proposal",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="remarks",
                to="awards.proposal",
            ),
        ),
        migrations.AddField(
            model_name="remark",
            name="written_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(model_name="remark", name="written_at", field=models.DateTimeField(null=True)),
        migrations.AddField(
            model_name="remark",
            name="fixed_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="đơn vị đánh dấu đã sửa lúc"),
        ),
        migrations.AddField(
            model_name="remark",
            name="reply",
            field=models.CharField(blank=True, default="", max_length=500, verbose_name="trả lời của đơn vị"),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="remark",
            name="request",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="remarks",
                to="awards.supplementrequest",
            ),
        ),
        migrations.AlterField(model_name="remark", name="place", field=models.CharField(max_length=160)),
        migrations.AlterField(
            model_name="remark",
            name="place_label",
            field=models.CharField(max_length=300, verbose_name="mục"),
        ),
        migrations.RunPython(fill_from_request, migrations.RunPython.noop),
    ]
