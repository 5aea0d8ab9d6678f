"""Real rows for tests: each function makes one thing with all it needs, and takes what a test cares about.

`ready_proposal()` alone gives a proposal that may be submitted: department, unit, head, open round, papers.
"""

from datetime import date, datetime, timedelta
from io import BytesIO
from itertools import count
from typing import Any

from openpyxl import Workbook

from awards.enums import SectionKind
from awards.models import (
    Attendee,
    Ballot,
    CriterionAnswer,
    Evidence,
    Letter,
    Minutes,
    Nomination,
    Proposal,
    Report,
    ReportSection,
)
from awards.workflow import transition
from campaigns.enums import Power, RoundKind
from campaigns.models import AwardType, Campaign, Criterion, ReformArea, Round
from campaigns.services.extensions import Grounds
from campaigns.services.rounds import open_round
from core.files.models import StoredFile
from core.files.uploads import keep_made
from core.text import person_sort_key, search_key
from dossiers.building.certificates import usual_places
from dossiers.models import BlankPlace, BlankProfile
from organization.actors import Actor
from organization.enums import AppointmentKind, Gender, Role, SubjectKind, UnitKind
from organization.models import Agency, Appointment, Membership, Person, RoleGrant, Unit, User
from tests.clock import CUT_OFF, NOW

PASSWORD = "mot-mat-khau-dai"
LONG_AGO = date(2020, 1, 1)
_numbers = count(1)


def actor(user: User | None, now: datetime = NOW) -> Actor:
    """`user` acting at `now`."""
    return Actor(user, now)


# --- who -----------------------------------------------------------------------------------------------------


def agency(**fields: Any) -> Agency:
    """The department; the same row when asked again."""
    found = Agency.objects.filter(valid_to=None).first()
    if found:
        return found
    values = {
        "name": "Sở Giao thông vận tải tỉnh Hà Nam",
        "name_lines": "SỞ GIAO THÔNG VẬN TẢI",
        "short_name": "Sở GTVT",
        "parent_name": "UBND tỉnh Hà Nam",
        "parent_full_name": "Ủy ban nhân dân tỉnh Hà Nam",
        "place": "Hà Nam",
        "symbol": "SGTVT",
        "head_title": "Giám đốc",
        "head_full_title": "Giám đốc Sở Giao thông vận tải tỉnh Hà Nam",
    }
    return Agency.objects.create(**values | fields)


def unit(name: str = "", **fields: Any) -> Unit:
    """A unit that proposes; a phòng chuyên môn unless `kind` says otherwise."""
    number = next(_numbers)
    name = name or f"Phòng Thử nghiệm {number}"
    values = {
        "code": f"don-vi-{number}",
        "name": name,
        "short_name": name[:60],
        "kind": UnitKind.DIVISION,
        "symbol": f"TN{number}",
        "head_title": "Trưởng phòng",
        "order": Unit.objects.count() + 1,
        "search": search_key(name),
    }
    return Unit.objects.create(**values | fields)


def office(**fields: Any) -> Unit:
    """Văn phòng; the same row when asked again."""
    found = Unit.objects.filter(kind=UnitKind.OFFICE).first()
    return found or unit("Văn phòng Sở", kind=UnitKind.OFFICE, head_title="Chánh Văn phòng", **fields)


def person(of_unit: Unit | None = None, name: str = "", position: str = "Chuyên viên", **fields: Any) -> Person:
    """Someone who has long worked in `of_unit`."""
    name = name or f"Nguyễn Văn Thử {next(_numbers)}"
    values = {"full_name": name, "gender": Gender.MALE, "birth_date": date(1985, 5, 19)}
    row = Person.objects.create(**values | fields, search=search_key(name)[:300], sort_key=person_sort_key(name))
    if of_unit:
        Membership.objects.create(person=row, unit=of_unit, position=position, valid_from=LONG_AGO)
    return row


def user(of_person: Person | None = None, *roles: Role, of_unit: Unit | None = None, **fields: Any) -> User:
    """An account with `roles`; unit staff need `of_unit`."""
    number = next(_numbers)
    values = {
        "username": f"nguoi.{number}",
        "display_name": of_person.full_name if of_person else f"Người dùng {number}",
        "email": f"nguoi.{number}@hanam.example",
        "person": of_person,
    }
    row = User.objects.create_user(password=PASSWORD, **values | fields)
    for role in roles:
        grant_unit = of_unit if role == Role.UNIT_STAFF else None
        RoleGrant.objects.create(user=row, role=role, unit=grant_unit, valid_from=LONG_AGO)
    return row


def appointment(
    of_person: Person, of_unit: Unit | None, kind: str = AppointmentKind.HEAD, **fields: Any
) -> Appointment:
    """`of_person` leads `of_unit`, or the department with None."""
    title = fields.pop("title", of_unit.head_title if of_unit else "Giám đốc Sở")
    return Appointment.objects.create(
        person=of_person, unit=of_unit, kind=kind, title=title, valid_from=LONG_AGO, **fields
    )


