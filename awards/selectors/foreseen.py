"""What the Decisions would say by the answers so far, before anybody drafts one; nothing here is saved."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from awards.enums import AnswerKind, NominationState
from awards.models import Answer, DecisionLine, Nomination
from awards.selectors.approval import ApprovalLine, Desk
from awards.selectors.replies import proposed_reply
from campaigns.enums import Power
from campaigns.models import AwardType, Round
from core.clock import day_of
from organization.selectors.people import department_heads

AGREED = (NominationState.AGREED, NominationState.LOWERED)


@dataclass(frozen=True)
class Foreseen:
    """One Decision as it would be drafted now: its award and its lines, collectives first."""

    award: AwardType
    lines: list[DecisionLine]

    @property
    def total(self) -> int:
        return sum(line.bonus or 0 for line in self.lines)


def agreed_in(round_: Round) -> dict[AwardType, list[Nomination]]:
    """Those whom leadership agreed to give an award, in no Decision yet, by that award in the order of its list."""
    answers = Answer.objects.filter(
        nomination__proposal__round=round_, nomination__state__in=AGREED, nomination__decision_line=None,
        nomination__removed_at=None, superseded_at=None, award_type__isnull=False,
    )  # fmt: skip
    parts = ("proposal__unit", "award_type", "person", "unit", "appraisal")
    found: dict[AwardType, list[Nomination]] = {}
    for answer in answers.select_related("award_type", *(f"nomination__{part}" for part in parts)):
        found.setdefault(answer.award_type, []).append(answer.nomination)
    return {award: sorted(rows, key=place_in_decision) for award, rows in found.items()}


def place_in_decision(nomination: Nomination) -> tuple:
    return (nomination.subject_kind, nomination.proposal.unit.order, nomination.order, nomination.pk)


def foreseen(desk: Desk, *, day: date, excepted: Collection[int] = ()) -> list[Foreseen]:
    """The Decisions that would follow "đồng ý toàn bộ theo đề nghị" but for `excepted`, the higher award first."""
    rows = agreed_in(desk.round)
    for nomination, award in _would_agree(desk, day, excepted):
        rows.setdefault(award, []).append(nomination)
    return [
        Foreseen(award, lines_for(sorted(rows[award], key=place_in_decision), award, desk.amounts))
        for award in sorted(rows, key=lambda award: -award.rank)
        if award.power == Power.OWN
    ]


def foreseen_in_words(
    desk: Desk, *, now: datetime, excepted: Collection[int] = ()
) -> list[tuple[Foreseen, dict[str, Any]]]:
    """The same, each with what its paper would say; papers are made above this app, so they are asked by name."""
    say = import_string(settings.DECISION_WORDS)
    found = foreseen(desk, day=day_of(now), excepted=excepted)
    return list(zip(found, say(desk.round, found, now=now), strict=True))


def _would_agree(desk: Desk, day: date, excepted: Collection[int]) -> list[tuple[Nomination, AwardType]]:
    open_lines = [row for row in desk.open_lines if row.can_be_answered and row.nomination.pk not in excepted]
    heads = department_heads(day) if open_lines else frozenset()
    return [(row.nomination, award) for row in open_lines if (award := _proposed_award(row, heads))]


def _proposed_award(row: ApprovalLine, heads: Collection[int]) -> AwardType | None:
    """What would be given as proposed; the director is not given his own Giấy khen."""
    reply = proposed_reply(row.nomination)
    agrees = reply.kind in (AnswerKind.AGREE, AnswerKind.LOWER) and row.nomination.person_id not in heads
    return reply.award_type if agrees else None


def lines_for(nominations: Collection[Nomination], award: AwardType, amounts: dict) -> list[DecisionLine]:
    """The lines of a Decision over these, in this order, as they are printed; not saved, and without their codes."""
    return [
        DecisionLine(
            nomination=row,
            order=order,
            printed_name=row.printed_name,
            printed_position=row.printed_position,
            printed_unit=row.printed_unit,
            salutation=row.person.salutation if row.person_id else "",
            bonus=amounts.get((award.pk, row.subject_kind)),
        )
        for order, row in enumerate(nominations, start=1)
    ]
