"""Instants for tests. A test names its own time and passes it on as `now`; nothing reads the machine's clock."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def vn(year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0) -> datetime:
    """An instant as a clock on the wall in Việt Nam shows it."""
    return datetime(year, month, day, hour, minute, second, tzinfo=VIETNAM)


# A quiet day of the plan's last round, three weeks before its cut-off.
NOW = vn(2025, 12, 20, 8)
# The cut-off of that round: "trước ngày 10/01/2026".
CUT_OFF = vn(2026, 1, 10)


class Hands:
    """The business clock, stopped: it shows `now` until it is moved, forward or back, to the microsecond."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def to(self, moment: datetime) -> None:
        self.now = moment

    def by(self, span: timedelta) -> None:
        self.now += span


@contextmanager
def stopped_clock(now: datetime = NOW) -> Iterator[Hands]:
    """Stop the one clock that services decide by. Leases of the outbox go on in machine time."""
    hands = Hands(now)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("core.clock.database_time", lambda: hands.now)
        yield hands
