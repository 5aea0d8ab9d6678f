"""Carrying out an act: units end, begin or change their names; people, accounts and what leads go with them."""

from collections.abc import Sequence
from copy import copy
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models.base import ModelState
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from core.journal import record
from core.refusals import Conflict, Problem, Refused
from organization.enums import HEADS, AppointmentKind, Role
from organization.gates.reorganisation import Preview, look_ahead
from organization.models import (
    Agency,
    DepartmentAfter,
    Reorganisation,
    RoleGrant,
    Unit,
    UnitAfter,
    UnitName,
)
from organization.models.units import AgencyNames
from organization.selectors.reorganisation import Effect
from organization.services.reorganisation.drafting import open_act
from organization.services.rows import Write, save_rows
from organization.services.units import fill_unit_keys

NAMES = ("name", "short_name", "head_title", "symbol")


@transaction.atomic
def carry_out(act: Reorganisation, *, mark: str, actor: Any, now: datetime) -> Reorganisation:
    """Do what the page with `mark` has shown, all of it or nothing; what was named before keeps its name before.

    Raises Refused with every problem, Conflict when it has been done already or something else would be done now
    than when the page was made.
    """
    act = open_act(act, actor)
    preview = look_ahead(act, actor=actor, lock=True)
    if preview.problems:
        raise Refused(preview.problems)
    if preview.mark != mark:
        text = _("Số liệu vừa thay đổi so với trang bạn xem nên chưa làm gì; hãy xem lại rồi thực hiện.")
        raise Conflict(Problem(text, code="stale"))
    done = _Doing(act, actor, now).all_of(preview)
    act.carried_out_by, act.carried_out_at = actor.user, now
    act.save(update_fields=["carried_out_by", "carried_out_at"])
    counts = [f"{touched.label}: {touched.count}" for touched in preview.touched if not touched.of_office]
    record("reorganisation.carry_out", actor=actor, now=now, obj=act, technical=True, rows=done, touched=counts)
    for path in settings.REORGANISATION_FOLLOWS:
        import_string(path)(act, actor=actor, now=now)
    return act


