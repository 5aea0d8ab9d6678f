"""What a session knows of its members stands in the session; a vote follows from the part where nothing is said."""

from django.db import migrations, models
from django.db.models import OuterRef, Subquery

PARTS = [("chair", "Chủ tịch"), ("vice", "Phó Chủ tịch"), ("secretary", "Thư ký"), ("member", "Ủy viên")]


def take_over(apps, _schema_editor):
    """Of sessions held so far nothing else is known than what the members are now."""
    members = apps.get_model("awards", "CouncilMember").objects.filter(pk=OuterRef("member"))
    names = ("part", "position", "has_vote")
    apps.get_model("awards", "Attendance").objects.update(**{name: Subquery(members.values(name)) for name in names})


class Migration(migrations.Migration):
    dependencies = [("awards", "0019_complaints_on_paper")]

    operations = [
        migrations.AlterField(
            model_name="councilmember",
            name="has_vote",
            field=models.BooleanField(verbose_name="được bỏ phiếu"),
        ),
        migrations.AddField(
            model_name="attendance",
            name="part",
            field=models.CharField(choices=PARTS, default="member", max_length=20, verbose_name="vai trò"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="attendance",
            name="position",
            field=models.CharField(default="", max_length=150, verbose_name="chức vụ"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="attendance",
            name="has_vote",
            field=models.BooleanField(default=True, verbose_name="được bỏ phiếu"),
            preserve_default=False,
        ),
        migrations.RunPython(take_over, migrations.RunPython.noop),
    ]
