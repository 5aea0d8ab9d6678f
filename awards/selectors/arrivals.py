"""How many proposals came in on each day before the cut-off, in this round and in those of earlier years."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate

from awards.models import Proposal
from campaigns.calendar import last_day
from campaigns.models import Round
from core.clock import day_of

# Days before the last one that are looked at; what came earlier counts with the first of them.
DAYS = 30
EARLIER_ROUNDS = 3


@dataclass(frozen=True)
class Arrivals:
    """One round: how many came in on each day, from DAYS before the last day to the last day itself, and after it.

    `by_day` ends with today in a round that is still open.
    """

    round: Round
    by_day: tuple[int, ...]
    after: int

    @property
    def so_far(self) -> tuple[int, ...]:
        return tuple(accumulate(self.by_day))

    def on(self, place: int) -> tuple[int, int] | None:
        """How many came on that day and had come by its end; None for a day that is still to come."""
        return (self.by_day[place], self.so_far[place]) if place < len(self.by_day) else None


def arrivals(round_: Round, now: datetime) -> list[Arrivals]:
    """This round first, then the newest of the same kind before it; in two queries. A proposal counts once."""
    earlier = Round.objects.filter(kind=round_.kind, year__lt=round_.year, opened_at__isnull=False)
    rounds = [round_, *earlier.order_by("-year", "-pk")[:EARLIER_ROUNDS]]
    came: dict[int, Counter[int]] = {one.pk: Counter() for one in rounds}
    last = {one.pk: last_day(one.cutoff) for one in rounds}
    rows = Proposal.objects.filter(round__in=rounds, submission__isnull=False).order_by()
    for round_id, at in rows.values_list("round", "submission__first_at"):
        came[round_id][min((last[round_id] - day_of(at)).days, DAYS)] += 1
    return [_arrivals(one, came[one.pk], (last[one.pk] - day_of(now)).days) for one in rounds]


def _arrivals(round_: Round, came: Counter[int], today: int) -> Arrivals:
    days = range(DAYS, max(today, 0) - 1, -1)
    after = sum(count for left, count in came.items() if left < 0)
    return Arrivals(round_, tuple(came[left] for left in days), after)
