"""What the door must do, said a second time and independently: plain values, no database, none of our own code.

From deadline.md: strictly before the cut-off; the latest extension that covers the unit; a stamp up to two minutes
old counts; twice is once; a late answer is not remembered; what is closed stays closed whatever the clock says.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

# "Trước ngày 10/01/2026" in Việt Nam, as a clock in Greenwich shows it.
CUT_OFF = datetime(2026, 1, 9, 17, tzinfo=UTC)
PATIENCE = timedelta(seconds=120)
TOLERATED = timedelta(seconds=1)


@dataclass
class Receipt:
    number: int
    text: str
    request: str
    counted: datetime
    first: datetime


@dataclass
class UnitModel:
    state: str = "draft"
    text: str = "lúc đầu"
    correcting: bool = False
    due: datetime | None = None
    current: Receipt | None = None
    receipts: dict[str, Receipt] = field(default_factory=dict)

    @property
    def editable(self) -> bool:
        return self.state in ("draft", "supplementing") or (self.state == "submitted" and self.correcting)


@dataclass
class DoorModel:
    units: list[UnitModel]
    extensions: list[tuple[int | None, datetime]] = field(default_factory=list)
    closed: datetime | None = None
    lists: list[tuple[int | None, ...]] = field(default_factory=list)
    decisions: int = 0
    receipts: int = 0
    highest: datetime | None = None

    def trusted(self, shown: datetime) -> datetime:
        """A clock that went back by more than a second is not followed."""
        went_back = self.highest is not None and shown < self.highest - TOLERATED
        return self.highest if went_back else shown

    def decided(self, shown: datetime) -> datetime:
        """The instant of a decision that is kept."""
        moment = self.trusted(shown)
        self.highest = moment if self.highest is None else max(self.highest, moment)
        return moment

    def cutoff(self, place: int) -> datetime:
        mine = [until for unit, until in self.extensions if unit in (None, place)]
        return max([CUT_OFF, *mine])

    def end(self, place: int) -> datetime:
        """When this unit's time runs out: a request for supplement has a date of its own."""
        unit = self.units[place]
        return max(self.cutoff(place), unit.due) if unit.state == "supplementing" else self.cutoff(place)

    def in_time(self, place: int, counted: datetime) -> bool:
        return counted < self.end(place) and (self.closed is None or self.closed < self.end(place))

    @staticmethod
    def counted(arrived: datetime | None, decided: datetime) -> datetime:
        waited_a_little = arrived is not None and arrived <= decided <= arrived + PATIENCE
        return arrived if waited_a_little else decided

    def submit(self, place: int, key: str, request: str, arrived: datetime | None, decided: datetime) -> str | Receipt:
        """The receipt, or the word that the refusal carries."""
        unit, counted = self.units[place], self.counted(arrived, self.decided(decided))
        if key in unit.receipts and unit.receipts[key].request == request:
            return unit.receipts[key]
        self.decisions += 1
        if key in unit.receipts:
            return "key_reused"
        if not unit.editable:
            return "submitted"
        if not self.in_time(place, counted):
            return "late"
        self.receipts += 1
        first = counted if unit.current is None else unit.current.first
        unit.current = unit.receipts[key] = Receipt(self.receipts, unit.text, request, counted, first)
        unit.state, unit.correcting = "submitted", False
        return unit.current

    def withdraw(self, place: int, arrived: datetime | None, decided: datetime) -> bool:
        unit, counted = self.units[place], self.counted(arrived, self.decided(decided))
        if unit.state != "submitted" or not self.in_time(place, counted):
            return False
        unit.state, unit.current, unit.correcting = "draft", None, False
        return True

    def correct(self, place: int, now: datetime) -> bool:
        unit = self.units[place]
        if unit.state != "submitted" or not self.in_time(place, self.trusted(now)):
            return False
        self.decided(now)
        unit.correcting = True
        return True

    def back_to_submitted(self, place: int) -> None:
        unit = self.units[place]
        unit.correcting, unit.text = False, unit.current.text

    def office_may_take(self, place: int, now: datetime) -> bool:
        """Whether no correction can still come in."""
        unit = self.units[place]
        return unit.state == "submitted" and not (unit.correcting and self.in_time(place, now - PATIENCE))

    def extend(self, place: int | None, until: datetime, now: datetime) -> bool:
        """Whether more time was given: never less than there is, never into the past or what has been closed."""
        before = self.cutoff(-1 if place is None else place)
        if until <= max(now, before, self.closed or before):
            return False
        self.extensions.append((place, until))
        return True

    def close(self, now: datetime) -> bool:
        """Whether the worker makes a new list."""
        passed = [self.cutoff(place) for place in range(len(self.units)) if self.cutoff(place) + PATIENCE <= now]
        if not passed:
            return False
        entries = tuple(unit.current.number if unit.current else None for unit in self.units)
        if self.closed is not None and max(passed) <= self.closed and not self._resubmitted(entries):
            return False
        self.closed = max([*passed, *([self.closed] if self.closed else [])])
        self.lists.append(entries)
        return True

    def _resubmitted(self, entries: tuple[int | None, ...]) -> bool:
        places = [place for place in range(len(self.units)) if self.cutoff(place) <= self.closed]
        return any(entries[place] != self.lists[-1][place] for place in places)
