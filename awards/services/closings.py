"""Chốt danh sách: a round's frozen, ordered list of submissions once a cut-off has passed (deadline.md rule 10)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from awards.enums import ClosingCause
from awards.gates.points import address
from awards.models import Closing, Proposal
from awards.services.submissions.door import DRAIN_WINDOW
from campaigns.calendar import RoundWindows
from campaigns.models import Round
from campaigns.selectors import round_units, round_windows
from core.access import check
from core.clock import day_of
from core.journal import record
from core.journal.chain import sha256
from core.locks import ROUND_GATE, busy_when_locked, hold_gate
from core.outbox.put import put
from core.refusals import Conflict, Problem
from core.text import cutoff_text
from organization.actors import Actor
from organization.enums import Role
from organization.models import Unit
from organization.services.notices import people_of_unit, tell, with_role

Entry = dict[str, Any]


@dataclass(frozen=True)
class State:
    """What a round's list is made of at one moment, read with its gate held exclusively."""

    round: Round
    units: list[Unit]
    windows: RoundWindows
    last: Closing | None
    entries: list[Entry]

    def due_cutoff(self, now: datetime) -> datetime | None:
        """The latest cut-off of a unit that passed at least the drain window ago; none before the first does."""
        passed = (self.windows.cutoff_of(unit.pk) for unit in self.units)
        return max((cutoff for cutoff in passed if cutoff + DRAIN_WINDOW <= now), default=None)

    def due(self, now: datetime, actor: Any) -> tuple[datetime, ClosingCause] | None:
        """The cut-off and the cause of the version that is needed now, if one is."""
        cutoff = self.due_cutoff(now)
        cause = self.cause(cutoff, actor) if cutoff else None
        return (cutoff, cause) if cause else None

    def of_closed_units(self, entries: list[Entry]) -> list[int]:
        """The submissions of units whose time ran out with the last closing: only a resubmission changes those."""
        closed = (entry for entry in entries if self.windows.cutoff_of(entry["unit"]) <= self.last.cutoff)
        return sorted(entry["submission"] for entry in closed)

    def cause(self, cutoff: datetime, actor: Any) -> ClosingCause | None:
        """Why a new version is needed now, None when the last one still says it all."""
        if self.last is None or self.last.cutoff < cutoff:
            if cutoff != self.windows.announced:
                return ClosingCause.EXTENSION
            return ClosingCause.CUTOFF if actor.system else ClosingCause.BY_HAND
        if self.of_closed_units(self.entries) != self.of_closed_units(self.last.entries):
            return ClosingCause.RESUBMISSION
        return None


def close_round(round_: Round, *, actor: Any, now: datetime) -> Closing:
    """The list of the round as its last passed cut-off leaves it: frozen now, unless it has been already.

    Raises Denied, Conflict when no cut-off passed long enough ago, Busy when the gate was not had in time.
    """
    with busy_when_locked(), transaction.atomic():
        hold_gate(ROUND_GATE, round_.pk, shared=False)
        check(actor, "awards.close_round", round_)
        state = read_state(round_)
        if state.due_cutoff(now) is None:
            text = _("Chưa chốt được: danh sách chốt sau hạn nộp (%s) ít nhất 2 phút.")
            raise Conflict(Problem(text % cutoff_text(state.windows.cutoff_of(None)), code="too_early"))
        return _close_if_due(state, actor, now) or state.last


def _close_if_due(state: State, actor: Any, now: datetime) -> Closing | None:
    """A new version of the list where one is due; asked with the gate held, for others may have been quicker."""
    due = state.due(now, actor)
    return _close(state, *due, actor, now) if due else None


def read_state(round_: Round) -> State:
    """The round, its units and its submissions as committed at this moment."""
    round_ = Round.objects.get(pk=round_.pk)
    last = round_.closings.order_by("-version").first()
    return State(round_, round_units(round_), round_windows(round_), last, list_entries(round_))


