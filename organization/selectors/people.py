"""People as lists and search show them: each with where he works on a day."""

from datetime import date
from typing import Any

from django.db.models import F, Prefetch, QuerySet

from organization.enums import HEADS
from organization.models import Appointment, Membership, Person

FOUND_AT_MOST = 20


def people_on(rows: QuerySet[Person], day: date) -> QuerySet[Person]:
    """`rows` with `.places`, the memberships in force on `day`, and `.account`, the name of the account or None."""
    places = Prefetch("memberships", Membership.objects.on(day).select_related("unit"), to_attr="places")
    return rows.annotate(account=F("user__username")).prefetch_related(places)


def found_people(search: Any, actor: Any) -> list[Person]:
    """The first people that a search form finds; nobody while nothing is asked."""
    if not search.is_valid() or not search.cleaned_data.get("q"):
        return []
    rows = search.narrow(Person.objects.visible_to(actor), actor.today)
    return list(people_on(rows, actor.today)[:FOUND_AT_MOST])


def department_heads(day: date) -> frozenset[int]:
    """The person who heads the department on `day`: Giám đốc, Quyền, phụ trách."""
    rows = Appointment.objects.on(day).filter(unit=None, kind__in=HEADS)
    return frozenset(rows.values_list("person", flat=True))
