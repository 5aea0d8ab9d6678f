"""Whether one kind of worker has shown a sign of life lately: the health check of its container."""

from django.core.management.base import BaseCommand, CommandError

from core.clock import database_time
from core.models import Heartbeat


class Command(BaseCommand):
    help = "Kết thúc với mã 0 nếu tiến trình nền (mail, render) còn hoạt động trong ba phút vừa qua"

    def add_arguments(self, parser):
        parser.add_argument("worker")

    def handle(self, *args, worker, **options):
        since = database_time() - Heartbeat.SILENT_AFTER
        if not Heartbeat.objects.filter(worker=worker, at__gte=since).exists():
            raise CommandError(f"Tiến trình nền “{worker}” im lặng đã hơn ba phút.")
