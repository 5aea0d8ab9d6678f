"""People: where they work and what they lead, from when to when."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core.access import check
from core.refusals import Problem, Refused
from core.text import person_sort_key, search_key
from organization.enums import AppointmentKind
from organization.models import Appointment, Membership, Person
from organization.services.rows import save_row
from organization.services.units import overlap

LEADING = (AppointmentKind.HEAD, AppointmentKind.ACTING, AppointmentKind.IN_CHARGE)
PERSONAL = frozenset({
    "birth_date", "home_town", "residence", "qualification", "academic_title", "party_position", "email", "phone",
    "died_on",
})  # fmt: skip


@transaction.atomic
def save_person(person: Person, *, actor: Any, now: datetime) -> Person:
    """Write a new or changed person with what he is found and sorted by; the journal keeps no personal data."""
    check(actor, "organization.manage_people", person)
    fill_keys(person)
    save_row(person, action="person", actor=actor, now=now, personal=PERSONAL)
    return person


def fill_keys(person: Person) -> None:
    """What he is found and sorted by follows from his name."""
    person.search = search_key(person.full_name)[:300]
    person.sort_key = person_sort_key(person.full_name)


@transaction.atomic
def save_membership(membership: Membership, *, actor: Any, now: datetime) -> Membership:
    """Write where a person works. Raises Refused when he would work in two places on one day."""
    check(actor, "organization.manage_people", membership.person)
    others = membership.person.memberships.exclude(pk=membership.pk).select_related("unit")
    clash = next((other for other in others if overlap(membership, other)), None)
    if clash is not None:
        message = _("Trùng thời gian công tác tại %(unit)s; hãy ghi ngày kết thúc ở đó trước.") % {"unit": clash.unit}
        raise Refused(Problem(message, field="valid_from"))
    save_row(membership, action="membership", actor=actor, now=now, unit_id=membership.unit_id)
    return membership


@transaction.atomic
def save_appointment(appointment: Appointment, *, actor: Any, now: datetime) -> Appointment:
    """Write who leads, deputises or may sign where. Raises Refused when a place would have two heads on one day.

    An authorisation by the leadership, before or after the change, is not for everybody who writes appointments.
    """
    check(actor, "organization.appoint", appointment.person)
    stored = Appointment.objects.delegations().filter(pk=appointment.pk)
    if appointment.is_delegation or stored.exists():
        check(actor, "organization.delegate", appointment.person)
    if appointment.kind in LEADING:
        others = Appointment.objects.filter(unit_id=appointment.unit_id, kind__in=LEADING).exclude(pk=appointment.pk)
        clash = next((other for other in others.select_related("person") if overlap(appointment, other)), None)
        if clash is not None:
            message = _("%(name)s đang đứng đầu trong thời gian này; hãy ghi ngày kết thúc của người đó trước.")
            raise Refused(Problem(message % {"name": clash.person}, field="valid_from"))
    save_row(appointment, action="appointment", actor=actor, now=now, unit_id=appointment.unit_id)
    return appointment
