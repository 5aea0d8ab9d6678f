"""Instants for tests. A test names its own time and passes it on as `now`; nothing reads the machine's clock."""

from datetime import datetime
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def vn(year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0) -> datetime:
    """An instant as a clock on the wall in Việt Nam shows it."""
    return datetime(year, month, day, hour, minute, second, tzinfo=VIETNAM)


# A quiet day of the plan's last round, three weeks before its cut-off.
NOW = vn(2025, 12, 20, 8)
# The cut-off of that round: "trước ngày 10/01/2026".
CUT_OFF = vn(2026, 1, 10)
