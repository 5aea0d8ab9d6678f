"""Acts of reorganisation for tests: written down as the pages do, previewed and carried out."""

from datetime import date
from itertools import count
from typing import Any

from core.clock import day_of
from organization.gates.reorganisation import look_ahead
from organization.models import Reorganisation, Unit, UnitAfter, UnitChange, User
from organization.services.reorganisation.carrying_out import carry_out
from tests import factories
from tests.clock import NOW

DAY = date(2025, 12, 1)
EVE = date(2025, 11, 30)
_numbers = count(1)


def act(**fields: Any) -> Reorganisation:
    """A decision of three weeks ago that says nothing yet."""
    values = {
        "number": f"{next(_numbers)}/QĐ-SGTVT",
        "dated": date(2025, 11, 20),
        "issuer": "Giám đốc Sở Giao thông vận tải",
        "title": "Về việc sắp xếp các phòng chuyên môn",
        "starts_on": DAY,
        "made_by": factories.chief(),
        "made_at": NOW,
    }
    return Reorganisation.objects.create(**values | fields)


def change(of_act: Reorganisation, kind: str, *before: Unit) -> UnitChange:
    row = UnitChange.objects.create(act=of_act, kind=kind)
    row.before.set(before)
    return row


def after(of_change: UnitChange, unit: Unit | None = None, name: str = "", **fields: Any) -> UnitAfter:
    """`unit` goes on, by `name` where one is given; without it a new unit of this name."""
    new = {"short_name": name[:60], "code": f"moi-{next(_numbers)}", "kind": "division", "head_title": "Trưởng phòng"}
    values = {} if unit else new
    return UnitAfter.objects.create(change=of_change, unit=unit, name=name, **values | fields)


def merger(*before: Unit, into: Unit | None = None, name: str = "", **fields: Any) -> Reorganisation:
    row = act(**fields)
    after(change(row, "merge", *before), into, name)
    return row


def preview(of_act: Reorganisation, user: User | None = None, now: Any = NOW) -> Any:
    fresh = Reorganisation.objects.get(pk=of_act.pk)
    return look_ahead(fresh, actor=factories.actor(user or of_act.made_by, now))


def problems(of_act: Reorganisation, user: User | None = None, now: Any = NOW) -> str:
    return " ".join(map(str, preview(of_act, user, now).problems))


def warnings(of_act: Reorganisation) -> str:
    return " ".join(preview(of_act).warnings)


def carried_out(of_act: Reorganisation, user: User | None = None, now: Any = NOW) -> Reorganisation:
    """`of_act` done by whoever has just looked at its page."""
    mark = preview(of_act, user, now).mark
    assert day_of(now) >= of_act.starts_on
    return carry_out(of_act, mark=mark, actor=factories.actor(user or of_act.made_by, now), now=now)
