"""What a unit may know of states: until publication it sees "Đang xét" (domain.md, "Life of a proposal")."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from awards.enums import DecisionState, NominationState, ProposalState
from awards.models import Decision, Nomination, Proposal
from organization.enums import SubjectKind

BEING_CONSIDERED = frozenset({
    NominationState.PROPOSED, NominationState.APPRAISED, NominationState.AGREED, NominationState.DECLINED,
    NominationState.LOWERED, NominationState.REFERRED,
})  # fmt: skip


def counts_text(nominations: Iterable[Nomination]) -> str:
    """`2 tập thể, 5 cá nhân`; what there is none of is left out."""
    kinds = [row.subject_kind for row in nominations]
    counts = [(kinds.count(kind), SubjectKind(kind).label.lower()) for kind in SubjectKind.values]
    return ", ".join(f"{number} {label}" for number, label in counts if number) or _("Chưa có đối tượng")


def state_for_unit(nomination: Nomination, published: Iterable[int] = ()) -> tuple[str, str]:
    """Code and words of a nomination's state; until publication a unit sees "Đang xét" (domain.md)."""
    if nomination.state in BEING_CONSIDERED and nomination.award_type_id not in published:
        return "proposed", _("Đang xét")
    return nomination.state, nomination.get_state_display()


def proposal_state_for_unit(proposal: Proposal, published: Iterable[int] = ()) -> tuple[str, str]:
    """Code and words of a proposal's state as its unit may know it; a correction is named beside."""
    if proposal.state == ProposalState.DECIDED and not published:
        return "accepted", _("Đang xét")
    if proposal.state == ProposalState.SUBMITTED and proposal.correcting_since:
        return "submitted", _("Đã nộp, đang sửa")
    return proposal.state, proposal.get_state_display()


def published_awards(round_id: int) -> set[int]:
    """The award types of a round whose decisions are published."""
    return published_in([round_id])[round_id]


def published_in(round_ids: Iterable[int]) -> dict[int, set[int]]:
    """The same of several rounds, in one query."""
    found: dict[int, set[int]] = {pk: set() for pk in round_ids}
    rows = Decision.objects.filter(round__in=found, state=DecisionState.PUBLISHED)
    for round_id, award_id in rows.values_list("round", "award_type"):
        found[round_id].add(award_id)
    return found
