"""People as lists and search show them: each with where he works on a day."""

from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet

from organization.models import Membership, Person

FOUND_AT_MOST = 20


def people_on(rows: QuerySet[Person], day: date) -> QuerySet[Person]:
    """`rows` with `.places`: the memberships in force on `day`."""
    places = Membership.objects.on(day).select_related("unit")
    return rows.select_related("user").prefetch_related(Prefetch("memberships", places, to_attr="places"))


def found_people(search: Any, actor: Any) -> list[Person]:
    """The first people that a search form finds; nobody while nothing is asked."""
    if not search.is_valid() or not search.cleaned_data.get("q"):
        return []
    rows = search.narrow(Person.objects.visible_to(actor), actor.today)
    return list(people_on(rows, actor.today)[:FOUND_AT_MOST])
