"""A council and its sessions for tests, through the real services."""

from datetime import timedelta
from typing import Any

from awards.enums import CouncilPart, VotingMode
from awards.models import Attendance, Council, CouncilMember, CouncilSession, Proposal
from awards.services.council.sessions import close_session, invite_members, open_session, plan_session
from awards.services.council.votes import Presence, cast_ballot, save_attendance
from organization.enums import Role
from organization.models import User
from tests import factories as make
from tests.awards.review import appraised, received
from tests.clock import NOW

PARTS = (CouncilPart.CHAIR, CouncilPart.SECRETARY)


def council(size: int = 5, **fields: Any) -> Council:
    """A council of `size` voting members, each with an account; the first presides, the second takes the minutes."""
    values = {
        "name": "Hội đồng Thi đua - Khen thưởng Sở",
        "decision_number": "31/QĐ-SGTVT",
        "decision_date": make.LONG_AGO,
        "valid_from": make.LONG_AGO,
    }
    row = Council.objects.create(**values | fields)
    for place in range(size):
        member(row, part=PARTS[place] if place < len(PARTS) else CouncilPart.MEMBER, order=place)
    return row


def member(of_council: Council, **fields: Any) -> CouncilMember:
    """One more who sits in the council and has an account."""
    person = fields.pop("person", None) or make.person(make.office())
    if not User.objects.filter(person=person).exists():
        make.user(person, Role.COUNCIL)
    values = {"position": "Trưởng phòng", "part": CouncilPart.MEMBER, "has_vote": True} | fields
    return CouncilMember.objects.create(council=of_council, person=person, **values)


def listed(individuals: int = 1, **fields: Any) -> Proposal:
    """A proposal whose nominees are all appraised and passed on."""
    return appraised(received(individuals=individuals, **fields), make.appraiser())


def planned(of_council: Council, proposal: Proposal | None = None, mode: str = VotingMode.SECRET) -> CouncilSession:
    proposal = proposal or listed()
    members = list(of_council.members.all())
    values = {
        "council": of_council, "mode": mode, "starts_at": NOW + timedelta(hours=1), "place": "Phòng họp số 1",
        "chair": members[0], "secretary": members[1],
    }  # fmt: skip
    return plan_session(proposal.round, values, actor=officer(), now=NOW)


def officer() -> Any:
    return make.actor(User.objects.filter(grants__role=Role.APPRAISER).first() or make.appraiser())


def invited(*args: Any, **kwargs: Any) -> CouncilSession:
    session = planned(*args, **kwargs)
    invite_members(session, actor=officer(), now=NOW)
    session.refresh_from_db()
    return session


def attend(session: CouncilSession, *absent: CouncilMember, in_writing: bool = False) -> None:
    """Everybody is there but `absent`."""
    rows = [
        Presence(
            seat.pk, seat.member not in absent, "đi công tác" if seat.member in absent else "",
            in_writing=in_writing and seat.member in absent,
        )
        for seat in session.attendances.select_related("member")
    ]  # fmt: skip
    save_attendance(session, rows, actor=officer(), now=NOW)


def opened(*args: Any, **kwargs: Any) -> CouncilSession:
    """A session that everybody has come to."""
    session = invited(*args, **kwargs)
    attend(session)
    open_session(session, actor=officer(), now=NOW)
    session.refresh_from_db()
    return session


def account(seat: Attendance | CouncilMember) -> Any:
    """The member as he acts."""
    person = getattr(seat, "member", seat).person
    return make.actor(User.objects.get(person=person))


def seats(session: CouncilSession) -> list[Attendance]:
    return list(session.attendances.select_related("member__person"))


def vote(session: CouncilSession, seat: Attendance, *choices: str) -> None:
    """The member's ballot, a choice for each line in turn; the last choice for all lines that are left."""
    recused = session.items.filter(recusals__member=seat.member)
    items = list(session.items.exclude(pk__in=recused))
    marks = [choices[min(place, len(choices) - 1)] for place in range(len(items))]
    cast_ballot(session, dict(zip([item.pk for item in items], marks, strict=True)), actor=account(seat), now=NOW)


def close(session: CouncilSession, **options: Any) -> None:
    close_session(session, actor=officer(), now=NOW, **options)


def again(session: CouncilSession) -> CouncilSession:
    """The session as it is stored now."""
    return CouncilSession.objects.get(pk=session.pk)
