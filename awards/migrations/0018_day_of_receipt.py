from zoneinfo import ZoneInfo

from django.db import migrations, models
from django.db.models.functions import TruncDate


def fill_received_on(apps, schema_editor):
    complaints = apps.get_model("awards", "Complaint").objects
    day = TruncDate("received_at", tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
    complaints.filter(received_on=None).update(received_on=day)


class Migration(migrations.Migration):

    dependencies = [("awards", "0017_answers_by_delegation")]

    operations = [
        migrations.AddField("complaint", "received_on", models.DateField(null=True, verbose_name="ngày nhận")),
        migrations.RunPython(fill_received_on, migrations.RunPython.noop),
    ]
