"""Thành tích of one person or unit: what was granted through us, what is known from before, what is being asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from awards.enums import NominationState
from awards.models import Decision, Nomination
from awards.selectors.acts import replaced_by
from awards.selectors.states import published_in, state_for_unit
from awards.selectors.statistics import REACHED
from organization.enums import FactState
from organization.models import AwardRecord, Person, Unit

PARTS = (
    "proposal__round",
    "proposal__unit",
    "award_type",
    "decision_line__decision__award_type",
    "referral__award_type",
)


@dataclass(frozen=True)
class Honour:
    """One award: its year and name, the paper that grants it; `decision` is ours, None for one from above."""

    nomination: Nomination

    year: int
    award: str
    paper: str
    day: date | None
    decision: int | None = None


@dataclass(frozen=True)
class Asked:
    """One nomination as its subject may know it: until publication "Đang xét"."""

    nomination: Nomination
    state: str
    label: str


def granted_to(subject: Person | Unit) -> list[Honour]:
    """What published Decisions and answers from above have granted and nobody has revoked; everyone may know it."""
    rows = list(_nominations(subject).filter(state=NominationState.GRANTED).order_by("-proposal__round__year", "pk"))
    replacing = replaced_by(row.decision_line for row in rows if hasattr(row, "decision_line"))
    return [_honour(row, replacing) for row in rows]


def known_before(subject: Person | Unit, granted: Iterable[Honour], actor: Any) -> list[AwardRecord]:
    """Danh hiệu and khen thưởng of other sources than what was `granted`, for whoever may see them."""
    rows = AwardRecord.objects.visible_to(actor).filter(about_subject(subject)).exclude(state=FactState.OWN)
    ours = {(row.year, row.paper) for row in granted}
    return [row for row in rows if (row.year, row.number) not in ours]


def asked_for(person: Person) -> list[Asked]:
    """Every nomination of this person that has reached Văn phòng, the newest first; for his own eyes."""
    rows = list(_nominations(person).filter(state__in=REACHED).order_by("-proposal__round__year", "-pk"))
    published = published_in({row.proposal.round_id for row in rows})
    return [Asked(row, *state_for_unit(row, published[row.proposal.round_id])) for row in rows]


def _nominations(subject: Person | Unit) -> Any:
    return Nomination.objects.present().filter(about_subject(subject)).select_related(*PARTS)


def about_subject(subject: Person | Unit) -> Q:
    """The rows with a `person` and a `unit` that are about this one."""
    return Q(person=subject) if isinstance(subject, Person) else Q(unit=subject)


def _honour(row: Nomination, replacing: dict[int, Decision]) -> Honour:
    """By the Decision in force: the one that has replaced the first, where there is one."""
    year, line, referral = row.proposal.round.year, getattr(row, "decision_line", None), getattr(row, "referral", None)
    if line is not None:
        decision = replacing.get(line.pk, line.decision)
        paper = f"{decision.number}/{decision.symbol}"
        return Honour(row, year, line.decision.award_type.name, paper, decision.signed_on, decision.pk)
    return Honour(row, year, referral.award_type.name, referral.outcome_paper, referral.outcome_on)
