"""What has happened to a proposal, from the journal, as a timeline."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from awards.models import Nomination, PaperRecord, Proposal
from awards.workflow import NOMINATION_MOVES, PROPOSAL_MOVES
from core.journal.models import JournalEntry

LABELS = {f"proposal.{move.name}": (move.label, move.target) for move in PROPOSAL_MOVES} | {
    f"nomination.{move.name}": (move.label, move.target) for move in NOMINATION_MOVES
}
LABELS |= {
    "proposal.start_correction": (_("Mở bản sửa hồ sơ đã nộp"), "draft"),
    "proposal.type": (_("Văn phòng nhập hồ sơ từ bản giấy đến trước hạn"), "draft"),
    "proposal.restore": (_("Trở lại bản đã nộp"), "submitted"),
    "proposal.extend_request": (_("Gia hạn bổ sung"), "supplementing"),
    "proposal.name_appraiser": (_("Chỉ định người thẩm định"), "looking"),
}
# What leadership answers stays unseen by the unit until publication.
OFFICE_ONLY = ("agree", "decline", "lower", "refer", "reconsider", "appraise", "reappraise", "appraise_again")


def history_of(proposal: Proposal, *, for_unit: bool = False, at_most: int = 60) -> list[dict[str, Any]]:
    """Entries {at, who, what, note, state, paper}, newest first; a unit does not see the desk's inner moves.

    `paper` is the record of the signed paper that the act stands on, None for an act on screen.
    """
    nominations = Nomination.objects.filter(proposal=proposal).values_list("pk", flat=True)
    about = Q(object_type="awards.proposal", object_id=str(proposal.pk))
    about |= Q(object_type="awards.nomination", object_id__in=[str(pk) for pk in nominations])
    rows = JournalEntry.objects.filter(about, action__in=LABELS, refused=False)
    if for_unit:
        rows = rows.exclude(action__in=[f"nomination.{name}" for name in OFFICE_ONLY] + ["proposal.name_appraiser"])
    # An act and its paper are written in one transaction: at the same instant, by the same typist.
    papers = {(row.recorded_at, row.recorded_by_id): row for row in PaperRecord.objects.filter(proposal=proposal)}
    return [_entry(row, papers) for row in rows.order_by("-seq")[:at_most]]


def _entry(row: JournalEntry, papers: dict[Any, PaperRecord]) -> dict[str, Any]:
    label, target = LABELS[row.action]
    what = str(label) if row.object_type == "awards.proposal" else f"{label}: {row.object_label}"
    paper = papers.get((row.at, row.actor_id))
    return {"at": row.at, "who": row.actor_label, "what": what, "note": row.note, "state": target, "paper": paper}
