"""Which moves exist: three tables that a clerk could proof-read, and the one function that makes a move.

Life of a proposal and of a nomination: `domain.md`, "Life of a proposal". Nothing else assigns `.state`.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from awards.enums import DecisionState as D
from awards.enums import NominationState as N
from awards.enums import ProposalState as P
from awards.models import Decision, Nomination, Proposal
from core.access import check
from core.journal import record
from core.lazy import Text
from core.refusals import Conflict, Refused

Row = Proposal | Nomination | Decision


@dataclass(frozen=True)
class Move:
    """One row: from which states, to which, by whom (a permission), whether a note is needed and a gate is asked."""

    name: str
    label: Text
    sources: tuple[str, ...]
    target: str
    who: str
    needs_note: bool = False
    gated: bool = False


PROPOSAL_MOVES = (
    Move("submit", _("Nộp hồ sơ"), (P.DRAFT,), P.SUBMITTED, "awards.submit_proposal", gated=True),
    Move("correct", _("Nộp bản sửa"), (P.SUBMITTED,), P.SUBMITTED, "awards.submit_proposal", gated=True),
    Move("withdraw", _("Rút hồ sơ"), (P.SUBMITTED,), P.DRAFT, "awards.withdraw_proposal", needs_note=True, gated=True),
    Move("receive", _("Tiếp nhận"), (P.SUBMITTED,), P.ACCEPTED, "awards.receive_proposal"),
    Move("request", _("Yêu cầu bổ sung"), (P.SUBMITTED, P.ACCEPTED), P.SUPPLEMENTING, "awards.request_supplement",
         needs_note=True),
    Move("resubmit", _("Nộp bổ sung"), (P.SUPPLEMENTING,), P.SUBMITTED, "awards.submit_proposal", gated=True),
    Move("close_request", _("Thôi yêu cầu bổ sung"), (P.SUPPLEMENTING,), P.SUBMITTED, "awards.request_supplement"),
    Move("decide", _("Xét xong"), (P.ACCEPTED,), P.DECIDED, "awards.answer_nomination", gated=True),
    Move("reopen", _("Xét lại"), (P.DECIDED,), P.ACCEPTED, "awards.answer_nomination"),
)  # fmt: skip

NOMINATION_MOVES = (
    Move("pass", _("Đơn vị thông qua"), (N.PLANNED, N.NOT_PASSED), N.PASSED, "awards.edit_proposal"),
    Move("fail", _("Đơn vị không thông qua"), (N.PLANNED, N.PASSED), N.NOT_PASSED, "awards.edit_proposal"),
    Move("unvote", _("Bỏ kết quả biểu quyết"), (N.PASSED, N.NOT_PASSED), N.PLANNED, "awards.edit_proposal"),
    Move("propose", _("Đề nghị"), (N.PASSED,), N.PROPOSED, "awards.submit_proposal"),
    Move("take_back", _("Rút cùng hồ sơ"), (N.PROPOSED,), N.PASSED, "awards.withdraw_proposal"),
    Move("restore_proposed", _("Trở lại bản đã nộp: đề nghị"), (N.PLANNED, N.PASSED, N.NOT_PASSED), N.PROPOSED,
         "awards.restore_submitted"),
    Move("restore_passed", _("Trở lại bản đã nộp: thông qua"), (N.PLANNED, N.NOT_PASSED), N.PASSED,
         "awards.restore_submitted"),
    Move("restore_not_passed", _("Trở lại bản đã nộp: không thông qua"), (N.PLANNED, N.PASSED), N.NOT_PASSED,
         "awards.restore_submitted"),
    Move("appraise", _("Kết luận thẩm định"), (N.PROPOSED,), N.APPRAISED, "awards.appraise_nomination"),
    Move("reappraise", _("Thẩm định lại"), (N.APPRAISED,), N.PROPOSED, "awards.appraise_nomination"),
    Move("appraise_again", _("Thẩm định lại sau bổ sung"), (N.APPRAISED,), N.PROPOSED, "awards.receive_proposal"),
    Move("agree", _("Đồng ý khen thưởng"), (N.APPRAISED,), N.AGREED, "awards.answer_nomination", gated=True),
    Move("decline", _("Chưa đồng ý khen thưởng"), (N.APPRAISED,), N.DECLINED, "awards.answer_nomination",
         needs_note=True, gated=True),
    Move("lower", _("Hạ hình thức"), (N.APPRAISED,), N.LOWERED, "awards.answer_nomination", needs_note=True,
         gated=True),
    Move("refer", _("Trình cấp trên"), (N.APPRAISED,), N.REFERRED, "awards.answer_nomination", gated=True),
    Move("reconsider", _("Xét lại"), (N.AGREED, N.DECLINED, N.LOWERED, N.REFERRED), N.APPRAISED,
         "awards.answer_nomination", gated=True),
    Move("grant", _("Được tặng"), (N.AGREED, N.LOWERED), N.GRANTED, "awards.publish_decision"),
    Move("not_grant", _("Không được tặng"), (N.REFERRED,), N.NOT_GRANTED, "awards.record_referral"),
    Move("grant_above", _("Được cấp trên tặng"), (N.REFERRED,), N.GRANTED, "awards.record_referral"),
    Move("withdraw_one", _("Đơn vị rút đối tượng"), (N.PROPOSED, N.APPRAISED, N.AGREED, N.DECLINED, N.LOWERED,
         N.REFERRED), N.WITHDRAWN, "awards.withdraw_proposal", needs_note=True, gated=True),
)  # fmt: skip

DECISION_MOVES = (
    Move("send", _("Trình ký"), (D.DRAFT,), D.FOR_SIGNATURE, "awards.draft_decision", gated=True),
    Move("take_back", _("Rút về dự thảo"), (D.FOR_SIGNATURE,), D.DRAFT, "awards.draft_decision", needs_note=True),
    Move("sign", _("Ghi nhận đã ký"), (D.FOR_SIGNATURE,), D.SIGNED, "awards.sign_decision", gated=True),
    Move("publish", _("Công bố"), (D.SIGNED,), D.PUBLISHED, "awards.publish_decision"),
)

_MOVES: dict[type, dict[str, Move]] = {
    Proposal: {move.name: move for move in PROPOSAL_MOVES},
    Nomination: {move.name: move for move in NOMINATION_MOVES},
    Decision: {move.name: move for move in DECISION_MOVES},
}


def move_named(obj: Row, name: str) -> Move:
    return _MOVES[type(obj)][name]


def moves_from(obj: Row) -> list[Move]:
    """The moves that start from the present state, whoever may make them."""
    return [move for move in _MOVES[type(obj)].values() if obj.state in move.sources]


def transition(obj: Row, name: str, *, actor: Any, now: datetime, note: str = "", **details: Any) -> None:
    """Make the move `name` on a locked row: check who and from where, write the state, journal it.

    Raises Denied when the actor may not, Conflict when the row is in another state by now, Refused without a
    needed note. Gates are asked by the service before; the caller holds the transaction.
    """
    move = move_named(obj, name)
    check(actor, move.who, obj)
    if obj.state not in move.sources:
        raise Conflict(
            _("“%(thing)s” đang ở trạng thái “%(state)s” nên không thể %(move)s.")
            % {"thing": obj, "state": obj.get_state_display(), "move": str(move.label).lower()}
        )
    if move.needs_note and not note.strip():
        raise Refused(_("%(move)s phải ghi lý do.") % {"move": move.label})
    source, obj.state = obj.state, move.target
    fields = ["state"]
    if isinstance(obj, Proposal):
        obj.state_changed_at = now
        fields.append("state_changed_at")
    obj.save(update_fields=fields)
    record(
        f"{obj._meta.model_name}.{name}",
        actor=actor,
        now=now,
        obj=obj,
        unit_id=_unit_id(obj),
        note=note,
        source=source,
        target=move.target,
        **details,
    )


def _unit_id(obj: Row) -> int | None:
    if isinstance(obj, Decision):
        return None
    return obj.unit_id if isinstance(obj, Proposal) else obj.proposal.unit_id
