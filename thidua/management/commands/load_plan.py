"""Load a plan file: all its errors at once, or all of it."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from campaigns.plan_file import read_plan
from core.refusals import Refused
from thidua.plan.loading import load_plan


class Command(BaseCommand):
    help = "Nạp một kế hoạch phong trào thi đua (tệp TOML); nạp lại không ghi đè những gì đã sửa trên trình duyệt"

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, *args, file, **options):
        try:
            plan = read_plan(file)
        except Refused as refusal:
            for problem in refusal.problems:
                self.stderr.write(str(problem))
            raise CommandError(f"{file}: {len(refusal.problems)} lỗi, chưa nạp gì") from refusal
        report = load_plan(plan)
        self.stdout.write(
            f"{file.name}: tạo {report.made}, cập nhật {report.renewed}, giữ bản đã sửa {len(report.kept)}"
        )
        for line in report.kept:
            self.stdout.write(f"  {line}")
