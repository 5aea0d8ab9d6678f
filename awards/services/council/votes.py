"""Ballots: cast here by name or in secret, or printed and counted by tellers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from awards.enums import SessionState, VotingMode
from awards.gates.council import tally_problems
from awards.gates.votes import Count, Papers, ballot_faults
from awards.models import AgendaItem, Attendance, CouncilSession, OpenVote
from awards.selectors.council import Room, room_of
from awards.services.council.boxes import NAMES, add_to_box
from awards.services.council.sessions import lock_session
from awards.services.drafts import must_be_version
from core.access import check
from core.journal import record
from core.refusals import Conflict, Problem, Refused


@dataclass(frozen=True)
class Presence:
    """What is written down of one member: present, else why not, and whether his opinion came in writing."""

    seat: int
    present: bool | None
    absence_reason: str = ""
    in_writing: bool = False


@transaction.atomic
def save_attendance(session: CouncilSession, rows: Iterable[Presence], *, actor: Any, now: datetime) -> None:
    """Điểm danh, before the opening and for those who come later; whoever has voted stays as he is.

    Raises Conflict when the session is over or nobody is invited yet.
    """
    session = lock_session(session)
    check(actor, "awards.run_council", session)
    if session.state not in (SessionState.INVITED, SessionState.OPEN):
        raise Conflict(_("Điểm danh khi đã mời họp và phiên họp chưa kết thúc."))
    seats, changed = {seat.pk: seat for seat in session.attendances.all()}, []
    for row in rows:
        seat = seats.get(row.seat)
        if seat is not None and not seat.voted:
            seat.present = row.present
            seat.absence_reason = "" if row.present else row.absence_reason
            seat.in_writing = row.present is False and row.in_writing
            changed.append(seat)
    Attendance.objects.bulk_update(changed, ["present", "absence_reason", "in_writing"])
    present = sum(bool(seat.present) for seat in seats.values())
    record("councilsession.attendance", actor=actor, now=now, obj=session, present=present)


@transaction.atomic
def cast_ballot(session: CouncilSession, choices: Mapping[int, str], *, actor: Any, now: datetime) -> None:
    """Bỏ phiếu: one ballot for all nominations on which the member votes, once and for good.

    Raises Denied for whoever does not vote in this session, Conflict when his ballot is in or the session is not
    open, Refused with every line that lacks a mark. The journal says that he has voted.
    """
    session = lock_session(session)
    check(actor, "awards.vote_in_session", session)
    seat = session.attendances.select_related("member").get(member__person=actor.person_id)
    _cast(room_of(session), seat, choices)
    record("councilsession.vote", actor=actor, now=now, obj=session)


@transaction.atomic
def cast_in_writing(
    session: CouncilSession, seat: Attendance, choices: Mapping[int, str], *, actor: Any, now: datetime
) -> None:
    """The opinion that an absent member sent on paper, counted like a ballot; Văn phòng, which types it, knows it."""
    session = lock_session(session)
    check(actor, "awards.run_council", session)
    seat = session.attendances.select_related("member__person").get(pk=seat.pk)
    if not seat.in_writing or not seat.has_vote:
        raise Conflict(_("Chưa ghi là thành viên này gửi ý kiến bằng văn bản."))
    _cast(room_of(session), seat, choices)
    record("councilsession.vote_in_writing", actor=actor, now=now, obj=session, member=str(seat.member.person))


def _cast(room: Room, seat: Attendance, choices: Mapping[int, str]) -> None:
    session = room.session
    if session.state != SessionState.OPEN or not session.is_cast_here:
        raise Conflict(_("Phiên họp không bỏ phiếu trên Hệ thống lúc này."))
    if seat.voted:
        raise Conflict(Problem(_("Phiếu này đã bỏ, không sửa được."), code="voted"))
    items = room.ballot_of(seat.member)
    names = {item.pk: item.nomination.printed_name for item in items}
    problems = ballot_faults(choices, {item.pk: item.lower_award_id is not None for item in items}, names)
    if problems:
        raise Refused(problems)
    session.attendances.filter(pk=seat.pk).update(voted=True)
    if session.mode == VotingMode.SECRET:
        add_to_box(session, choices)
    else:
        OpenVote.objects.bulk_create(
            OpenVote(item_id=item, member=seat.member, choice=choice) for item, choice in choices.items()
        )


@transaction.atomic
def save_tally(
    session: CouncilSession,
    papers: Papers,
    counts: Mapping[int, Count],
    *,
    tellers: str,
    version: int,
    actor: Any,
    now: datetime,
) -> None:
    """Kết quả kiểm phiếu of printed ballots, entered from the tellers' sheet; raises Refused with every sum that does
    not agree."""
    session = lock_session(session)
    check(actor, "awards.run_council", session)
    if session.state != SessionState.OPEN or session.is_cast_here:
        raise Conflict(_("Chỉ nhập kết quả kiểm phiếu in khi phiên họp đang diễn ra."))
    must_be_version(session, version)
    room = room_of(session)
    problems = tally_problems(room, papers, counts, named=False)
    if problems:
        raise Refused(problems)
    session.issued, session.returned, session.invalid = papers.issued, papers.returned, papers.invalid
    session.tellers = tellers
    session.version += 1
    session.save(update_fields=["issued", "returned", "invalid", "tellers", "version"])
    for item in room.items:
        for name in NAMES:
            setattr(item, name, getattr(counts[item.pk], name))
    AgendaItem.objects.bulk_update(room.items, NAMES)
    record("councilsession.tally", actor=actor, now=now, obj=session, issued=papers.issued, returned=papers.returned,
           invalid=papers.invalid)  # fmt: skip
