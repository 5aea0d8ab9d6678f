"""Who has been awarded: by a published Decision of ours, or from above."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from awards.enums import DecisionState, NominationState
from awards.models import Decision, DecisionLine, Nomination, Referral
from awards.selectors.acts import Words, replaced_by, revoked_by, words_in_force


def on_board() -> QuerySet[DecisionLine]:
    """Every line of a published Decision, the revoked ones too: the board says of them by which Decision."""
    given = (NominationState.GRANTED, NominationState.REVOKED)
    rows = DecisionLine.objects.filter(decision__state=DecisionState.PUBLISHED, nomination__state__in=given)
    return rows.select_related("decision__award_type", "decision__round", "nomination")


@dataclass(frozen=True)
class Honoured:
    """One of the board: how it is printed now, by which Decision it was given, by which one taken away."""

    line: DecisionLine
    words: Words
    decision: Decision
    revoked: Decision | None

    @property
    def remark(self) -> str:
        return _("Đã hủy bỏ theo %s") % self.revoked if self.revoked else ""


def shown(lines: Iterable[DecisionLine]) -> list[Honoured]:
    """The lines as later Decisions have left them, in three queries."""
    rows = list(lines)
    words, replaced, revoked = words_in_force(rows), replaced_by(rows), revoked_by(rows)
    return [Honoured(row, words[row.pk], replaced.get(row.pk, row.decision), revoked.get(row.pk)) for row in rows]


def honoured() -> QuerySet[DecisionLine]:
    """Lines of published Decisions that still stand, with what the board prints and nothing more personal."""
    rows = DecisionLine.objects.filter(
        decision__state=DecisionState.PUBLISHED, nomination__state=NominationState.GRANTED
    )
    return rows.select_related("decision__award_type", "decision__round", "nomination")


def from_above() -> QuerySet[Referral]:
    """What UBND tỉnh or Thủ tướng has given through us, with the number and date of that decision."""
    return Referral.objects.granted().select_related("award_type", "nomination__proposal__round")


def honour_of(nomination: Nomination) -> tuple[str, str]:
    """The award of an awarded nominee and the paper that gave it, as the board says them."""
    line = getattr(nomination, "decision_line", None)
    if line is None:
        return nomination.referral.award_type.name, nomination.referral.decision_words
    (one,) = shown([line])
    return line.decision.award_type.name, str(one.decision)
