"""Công khai kết quả khen thưởng (Luật Thực hiện dân chủ ở cơ sở 10/2022/QH15, Điều 46.6, 47.2, 48.1)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from awards.enums import DecisionState
from awards.models import Decision
from campaigns.selectors import work_calendar
from core.clock import day_of

# Điều 47.2: within so many working days of the decision; Điều 48.1: for so many days on end at least.
WORKING_DAYS, SHOWN_DAYS = 5, 20


@dataclass(frozen=True)
class Publicity:
    """By when a signed Decision must be public, whether it has become so, until which day it stays at least."""

    decision: Decision
    due: date
    since: date | None = None
    until: date | None = None

    @property
    def was_late(self) -> bool:
        return self.since is not None and self.since > self.due


def publicity_of(decisions: Iterable[Decision]) -> list[Publicity]:
    """Of those that are signed; one query for the days off."""
    rows = [row for row in decisions if row.signed_on]
    years = {row.signed_on.year for row in rows}
    calendar = work_calendar(*years, *(year + 1 for year in years))
    return [_publicity(row, calendar.add_working_days(row.signed_on, WORKING_DAYS)) for row in rows]


def unpublished() -> list[Publicity]:
    """Signed Decisions that nobody can read yet."""
    return publicity_of(Decision.objects.filter(state=DecisionState.SIGNED).select_related("round"))


def _publicity(decision: Decision, due: date) -> Publicity:
    if decision.published_at is None:
        return Publicity(decision, due)
    since = day_of(decision.published_at)
    return Publicity(decision, due, since, since + timedelta(days=SHOWN_DAYS - 1))
