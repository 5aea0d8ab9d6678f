"""Thống kê: how many were proposed and how many awarded, counted once and summed by what one asks for."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from awards.enums import NominationState as N
from awards.enums import ProposalState
from awards.models import Nomination, Proposal
from campaigns.models import AwardType, Round, RoundUnit
from core.lazy import Text
from organization.enums import Gender, SubjectKind

# Whoever a unit has proposed and has not taken back.
REACHED = (N.PROPOSED, N.APPRAISED, N.AGREED, N.DECLINED, N.LOWERED, N.REFERRED, N.GRANTED, N.NOT_GRANTED, N.REVOKED)
STANDINGS = {
    "collective": _("Tập thể"),
    "leader": _("Cá nhân lãnh đạo, quản lý"),
    "worker": _("Cá nhân trực tiếp công tác"),
}
GENDERS = {Gender.FEMALE: _("Nữ"), Gender.MALE: _("Nam")}


class Group(NamedTuple):
    """Nominations alike in everything that is asked about; `given` is the award that they got, else the one asked."""

    year: int
    unit: int
    award: int
    given: int
    subject_kind: str
    is_leader: bool
    gender: str | None
    proposed: int
    granted: int


@dataclass(frozen=True)
class Tally:
    """One line of a table: so many proposed, so many awarded; `key` is what the lists are narrowed by."""

    label: Text
    proposed: int
    granted: int
    key: Any = ""


def reached() -> QuerySet[Nomination]:
    """Every nomination that is counted; `given` is the award that it got, else the one asked for."""
    given = Coalesce("decision_line__decision__award_type", "referral__award_type", "award_type")
    return Nomination.objects.present().filter(state__in=REACHED).annotate(given=given)


def groups_of(rows: QuerySet[Nomination]) -> list[Group]:
    """`rows` of `reached` counted, in one query."""
    names = {
        "year": F("proposal__round__year"),
        "place": F("proposal__unit"),
        "award": F("award_type"),
        "gender": F("person__gender"),
    }
    fields = ("year", "place", "award", "given", "subject_kind", "is_leader", "gender", "proposed", "granted")
    counts = {"proposed": Count("pk"), "granted": Count("pk", filter=Q(state=N.GRANTED))}
    counted = rows.order_by().annotate(**names).values(*fields[:-2]).annotate(**counts)
    return [Group(*row) for row in counted.values_list(*fields)]


class Sending(NamedTuple):
    """Of one round: how many units it expects, how many of them sent, how many of those proposed nobody."""

    units: int = 0
    sent: int = 0
    nil: int = 0


def sendings_of(rounds: Iterable[Round]) -> dict[int, Sending]:
    """By round, in two queries."""
    expected = RoundUnit.objects.filter(round__in=rounds).order_by().values_list("round").annotate(Count("pk"))
    sent = Proposal.objects.filter(round__in=rounds).exclude(state=ProposalState.DRAFT).order_by().values("round")
    numbers = sent.annotate(sent=Count("pk"), nil=Count("pk", filter=Q(is_nil=True)))
    counts = {row["round"]: (row["sent"], row["nil"]) for row in numbers}
    return {pk: Sending(units, *counts.get(pk, ())) for pk, units in expected}


def standing_of(row: Nomination | Group) -> str:
    """A key of `STANDINGS`."""
    if row.subject_kind == SubjectKind.COLLECTIVE:
        return "collective"
    return "leader" if row.is_leader else "worker"


def given_to(row: Nomination) -> AwardType | None:
    """The award that the nominee got; None where it has not come to that."""
    if row.state != N.GRANTED:
        return None
    line, referral = getattr(row, "decision_line", None), getattr(row, "referral", None)
    return line.decision.award_type if line else referral.award_type if referral else row.award_type


def by_year(groups: Iterable[Group]) -> list[Tally]:
    """The newest year first."""
    found = _summed(groups, lambda row: row.year, lambda row: row.year)
    return [Tally(str(year), *found[year], year) for year in sorted(found, reverse=True)]


def by_unit(groups: Iterable[Group], units: Iterable[tuple[int, str]]) -> list[Tally]:
    """In the order of `units`, each its key and name; those without anybody stand there too."""
    found = _summed(groups, lambda row: row.unit, lambda row: row.unit)
    return [Tally(name, *found[pk], pk) for pk, name in units]


def by_award(groups: Iterable[Group], awards: Iterable[AwardType]) -> list[Tally]:
    """Proposed for this award; given this award, whatever had been asked."""
    found = _summed(groups, lambda row: row.award, lambda row: row.given)
    return [Tally(row.short_name, *found[row.pk], row.pk) for row in awards if row.pk in found]


def by_standing(groups: Iterable[Group]) -> list[Tally]:
    found = _summed(groups, standing_of, standing_of)
    return [Tally(label, *found[code], code) for code, label in STANDINGS.items()]


def by_gender(groups: Iterable[Group]) -> list[Tally]:
    """Of individuals alone."""
    found = _summed(groups, lambda row: row.gender, lambda row: row.gender)
    return [Tally(label, *found[code], code) for code, label in GENDERS.items()]


def total(groups: Iterable[Group]) -> Tally:
    groups = list(groups)
    return Tally(_("Tổng cộng"), sum(row.proposed for row in groups), sum(row.granted for row in groups))


def _summed(
    groups: Iterable[Group], asked: Callable[[Group], Any], given: Callable[[Group], Any]
) -> dict[Any, tuple[int, int]]:
    """(proposed, granted) by what was asked for and by what was given."""
    proposed: defaultdict[Any, int] = defaultdict(int)
    granted: defaultdict[Any, int] = defaultdict(int)
    for row in groups:
        proposed[asked(row)] += row.proposed
        granted[given(row)] += row.granted
    sums = {key: (proposed[key], granted[key]) for key in {*proposed, *granted}}
    return defaultdict(lambda: (0, 0), sums)
