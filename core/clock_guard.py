"""A clock that goes back is seen, and decides nothing: decisions are never made before one that was made already.

The mark is kept in the machine's time, as is the clock that is watched; a training clock only adds to both.
"""

from datetime import datetime, timedelta
from types import SimpleNamespace

from django.db import transaction

from core import clock
from core.journal import record
from core.models import ClockMark

# Two machines' clocks may differ by so little; more is a clock that was put back.
TOLERATED = timedelta(seconds=1)
NOBODY = SimpleNamespace(user=None, recorder=None, label="Hệ thống")


def decided_time() -> tuple[datetime, timedelta]:
    """The machine's time to decide by, and how far its clock stands behind the highest instant decided (or zero).

    Call it inside the deciding transaction. A clock behind by more than a second is not followed: the mark is.
    """
    present, mark = clock.database_time(), _mark()
    if mark is not None and mark - present > TOLERATED:
        return mark, mark - present
    _raise(mark, present)
    return present, timedelta()


def behind() -> timedelta:
    """How far the clock stands behind the mark now; zero while that is tolerated."""
    mark = _mark()
    gap = mark - clock.database_time() if mark else timedelta()
    return gap if gap > TOLERATED else timedelta()


def _mark() -> datetime | None:
    return ClockMark.objects.values_list("at", flat=True).first()


def _raise(mark: datetime | None, present: datetime) -> None:
    """Keep `present` when it is the highest; whoever finds the row held goes on, its holder writes about the same."""
    if mark is None:
        ClockMark.objects.bulk_create([ClockMark(pk=1, at=present)], ignore_conflicts=True)
        return
    free = ClockMark.objects.select_for_update(skip_locked=True).filter(pk=1, at__lt=present)
    ClockMark.objects.filter(pk__in=free.values("pk")).update(at=present)


@transaction.atomic
def watch() -> None:
    """Journal once that the clock went back, and once that it has caught up; asked every minute."""
    row = ClockMark.objects.select_for_update().first()
    if row is None:
        return
    gap = behind()
    if bool(gap) == bool(row.behind_since):
        return
    row.behind_since = clock.database_time() if gap else None
    row.save(update_fields=["behind_since"])
    record("clock.back" if gap else "clock.caught_up", actor=NOBODY, now=clock.now(), technical=True,
           mark=row.at.isoformat(), seconds=round(gap.total_seconds(), 3))  # fmt: skip
