"""What the addresses of sign-in, accounts and set-up are asked about."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from core.models import Job
from organization.enums import Grade, IndexState, InitiativeLevel, Role
from organization.models import (
    Agency,
    AnnualRating,
    Appointment,
    AwardRecord,
    DepartmentAfter,
    Discipline,
    DutyOfficer,
    Initiative,
    ParIndexResult,
    Person,
    ProcedureFigures,
    Reorganisation,
    RoleGrant,
    SheetImport,
    UnitAfter,
    UnitChange,
    UnitName,
    User,
)
from tests import factories as make
from tests.clock import NOW

if TYPE_CHECKING:
    from tests.permissions.world import World

Built = tuple[dict[str, Any], Any]


def _row(model: type, defaults: dict[str, Any], **key: Any) -> Any:
    return model.objects.get_or_create(**key, defaults=defaults)[0]


def _account(world: "World", state: str) -> Built:
    """Somebody without any role, a closed account, or one who leads."""
    if state == "leader":
        user = world.users["leader"]
    else:
        user = User.objects.filter(username=state).first() or make.user(username=state, is_active=state == "open")
    return {"pk": user.pk}, user


def _own_account(world: "World", _state: str) -> Built:
    return {"pk": world.users["admin"].pk}, world.users["admin"]


def _grant(world: "World", _state: str) -> Built:
    row = _row(RoleGrant, {}, user=_account(world, "open")[1], role=Role.CLERK)
    return {"pk": row.pk}, row.user


def _unit(world: "World", _state: str) -> Built:
    return {"pk": world.other.pk}, world.other


def _unit_name(world: "World", _state: str) -> Built:
    row = _row(UnitName, {"valid_to": date(2020, 1, 1)}, unit=world.other, name="Phòng Hai cũ")
    return {"pk": row.pk}, world.other


def _person(world: "World", _state: str) -> Built:
    row = Person.objects.filter(full_name="Người Trong Bảng").first() or make.person(world.other, "Người Trong Bảng")
    return {"pk": row.pk}, row


def _own_person(world: "World", _state: str) -> Built:
    return {"pk": world.person("chief").pk}, world.person("chief")


def _membership(world: "World", state: str) -> Built:
    person = _person(world, state)[1]
    return {"pk": person.memberships.first().pk}, person


def _appointment(world: "World", state: str) -> Built:
    person = _person(world, state)[1]
    row = person.appointments.first() or make.appointment(person, world.other, "deputy", title="Phó Trưởng phòng")
    return {"pk": row.pk}, person


def _delegation(_world: "World", _state: str) -> Built:
    """Of somebody who is none of the actors."""
    person = _row(Person, {"gender": "male"}, full_name="Người được ủy quyền")
    period = {"valid_from": NOW.date(), "valid_to": date(2026, 12, 31)}
    row = _row(Appointment, period, person=person, unit=None, kind="authorised", title="Phó Giám đốc", paper="Số 1")
    return {"pk": row.pk}, person


def _agency(_world: "World", _state: str) -> Built:
    row = Agency.objects.first()
    return {"pk": row.pk}, row


def _act(world: "World", state: str) -> Built:
    """A decision that renames a unit and the department: not carried out, or done."""
    values = {"dated": date(2025, 11, 20), "issuer": "Giám đốc Sở", "title": "Sắp xếp", "starts_on": date(2025, 12, 1),
              "made_by": world.users["chief"], "made_at": NOW}  # fmt: skip
    if state == "done":
        values |= {"carried_out_by": world.users["chief"], "carried_out_at": NOW}
    row = _row(Reorganisation, values, number=state)
    change = _row(UnitChange, {}, act=row, kind="rename")
    change.before.add(world.other)
    _row(UnitAfter, {"name": "Phòng Hai mới"}, change=change, unit=world.other)
    _row(DepartmentAfter, {"name": "Sở mới"}, act=row)
    return {"pk": row.pk}, row


def _change(world: "World", state: str) -> Built:
    act = _act(world, state)[1]
    return {"pk": act.changes.get().pk}, act


def _after(world: "World", state: str) -> Built:
    act = _act(world, state)[1]
    return {"pk": act.changes.get().afters.get().pk}, act


def _duty(_world: "World", _state: str) -> Built:
    row = _row(DutyOfficer, {"phone": "0226 000 0101"}, name="Trần Thị Trực")
    return {"pk": row.pk}, row


def _kind(_world: "World", state: str) -> Built:
    return {"kind": state}, None


def _fact(world: "World", state: str) -> Built:
    person = _person(world, state)[1]
    row = {
        "xep-loai": lambda: _row(AnnualRating, {"grade": Grade.GOOD}, person=person, year=2025),
        "chi-so": lambda: _row(ParIndexResult, {"state": IndexState.PUBLISHED}, unit=world.other, year=2019),
        "tthc": lambda: _row(ProcedureFigures, {}, unit=world.other, year=2019),
        "sang-kien": lambda: _initiative(world, state)[1],
        "khen-thuong": lambda: _row(
            AwardRecord, {"kind": "title"}, person=person, year=2019, name="Lao động tiên tiến"
        ),
        "ky-luat": lambda: _row(Discipline, {"starts_on": date(2020, 1, 1)}, person=person, form="Khiển trách"),
    }[state]()
    return {"kind": state, "pk": row.pk}, row


def _initiative(world: "World", _state: str) -> Built:
    row = _row(Initiative, {"year": 2025, "level": InitiativeLevel.AGENCY}, title="Một cửa điện tử", unit=world.other)
    return {"pk": row.pk}, row


def _author(world: "World", state: str) -> Built:
    row = _initiative(world, state)[1]
    return {"pk": row.pk, "person_pk": _person(world, state)[1].pk}, row


def _dead_link(_world: "World", _state: str) -> Built:
    return {"uidb64": "MQ", "token": "khong-con-dung"}, None


def _job(_world: "World", state: str) -> Built:
    payload = {"to": ["ai@hanam.example"], "subject": "CANARYMAIL"}
    values = {"queue": "mail", "state": state, "created_at": NOW, "due_at": NOW, "payload": payload}
    row = _row(Job, values, kind="mail", key=f"bang:{state}")
    return {"pk": row.pk}, row


def _sheet(world: "World", state: str) -> Built:
    """A table brought in by the office: one that is about facts, one about people."""
    table = make.stored_table(("Đơn vị", "Năm", "Họ và tên"), ("Phòng Hai", 2024, "Người Trong Bảng"))
    row = _row(SheetImport, {"file": table, "received_by": world.users["chief"], "received_at": NOW}, kind=state)
    return {"pk": row.pk}, None


KINDS = ("xep-loai", "chi-so", "tthc", "sang-kien", "ky-luat", "khen-thuong")
OBJECTS: dict[str, tuple[Callable, tuple[str, ...]]] = {
    "account": (_account, ("open", "closed", "leader")),
    "own_account": (_own_account, ("",)),
    "grant": (_grant, ("",)),
    "unit": (_unit, ("",)),
    "unit_name": (_unit_name, ("",)),
    "person": (_person, ("",)),
    "own_person": (_own_person, ("",)),
    "membership": (_membership, ("",)),
    "appointment": (_appointment, ("",)),
    "delegation": (_delegation, ("",)),
    "agency": (_agency, ("",)),
    "reorganisation": (_act, ("draft", "done")),
    "unit_change": (_change, ("draft", "done")),
    "unit_after": (_after, ("draft", "done")),
    "duty": (_duty, ("",)),
    "kind": (_kind, KINDS),
    "fact": (_fact, KINDS),
    "imported_kind": (_kind, (*KINDS, "can-bo", "don-vi")),
    "sheet": (_sheet, ("tthc", "can-bo", "don-vi")),
    "initiative": (_initiative, ("",)),
    "author": (_author, ("",)),
    "job": (_job, ("waiting", "failed")),
    "dead_link": (_dead_link, ("",)),
}
