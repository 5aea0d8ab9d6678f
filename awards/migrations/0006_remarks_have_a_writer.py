import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """After the rows were filled, in a transaction of its own: PostgreSQL alters no table with events pending."""

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("awards", "0005_supplements"),
    ]

    operations = [
        migrations.AlterField(
            model_name="remark",
            name="proposal",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="remarks", to="awards.proposal"
            ),
        ),
        migrations.AlterField(
            model_name="remark",
            name="written_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AlterField(model_name="remark", name="written_at", field=models.DateTimeField()),
    ]
