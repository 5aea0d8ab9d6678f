"""What waits in the council: for a member his ballot or his opinion, for whoever runs a session its next step."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from awards.enums import SessionState
from awards.models import Attendance, CouncilSession
from core.text import format_datetime
from dossiers.selectors import with_signed_minutes
from organization.actors import Actor
from thidua.home.card import Card

# Minutes that are not here as they were signed are asked for so long after their session.
ASKED_FOR = timedelta(days=90)


def cards_of_council(actor: Actor) -> Iterator[Card]:
    """By each session that is not over, or over without its signed minutes, that the actor sits in or runs."""
    seen = CouncilSession.objects.visible_to(actor).select_related("council", "round")
    yield from _of_member(actor, seen.filter(state__in=(SessionState.INVITED, SessionState.OPEN)))
    mine = Q() if actor.is_office else Q(secretary__person=actor.person_id, secretary__person__isnull=False)
    yield from _of_secretary(actor, list(seen.filter(mine).order_by("starts_at", "pk")))


def _of_member(actor: Actor, sessions) -> Iterator[Card]:
    if actor.person_id is None:
        return
    seats = Attendance.objects.filter(session__in=sessions, member__person=actor.person_id, voted=False)
    for seat in seats.select_related("session__council", "session__round").order_by("session__starts_at"):
        session = seat.session
        if session.state == SessionState.INVITED:
            words = {"when": format_datetime(session.starts_at), "place": session.place}
            text = _("Bạn được mời họp lúc %(when)s, %(place)s.") % words
            yield _card(session, text, _("Xem chương trình"), done=True)
        elif session.is_cast_here and seat.has_vote and seat.takes_part:
            yield _ballot(seat)


def _ballot(seat: Attendance) -> Card:
    """His own ballot, or the paper with his opinion."""
    session, state = seat.session, {"state": "waiting", "state_label": _("Chưa bỏ phiếu")}
    if seat.in_writing:
        text = _("Bạn vắng và gửi ý kiến bằng văn bản: phiếu chưa được nhập. Hãy gửi phiếu cho thư ký.")
        return _card(session, text, _("Xem phiên họp"), **state)
    url = reverse("council_ballot", args=[session.pk])
    text = _("Phiên họp đang diễn ra, phiếu của bạn chưa bỏ.")
    return _card(session, text, _("Bỏ phiếu"), url=url, **state)


def _of_secretary(actor: Actor, sessions: list[CouncilSession]) -> Iterator[Card]:
    signed = with_signed_minutes(one for one in sessions if one.state == SessionState.CLOSED)
    for session in sessions:
        if session.state == SessionState.INVITED and session.starts_at <= actor.now:
            yield _card(session, _("Đã đến giờ họp: điểm danh rồi khai mạc."), _("Mở phiên họp"))
        elif session.state == SessionState.OPEN:
            yield _card(session, _("Phiên họp đang diễn ra, chờ kết thúc."), _("Mở phiên họp"))
        elif _lacks_minutes(session, actor) and session.pk not in signed:
            text = _("Phiên họp đã kết thúc; Biên bản họp chờ ký và tải bản quét lên.")
            yield _card(session, text, _("Mở phiên họp"))


def _lacks_minutes(session: CouncilSession, actor: Actor) -> bool:
    return session.state == SessionState.CLOSED and session.closed_at > actor.now - ASKED_FOR


def _card(session: CouncilSession, text: str, button: str, *, url: str = "", **more) -> Card:
    return Card(
        session.round.name, text, url or reverse("council_session", args=[session.pk]), button, session.council.name,
        **more,
    )  # fmt: skip
