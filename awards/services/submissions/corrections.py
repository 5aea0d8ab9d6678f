"""Sửa hồ sơ đã nộp: a new draft beside the submitted version, which counts until the new one is submitted (rule 7)."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from awards.enums import PaperAct, ProposalState
from awards.models import Proposal
from awards.services.paper_records import keep_paper
from awards.services.submissions.door import enter, must_be_in_time, visit
from awards.services.submissions.restore import restore_submitted
from awards.services.submissions.withdrawals import take_back_nominees
from core.access import check
from core.journal import record
from core.locks import door_transaction
from core.refusals import Conflict, Problem


def start_correction(proposal: Proposal, *, actor: Any, now: datetime, arrived_at: datetime | None = None) -> Proposal:
    """Open a new draft beside what was submitted; nothing that was submitted changes by it.

    Asking again changes nothing. Raises Denied, Conflict when it is late or the office has the proposal by now.
    """
    with door_transaction():
        proposal = enter(proposal)
        check(actor, "awards.submit_proposal", proposal)
        must_be_in_time(visit(proposal, actor=actor, arrived_at=arrived_at))
        _must_be_submitted(proposal)
        if proposal.correcting_since is None:
            proposal.correcting_since = now
            proposal.save(update_fields=["correcting_since"])
            record("proposal.start_correction", actor=actor, now=now, obj=proposal, unit_id=proposal.unit_id,
                   number=proposal.submission.number)  # fmt: skip
            take_back_nominees(proposal, actor=actor, now=now)
            keep_paper(PaperAct.START_CORRECTION, proposal, proposal, actor=actor, now=now)
    return proposal


def drop_correction(proposal: Proposal, *, actor: Any, now: datetime) -> Proposal:
    """Bỏ bản đang sửa: the working draft becomes what was submitted again. Possible after the cut-off too."""
    with door_transaction():
        proposal = enter(proposal)
        check(actor, "awards.submit_proposal", proposal)
        _must_be_submitted(proposal)
        if proposal.correcting_since is not None:
            restore_submitted(proposal, actor=actor, now=now)
            keep_paper(PaperAct.DROP_CORRECTION, proposal, proposal, actor=actor, now=now)
    return proposal


def _must_be_submitted(proposal: Proposal) -> None:
    if proposal.state != ProposalState.SUBMITTED:
        text = _("Chỉ sửa được hồ sơ đã nộp mà Văn phòng chưa tiếp nhận; hồ sơ này: %s.")
        raise Conflict(Problem(text % proposal.get_state_display().lower(), code="not_submitted"))
