"""An act before it is carried out: its decision, what it does to units, who goes where, the department's new names."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from core.access import check
from core.refusals import Conflict, Problem, Refused
from organization.models import DepartmentAfter, Person, PersonGoes, Reorganisation, Unit, UnitAfter, UnitChange
from organization.services.rows import delete_row, save_row


@transaction.atomic
def save_act(act: Reorganisation, *, actor: Any, now: datetime) -> Reorganisation:
    """Write the decision. Raises Conflict when the act has been carried out, or the decision is here already."""
    open_act(act, actor)
    if act.pk is None:
        act.made_by, act.made_at = actor.user, now
    save_row(act, action="reorganisation", actor=actor, now=now)
    return act


@transaction.atomic
def delete_act(act: Reorganisation, *, actor: Any, now: datetime) -> None:
    """Take back an act that was not carried out, with all that was written for it."""
    open_act(act, actor)
    delete_row(act, action="reorganisation", actor=actor, now=now, technical=True)


@transaction.atomic
def save_change(change: UnitChange, before: Iterable[Unit], *, actor: Any, now: datetime) -> UnitChange:
    """Write one thing that the decision does, with the units before; a change of name goes on with the same unit."""
    open_act(change.act, actor)
    before = list(before)
    save_row(change, action="unitchange", actor=actor, now=now, act=str(change.act), before=[*map(str, before)])
    change.before.set(before)
    return change


@transaction.atomic
def delete_change(change: UnitChange, *, actor: Any, now: datetime) -> None:
    open_act(change.act, actor)
    before = [str(unit) for unit in change.before.all()]
    delete_row(change, action="unitchange", actor=actor, now=now, technical=True, act=str(change.act), before=before)


@transaction.atomic
def save_after(after: UnitAfter, *, actor: Any, now: datetime) -> UnitAfter:
    """Write a unit as it is after the change. Raises Refused with all that a new unit lacks."""
    open_act(after.change.act, actor)
    if problems := _new_unit_problems(after):
        raise Refused(problems)
    save_row(after, action="unitafter", actor=actor, now=now, act=str(after.change.act))
    return after


def _new_unit_problems(after: UnitAfter) -> list[Problem]:
    needed = {"name": _("tên"), "short_name": _("tên gọi tắt"), "code": _("mã"), "kind": _("loại"),
              "head_title": _("chức danh người đứng đầu")}  # fmt: skip
    if after.unit is not None:
        return []
    text = _("Đơn vị mới cần có %s; đơn vị đang có thì chọn ở trên.")
    return [Problem(text % word, field=name) for name, word in needed.items() if not getattr(after, name)]


@transaction.atomic
def delete_after(after: UnitAfter, *, actor: Any, now: datetime) -> None:
    open_act(after.change.act, actor)
    delete_row(after, action="unitafter", actor=actor, now=now, technical=True, act=str(after.change.act))


@transaction.atomic
def send_people(change: UnitChange, places: Mapping[Person, UnitAfter | None], *, actor: Any, now: datetime) -> None:
    """Say where people go when several units come after; None takes back what was said."""
    open_act(change.act, actor)
    said = {row.person_id: row for row in change.goes.select_related("after")}
    for person, after in places.items():
        row = said.get(person.pk)
        if row is not None and row.after != after:
            delete_row(row, action="persongoes", actor=actor, now=now, technical=True)
            row = None
        if row is None and after is not None:
            save_row(PersonGoes(change=change, person=person, after=after), action="persongoes", actor=actor, now=now,
                     act=str(change.act))  # fmt: skip


@transaction.atomic
def save_department(department: DepartmentAfter, *, actor: Any, now: datetime) -> DepartmentAfter:
    """Write what the department is called from the act's day on."""
    open_act(department.act, actor)
    save_row(department, action="departmentafter", actor=actor, now=now, act=str(department.act))
    return department


@transaction.atomic
def delete_department(department: DepartmentAfter, *, actor: Any, now: datetime) -> None:
    open_act(department.act, actor)
    delete_row(department, action="departmentafter", actor=actor, now=now, technical=True, act=str(department.act))


def open_act(act: Reorganisation, actor: Any) -> Reorganisation:
    """`act` as it is stored, locked. Raises Denied for a stranger, Conflict once it has been carried out."""
    check(actor, "organization.manage_units", act)
    rows: models.QuerySet[Reorganisation] = Reorganisation.objects.select_for_update(of=("self",))
    stored = rows.filter(pk=act.pk).first() if act.pk else act
    if stored is None:
        raise Conflict(_("Việc sắp xếp này vừa bị bỏ."))
    return still_draft(stored)


def still_draft(act: Reorganisation) -> Reorganisation:
    """`act` while it may be written. Raises Conflict once it has been carried out."""
    if act.carried_out_at is not None:
        raise Conflict(_("Việc sắp xếp này đã thực hiện nên không sửa, không bỏ, không thực hiện lần nữa."))
    return act
