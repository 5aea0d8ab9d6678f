"""How fast Văn phòng and leadership were, in working days, round by round."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median

from django.db.models import F, Min, QuerySet

from awards.enums import SubmissionKind
from awards.models import Appraisal
from campaigns.calendar import WorkCalendar
from campaigns.models import Round
from campaigns.selectors import work_calendar
from core.clock import day_of


@dataclass(frozen=True)
class Speed:
    """Of one round: working days from a unit's first submission to each concluded appraisal, from the cut-off on to
    the list passed on and to the first published Decision; None where it has not come to that."""

    round: Round
    appraised: int
    usual: float | None
    longest: int | None
    passed_on: int | None
    published: int | None


def speed_of(rounds: QuerySet[Round]) -> list[Speed]:
    """In two queries and one for the days off."""
    told = rounds.annotate(
        passed_on_at=Min("consolidations__passed_on_at"), published_at=Min("decisions__published_at")
    )
    rows = list(told.order_by("-year", "-kind", "pk"))
    waits = _waits(rows)
    years = {row.year for row in rows}
    calendar = work_calendar(*years, *(year + 1 for year in years))
    return [_speed(row, waits.get(row.pk, []), calendar) for row in rows]


def _waits(rounds: Iterable[Round]) -> dict[int, list[tuple[datetime, datetime]]]:
    """From when to when each concluded nomination lay with Văn phòng, by round."""
    concluded = Appraisal.objects.filter(
        concluded_at__isnull=False,
        nomination__proposal__round__in=rounds,
        nomination__proposal__submissions__kind=SubmissionKind.FIRST,
    )
    since = concluded.values("pk").annotate(
        place=F("nomination__proposal__round"), since=Min("nomination__proposal__submissions__submitted_at")
    )
    found: dict[int, list[tuple[datetime, datetime]]] = {}
    for place, start, end in since.values_list("place", "since", "concluded_at"):
        found.setdefault(place, []).append((start, end))
    return found


def _speed(round_: Round, waits: Sequence[tuple[datetime, datetime]], calendar: WorkCalendar) -> Speed:
    days = [_working_days(calendar, day_of(start), day_of(end)) for start, end in waits]
    after = [_after(calendar, round_.cutoff, at) for at in (round_.passed_on_at, round_.published_at)]
    return Speed(round_, len(days), median(days) if days else None, max(days, default=None), *after)


def _after(calendar: WorkCalendar, cutoff: datetime, at: datetime | None) -> int | None:
    return None if at is None else _working_days(calendar, day_of(cutoff), day_of(at))


def _working_days(calendar: WorkCalendar, since: date, until: date) -> int:
    return calendar.working_days_between(since, until)
