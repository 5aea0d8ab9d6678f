"""What time it is: the database's clock, read in one place.

A sample runs on a training clock: a row holds how far its business time is ahead of the machine's. It ticks and
only moves forward; without `TRAINING_CLOCK` the row is never looked at.
"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection, transaction

from core.models import TrainingClock
from core.refusals import Refused

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def database_time() -> datetime:
    """The database's clock at this very moment, not at the start of the transaction; SQLite has the host's."""
    if connection.vendor != "postgresql":
        return datetime.now(UTC)
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0]


def offset() -> timedelta:
    """How far business time is from the machine's; nothing but zero outside a sample."""
    if not settings.TRAINING_CLOCK:
        return timedelta()
    row = TrainingClock.objects.first()
    return row.offset if row else timedelta()


def now() -> datetime:
    """Business time: what services decide by."""
    return database_time() + offset()


def day_of(moment: datetime) -> date:
    """The Vietnamese calendar day on which `moment` falls."""
    return moment.astimezone(VIETNAM).date()


def in_business_time(machine_time: datetime) -> datetime:
    """An instant of the machine's clock (the stamp of an arrival) on the business clock."""
    return machine_time + offset()


@transaction.atomic
def set_training_clock(to: datetime) -> None:
    """Move the training clock forward to `to`.

    Raises Refused in production and when `to` lies before the present business time.
    """
    if not settings.TRAINING_CLOCK:
        raise Refused("Đồng hồ luyện tập chỉ có trong bản mẫu.")
    row, _new = TrainingClock.objects.select_for_update().get_or_create(pk=1)
    new_offset = to - database_time()
    if not _new and new_offset < row.offset:
        raise Refused("Đồng hồ luyện tập chỉ đi tới; muốn lùi, hãy nạp lại bản mẫu.")
    row.offset = new_offset
    row.save(update_fields=["offset"])
