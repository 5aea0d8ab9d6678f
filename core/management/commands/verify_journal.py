"""Check the journal's chain of hashes; exit status 1 when anything was changed, removed, added or reordered."""

from django.core.management.base import BaseCommand, CommandError

from core.journal.chain import access_breaks, breaks
from core.journal.models import JournalEntry


class Command(BaseCommand):
    help = "Kiểm tra chuỗi băm của nhật ký (sửa, xóa, chèn, đổi chỗ; với --anchor: cả cắt đuôi và tính lại)"

    def add_arguments(self, parser):
        parser.add_argument("--anchor", help="SEQ:HASH đã lưu ở nơi khác, ví dụ trong thư gửi hằng ngày")

    def handle(self, *args, anchor=None, **options):
        found = [*breaks(self._anchor(anchor)), *access_breaks()]
        for line in found:
            self.stderr.write(line)
        if found:
            raise CommandError(f"Nhật ký không nguyên vẹn: {len(found)} chỗ")
        last = JournalEntry.objects.order_by("-seq").first()
        head = f", mốc cuối {last.seq}:{last.hash}" if last else ""
        self.stdout.write(f"Nhật ký nguyên vẹn: {last.seq if last else 0} dòng{head}")

    @staticmethod
    def _anchor(text):
        if not text:
            return None
        seq, _colon, digest = text.partition(":")
        if not seq.isdigit() or len(digest) != 64:
            raise CommandError("--anchor phải có dạng SEQ:HASH")
        return int(seq), digest
