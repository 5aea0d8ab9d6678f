"""The department in which the journeys happen."""

from dataclasses import dataclass
from datetime import UTC, datetime

from awards.models import Proposal
from awards.services.submissions.submit import submit_proposal
from campaigns.models import Round
from core.models import Heartbeat
from organization.enums import Gender, Role, UnitKind
from organization.models import Person, Unit, User
from tests import factories as make

DIVISION = "Phòng Quản lý vận tải"


@dataclass(frozen=True)
class Department:
    unit: Unit
    round: Round
    nominee: Person
    staff: User
    head: User
    appraiser: User
    chief: User
    leader: User
    clerk: User


def a_department() -> Department:
    """One unit with its specialist and its head, Văn phòng, a leader, văn thư; a round that is open."""
    Heartbeat.objects.create(worker="mail", at=datetime.now(UTC))
    make.agency()
    office, unit = make.office(), make.unit(DIVISION, kind=UnitKind.DIVISION)
    head = make.person(unit, "Phạm Văn Khải", position=unit.head_title)
    make.appointment(head, unit)
    nominee = make.person(unit, "Trần Thị Hương", gender=Gender.FEMALE)
    make.person(unit, "Nguyễn Đức Thành")
    campaign = make.campaign(launched=True, achievement="Đã có thành tích xuất sắc trong công tác cải cách hành chính")
    director = make.person(None, "Lê Quang Minh")
    make.appointment(director, None)
    return Department(
        unit=unit,
        round=make.opened_round(campaign=campaign),
        nominee=nominee,
        staff=make.user(make.person(unit, "Đỗ Thu Hà", gender=Gender.FEMALE), Role.UNIT_STAFF, of_unit=unit),
        head=make.user(head),
        appraiser=make.user(make.person(office, "Vũ Thị Lan"), Role.APPRAISER),
        chief=make.user(make.person(office, "Hoàng Văn Bách"), Role.OFFICE_CHIEF),
        leader=make.user(director, Role.LEADERSHIP),
        clerk=make.user(make.person(office, "Ngô Thị Mai"), Role.CLERK),
    )


def a_ready_proposal(there: Department) -> Proposal:
    """The unit and one of its people, with reports, minutes and letter: only submitting is left."""
    proposal = make.proposal(there.round, there.unit)
    for subject in (there.unit, there.nominee):
        make.report(make.nomination(proposal, subject))
    make.minutes(proposal)
    make.letter(proposal)
    return proposal


def a_submitted_proposal(there: Department) -> Proposal:
    proposal = a_ready_proposal(there)
    submit_proposal(proposal, actor=make.actor(there.head), arrived_at=None, key="first")
    proposal.refresh_from_db()
    return proposal
