"""Units, the department's own names, and who is on duty."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core.access import check
from core.refusals import Problem, Refused
from core.text import search_key
from organization.gates.units import circle_problems, proxy_problems
from organization.models import Agency, DutyOfficer, Unit, UnitName
from organization.services.rows import delete_row, save_row


@transaction.atomic
def save_unit(unit: Unit, *, actor: Any, now: datetime) -> Unit:
    """Write a new or changed unit. Raises Refused when it would stand below itself or propose through itself."""
    check(actor, "organization.manage_units", unit)
    above = dict(Unit.objects.values_list("pk", "parent_id")) | {unit.pk: unit.parent_id}
    problems = circle_problems(unit.pk, above) | proxy_problems(unit)
    if problems:
        raise Refused(Problem(message, field=field) for field, message in problems.items())
    fill_unit_keys(unit)
    save_row(unit, action="unit", actor=actor, now=now, unit_id=unit.pk)
    return unit


def fill_unit_keys(unit: Unit) -> None:
    """What it is found by follows from its names."""
    unit.search = search_key(unit.name, unit.short_name, unit.code)[:300]


@transaction.atomic
def save_unit_name(name: UnitName, *, actor: Any, now: datetime) -> UnitName:
    """Write a name that the unit bore for a time. Raises Refused when two names hold on one day."""
    check(actor, "organization.manage_units", name.unit)
    others = name.unit.names.exclude(pk=name.pk)
    if any(overlap(name, other) for other in others):
        raise Refused(Problem(_("Trong thời gian này đã có một tên cũ khác của đơn vị."), field="valid_from"))
    save_row(name, action="unit_name", actor=actor, now=now, unit_id=name.unit_id, unit=str(name.unit))
    return name


@transaction.atomic
def delete_unit_name(name: UnitName, *, actor: Any, now: datetime) -> None:
    """Take back a name that was entered by mistake."""
    check(actor, "organization.manage_units", name.unit)
    delete_row(name, action="unit_name", actor=actor, now=now, unit_id=name.unit_id, technical=True)


@transaction.atomic
def save_agency(agency: Agency, *, actor: Any, now: datetime) -> Agency:
    """Write the department's names and symbols for a period. Raises Refused when two rows hold on one day."""
    check(actor, "organization.manage_units", agency)
    if any(overlap(agency, other) for other in Agency.objects.exclude(pk=agency.pk)):
        message = _("Thời gian này trùng với một dòng khác; hãy kết thúc dòng cũ trước ngày dòng mới bắt đầu.")
        raise Refused(Problem(message, field="valid_from"))
    save_row(agency, action="agency", actor=actor, now=now)
    return agency


@transaction.atomic
def save_duty_officer(officer: DutyOfficer, *, actor: Any, now: datetime) -> DutyOfficer:
    """Write who helps with sign-in, from when to when. Raises Refused when there would be two on one day."""
    check(actor, "organization.manage_units", officer)
    clash = next((row for row in DutyOfficer.objects.exclude(pk=officer.pk) if overlap(officer, row)), None)
    if clash is not None:
        message = _("Trùng ngày với %(name)s; hãy ghi ngày kết thúc của người đó trước.") % {"name": clash}
        raise Refused(Problem(message, field="valid_from"))
    save_row(officer, action="duty_officer", actor=actor, now=now, personal=("phone", "email"))
    return officer


def overlap(one: Any, other: Any) -> bool:
    """Whether two dated rows hold on a common day."""
    starts = max(one.valid_from or date.min, other.valid_from or date.min)
    ends = min(one.valid_to or date.max, other.valid_to or date.max)
    return starts <= ends
