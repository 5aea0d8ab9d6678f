"""What every visit to the door has in common: locks, the clock, the window, and how a refusal is kept."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from awards.gates.points import address
from awards.models import Attempt, Proposal
from awards.selectors.requests import open_request
from awards.services.locked import lock_proposal_in_gate
from campaigns.calendar import Phase, Window
from campaigns.selectors import window
from core import clock, clock_guard
from core.journal import record
from core.locks import ROUND_GATE, hold_gate
from core.refusals import Busy, Conflict, Problem, Refused
from core.text import cutoff_text, format_date, format_time

# How long a request may have waited for us and still count from when it arrived (rule 5).
DRAIN_WINDOW = timedelta(seconds=120)
Result = TypeVar("Result")


@dataclass(frozen=True)
class Instants:
    """Both clocks of one decision, in business time: when it arrived, when it was decided, which of them counts.

    `behind` is how far the clock stood behind an earlier decision, which then lent its instant; nearly always zero.
    """

    arrived: datetime | None
    decided: datetime
    behind: timedelta = timedelta()

    @property
    def counted(self) -> datetime:
        return counted_instant(self.arrived, self.decided)


def counted_instant(arrived: datetime | None, decided: datetime) -> datetime:
    """The instant a request is held against: a slow server must not make a unit late (rule 5)."""
    if arrived is not None and timedelta() <= decided - arrived <= DRAIN_WINDOW:
        return arrived
    return decided


@dataclass(frozen=True)
class Visit:
    """Somebody at the door with the locks held: what was read after them is what is decided by."""

    proposal: Proposal
    actor: Any
    instants: Instants
    window: Window


def enter(proposal: Proposal) -> Proposal:
    """Hold the round's gate with all others who pass, then the proposal's row; returns the row as it is now."""
    hold_gate(ROUND_GATE, proposal.round_id, shared=True)
    return lock_proposal_in_gate(proposal)


def read_clock(arrived_at: datetime | None) -> Instants:
    """Both instants; call it with the locks held. `arrived_at` is machine time, None when nobody stamped it."""
    decided, behind = clock_guard.decided_time()
    ahead = clock.offset()
    return Instants(arrived_at + ahead if arrived_at else None, decided + ahead, behind)


def visit(proposal: Proposal, *, actor: Any, arrived_at: datetime | None) -> Visit:
    """Read clock and window for a locked proposal."""
    instants = read_clock(arrived_at)
    request = open_request(proposal)
    own = window(proposal.round, proposal.unit).until(request.due if request else None)
    return Visit(proposal, actor, instants, own)


def must_be_in_time(one: Visit) -> None:
    """Raise Conflict when the window is not open yet or the cut-off has passed."""
    phase = one.window.phase(one.instants.counted)
    if phase is Phase.BEFORE:
        raise Conflict(Problem(_("Đợt xét chưa mở."), code="before"))
    if phase is Phase.AFTER:
        ask = address("extension_ask", one.proposal.round_id, one.proposal.unit_id)
        raise Conflict(Problem(late_text(one), code="late", url=ask))


def late_text(one: Visit) -> str:
    """Why it is late: which cut-off, and when the request came in."""
    at = one.instants.counted
    return _(
        "Đã hết hạn: hồ sơ phải nộp %(cutoff)s; yêu cầu này đến lúc %(time)s ngày %(day)s. Nội dung đã soạn vẫn còn "
        "nguyên; nếu có lý do chính đáng, lãnh đạo đơn vị đề nghị gia hạn."
    ) % {
        "cutoff": cutoff_text(one.window.cutoff),
        "time": f"{format_time(at)}:{at.astimezone(clock.VIETNAM):%S}",
        "day": format_date(at),
    }


def attempt(one: Visit, action: str, act: Callable[[], Result], key: str = "") -> Result | Refused:
    """Do `act`, or note why not: what it wrote is undone, the refusal is kept and returned to be raised later."""
    try:
        with transaction.atomic():
            return act()
    except Busy:
        raise
    except Refused as refusal:
        note_refusal(one, action, refusal, key)
        return refusal


def note_refusal(one: Visit, action: str, refusal: Refused, key: str) -> None:
    """Keep a refusal: in the journal by its codes, with its words as an attempt when it was one to submit."""
    if key:
        note_attempt(one, key, refusal)
    record(
        action,
        actor=one.actor,
        now=one.instants.decided,
        obj=one.proposal,
        unit_id=one.proposal.unit_id,
        refused=True,
        codes=sorted({problem.code for problem in refusal.problems}),
        **facts(one),
    )


def note_attempt(one: Visit, key: str, refusal: Refused | None = None) -> None:
    problems = refusal.problems if refusal else ()
    Attempt.objects.create(
        proposal=one.proposal,
        by=one.actor.typist,
        key=key[:80],
        arrived_at=one.instants.arrived,
        decided_at=one.instants.decided,
        counted_at=one.instants.counted,
        cutoff=one.window.cutoff,
        accepted=refusal is None,
        late=any(problem.code == "late" for problem in problems),
        reasons=[str(problem) for problem in problems],
    )


def facts(one: Visit) -> dict[str, Any]:
    """Both instants and the cut-off, as the journal keeps them with every decision (rule 5)."""
    instants = one.instants
    behind = {"clock_behind": round(instants.behind.total_seconds(), 3)} if instants.behind else {}
    return behind | {
        "arrived": instants.arrived.isoformat() if instants.arrived else None,
        "decided": instants.decided.isoformat(),
        "counted": instants.counted.isoformat(),
        "cutoff": one.window.cutoff.isoformat(),
    }


def let_out(answer: Result | Refused) -> Result:
    """After the commit: the result, or the refusal raised."""
    if isinstance(answer, Refused):
        raise answer
    return answer