def head(of_unit: Unit, **fields: Any) -> User:
    """The account of the unit's head; the same one when asked again."""
    found = User.objects.filter(
        person__appointments__unit=of_unit, person__appointments__kind=AppointmentKind.HEAD
    ).first()
    if found:
        return found
    leader = person(of_unit, position=of_unit.head_title)
    appointment(leader, of_unit)
    return user(leader, **fields)


def staff(of_unit: Unit, **fields: Any) -> User:
    return user(person(of_unit), Role.UNIT_STAFF, of_unit=of_unit, **fields)


def appraiser(**fields: Any) -> User:
    return user(person(office()), Role.APPRAISER, **fields)


def chief(**fields: Any) -> User:
    return user(person(office()), Role.OFFICE_CHIEF, **fields)


def leader(**fields: Any) -> User:
    """A leader of the department, and its head while it has none."""
    row = person(None)
    if not Appointment.objects.filter(unit=None, kind=AppointmentKind.HEAD).exists():
        appointment(row, None)
    return user(row, Role.LEADERSHIP, **fields)


# --- what and when -------------------------------------------------------------------------------------------


def campaign(**fields: Any) -> Campaign:
    """A campaign with two reform areas and a criterion for each kind of subject."""
    number = next(_numbers)
    values = {
        "code": f"phong-trao-{number}",
        "name": "Đẩy mạnh cải cách hành chính",
        "short_name": "Cải cách hành chính",
        "launched_by": "Sở Giao thông vận tải tỉnh Hà Nam",
        "starts_year": 2023,
        "ends_year": 2025,
        "achievement": "Đã có thành tích xuất sắc trong công tác cải cách hành chính năm {year}",
    }
    row = Campaign.objects.create(**values | fields)
    for order, name in enumerate(("Cải cách thể chế", "Cải cách thủ tục hành chính"), 1):
        ReformArea.objects.create(campaign=row, number=order, code=f"linh-vuc-{order}", name=name)
    for kind in SubjectKind.values:
        Criterion.objects.create(
            campaign=row,
            number=1,
            code=f"{kind}-1",
            label="Chấp hành tốt",
            subject_kind=kind,
            text="Chấp hành tốt chủ trương, đường lối, chính sách, pháp luật",
            checks=[{"name": "attested", "params": {}}],
        )
    return row


def award_type(**fields: Any) -> AwardType:
    """Giấy khen của Giám đốc Sở, for both kinds of subject and of round."""
    number = next(_numbers)
    values = {
        "code": f"hinh-thuc-{number}",
        "name": "Giấy khen của Giám đốc Sở",
        "short_name": "Giấy khen",
        "authority": "Giám đốc Sở Giao thông vận tải",
        "power": Power.OWN,
        "rank": 10,
        "subject_kinds": SubjectKind.values,
        "kinds_of_round": RoundKind.values,
    }
    return AwardType.objects.create(**values | fields)


def unopened_round(*awards: AwardType, **fields: Any) -> Round:
    """A round of 2025 in preparation, due before 10/01/2026."""
    number = next(_numbers)
    values = {
        "code": f"dot-{number}",
        "name": "Xét khen thưởng năm 2025",
        "kind": RoundKind.YEARLY,
        "year": 2025,
        "period_from": 2025,
        "period_to": 2025,
        "cutoff": CUT_OFF,
        "cutoff_source": "Kế hoạch, mục V",
    }
    row = Round.objects.create(**{"campaign": fields.pop("campaign", None) or campaign()} | values | fields)
    row.award_types.set(awards or [award_type()])
    return row


def opened(of_round: Round, at: datetime = NOW - timedelta(days=30)) -> Round:
    """`of_round` opened to every unit that exists now."""
    open_round(of_round, actor=actor(chief(), at), now=at)
    of_round.refresh_from_db()
    return of_round


def grounds(reason: str = "Mất điện diện rộng", **fields: Any) -> Grounds:
    """What an extension stands on: a paper with number, date and scan."""
    values = {"paper_number": "12/SGTVT-VP", "paper_date": date(2025, 11, 3), "paper": stored_file()}
    return Grounds(reason, **values | fields)


def opened_round(*awards: AwardType, at: datetime = NOW - timedelta(days=30), **fields: Any) -> Round:
    return opened(unopened_round(*awards, **fields), at)


# --- a proposal and its papers -------------------------------------------------------------------------------


def stored_file(content: bytes = b"%PDF-1.7 minh chung", name: str = "minh-chung.pdf", kind: str = "pdf") -> StoredFile:
    """A file whose bytes really lie in the store."""
    return keep_made(content, name=name, kind=kind, now=NOW)


