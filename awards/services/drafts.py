"""The working draft of a proposal: whether it may be written, and taking it for writing."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.enums import ProposalState
from awards.models import Nomination, Proposal
from awards.services.locked import lock_nomination, lock_proposal
from campaigns.models import Extension
from core.access import check
from core.clock import day_of
from core.journal import record
from core.journal.models import JournalEntry
from core.refusals import Conflict, Problem
from organization.services.notices import people_of_unit, tell

CLOSED = {
    ProposalState.SUBMITTED: gettext_lazy(
        "Hồ sơ đã nộp nên không ghi thêm được. Muốn sửa, lãnh đạo đơn vị chọn “Sửa hồ sơ đã nộp”."
    ),
    ProposalState.ACCEPTED: gettext_lazy(
        "Văn phòng đã tiếp nhận hồ sơ nên không ghi thêm được. Cần bổ sung, hãy trao đổi với Văn phòng."
    ),
    ProposalState.DECIDED: gettext_lazy("Hồ sơ đã xét xong nên không ghi thêm được."),
}


def why_not_editable(proposal: Proposal) -> str:
    """Why the working draft may not be written now; "" when it may. The cut-off closes submitting, not writing."""
    return "" if proposal.is_editable else str(CLOSED[ProposalState(proposal.state)])


def must_be_editable(proposal: Proposal) -> None:
    """Raise Conflict with the reason unless the working draft may be written."""
    reason = why_not_editable(proposal)
    if reason:
        raise Conflict(Problem(reason, code="not_editable"))


def must_take_nominees(proposal: Proposal) -> None:
    """Raise Conflict while a supplement is written: no nominee or award may be added or changed (rule 11)."""
    if proposal.state == ProposalState.SUPPLEMENTING:
        raise Conflict(
            _("Khi bổ sung theo yêu cầu, không thêm, bớt, đổi đối tượng hay hình thức; muốn bỏ ai thì dùng “Rút”.")
        )


def note_typist(proposal: Proposal, *, actor: Any) -> None:
    """Journal, once for each officer, that Văn phòng types this proposal from the unit's paper, and tell the unit."""
    if actor.user is None or proposal.unit_id in actor.unit_ids:
        return
    about = {"action": "proposal.type", "object_type": "awards.proposal", "object_id": str(proposal.pk)}
    if JournalEntry.objects.filter(**about, actor=actor.user).exists():
        return
    paper = Extension.objects.papers_open(actor.now).filter(round=proposal.round, unit=proposal.unit).first()
    record("proposal.type", actor=actor, now=actor.now, obj=proposal, unit_id=proposal.unit_id,
           paper=paper.paper_number, received=paper.received_at.isoformat())  # fmt: skip
    text = _("%(who)s nhập hồ sơ %(round)s của đơn vị từ bản giấy số đến %(number)s.") % {
        "who": actor.label, "round": proposal.round, "number": paper.paper_number,
    }  # fmt: skip
    people, url = people_of_unit(proposal.unit_id, day_of(actor.now)), reverse("proposal", args=[proposal.pk])
    tell(people, text=text, key=f"typed:{proposal.pk}:{actor.user.pk}", now=actor.now, url=url)


def lock_draft(proposal: Proposal, *, actor: Any) -> Proposal:
    """The locked row of a draft that `actor` may write. Raises Denied or Conflict."""
    proposal = lock_proposal(proposal)
    check(actor, "awards.edit_proposal", proposal)
    must_be_editable(proposal)
    note_typist(proposal, actor=actor)
    return proposal


def lock_draft_nomination(nomination: Nomination, *, actor: Any) -> Nomination:
    """The locked row of a nomination in a draft that `actor` may write. Raises Denied or Conflict."""
    nomination = lock_nomination(nomination)
    check(actor, "awards.edit_proposal", nomination)
    must_be_editable(nomination.proposal)
    note_typist(nomination.proposal, actor=actor)
    return nomination


def must_be_version(row: Any, version: int) -> None:
    """Raise Conflict unless `row` is still as it was read (`version`; 0 for a row that was not there)."""
    if version != (row.version if row.pk else 0):
        raise Conflict(
            Problem(_("Người khác vừa lưu mục này sau khi bạn mở trang. Nội dung của bạn còn ở dưới."), code="stale")
        )
