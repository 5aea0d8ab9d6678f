"""Taking the row that a service is about to change: always fresh, always locked."""

from awards.models import Decision, Nomination, Proposal


def lock_proposal(proposal: Proposal) -> Proposal:
    """The row as it is now, locked until the transaction ends (on SQLite the writer is alone anyway)."""
    rows = Proposal.objects.select_for_update(of=("self",))
    return rows.select_related("round", "unit", "submission").get(pk=proposal.pk)


def lock_nomination(nomination: Nomination) -> Nomination:
    """The proposal's row first, then the nomination's: one order for everyone."""
    lock_proposal(Proposal(pk=nomination.proposal_id))
    rows = Nomination.objects.select_for_update(of=("self",))
    return rows.select_related("proposal__round", "proposal__unit", "award_type", "person", "unit").get(
        pk=nomination.pk
    )


def lock_decision(decision: Decision) -> Decision:
    rows = Decision.objects.select_for_update(of=("self",))
    return rows.select_related("round", "award_type").get(pk=decision.pk)
