"""What a check may look at: the figures of one subject over the years of one round, gathered by the caller."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol, TypeVar

from campaigns.checks.findings import Verdict
from organization.enums import Grade, IndexState, InitiativeLevel, SubjectKind


@dataclass(frozen=True)
class Attestation:
    """What the unit states about one criterion and whether the office agrees; None: nothing said yet."""

    unit: bool | None = None
    office: bool | None = None


@dataclass(frozen=True)
class DisciplineFact:
    """A disciplinary measure from `starts_on` to `ends_on` (both days included, None: no end known).

    `pending`: being looked into, not decided. `member`: the name of the member of a collective whom it concerns;
    empty when it concerns the subject itself.
    """

    form: str
    starts_on: date
    ends_on: date | None = None
    pending: bool = False
    member: str = ""


@dataclass(frozen=True)
class InitiativeFact:
    """A sáng kiến or giải pháp; `paper` is the paper that recognises it, empty when there is none."""

    title: str
    year: int
    level: InitiativeLevel
    paper: str = ""


@dataclass(frozen=True)
class ProcedureFact:
    """Files of administrative procedures of a unit in a year."""

    year: int
    late: int
    backlog: int
    received: int = 0


@dataclass(frozen=True)
class IndexFact:
    """A PAR index result of a year; `rank` among `ranked`."""

    year: int
    state: IndexState
    score: Decimal | None = None
    rank: int | None = None
    ranked: int | None = None


@dataclass(frozen=True)
class RatingFact:
    year: int
    grade: Grade


class Yearly(Protocol):
    @property
    def year(self) -> int: ...


YearlyFact = TypeVar("YearlyFact", bound=Yearly)


@dataclass(frozen=True)
class Facts:
    """Everything about one subject in the period `first_year` to `last_year` of a round.

    `procedures` and `index` are those of the subject's unit, `index` from the year before the period on. In
    `merged_years` that unit was merged, split or formed, so its figures stand for something else than before.
    `leads` names the unit that the subject heads, with `led_unit` its verdict over the collective criteria.
    `attestation` is about the criterion in hand.
    """

    subject_kind: SubjectKind
    first_year: int
    last_year: int
    attestation: Attestation = Attestation()
    disciplines: tuple[DisciplineFact, ...] = ()
    initiatives: tuple[InitiativeFact, ...] = ()
    procedures: tuple[ProcedureFact, ...] = ()
    index: tuple[IndexFact, ...] = ()
    department_index: tuple[IndexFact, ...] = ()
    province_index: tuple[IndexFact, ...] = ()
    merged_years: frozenset[int] = frozenset()
    ratings: tuple[RatingFact, ...] = ()
    leads: str = ""
    led_unit: Verdict | None = None

    @property
    def years(self) -> range:
        return range(self.first_year, self.last_year + 1)

    @property
    def period(self) -> str:
        """`năm 2025` or `các năm 2023 - 2025`."""
        if self.first_year == self.last_year:
            return f"năm {self.last_year}"
        return f"các năm {self.first_year} - {self.last_year}"


def of_year(facts: Iterable[YearlyFact], year: int) -> YearlyFact | None:
    return next((fact for fact in facts if fact.year == year), None)
