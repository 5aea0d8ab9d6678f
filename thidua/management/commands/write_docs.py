"""Write the pages of docs/ that follow from the code."""

from django.conf import settings
from django.core.management.base import BaseCommand

from thidua.reference import PAGES


class Command(BaseCommand):
    help = "Viết docs/workflow.md và docs/permissions.md từ mã nguồn"

    def handle(self, *args, **options):
        for path, write in PAGES.items():
            (settings.BASE_DIR / path).write_text(write(), encoding="utf-8")
            self.stdout.write(path)
