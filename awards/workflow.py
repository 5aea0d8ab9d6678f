"""Which moves exist: six tables that a clerk could proof-read, and the one function that makes moves.

Life of a proposal and of a nomination: `domain.md`, "Life of a proposal". Nothing else assigns `.state`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from awards.enums import ComplaintState as C
from awards.enums import DecisionState as D
from awards.enums import NominationState as N
from awards.enums import PackageState as K
from awards.enums import ProposalState as P
from awards.enums import SessionState as S
from awards.models import Complaint, CouncilSession, Decision, Nomination, Proposal, ReferralPackage
from core.access import check, may
from core.journal import Line, record_all
from core.journal.last import last_of, who_and_when
from core.lazy import Text
from core.refusals import Conflict, Refused

Row = Proposal | Nomination | Decision | CouncilSession | ReferralPackage | Complaint


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
    Move("revoke", _("Hủy bỏ khen thưởng"), (N.GRANTED,), N.REVOKED, "awards.publish_decision", needs_note=True),
    Move("not_grant", _("Không được tặng"), (N.REFERRED,), N.NOT_GRANTED, "awards.record_referral"),
    Move("grant_above", _("Được cấp trên tặng"), (N.REFERRED,), N.GRANTED, "awards.record_referral"),
    Move("agree_instead", _("Đồng ý tặng hình thức của Sở thay thế"), (N.NOT_GRANTED,), N.LOWERED,
         "awards.answer_nomination", needs_note=True, gated=True),
    Move("drop_instead", _("Thôi tặng hình thức thay thế"), (N.LOWERED,), N.NOT_GRANTED, "awards.answer_nomination",
         needs_note=True, gated=True),
    Move("withdraw_one", _("Đơn vị rút đối tượng"), (N.PROPOSED, N.APPRAISED, N.AGREED, N.DECLINED, N.LOWERED,
         N.REFERRED), N.WITHDRAWN, "awards.withdraw_proposal", needs_note=True, gated=True),
)  # fmt: skip

DECISION_MOVES = (
    Move("send", _("Trình ký"), (D.DRAFT,), D.FOR_SIGNATURE, "awards.draft_decision", gated=True),
    Move("take_back", _("Rút về dự thảo"), (D.FOR_SIGNATURE,), D.DRAFT, "awards.draft_decision", needs_note=True),
    Move("sign", _("Ghi nhận đã ký"), (D.FOR_SIGNATURE,), D.SIGNED, "awards.sign_decision", gated=True),
    Move("publish", _("Công bố"), (D.SIGNED,), D.PUBLISHED, "awards.publish_decision"),
)

SESSION_MOVES = (
    Move("invite", _("Mời họp"), (S.PLANNED,), S.INVITED, "awards.run_council", gated=True),
    Move("replan", _("Sửa lại trước khi họp"), (S.INVITED,), S.PLANNED, "awards.run_council", needs_note=True),
    Move("open", _("Khai mạc"), (S.INVITED,), S.OPEN, "awards.run_council", gated=True),
    Move("close", _("Kết thúc"), (S.OPEN,), S.CLOSED, "awards.run_council", gated=True),
    Move("cancel", _("Hủy phiên họp"), (S.PLANNED, S.INVITED, S.OPEN), S.CANCELLED, "awards.run_council",
         needs_note=True),
)  # fmt: skip

PACKAGE_MOVES = (
    Move("confirm", _("Chốt bộ hồ sơ"), (K.GATHERING,), K.CONFIRMED, "awards.record_referral", gated=True),
    Move("regather", _("Chuẩn bị lại"), (K.CONFIRMED, K.FOR_SIGNATURE), K.GATHERING, "awards.record_referral",
         needs_note=True),
    Move("send_for_signature", _("Trình ký Tờ trình"), (K.CONFIRMED,), K.FOR_SIGNATURE, "awards.record_referral",
         gated=True),
    Move("send", _("Ghi nhận đã gửi"), (K.FOR_SIGNATURE,), K.SENT, "awards.send_referral", gated=True),
    Move("receive", _("Ghi nhận cấp trên đã nhận"), (K.SENT,), K.RECEIVED, "awards.record_referral", gated=True),
    Move("ask", _("Ghi nhận yêu cầu bổ sung"), (K.SENT, K.RECEIVED), K.ASKED, "awards.record_referral", gated=True),
    Move("answer", _("Ghi nhận đã bổ sung"), (K.ASKED,), K.RECEIVED, "awards.record_referral", gated=True),
    Move("close", _("Kết thúc"), (K.SENT, K.RECEIVED, K.ASKED), K.CLOSED, "awards.record_referral", gated=True),
)  # fmt: skip

COMPLAINT_MOVES = (
    Move("answer", _("Trả lời kiến nghị, khiếu nại"), (C.RECEIVED,), C.ANSWERED, "awards.answer_complaint", gated=True),
    Move("withdraw", _("Rút kiến nghị, khiếu nại"), (C.RECEIVED,), C.WITHDRAWN, "awards.withdraw_complaint"),
)

_MOVES: dict[type, dict[str, Move]] = {
    Proposal: {move.name: move for move in PROPOSAL_MOVES},
    Nomination: {move.name: move for move in NOMINATION_MOVES},
    Decision: {move.name: move for move in DECISION_MOVES},
    CouncilSession: {move.name: move for move in SESSION_MOVES},
    ReferralPackage: {move.name: move for move in PACKAGE_MOVES},
    Complaint: {move.name: move for move in COMPLAINT_MOVES},
}


def move_named(obj: Row, name: str) -> Move:
    return _MOVES[type(obj)][name]


@dataclass(frozen=True)
class Step:
    """One move to be made on a locked row, and what the journal is to know of it.

    `also` are fields that the service has set on the row and that go out with its state.
    """

    obj: Row
    name: str
    note: str = ""
    details: dict[str, Any] = field(default_factory=dict)
    also: tuple[str, ...] = ()

    @property
    def move(self) -> Move:
        return move_named(self.obj, self.name)


def transition(obj: Row, name: str, *, actor: Any, now: datetime, note: str = "", **details: Any) -> None:
    """Make the move `name` on a locked row, as `transition_all` does; what else is given is for the journal."""
    transition_all([Step(obj, name, note, details)], actor=actor, now=now)


def transition_all(steps: Sequence[Step], *, actor: Any, now: datetime) -> None:
    """Make several moves on locked rows: check who and from where, write the states, journal all in their order.

    Raises Denied when the actor may not, Conflict when a row is in another state by now, Refused without a needed
    note; then nothing is written. Gates are asked by the service before; the caller holds the transaction. Rows that
    come to the same state are written by one UPDATE.
    """
    for step in steps:
        _check(step, actor)
    lines = [_line(step) for step in steps]
    for step in steps:
        step.obj.state = step.move.target
        if isinstance(step.obj, Proposal):
            step.obj.state_changed_at = now
    _write(steps)
    record_all(lines, actor=actor, now=now)


def _check(step: Step, actor: Any) -> None:
    obj, move = step.obj, step.move
    check(actor, move.who, obj)
    if obj.state not in move.sources:
        text = _("“%(thing)s” đang ở trạng thái “%(state)s” nên không thể %(move)s.")
        words = {"thing": obj, "state": obj.get_state_display(), "move": str(move.label).lower()}
        raise Conflict(f"{text % words} {_moved_by(obj, actor)}".strip())
    if move.needs_note and not step.note.strip():
        raise Refused(_("%(move)s phải ghi lý do.") % {"move": move.label})


def _moved_by(obj: Row, actor: Any) -> str:
    """Who brought `obj` where it is, and when; "" for whoever stands on the other side of that move."""
    moves = {f"{obj._meta.model_name}.{move.name}": move for move in _MOVES[type(obj)].values()}
    last = last_of([obj], moves.keys())
    if last is None:
        return ""
    move = moves[last.action]
    inside = actor.system or actor.is_office or actor.is_leadership
    if not inside and not may(actor, move.who, obj):
        return ""
    return _("Lần chuyển gần nhất: %(move)s (%(who)s).") % {"move": move.label, "who": who_and_when(last)}


def _line(step: Step) -> Line:
    """What the journal says of a move that is about to be made."""
    obj = step.obj
    states = {"source": obj.state, "target": step.move.target}
    action = f"{obj._meta.model_name}.{step.name}"
    return Line(action, obj, _unit_id(obj), step.note, details=states | step.details)


def _write(steps: Sequence[Step]) -> None:
    alike: dict[Any, list[int]] = {}
    for step in steps:
        alike.setdefault((type(step.obj), *_values(step)), []).append(step.obj.pk)
    for (model, *values), ids in alike.items():
        model.objects.filter(pk__in=ids).update(**dict(values))


def _values(step: Step) -> list[tuple[str, Any]]:
    """What is written of one row."""
    changed = ("state", "state_changed_at") if isinstance(step.obj, Proposal) else ("state",)
    return [(name, getattr(step.obj, name)) for name in (*changed, *step.also)]


def _unit_id(obj: Row) -> int | None:
    if isinstance(obj, Decision | CouncilSession | ReferralPackage):
        return None
    return obj.unit_id if isinstance(obj, Proposal | Complaint) else obj.proposal.unit_id
