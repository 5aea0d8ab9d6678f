"""What else speaks for or against one nominee: the same subject elsewhere, earlier awards, open matters.

It only shows; nothing here refuses anybody. For Văn phòng and leadership alone.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from awards.enums import NominationState
from awards.models import Nomination
from awards.selectors.records import about_subject
from campaigns.models import Round
from organization.models import AwardRecord, Discipline

# Never submitted, or not passed by the unit's own meeting.
INSIDE_THE_UNIT = (NominationState.PLANNED, NominationState.PASSED, NominationState.NOT_PASSED)


@dataclass(frozen=True)
class Elsewhere:
    """Another nomination of the same subject over the same time, and what is to be looked at."""

    nomination: Nomination
    what: str


@dataclass(frozen=True)
class Background:
    elsewhere: Sequence[Elsewhere]
    matters: Sequence[Discipline]
    awarded: Sequence[AwardRecord]
    earlier: Sequence[AwardRecord]

    @property
    def count(self) -> int:
        """How many things there are to be weighed; earlier awards are only history."""
        return len(self.elsewhere) + len(self.matters) + len(self.awarded)


def background_of(nomination: Nomination) -> Background:
    """In four queries, however much there is."""
    round_ = nomination.proposal.round
    awards = list(AwardRecord.objects.filter(about_subject(nomination.subject)).order_by("-year", "-decided_on", "pk"))
    in_period = [row for row in awards if round_.period_from <= row.year <= round_.period_to]
    return Background(
        elsewhere=[Elsewhere(row, _what(row, nomination)) for row in _elsewhere(nomination)],
        matters=list(_matters(nomination)),
        awarded=in_period,
        earlier=[row for row in awards if row not in in_period],
    )


def _elsewhere(nomination: Nomination) -> QuerySet[Nomination]:
    rows = _over_the_same_time(nomination.proposal.round).filter(about_subject(nomination.subject))
    return rows.exclude(pk=nomination.pk)


def _over_the_same_time(round_: Round) -> QuerySet[Nomination]:
    """What was submitted in this round and in those whose period overlaps."""
    rows = Nomination.objects.present().filter(
        proposal__submission__isnull=False,
        proposal__round__period_from__lte=round_.period_to,
        proposal__round__period_to__gte=round_.period_from,
    )
    rows = rows.exclude(state__in=INSIDE_THE_UNIT).select_related("proposal__unit", "proposal__round", "award_type")
    return rows.order_by("-proposal__round__year", "pk")


def doubles_of(round_: Round, nominations: Collection[Nomination]) -> dict[int, list[str]]:
    """Of nominations of one round, in two queries: where else the subject is proposed over the same time, and what it
    was awarded in it already. Only to be looked at, as all that stands here."""
    about = Q(person__in=[row.person_id for row in nominations if row.person_id])
    about |= Q(unit__in=[row.unit_id for row in nominations if row.unit_id])
    others = _by_subject(_over_the_same_time(round_).filter(about))
    period = (round_.period_from, round_.period_to)
    awards = _by_subject(AwardRecord.objects.standing().filter(about, year__range=period).order_by("year", "pk"))
    return {row.pk: [*_doubles(row, others), *_awarded(row, awards)] for row in nominations}


def _by_subject(rows: Iterable[Any]) -> dict[tuple[int | None, int | None], list[Any]]:
    found: dict[tuple[int | None, int | None], list[Any]] = {}
    for row in rows:
        found.setdefault((row.person_id, row.unit_id), []).append(row)
    return found


def _doubles(nomination: Nomination, others: dict[tuple[int | None, int | None], list[Nomination]]) -> list[str]:
    """Each thing once, with whom and where."""
    rows = [one for one in others.get((nomination.person_id, nomination.unit_id), []) if one.pk != nomination.pk]
    return [f"{_what(one, nomination)} ({one.proposal.unit.short_name}, {one.proposal.round})" for one in rows]


def _awarded(nomination: Nomination, awards: dict[tuple[int | None, int | None], list[AwardRecord]]) -> list[str]:
    text = _("Đã được khen trong kỳ: %s.")
    return [text % row for row in awards.get((nomination.person_id, nomination.unit_id), [])]


def _what(other: Nomination, nomination: Nomination) -> str:
    if other.proposal.round_id == nomination.proposal.round_id:
        if other.proposal.unit_id != nomination.proposal.unit_id:
            return _("Hai đơn vị cùng đề nghị trong đợt này.")
        return _("Đề nghị hai hình thức trong đợt này.")
    if other.other_achievement or nomination.other_achievement:
        return _("Đợt khác cùng thời gian; đơn vị nêu là thành tích khác.")
    return _("Đợt khác cùng thời gian; xem có cùng một thành tích hay không.")


def _matters(nomination: Nomination) -> QuerySet[Discipline]:
    """Discipline, inspections, complaints in force on a day of the period, and whatever is not decided yet."""
    first, last = _period(nomination.proposal.round)
    about = Q(unit=nomination.unit_id or nomination.proposal.unit_id)
    if nomination.person_id:
        about |= Q(person=nomination.person_id)
    else:
        about |= Q(person__memberships__unit=nomination.unit_id)
    in_force = Q(starts_on__lte=last) & (Q(ends_on=None) | Q(ends_on__gte=first))
    rows = Discipline.objects.filter(about, Q(pending=True) | in_force)
    return rows.select_related("person", "unit").distinct().order_by("-starts_on", "pk")


def _period(round_: Round) -> tuple[date, date]:
    return date(round_.period_from, 1, 1), date(round_.period_to, 12, 31)
