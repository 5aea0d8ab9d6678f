"""Remarks pinned to places of a submitted version: written by Văn phòng or leadership, answered by the unit."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from awards.enums import ProposalState
from awards.models import Proposal, Remark
from awards.services.drafts import lock_draft
from awards.services.locked import lock_proposal
from core.access import check
from core.journal import record
from core.refusals import Conflict, Problem, Refused

OPEN_FOR_REMARKS = (ProposalState.SUBMITTED, ProposalState.ACCEPTED)


@dataclass(frozen=True)
class Note:
    """One remark to pin: a place such as "minutes" or "report:12:area:the-che", its name on screen, the words."""

    place: str
    label: str
    text: str


@transaction.atomic
def pin_remark(proposal: Proposal, note: Note, *, actor: Any, now: datetime) -> Remark:
    """Write a remark down; the unit reads it once it is sent with a request.

    Raises Conflict when the proposal is not with Văn phòng, Refused without words.
    """
    proposal = lock_proposal(proposal)
    check(actor, "awards.request_supplement", proposal)
    if proposal.state not in OPEN_FOR_REMARKS:
        raise Conflict(_("Chỉ ghi nhận xét vào hồ sơ đã nộp hoặc đã tiếp nhận, chưa xét xong."))
    if not note.text.strip():
        raise Refused(Problem(_("Chọn câu mẫu hoặc ghi nhận xét."), field="text"))
    remark = Remark.objects.create(
        proposal=proposal, place=note.place, place_label=note.label[:300], text=note.text.strip(),
        written_by=actor.user, written_at=now,
    )  # fmt: skip
    record("remark.pin", actor=actor, now=now, obj=remark, unit_id=proposal.unit_id, note=remark.text, place=note.place)
    return remark


@transaction.atomic
def drop_remark(remark: Remark, *, actor: Any, now: datetime) -> None:
    """Take a remark away that was not sent; the journal keeps its words. Raises Conflict for one that was."""
    proposal = lock_proposal(remark.proposal)
    check(actor, "awards.request_supplement", proposal)
    draft = Remark.objects.drafts().filter(pk=remark.pk).first()
    if draft is None:
        raise Conflict(_("Nhận xét này đã gửi đơn vị hoặc đã bỏ."))
    record("remark.drop", actor=actor, now=now, obj=draft, unit_id=proposal.unit_id, note=draft.text, place=draft.place)
    draft.delete()


@transaction.atomic
def answer_remark(remark: Remark, *, fixed: bool, reply: str, actor: Any, now: datetime) -> Remark:
    """The unit marks a remark "đã sửa", or takes the mark back, with a short answer.

    Raises Denied for another unit, Conflict when the request is no longer open.
    """
    proposal = lock_draft(remark.proposal, actor=actor)
    remark = Remark.objects.select_related("request").get(pk=remark.pk)
    if remark.request is None or remark.request.closed_at or proposal.state != ProposalState.SUPPLEMENTING:
        raise Conflict(_("Yêu cầu bổ sung này đã khép lại."))
    remark.fixed_at = (remark.fixed_at or now) if fixed else None
    remark.reply = reply.strip()
    remark.save(update_fields=["fixed_at", "reply"])
    record("remark.answer", actor=actor, now=now, obj=remark, unit_id=proposal.unit_id, note=remark.reply, fixed=fixed)
    return remark
