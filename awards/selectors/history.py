"""What has happened to a proposal, from the journal, as a timeline."""

from typing import Any

from django.db.models import Q

from awards.models import Nomination, Proposal
from awards.workflow import NOMINATION_MOVES, PROPOSAL_MOVES
from core.journal.models import JournalEntry

LABELS = {f"proposal.{move.name}": (move.label, move.target) for move in PROPOSAL_MOVES} | {
    f"nomination.{move.name}": (move.label, move.target) for move in NOMINATION_MOVES
}
# What leadership answers stays unseen by the unit until publication.
OFFICE_ONLY = ("agree", "decline", "lower", "refer", "reconsider", "appraise", "reappraise")


def history_of(proposal: Proposal, *, for_unit: bool = False, at_most: int = 60) -> list[dict[str, Any]]:
    """Entries {at, who, what, note, state, paper}, newest first; a unit does not see the desk's inner moves."""
    nominations = Nomination.objects.filter(proposal=proposal).values_list("pk", flat=True)
    about = Q(object_type="awards.proposal", object_id=str(proposal.pk))
    about |= Q(object_type="awards.nomination", object_id__in=[str(pk) for pk in nominations])
    rows = JournalEntry.objects.filter(about, action__in=LABELS, refused=False)
    if for_unit:
        rows = rows.exclude(action__in=[f"nomination.{name}" for name in OFFICE_ONLY])
    return [_entry(row) for row in rows.select_related("actor").order_by("-seq")[:at_most]]


def _entry(row: JournalEntry) -> dict[str, Any]:
    label, target = LABELS[row.action]
    what = str(label) if row.object_type == "awards.proposal" else f"{label}: {row.object_label}"
    paper = "ghi nhận theo bản ký giấy" in row.actor_label
    return {"at": row.at, "who": row.actor_label, "what": what, "note": row.note, "state": target, "paper": paper}