def list_entries(round_: Round) -> list[Entry]:
    """Who is in: one entry for each proposal that counts as submitted, in the units' order."""
    rows = Proposal.objects.filter(round=round_, submission__isnull=False).select_related("unit", "submission")
    rows = rows.order_by("unit__order", "unit__name", "pk").defer("submission__content", "submission__manifest")
    return [_entry(row) for row in rows]


def _entry(proposal: Proposal) -> Entry:
    submission = proposal.submission
    return {
        "unit": proposal.unit_id,
        "unit_name": proposal.unit.name,
        "proposal": proposal.pk,
        "submission": submission.pk,
        "number": submission.number,
        "content_hash": submission.content_hash,
        "submitted_at": submission.submitted_at.isoformat(),
        "first_at": submission.first_at.isoformat(),
    }


def _close(state: State, cutoff: datetime, cause: ClosingCause, actor: Any, now: datetime) -> Closing:
    row = Closing.objects.create(
        round=state.round,
        version=state.last.version + 1 if state.last else 1,
        cutoff=max(cutoff, state.last.cutoff) if state.last else cutoff,
        cause=cause,
        entries=state.entries,
        list_hash=sha256(state.entries),
        closed_at=now,
        closed_by=actor.user,
    )
    put("closing_papers", str(row.pk), pk=row.pk)
    missing = _newly_missing(state, row)
    _tell(state, row, missing, now)
    record("round.close", actor=actor, now=now, obj=state.round, version=row.version, cutoff=row.cutoff.isoformat(),
           cause=cause, list_hash=row.list_hash, submitted=len(row.entries), missing=len(missing))  # fmt: skip
    return row


def _newly_missing(state: State, row: Closing) -> list[Unit]:
    """Units whose time ran out with this closing and that have not submitted."""
    sent = {entry["unit"] for entry in row.entries}
    since = state.last.cutoff if state.last else None
    return [
        unit
        for unit in state.units
        if unit.pk not in sent and _ran_out(state.windows.cutoff_of(unit.pk), since, row.cutoff)
    ]


def _ran_out(cutoff: datetime, since: datetime | None, until: datetime) -> bool:
    return cutoff <= until and (since is None or since < cutoff)


def _tell(state: State, row: Closing, missing: list[Unit], now: datetime) -> None:
    day = day_of(now)
    words = {"round": state.round, "version": row.version, "sent": len(row.entries), "missing": len(missing)}
    text = _("Đã chốt danh sách %(round)s (lần %(version)d): %(sent)d đơn vị đã gửi hồ sơ.") % words
    if missing:
        text += " " + _("Không gửi: %s.") % ", ".join(unit.short_name for unit in missing)
    readers = with_role(Role.APPRAISER, Role.OFFICE_CHIEF, Role.LEADERSHIP, day=day)
    tell(readers, text=text, key=f"closing:{row.pk}", now=now, url=address("closing", row.pk))
    text = _(
        "%(round)s: đã hết hạn (%(cutoff)s) và đơn vị chưa gửi hồ sơ. Nội dung đã soạn vẫn còn; nếu có lý do chính "
        "đáng, lãnh đạo đơn vị dùng “Đề nghị gia hạn”."
    )
    text %= {"round": state.round, "cutoff": cutoff_text(row.cutoff)}
    for unit in missing:
        people = people_of_unit(unit.pk, day)
        place = address("extension_ask", state.round.pk, unit.pk)
        tell(people, text=text, key=f"missing:{row.pk}:{unit.pk}", now=now, url=place)


def close_due_rounds(now: datetime) -> list[Closing]:
    """Make every closing that is due: cut-offs that passed and are not recorded, lists that a resubmission changed.

    Safe twice, late, or after a week; returns what it made.
    """
    worker, made = Actor.worker(now), []
    for round_ in Round.objects.filter(opened_at__isnull=False).order_by("pk"):
        if read_state(round_).due(now, worker):
            with busy_when_locked(), transaction.atomic():
                hold_gate(ROUND_GATE, round_.pk, shared=False)
                closing = _close_if_due(read_state(round_), worker, now)
            made += [closing] if closing else []
    return made
