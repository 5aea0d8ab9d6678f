"""The working draft of a proposal: whether it may be written, and taking it for writing."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.enums import ProposalState
from awards.models import Nomination, Proposal
from awards.services.locked import lock_nomination, lock_proposal
from core.access import check
from core.refusals import Conflict, Problem

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


def lock_draft(proposal: Proposal, *, actor: Any) -> Proposal:
    """The locked row of a draft that `actor` may write. Raises Denied or Conflict."""
    proposal = lock_proposal(proposal)
    check(actor, "awards.edit_proposal", proposal)
    must_be_editable(proposal)
    return proposal


def lock_draft_nomination(nomination: Nomination, *, actor: Any) -> Nomination:
    """The locked row of a nomination in a draft that `actor` may write. Raises Denied or Conflict."""
    nomination = lock_nomination(nomination)
    check(actor, "awards.edit_proposal", nomination)
    must_be_editable(nomination.proposal)
    return nomination


def must_be_version(row: Any, version: int) -> None:
    """Raise Conflict unless `row` is still as it was read (`version`; 0 for a row that was not there)."""
    if version != (row.version if row.pk else 0):
        raise Conflict(
            Problem(_("Người khác vừa lưu mục này sau khi bạn mở trang. Nội dung của bạn còn ở dưới."), code="stale")
        )
