"""Making the sample's department: units, people, accounts and their yearly facts."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from random import Random

from django.contrib.auth.hashers import make_password

from core.text import person_sort_key, search_key
from organization.enums import AppointmentKind, Grade, IndexState, InitiativeLevel, Role, UnitKind
from organization.models import (
    AnnualRating,
    Appointment,
    DutyOfficer,
    Initiative,
    Membership,
    ParIndexResult,
    Person,
    ProcedureFigures,
    RoleGrant,
    Unit,
    User,
)
from thidua.sample.accounts import FIXED, PASSWORD, AccountPlan, of_unit
from thidua.sample.department import UnitPlan, units
from thidua.sample.people import Names, PersonPlan

SINCE = date(2021, 1, 1)
YEARS = range(2022, 2026)
SOLUTIONS = (
    "Số hóa quy trình cấp đổi giấy phép lái xe tại bộ phận một cửa",
    "Rút ngắn thời gian cấp phù hiệu xe từ 02 ngày xuống 01 ngày làm việc",
    "Biểu mẫu điện tử dùng chung trong thẩm định hồ sơ công trình",
    "Trả kết quả thủ tục hành chính qua dịch vụ bưu chính công ích",
    "Nhắc hạn xử lý hồ sơ tự động trên hệ thống một cửa điện tử",
    "Công khai tiến độ bảo trì đường bộ trên trang thông tin của Sở",
    "Đặt lịch đăng kiểm trực tuyến, giảm thời gian chờ của người dân",
)


@dataclass
class Department:
    """What was made, by code: units, the people of each in their places, accounts by name."""

    random: Random
    units: dict[str, Unit] = field(default_factory=dict)
    people: dict[str, list[Person]] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)

    @property
    def proposing(self) -> list[Unit]:
        return [unit for unit in self.units.values() if unit.proposes]


def build(*, count: int | None, seed: int) -> Department:
    """Make the department; the same `seed` makes the same people and facts."""
    department = Department(Random(seed))  # noqa: S311 - a sample, no secret
    names = Names(seed)
    for order, plan in enumerate(units(count)):
        _make_unit(department, plan, order)
        for person in names.staff(plan):
            _make_person(department, plan, person)
    _proxies(department)
    _accounts(department)
    _facts(department)
    return department


def _make_unit(department: Department, plan: UnitPlan, order: int) -> None:
    department.people[plan.code] = []
    department.units[plan.code] = Unit.objects.create(
        code=plan.code,
        name=plan.name,
        short_name=plan.short_name,
        kind=plan.kind,
        symbol=plan.symbol,
        head_title=plan.head_title,
        phone=f"0226 000 {order:04}",
        has_seal=plan.has_seal,
        proposes=plan.proposes,
        may_be_nominated=plan.may_be_nominated,
        valid_from=SINCE,
        order=order,
        search=search_key(plan.name, plan.short_name, plan.code),
    )


def _make_person(department: Department, plan: UnitPlan, person: PersonPlan) -> None:
    unit, place = department.units[plan.code], len(department.people[plan.code])
    row = Person.objects.create(
        full_name=person.full_name,
        gender=person.gender,
        staff_kind=person.staff_kind,
        birth_date=person.birth_date,
        home_town=person.home_town,
        residence=person.home_town,
        qualification=person.qualification,
        search=search_key(person.full_name),
        sort_key=person_sort_key(person.full_name),
    )
    department.people[plan.code].append(row)
    Membership.objects.create(
        person=row, unit=unit, position=person.position, is_leader=person.is_leader, valid_from=SINCE
    )
    if place > 1 and unit.kind != UnitKind.LEADERSHIP:
        return
    # Lãnh đạo Sở lead the department itself, not their "unit".
    where = None if unit.kind == UnitKind.LEADERSHIP else unit
    kind = AppointmentKind.HEAD if place == 0 else AppointmentKind.DEPUTY
    Appointment.objects.create(person=row, unit=where, kind=kind, title=person.position, valid_from=SINCE)


def _proxies(department: Department) -> None:
    office = department.units["van-phong"]
    Unit.objects.filter(proposes=False).update(proxy=office)


def _accounts(department: Department) -> None:
    password = make_password(PASSWORD)
    plans = list(FIXED)
    for unit in department.proposing:
        # Văn phòng's head has his account already.
        plans += [plan for plan in of_unit(unit.code, unit.short_name) if not _taken(plans, plan)]
    for plan in plans:
        _make_account(department, plan, password)
    officer = department.users["thamdinh"]
    DutyOfficer.objects.create(user=officer, name=officer.display_name, phone="0226 000 0101", email=officer.email)


def _taken(plans: list[AccountPlan], plan: AccountPlan) -> bool:
    return any((other.unit, other.place) == (plan.unit, plan.place) for other in plans)


def _make_account(department: Department, plan: AccountPlan, password: str) -> None:
    person = department.people[plan.unit][plan.place]
    user = User.objects.create(
        username=plan.username,
        email=f"{plan.username}@mau.example",
        person=person,
        display_name=person.full_name,
        password=password,
    )
    department.users[plan.username] = user
    for role in plan.roles:
        unit = department.units[plan.unit] if role == Role.UNIT_STAFF else None
        RoleGrant.objects.create(user=user, role=role, unit=unit, valid_from=SINCE)


def _facts(department: Department) -> None:
    for unit in department.proposing:
        _figures(department, unit)
        _initiatives(department, unit)
        for person in department.people[unit.code]:
            _ratings(department, person)
    for year, score, rank in ((2022, "88.450", 9), (2023, "90.120", 7), (2024, "91.375", 5)):
        ParIndexResult.objects.create(
            year=year, score=Decimal(score), rank=rank, ranked=18, state=IndexState.PUBLISHED,
            paper=f"Quyết định công bố chỉ số cải cách hành chính năm {year} (mẫu)",
        )  # fmt: skip
        ParIndexResult.objects.create(year=year, of_province=True, score=Decimal(score) - 4, rank=30, ranked=63,
                                      state=IndexState.PUBLISHED)  # fmt: skip
    ParIndexResult.objects.create(year=2025, score=Decimal("92.100"), state=IndexState.SELF_SCORED)


def _figures(department: Department, unit: Unit) -> None:
    base = Decimal(department.random.randint(820, 900)) / 10
    for year in YEARS:
        late = 0 if department.random.random() < 0.85 else department.random.randint(1, 4)
        ProcedureFigures.objects.create(
            unit=unit,
            year=year,
            received=department.random.randint(80, 900),
            late=late,
            source="Hệ thống một cửa (mẫu)",
        )
        base += Decimal(department.random.randint(-4, 22)) / 10
        state = IndexState.SELF_SCORED if year == YEARS[-1] else IndexState.PUBLISHED
        ParIndexResult.objects.create(unit=unit, year=year, score=min(base, Decimal(99)), state=state)


def _initiatives(department: Department, unit: Unit) -> None:
    staff = department.people[unit.code]
    for year in YEARS:
        for _number in range(department.random.randint(1, 3)):
            row = Initiative.objects.create(
                title=department.random.choice(SOLUTIONS),
                unit=unit,
                year=year,
                level=department.random.choice(
                    [InitiativeLevel.UNIT, InitiativeLevel.AGENCY, InitiativeLevel.PROVINCE]
                ),
                paper=f"Quyết định số {department.random.randint(10, 300)}/QĐ-SGTVT năm {year} (mẫu)",
                recognised_on=date(year, 11, department.random.randint(1, 28)),
                scope="Toàn Sở",
                effect="Giảm thời gian xử lý, tăng mức độ hài lòng của người dân.",
            )
            row.authors.set(department.random.sample(staff, k=min(2, len(staff))))


def _ratings(department: Department, person: Person) -> None:
    for year in YEARS:
        draw = department.random.random()
        grade = Grade.EXCELLENT if draw < 0.18 else Grade.GOOD if draw < 0.93 else Grade.DONE
        AnnualRating.objects.create(person=person, year=year, grade=grade, paper=f"Thông báo xếp loại năm {year} (mẫu)")
