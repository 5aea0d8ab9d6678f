"""Taking the row that a service is about to change: always fresh, always locked."""

from awards.models import Complaint, Decision, Nomination, Posting, Proposal, ReferralPackage


def lock_proposal(proposal: Proposal) -> Proposal:
    """The row as it is now, locked until the transaction ends (on SQLite the writer is alone anyway)."""
    _hold(proposal.pk)
    return Proposal.objects.select_related("round", "unit", "submission").get(pk=proposal.pk)


def lock_proposal_in_gate(proposal: Proposal) -> Proposal:
    """The same in one statement, for whoever holds the gate of the round, which keeps the round's row as it is; the
    submission is read when it is asked for."""
    rows = Proposal.objects.select_for_update(of=("self",)).select_related("round", "unit")
    return rows.get(pk=proposal.pk)


def lock_nomination(nomination: Nomination) -> Nomination:
    """The proposal's row first, then the nomination's: one order for everyone."""
    _hold(nomination.proposal_id)
    rows = Nomination.objects.select_for_update(of=("self",))
    return rows.select_related("proposal__round", "proposal__unit", "award_type", "person", "unit").get(
        pk=nomination.pk
    )


def _hold(proposal_id: int) -> None:
    """Lock first, read in a statement of its own: of a row that it waited for PostgreSQL looks at the new version,
    but at the old ones of all rows joined to it (a submission made meanwhile would be missing)."""
    Proposal.objects.select_for_update().values_list("pk").get(pk=proposal_id)


def lock_decision(decision: Decision) -> Decision:
    rows = Decision.objects.select_for_update(of=("self",))
    return rows.select_related("round", "award_type", "touches").get(pk=decision.pk)


def lock_package(package: ReferralPackage) -> ReferralPackage:
    rows = ReferralPackage.objects.select_for_update(of=("self",))
    return rows.select_related("round__campaign", "award_type").get(pk=package.pk)


def lock_posting(posting: Posting) -> Posting:
    rows = Posting.objects.select_for_update(of=("self",))
    return rows.select_related("round__campaign").get(pk=posting.pk)


def lock_complaint(complaint: Complaint) -> Complaint:
    rows = Complaint.objects.select_for_update(of=("self",))
    return rows.select_related("round__campaign", "unit", "nomination", "sent_by").get(pk=complaint.pk)
