"""Check the journal's chain of hashes; exit status 1 when anything was changed, removed, added or reordered."""

from django.core.management.base import BaseCommand, CommandError

from core import clock
from core.journal.verify import verify_journal


class Command(BaseCommand):
    help = "Kiểm tra chuỗi băm của nhật ký (sửa, xóa, chèn, đổi chỗ; với --anchor: cả cắt đuôi và tính lại)"

    def add_arguments(self, parser):
        parser.add_argument("--anchor", help="SEQ:HASH đã lưu ở nơi khác, ví dụ trong thư gửi hằng ngày")

    def handle(self, *args, anchor=None, **options):
        kept, found = verify_journal(now=clock.now(), anchor=self._anchor(anchor))
        for line in found:
            self.stderr.write(line)
        if found:
            raise CommandError(f"Nhật ký không nguyên vẹn: {len(found)} chỗ")
        head = f", mốc cuối {kept.seq}:{kept.head}" if kept.seq else ""
        self.stdout.write(f"Nhật ký nguyên vẹn: {kept.seq} dòng{head}")

    @staticmethod
    def _anchor(text):
        if not text:
            return None
        seq, _colon, digest = text.partition(":")
        if not seq.isdigit() or len(digest) != 64:
            raise CommandError("--anchor phải có dạng SEQ:HASH")
        return int(seq), digest
