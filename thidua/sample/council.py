"""The sample's council, and the session in which it votes on the yearly round by ballots cast here in secret."""

from datetime import date, datetime

from awards.enums import CouncilPart, VotingMode
from awards.models import Council, CouncilMember, CouncilSession
from awards.selectors.council import room_of
from awards.services.council.sessions import close_session, invite_members, open_session, plan_session, save_words
from awards.services.council.setup import save_council, save_member
from awards.services.council.votes import Presence, cast_ballot, save_attendance
from campaigns.models import Round
from core import clock
from organization.actors import Actor
from organization.enums import Role
from organization.models import RoleGrant, User
from thidua.sample.play import Stage

SINCE = date(2025, 1, 13)
HEADS = 4


def found_council(stage: Stage) -> Council:
    """The director presides; deputies, the chief of office, heads of units vote; an officer takes the minutes."""
    officer = stage.as_user("thamdinh")
    council = Council(
        name="Hội đồng Thi đua - Khen thưởng Sở Giao thông vận tải Hà Nam", decision_number="31/QĐ-SGTVT",
        decision_date=SINCE, valid_from=SINCE,
    )  # fmt: skip
    save_council(council, actor=officer, now=clock.now())
    heads = [stage.head(unit).user for unit in stage.department.proposing if unit.code != "van-phong"][:HEADS]
    for head in heads:
        RoleGrant.objects.create(user=head, role=Role.COUNCIL, valid_from=SINCE, paper="31/QĐ-SGTVT")
    accounts = stage.department.users
    seats = [
        (accounts["giamdoc"], CouncilPart.CHAIR), (accounts["phogiamdoc"], CouncilPart.VICE),
        (accounts["hoidong"], CouncilPart.VICE), (accounts["chanhvanphong"], CouncilPart.MEMBER),
        *((head, CouncilPart.MEMBER) for head in heads), (accounts["thamdinh"], CouncilPart.SECRETARY),
    ]  # fmt: skip
    for order, (user, part) in enumerate(seats, 1):
        _seat(council, user, part, order, officer)
    return council


def _seat(council: Council, user: User, part: str, order: int, officer: Actor) -> None:
    place = user.person.memberships.select_related("unit").first()
    member = CouncilMember(
        council=council, person=user.person, part=part, position=f"{place.position}, {place.unit.short_name}"[:150],
        order=order,
    )  # fmt: skip
    save_member(member, actor=officer, now=clock.now())


def hold_session(stage: Stage, round_: Round, when: datetime) -> CouncilSession:
    """One session: all but one are there, and nearly all agree to all."""
    officer, council = stage.as_user("thamdinh"), Council.objects.get()
    plan = {
        "council": council, "mode": VotingMode.SECRET, "starts_at": when, "place": "Phòng họp số 2, trụ sở Sở",
        "chair": council.members.get(part=CouncilPart.CHAIR),
        "secretary": council.members.get(part=CouncilPart.SECRETARY),
    }  # fmt: skip
    session = plan_session(round_, plan, actor=officer, now=clock.now())
    invite_members(session, actor=officer, now=clock.now())
    stage.wait_until(when)
    officer = stage.as_user("thamdinh")
    seats = list(session.attendances.select_related("member__person__user"))
    away = seats[-2]
    rows = [Presence(seat.pk, seat != away, "đi công tác" if seat == away else "") for seat in seats]
    save_attendance(session, rows, actor=officer, now=clock.now())
    open_session(session, actor=officer, now=clock.now())
    room = room_of(CouncilSession.objects.get(pk=session.pk))
    for place, seat in enumerate(room.takers):
        marks = {item.pk: "2" if (place + item.order) % 9 == 0 else "1" for item in room.ballot_of(seat.member)}
        actor = Actor(User.objects.get(person=seat.member.person), clock.now())
        cast_ballot(session, marks, actor=actor, now=clock.now())
    close_session(session, actor=officer, now=clock.now())
    _write_minutes(session, officer)
    return session


def _write_minutes(session: CouncilSession, officer: Actor) -> None:
    words = {
        "tellers": "Tổ thư ký Hội đồng",
        "course": "Thư ký báo cáo danh sách tổng hợp và kết quả thẩm định.\nCác thành viên thảo luận, thống nhất.",
        "conclusion": "Hội đồng đề nghị Giám đốc Sở xem xét, quyết định khen thưởng các trường hợp đủ tỷ lệ phiếu.",
    }
    version = CouncilSession.objects.get(pk=session.pk).version
    save_words(session, words, version=version, actor=officer, now=clock.now())
