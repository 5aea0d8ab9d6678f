"""Units that were refused for want of capacity before their cut-off, and to whom nothing has made it good yet."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from awards.models import CapacityRefusal, Submission
from campaigns.calendar import RoundWindows
from campaigns.models import Extension, Round
from campaigns.selectors import round_units, round_windows
from organization.models import Unit

# What lies further back has been dealt with, or is no reason any more.
OFFERED_FOR = timedelta(days=7)


@dataclass(frozen=True)
class Hit:
    """One unit: how often it was refused for our fault, when last, and whether that has been made good since."""

    unit: Unit
    count: int
    last_at: datetime
    made_good: bool


@dataclass(frozen=True)
class OurFault:
    """What the office must know of one round."""

    hits: tuple[Hit, ...] = ()
    now: datetime | None = None

    @property
    def offered(self) -> list[Hit]:
        """Those for whom an extension is offered: neither extended nor submitted since they were refused."""
        return [hit for hit in self.hits if not hit.made_good and self.now - hit.last_at <= OFFERED_FOR]

    @property
    def query(self) -> str:
        """The units offered an extension, as the extension's form takes them."""
        return "&".join(f"don-vi={hit.unit.pk}" for hit in self.offered)


def our_fault(round_: Round, now: datetime, windows: RoundWindows | None = None) -> OurFault:
    """Refusals for capacity in this round before each unit's cut-off; in a number of queries that does not grow."""
    windows = windows or round_windows(round_)
    refused: dict[int, list[datetime]] = {}
    if windows.opened is not None:
        rows = CapacityRefusal.objects.filter(at__gte=windows.opened, unit__in=round_.round_units.values("unit"))
        for unit_id, at in rows.order_by("at").values_list("unit", "at"):
            if at < windows.cutoff_of(unit_id):
                refused.setdefault(unit_id, []).append(at)
    if not refused:
        return OurFault()
    good = _made_good_at(round_, refused)
    return OurFault(
        tuple(_hit(unit, refused[unit.pk], good.get(unit.pk)) for unit in round_units(round_) if unit.pk in refused),
        now,
    )


def _hit(unit: Unit, refused: list[datetime], good: datetime | None) -> Hit:
    return Hit(unit, len(refused), refused[-1], made_good=good is not None and good > refused[-1])


def _made_good_at(round_: Round, units: dict[int, list[datetime]]) -> dict[int, datetime]:
    """When each unit last submitted or was last given more time, by unit."""
    found: dict[int, datetime] = {}
    sent = Submission.objects.filter(proposal__round=round_, proposal__unit__in=units)
    for unit_id, at in sent.order_by().values_list("proposal__unit", "decided_at"):
        found[unit_id] = max(at, found.get(unit_id, at))
    longer = Extension.objects.filter(Q(unit=None) | Q(unit__in=units), round=round_)
    for unit_id, at in longer.values_list("unit", "granted_at"):
        for pk in units if unit_id is None else [unit_id]:
            found[pk] = max(at, found.get(pk, at))
    return found
