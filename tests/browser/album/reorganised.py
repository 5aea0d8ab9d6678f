"""Decisions that reorganise the sample's units: written down, with problems, with people to send, carried out."""

from datetime import timedelta

from core import clock
from core.clock import day_of
from organization.gates.reorganisation import look_ahead
from organization.models import DepartmentAfter, Reorganisation, Unit, UnitAfter, UnitChange
from organization.services.reorganisation.carrying_out import carry_out
from organization.services.reorganisation.drafting import save_act, save_after, save_change, save_department
from tests.browser.album.objects import Kwargs, actor, key

ISSUER = "Ủy ban nhân dân tỉnh Hà Nam"


def merger() -> Kwargs:
    """Two rooms become one, and the department is called otherwise."""
    found = Reorganisation.objects.filter(number="12/QĐ-UBND").first()
    return key(found or _written("12/QĐ-UBND", "Về việc hợp nhất Sở Giao thông vận tải và Sở Xây dựng"))


def listed() -> Kwargs:
    merger()
    with_problems()
    return {}


def one_change() -> Kwargs:
    return key(Reorganisation.objects.get(**merger()).changes.first())


def with_problems() -> Kwargs:
    """It begins later, and nobody has said what comes after."""
    act = Reorganisation.objects.filter(number="15/QĐ-SGTVT").first()
    if act is None:
        act = _act("15/QĐ-SGTVT", "Về việc chia Phòng Quản lý vận tải", days=40)
        _change(act, "split", "qlvt")
    return key(act)


def split() -> Kwargs:
    act = Reorganisation.objects.get(**with_problems())
    change = act.changes.get()
    if not change.afters.exists():
        for name, code in (("Phòng Vận tải", "van-tai"), ("Phòng Phương tiện và người lái", "nguoi-lai")):
            _new(change, name, code)
    return key(change)


def done() -> Kwargs:
    act = Reorganisation.objects.filter(carried_out_at__isnull=False).first()
    if act is None:
        act = _act("20/QĐ-SGTVT", "Về việc sáp nhập Ban Quản lý bến xe vào Trung tâm Đăng kiểm", days=0)
        change = _change(act, "merge", "bqlbx")
        who = actor("thamdinh")
        save_after(UnitAfter(change=change, unit=Unit.objects.get(code="ttdk")), actor=who, now=who.now)
        carry_out(act, mark=look_ahead(act, actor=who).mark, actor=who, now=who.now)
    return key(act)


def new_unit() -> Kwargs:
    return key(Reorganisation.objects.get(**done()).changes.get().afters.get().unit)


def _written(number: str, title: str) -> Reorganisation:
    act = _act(number, title, days=0)
    _new(_change(act, "merge", "qlkchtgt", "qlclct"), "Phòng Hạ tầng và chất lượng công trình giao thông", "htclgt")
    names = {"name": "Sở Xây dựng tỉnh Hà Nam", "name_lines": "SỞ XÂY DỰNG", "short_name": "Sở XD", "symbol": "SXD",
             "parent_name": "UBND tỉnh Hà Nam", "parent_full_name": ISSUER, "place": "Hà Nam", "head_title": "Giám đốc",
             "head_full_title": "Giám đốc Sở Xây dựng tỉnh Hà Nam"}  # fmt: skip
    who = actor("thamdinh")
    save_department(DepartmentAfter(act=act, **names), actor=who, now=who.now)
    return act


def _act(number: str, title: str, *, days: int) -> Reorganisation:
    who, today = actor("thamdinh"), day_of(clock.now())
    act = Reorganisation(number=number, title=title, issuer=ISSUER, dated=today - timedelta(days=10),
                         starts_on=today + timedelta(days=days))  # fmt: skip
    return save_act(act, actor=who, now=who.now)


def _change(act: Reorganisation, kind: str, *codes: str) -> UnitChange:
    who = actor("thamdinh")
    before = Unit.objects.filter(code__in=codes)
    return save_change(UnitChange(act=act, kind=kind), before, actor=who, now=who.now)


def _new(change: UnitChange, name: str, code: str) -> UnitAfter:
    after = UnitAfter(change=change, name=name, short_name=name, code=code, kind="division", head_title="Trưởng phòng")
    who = actor("thamdinh")
    return save_after(after, actor=who, now=who.now)


# Route, stage, object.
STOPS = (
    ("reorganisations", "open", listed),
    ("reorganisation", "open", merger),
    ("reorganisation", "open", with_problems),
    ("reorganisation_edit", "open", merger),
    ("department_after", "open", merger),
    ("unit_change_new", "open", merger),
    ("unit_after_new", "open", one_change),
    ("unit_change_people", "open", split),
    ("reorganisation", "published", done),
    ("unit", "published", new_unit),
)
