"""What an act would do, row by row, and which units came of which."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q, QuerySet

from organization.enums import ChangeKind, Role
from organization.models import (
    Appointment,
    Membership,
    Person,
    Reorganisation,
    RoleGrant,
    Unit,
    UnitAfter,
    UnitChange,
)


@dataclass(frozen=True)
class Effect:
    """What one change of an act does.

    `moves` are places of work with the unit where they go on (None: they end); `grants` the same for the accounts of
    specialists; `appointments` end with their units; `below` are units that belong to a unit that ends, or propose
    through it.
    """

    change: UnitChange
    before: tuple[Unit, ...]
    afters: tuple[UnitAfter, ...]
    ending: tuple[Unit, ...]
    moves: tuple[tuple[Membership, UnitAfter | None], ...]
    grants: tuple[tuple[RoleGrant, UnitAfter | None], ...]
    appointments: tuple[Appointment, ...]
    below: tuple[Unit, ...]

    @property
    def sole(self) -> UnitAfter | None:
        """The one unit that goes on with everything."""
        return self.afters[0] if len(self.afters) == 1 else None

    @property
    def unplaced(self) -> list[Membership]:
        """Those of whom nobody has said where they go, though there are units to choose from."""
        return [place for place, after in self.moves if after is None] if self.afters else []


def effects_of(act: Reorganisation, *, lock: bool = False) -> list[Effect]:
    """The changes of `act` with all rows that they touch; as many queries for one as for many.

    With `lock` the rows stay as they are until the end of the transaction.
    """
    changes = list(act.changes.prefetch_related("before", "afters__unit", "goes"))
    rows = _Rows(act, {unit.pk for change in changes for unit in change.before.all()}, lock=lock)
    effects = [rows.effect(change) for change in changes]
    ending = {unit for effect in effects for unit in effect.ending}
    return [replace(effect, below=tuple(unit for unit in effect.below if unit not in ending)) for effect in effects]


class _Rows:
    """All rows about the units before, each kind read once."""

    def __init__(self, act: Reorganisation, unit_ids: set[int], *, lock: bool) -> None:
        reaching = Q(valid_to=None) | Q(valid_to__gte=act.starts_on)

        def read(rows: QuerySet, *related: str) -> list[Any]:
            rows = rows.select_related(*related) if related else rows
            return list(rows.select_for_update(of=("self",)) if lock else rows)

        here = {"unit__in": unit_ids}
        self.memberships = read(
            Membership.objects.filter(reaching, **here).order_by("person__sort_key", "pk"), "person", "unit"
        )
        self.appointments = read(Appointment.objects.filter(reaching, **here).order_by("kind", "pk"), "person", "unit")
        grants = RoleGrant.objects.filter(reaching, role=Role.UNIT_STAFF, ended_at=None, **here)
        self.grants = read(grants.order_by("pk"), "user", "unit")
        below = Q(parent__in=unit_ids) | Q(proxy__in=unit_ids)
        self.below = read(Unit.objects.filter(below, reaching).order_by("order", "name"))

    def effect(self, change: UnitChange) -> Effect:
        before, afters = tuple(change.before.all()), tuple(change.afters.all())
        going_on = {after.unit_id for after in afters}
        ending = tuple(unit for unit in before if unit.pk not in going_on)
        to = _Way(change, before, afters, ending)
        ids = {unit.pk for unit in ending}
        return Effect(
            change=change,
            before=before,
            afters=afters,
            ending=ending,
            moves=tuple(to.moved((row, row.person_id) for row in self.memberships)),
            grants=tuple(to.moved((row, row.user.person_id) for row in self.grants)),
            appointments=tuple(row for row in self.appointments if row.unit_id in ids),
            below=tuple(row for row in self.below if ids & {row.parent_id, row.proxy_id}),
        )


class _Way:
    """Who goes where in one change."""

    def __init__(
        self, change: UnitChange, before: tuple[Unit, ...], afters: tuple[UnitAfter, ...], ending: tuple[Unit, ...]
    ) -> None:
        by_pk = {after.pk: after for after in afters}
        self.sole = afters[0] if len(afters) == 1 else None
        self.chosen = {row.person_id: by_pk[row.after_id] for row in change.goes.all()}
        self.before, self.ending = {unit.pk for unit in before}, {unit.pk for unit in ending}

    def moved(self, rows: Iterable[tuple[Any, int | None]]) -> Iterator[tuple[Any, UnitAfter | None]]:
        """Those of `rows` (with their people) that do not stay where they are, each with where it goes."""
        for row, person_id in rows:
            if row.unit_id not in self.before:
                continue
            after = self.chosen.get(person_id, self.sole)
            stays = row.unit_id not in self.ending if after is None else after.unit_id == row.unit_id
            if not stays:
                yield row, after


def people_of(act: Reorganisation, effect: Effect) -> dict[Person, UnitAfter | None]:
    """Everybody who works in the units before, with the place that was chosen for him."""
    reaching = Q(memberships__valid_to=None) | Q(memberships__valid_to__gte=act.starts_on)
    people = Person.objects.filter(reaching, memberships__unit__in=effect.before).distinct()
    chosen = {row.person_id: row.after for row in effect.change.goes.select_related("after")}
    return {person: chosen.get(person.pk) for person in people}


def carried_out() -> QuerySet[UnitAfter]:
    """What came of units by the acts that have been carried out, a mere change of name left out."""
    return UnitAfter.objects.filter(change__act__carried_out_at__isnull=False).exclude(change__kind=ChangeKind.RENAME)


def reformed_years(units: Iterable[int]) -> dict[int, set[int]]:
    """The years in which each of `units` took in another or gave a part away, where it went on."""
    found: dict[int, set[int]] = {}
    rows = carried_out().filter(unit__in=units)
    for unit_id, starts_on in rows.values_list("unit", "change__act__starts_on"):
        found.setdefault(unit_id, set()).add(starts_on.year)
    return found


def came_of(unit: Unit) -> list[tuple[Reorganisation, list[Unit]]]:
    """By which acts, from which other units, `unit` came; the newest first."""
    changes = UnitChange.objects.filter(afters__in=carried_out().filter(unit=unit))
    return _told(changes, lambda change: [row for row in change.before.all() if row != unit])


def became(unit: Unit) -> list[tuple[Reorganisation, list[Unit]]]:
    """By which acts, into which other units, `unit` went; an act with none dissolved it. The newest first."""
    changes = UnitChange.objects.filter(before=unit, act__carried_out_at__isnull=False)
    changes = changes.exclude(kind=ChangeKind.RENAME)
    return _told(changes, lambda change: [row.unit for row in change.afters.all() if row.unit != unit])


def _told(
    changes: QuerySet[UnitChange], others: Callable[[UnitChange], list[Unit]]
) -> list[tuple[Reorganisation, list[Unit]]]:
    rows = changes.select_related("act").prefetch_related("before", "afters__unit").distinct()
    return [(change.act, others(change)) for change in rows.order_by("-act__starts_on", "-pk")]