def stored_table(*rows: tuple[Any, ...], name: str = "bang.xlsx") -> StoredFile:
    """A kept Excel file with one sheet."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    kept = BytesIO()
    book.save(kept)
    return stored_file(kept.getvalue(), name, "xlsx")


def proposal(of_round: Round, of_unit: Unit, now: datetime = NOW, **fields: Any) -> Proposal:
    """An empty draft."""
    return Proposal.objects.create(round=of_round, unit=of_unit, created_at=now, state_changed_at=now, **fields)


def nomination(
    of_proposal: Proposal, subject: Person | Unit, award: AwardType | None = None, **fields: Any
) -> Nomination:
    """`subject` planned for `award` (the round's first)."""
    award = award or of_proposal.round.award_types.first()
    is_person = isinstance(subject, Person)
    values = {
        "subject_kind": SubjectKind.INDIVIDUAL if is_person else SubjectKind.COLLECTIVE,
        "person": subject if is_person else None,
        "unit": None if is_person else subject,
        "printed_name": str(subject),
        "printed_position": "Chuyên viên" if is_person else "",
        "printed_unit": of_proposal.unit.name,
        "order": of_proposal.nominations.count() + 1,
    }
    return Nomination.objects.create(proposal=of_proposal, award_type=award, **values | fields)


def report(of_nomination: Nomination, text: str = "Hoàn thành tốt các nhiệm vụ được giao.") -> Report:
    """A whole report: every section written, every criterion attested."""
    row = Report.objects.create(nomination=of_nomination)
    campaign_ = of_nomination.proposal.round.campaign
    for kind in (SectionKind.OVERVIEW, SectionKind.DUTIES, SectionKind.SUMMARY):
        ReportSection.objects.create(report=row, kind=kind, text=text)
    for area in ReformArea.objects.filter(campaign=campaign_):
        ReportSection.objects.create(report=row, kind=SectionKind.AREA, area=area, text=text)
    for criterion in Criterion.objects.filter(campaign=campaign_, subject_kind=of_nomination.subject_kind):
        CriterionAnswer.objects.create(report=row, criterion=criterion, attested=True, figure="100%")
    return row


def evidence(of_proposal: Proposal, caption: str = "Bảng kê kết quả", **fields: Any) -> Evidence:
    return Evidence.objects.create(
        proposal=of_proposal, file=fields.pop("file", None) or stored_file(), caption=caption, added_at=NOW, **fields
    )


def minutes(of_proposal: Proposal, day: date = date(2025, 12, 15), members: int = 3) -> Minutes:
    """A meeting of `members`, chaired and written down, that passed every nominee by show of hands."""
    starts = datetime.combine(day, NOW.timetz())
    row = Minutes.objects.create(
        proposal=of_proposal,
        starts_at=starts,
        ends_at=starts + timedelta(hours=1),
        place="Phòng họp",
        course="Cuộc họp đã thảo luận.",
        conclusion="Nhất trí.",
        total_members=members,
    )
    parts = [Attendee.Part.CHAIR, Attendee.Part.SECRETARY] + [Attendee.Part.MEMBER] * (members - 2)
    for order, part in enumerate(parts):
        Attendee.objects.create(minutes=row, name=f"Thành viên {order}", part=part, order=order)
    for nominee in of_proposal.nominations.present():
        ballot(row, nominee)
    return row


def ballot(of_minutes: Minutes, of_nomination: Nomination, *, passed: bool = True, **fields: Any) -> Ballot:
    """Everybody for it (or against), by show of hands; the nomination moves accordingly."""
    base = of_minutes.attendees.filter(present=True).count()
    values = {"base": base, "in_favour": base if passed else 0, "against": 0 if passed else base, "passed": passed}
    row = Ballot.objects.create(minutes=of_minutes, nomination=of_nomination, **values | fields)
    unit_head = actor(head(of_nomination.proposal.unit))
    transition(of_nomination, "pass" if passed else "fail", actor=unit_head, now=NOW)
    return row


def letter(of_proposal: Proposal, **fields: Any) -> Letter:
    signer = Appointment.objects.get(person=head(of_proposal.unit).person, unit=of_proposal.unit)
    return Letter.objects.create(proposal=of_proposal, **{"signer": signer} | fields)


def ready_proposal(of_round: Round | None = None, of_unit: Unit | None = None, individuals: int = 1) -> Proposal:
    """A draft that may be submitted: the unit itself and `individuals` of its people, with all three papers."""
    agency()
    if of_unit is None:
        of_unit = unit() if of_round is None else of_round.round_units.order_by("pk").last().unit
    head(of_unit)
    row = proposal(of_round or opened_round(), of_unit)
    nominees = [of_unit, *(person(of_unit) for _place in range(individuals))]
    for subject in nominees:
        report(nomination(row, subject))
    minutes(row)
    letter(row)
    return row


def nil_proposal(of_round: Round, of_unit: Unit, reason: str = "Năm nay không có đối tượng đủ điều kiện") -> Proposal:
    """A report that nobody is proposed, ready to submit."""
    agency()
    head(of_unit)
    return proposal(of_round, of_unit, is_nil=True, nil_reason=reason)


def blank(**fields: Any) -> BlankProfile:
    """A pre-printed certificate with the places it begins with."""
    row = BlankProfile.objects.create(**{"name": f"Phôi thử {BlankProfile.objects.count() + 1}"} | fields)
    places = usual_places()
    for place in places:
        place.profile = row
    BlankPlace.objects.bulk_create(places)
    return row