class _Doing:
    """The rows of one act, written together with what the journal says of each."""

    def __init__(self, act: Reorganisation, actor: Any, now: datetime) -> None:
        self.act, self.actor, self.now = act, actor, now
        self.units: dict[int, tuple[Unit, Unit]] = {}
        self.granted: set[tuple[int, int]] = set()

    def all_of(self, preview: Preview) -> int:
        """Write everything, new units first; returns how many rows were different."""
        new = [(after, effect) for effect in preview.effects for after in effect.afters if after.unit is None]
        going_on = [after for effect in preview.effects for after in effect.afters if after.unit is not None]
        done = self._save([self._made(after, effect) for after, effect in new])
        for after, _effect in new:
            after.save(update_fields=["unit"])
        writes = [self._renamed(after) for after in going_on if after.name]
        self._end_units(preview.effects, [after.unit for after, _effect in new])
        for effect in preview.effects:
            writes += [*self._places(effect), *self._leading(effect), *self._accounts(effect)]
        if hasattr(self.act, "department"):
            writes += self._agencies(preview.agency, self.act.department)
        writes += [Write(old, unit, "unit", unit_id=unit.pk) for old, unit in self.units.values()]
        return done + self._save(writes)

    def _save(self, writes: list[Write]) -> int:
        return save_rows(writes, actor=self.actor, now=self.now)

    # --- units ---------------------------------------------------------------------------------------------------

    def _unit(self, unit: Unit) -> Unit:
        """The one copy of `unit` that all changes of the act write into."""
        return self.units.setdefault(unit.pk, (unit, copy(unit)))[1]

    def _made(self, after: UnitAfter, effect: Effect) -> Write:
        """The new unit: like the first of those before in all that the act does not say."""
        unit = copy(effect.before[0])
        unit.pk, unit._state = None, ModelState()
        after.unit = unit
        unit.code, unit.kind = after.code, after.kind
        unit.valid_from, unit.valid_to = self.act.starts_on, None
        _name(unit, after)
        return Write(None, unit, "unit")

    def _renamed(self, after: UnitAfter) -> Write:
        """The name until now stays the name on papers until the eve."""
        unit = after.unit
        earlier = unit.names.order_by("-valid_to").first()
        begins = earlier.valid_to + timedelta(days=1) if earlier else unit.valid_from
        name = UnitName(unit=unit, name=unit.name, valid_from=begins, valid_to=self.act.eve)
        _name(self._unit(unit), after)
        return Write(None, name, "unit_name", unit_id=unit.pk)

    def _end_units(self, effects: Sequence[Effect], new: list[Unit]) -> None:
        """The last day of units that end; what stood below them stands below the one that goes on."""
        instead = {unit.pk: effect.sole.unit.pk for effect in effects if effect.sole for unit in effect.ending}
        for unit in (unit for effect in effects for unit in effect.ending):
            self._unit(unit).valid_to = self.act.eve
        for unit in map(self._unit, (*new, *(unit for effect in effects for unit in effect.below))):
            unit.parent_id = instead.get(unit.parent_id, unit.parent_id)
            unit.proxy_id = instead.get(unit.proxy_id, unit.proxy_id)

    # --- people --------------------------------------------------------------------------------------------------

    def _ended(self, row: Any, action: str, **fields: Any) -> Write:
        """`row` with the eve as its last day."""
        last = copy(row)
        for name, value in {"valid_to": self.act.eve, **fields}.items():
            setattr(last, name, value)
        return Write(row, last, action, unit_id=row.unit_id)

    def _places(self, effect: Effect) -> list[Write]:
        """Where people work: in the unit after, with the position that they have."""
        writes = [self._ended(place, "membership") for place, _after in effect.moves]
        for place, after in effect.moves:
            if after is not None:
                there = self._going_on(place, after.unit, note=self._note)
                writes.append(Write(None, there, "membership", unit_id=after.unit.pk))
        return writes

    def _going_on(self, row: Any, unit: Unit, **fields: Any) -> Any:
        """A row like `row` for `unit`, from the act's day on."""
        there = copy(row)
        there.pk, there._state = None, ModelState()
        for name, value in {"unit": unit, "valid_from": self.act.starts_on, **fields}.items():
            setattr(there, name, value)
        return there

    @property
    def _note(self) -> str:
        return str(self.act)[:200]

    def _leading(self, effect: Effect) -> list[Write]:
        """Whoever led ends with his unit; a head may finish its open papers where the act says until when."""
        writes = [self._ended(row, "appointment") for row in effect.appointments]
        until = self.act.finish_until
        for row in effect.appointments if until else ():
            if row.kind in HEADS:
                finishing = self._going_on(row, row.unit, kind=AppointmentKind.AUTHORISED, valid_to=until,
                                           paper=self._note)  # fmt: skip
                writes.append(Write(None, finishing, "appointment", unit_id=row.unit_id))
        return writes

    def _accounts(self, effect: Effect) -> list[Write]:
        """Specialists prepare for the unit after; they keep a unit that ends, to see and finish its papers."""
        ending, writes = {unit.pk for unit in effect.ending}, []
        for grant, after in effect.grants:
            if grant.unit_id not in ending:
                writes.append(self._ended(grant, "rolegrant", ended_at=self.now, ended_by=self.actor.user))
            if after is not None and self._lacks(grant.user_id, after.unit):
                there = self._going_on(grant, after.unit, paper=self._note, granted_by=self.actor.user)
                writes.append(Write(None, there, "rolegrant", unit_id=after.unit.pk))
        return writes

    def _lacks(self, user_id: int, unit: Unit) -> bool:
        """Whether the account has yet to be given the unit, once in the whole act."""
        held = RoleGrant.objects.on(self.act.starts_on).filter(user=user_id, unit=unit, role=Role.UNIT_STAFF)
        given = (user_id, unit.pk) in self.granted or held.exists()
        self.granted.add((user_id, unit.pk))
        return not given

    # --- the department ------------------------------------------------------------------------------------------

    def _agencies(self, agency: Agency, department: DepartmentAfter) -> list[Write]:
        """The names until now end on the eve, the new ones begin."""
        last, after = copy(agency), Agency(valid_from=self.act.starts_on, valid_to=agency.valid_to)
        last.valid_to = self.act.eve
        for field in AgencyNames._meta.fields:
            setattr(after, field.name, getattr(department, field.name))
        return [Write(agency, last, "agency"), Write(None, after, "agency")]


def _name(unit: Unit, after: UnitAfter) -> None:
    for name in NAMES:
        setattr(unit, name, getattr(after, name) or getattr(unit, name))
    fill_unit_keys(unit)
