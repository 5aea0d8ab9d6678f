"""Check what must always be true of the data; exit status 1 when something is not."""

from django.core.management.base import BaseCommand, CommandError

from core.invariants import broken


class Command(BaseCommand):
    help = "Kiểm tra tính toàn vẹn: nhật ký, tệp, phiếu nộp, trạng thái, danh sách đã chốt"

    def handle(self, *args, **options):
        lines = broken()
        for line in lines:
            self.stderr.write(line)
        if lines:
            raise CommandError(f"Dữ liệu không toàn vẹn: {len(lines)} chỗ")
        self.stdout.write("Dữ liệu toàn vẹn")
