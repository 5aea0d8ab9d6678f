"""Units × stages of one round, as Văn phòng sees them: counts and states, no contents."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from awards.enums import NominationState, ProposalState
from awards.models import Nomination, Proposal, SupplementRequest
from awards.selectors.requests import Review, reviews_of
from campaigns.calendar import RoundWindows, Window
from campaigns.models import Round, RoundUnit
from campaigns.selectors import round_windows
from core.clock import day_of
from core.text import cutoff_text, format_datetime
from organization.enums import HEADS
from organization.models import Appointment, Unit

NOT_SENT = "not_sent"
STAGE_WORDS = {NOT_SENT: _("Không gửi hồ sơ"), "": _("Chưa bắt đầu")}
APPRAISED = frozenset(
    {
        NominationState.APPRAISED,
        NominationState.AGREED,
        NominationState.DECLINED,
        NominationState.LOWERED,
        NominationState.REFERRED,
        NominationState.GRANTED,
        NominationState.NOT_GRANTED,
        NominationState.REVOKED,
        NominationState.WITHDRAWN,
    }
)


@dataclass
class BoardRow:
    """One unit of the round: its proposal if it has begun one, who leads it, how far its nominations are."""

    unit: Unit
    window: Window
    now: datetime
    proposal: Proposal | None = None
    heads: list[Appointment] = field(default_factory=list)
    states: Counter = field(default_factory=Counter)
    request: SupplementRequest | None = None
    review: Review | None = None

    @property
    def stage(self) -> str:
        """The proposal's state; a draft past its cut-off is "không gửi hồ sơ", read from time, not stored."""
        if self.proposal is None or self.proposal.state == ProposalState.DRAFT:
            return "draft" if self.window.open_at(self.now) and self.proposal else "" if self._waiting else NOT_SENT
        return self.proposal.state

    @property
    def _waiting(self) -> bool:
        return not self.window.late_at(self.now)

    @property
    def is_overdue(self) -> bool:
        """Whether the unit did not answer a request for supplement in time; its last version counts all the same."""
        return self.request is not None and self.window.until(self.request.due).late_at(self.now)

    @property
    def is_silent(self) -> bool:
        return self.proposal is None or self.proposal.state == ProposalState.DRAFT

    @property
    def total(self) -> int:
        return sum(count for state, count in self.states.items() if state != NominationState.NOT_PASSED)

    @property
    def appraised(self) -> int:
        return sum(count for state, count in self.states.items() if state in APPRAISED)

    @property
    def head(self) -> Appointment | None:
        return self.heads[0] if self.heads else None

    HEADINGS: ClassVar = (
        _("Đơn vị"), _("Hạn nộp"), _("Hồ sơ"), _("Nộp lúc"), _("Đối tượng"), _("Đã thẩm định"), _("Người đứng đầu"),
        _("Điện thoại"),
    )  # fmt: skip

    @property
    def stage_words(self) -> str:
        if self.stage in STAGE_WORDS:
            return str(STAGE_WORDS[self.stage])
        words = self.proposal.get_state_display()
        return f"{words} ({_('Không có đề nghị')})" if self.proposal.is_nil else words

    def cells(self) -> tuple[Any, ...]:
        """The line as a row under HEADINGS."""
        submission = self.proposal and self.proposal.submission
        return (
            self.unit.name, cutoff_text(self.window.cutoff), self.stage_words,
            format_datetime(submission.submitted_at) if submission else "", self.total, self.appraised,
            self.head.person.full_name if self.head else "", self.unit.phone,
        )  # fmt: skip


def board(round_: Round, *, now: datetime, windows: RoundWindows | None = None) -> list[BoardRow]:
    """A row for every unit of the round, in a number of queries that does not grow with them."""
    windows = windows or round_windows(round_)
    units = [row.unit for row in RoundUnit.objects.filter(round=round_).select_related("unit")]
    rows = {unit.pk: BoardRow(unit, windows.of(unit.pk), now) for unit in units}
    proposals = (
        Proposal.objects.filter(round=round_)
        .select_related("submission")
        .defer("submission__content", "submission__manifest")
    )
    for proposal in proposals:
        if proposal.unit_id in rows:
            rows[proposal.unit_id].proposal = proposal
    _add_requests(rows, proposals)
    nominations = Nomination.objects.present().filter(proposal__round=round_)
    for unit_id, state in nominations.order_by().values_list("proposal__unit", "state"):
        if unit_id in rows:
            rows[unit_id].states[state] += 1
    day = day_of(now)
    leading = Appointment.objects.on(day).filter(unit__in=rows, kind__in=HEADS).select_related("person")
    for appointment in leading:
        rows[appointment.unit_id].heads.append(appointment)
    return list(rows.values())


def _add_requests(rows: dict[int, BoardRow], proposals: Iterable[Proposal]) -> None:
    """The open request of each proposal that is back with its unit; what came of one that waits to be received."""
    asked = [one for one in proposals if one.state == ProposalState.SUPPLEMENTING]
    answered = [one for one in proposals if one.state == ProposalState.SUBMITTED and one.submission.request_id]
    for request in SupplementRequest.objects.filter(proposal__in=asked, closed_at=None).select_related("proposal"):
        if request.proposal.unit_id in rows:
            rows[request.proposal.unit_id].request = request
    for proposal, found in reviews_of(answered):
        if proposal.unit_id in rows:
            rows[proposal.unit_id].review = found


def chosen_round(rounds: list[Round], asked: str) -> Round | None:
    """The round that the address names, else the newest opened one."""
    by_id = {str(round_.pk): round_ for round_ in rounds}
    opened = [round_ for round_ in rounds if round_.opened_at]
    return by_id.get(asked) or (opened or rounds or [None])[0]
