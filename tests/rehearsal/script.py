"""Who does what when: forty units around the cut-off, the same for the same seed."""

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tests.clock import CUT_OFF


@dataclass(frozen=True)
class Act:
    """Something a unit does `after` the cut-off (below zero: before it)."""

    after: timedelta
    name: str

    @property
    def at(self) -> datetime:
        return CUT_OFF + self.after


@dataclass
class Part:
    """What one unit does, in order."""

    acts: list[Act] = field(default_factory=list)

    def does(self, seconds: float, name: str) -> "Part":
        self.acts.append(Act(timedelta(seconds=seconds), name))
        return self


EXTENDED_AT, EXTENDED_BY = timedelta(seconds=8), timedelta(seconds=50)


def parts(seed: int, units: int) -> list[Part]:
    """One part a unit: a crowd in the last second, the others by chance within twenty seconds of midnight."""
    draw = random.Random(seed)
    kinds = [crowd, twice, corrects, withdraws, too_late, more_time]
    return [kinds[place % len(kinds)](draw) for place in range(units)]


def crowd(draw: random.Random) -> Part:
    """All of them in the second before midnight; once more with the same key when it is over."""
    return Part().does(-1, "submit").does(draw.uniform(12, 25), "repeat")


def twice(draw: random.Random) -> Part:
    """Two equal presses at once, before or after."""
    return Part().does(draw.uniform(-15, 15), "submit_twice").does(draw.uniform(20, 30), "repeat")


def corrects(draw: random.Random) -> Part:
    """Submits, corrects, and hands the correction in early or late: the first version counts until then."""
    return Part().does(-35, "submit").does(-25, "correct").does(draw.uniform(-12, 5), "submit")


def withdraws(draw: random.Random) -> Part:
    return Part().does(-30, "submit").does(draw.uniform(-12, 8), "withdraw")


def too_late(draw: random.Random) -> Part:
    """Refused, and types on: nothing written is lost."""
    return Part().does(draw.uniform(0.05, 5), "submit").does(draw.uniform(8, 12), "write").does(14, "repeat")


def more_time(draw: random.Random) -> Part:
    """Refused, given an extension, accepted."""
    return Part().does(draw.uniform(0.05, 4), "submit").does(draw.uniform(20, 40), "submit")


def asks_for_more(part: Part) -> bool:
    """Whether the office gives this unit an extension."""
    return any(act.name == "submit" and act.after > EXTENDED_AT for act in part.acts)
