"""Whom facts are gathered for, and which unit's figures stand for him."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from awards.models import Nomination
from organization.enums import AppointmentKind, SubjectKind, UnitKind
from organization.models import Appointment, Membership, Person, Unit

LEADING = (AppointmentKind.HEAD, AppointmentKind.ACTING, AppointmentKind.IN_CHARGE)


@dataclass(frozen=True)
class Subject:
    """A person or a collective. `figures_unit` is whose procedures and index count; `leads` the unit he heads."""

    kind: SubjectKind
    id: int
    figures_unit: Unit | None
    leads: Unit | None = None

    @property
    def key(self) -> tuple[str, int]:
        return self.kind, self.id


def collective(unit: Unit) -> Subject:
    return Subject(SubjectKind.COLLECTIVE, unit.pk, unit)


def placed_on(rows: Iterable[Membership], day: date) -> Membership | None:
    """Of one person's memberships the one in force on `day`, else the last before it (retired, moved, deceased)."""
    started = [row for row in rows if row.valid_from is None or row.valid_from <= day]
    started.sort(key=lambda row: (row.holds_on(day), row.valid_from or date.min, row.pk))
    return started[-1] if started else None


def places_of(people: Iterable[int], day: date) -> dict[int, Membership]:
    """Where each person belongs on `day`, in one query."""
    found: dict[int, list[Membership]] = {}
    for row in Membership.objects.filter(person__in=people).select_related("unit__parent"):
        found.setdefault(row.person_id, []).append(row)
    placed = {person: placed_on(rows, day) for person, rows in found.items()}
    return {person: row for person, row in placed.items() if row is not None}


def led_units(people: Iterable[int], day: date) -> dict[int, Unit]:
    """The unit that each person heads on `day`, in one query."""
    rows = Appointment.objects.on(day).filter(person__in=people, unit__isnull=False, kind__in=LEADING)
    return {row.person_id: row.unit for row in rows.select_related("unit")}


def subjects_of_people(people: Iterable[Person | int], day: date) -> dict[int, Subject]:
    """A subject for each person, by id, in two queries."""
    ids = [person.pk if isinstance(person, Person) else person for person in people]
    places, leads = places_of(ids, day), led_units(ids, day)
    return {pk: Subject(SubjectKind.INDIVIDUAL, pk, _figures_unit(places.get(pk)), leads.get(pk)) for pk in ids}


def _figures_unit(place: Membership | None) -> Unit | None:
    """A team has no figures of its own: those of the unit above it stand for its people."""
    if place is None:
        return None
    return place.unit.parent if place.unit.kind == UnitKind.TEAM and place.unit.parent else place.unit


def subjects_of(nominations: Iterable[Nomination], day: date) -> dict[int, Subject]:
    """The subject of each nomination, by its id; `unit` should be selected with the rows."""
    nominations = list(nominations)
    people = subjects_of_people({row.person_id for row in nominations if row.person_id}, day)
    return {row.pk: people[row.person_id] if row.person_id else collective(row.unit) for row in nominations}
