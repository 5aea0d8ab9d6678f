"""Load the plan and a believable department, with the rounds of 2025 at a chosen stage."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from core import clock
from organization.models import Unit
from thidua.sample.build import build
from thidua.sample.play import Stage, at
from thidua.sample.stages import STAGES, play

PLAN = settings.BASE_DIR / "data" / "ke-hoach-cchc-ha-nam-2023-2025.toml"
BEGINNING = at(2023, 11, 1)


class Command(BaseCommand):
    help = "Nạp kế hoạch và một Sở mẫu (người đều bịa ra), các đợt năm 2025 ở giai đoạn đã chọn; nạp lại không đổi gì"

    def add_arguments(self, parser):
        parser.add_argument("--stage", choices=list(STAGES), default="open")
        parser.add_argument("--units", type=int, help="số đơn vị gửi hồ sơ (mặc định: 10)")
        parser.add_argument("--seed", type=int, default=2025)

    def handle(self, *args, stage, units, seed, **options):
        if not settings.TRAINING_CLOCK:
            raise CommandError("Dữ liệu mẫu chỉ nạp được khi có đồng hồ luyện tập (TRAINING_CLOCK=1).")
        if units is not None and not 2 <= units <= 1000:
            raise CommandError("--units phải từ 2 đến 1000.")
        if Unit.objects.exists():
            self.stdout.write("Đã có dữ liệu, không nạp gì thêm.")
            return
        with transaction.atomic():
            clock.set_training_clock(BEGINNING)
            call_command("load_plan", PLAN, stdout=self.stdout)
            department = build(count=units, seed=seed)
            play(Stage(department), stage)
        self.stdout.write(f"Đã nạp mẫu ở giai đoạn “{stage}”: {clock.now():%d/%m/%Y}.")
