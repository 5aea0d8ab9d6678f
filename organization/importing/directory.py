"""Units and people by the names that a table gives them; who is meant must be certain, else it is asked."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from functools import cached_property

from django.utils.translation import gettext as _

from core.text import fold, format_date, person_sort_key
from organization.models import Membership, Person, Unit

SIMILAR = 3


class Unknown(Exception):
    """Nobody, nothing, or more than one of this name; the message says which."""


class Directory:
    """All units, and everybody whose name is one of `names`; read once for a whole table."""

    def __init__(self, names: Iterable[str]) -> None:
        self._units: dict[str, list[Unit]] = defaultdict(list)
        for unit in Unit.objects.prefetch_related("names"):
            earlier = [old.name for old in unit.names.all()]
            for word in {fold(word) for word in (unit.name, unit.short_name, unit.code, *earlier) if word}:
                self._units[word].append(unit)
        self._people: dict[str, list[Person]] = defaultdict(list)
        people = Person.objects.filter(sort_key__in={person_sort_key(name) for name in names if name.strip()})
        for person in people.prefetch_related("memberships__unit"):
            self._people[person.sort_key].append(person)

    def unit(self, name: str) -> Unit:
        """The unit of this name, short name or code, today's or an earlier one; raises Unknown."""
        found = self._units.get(fold(name), [])
        if len(found) == 1:
            return found[0]
        if found:
            said = {"name": name, "units": "; ".join(f"{unit.name} ({unit.code})" for unit in found)}
            raise Unknown(_("“%(name)s” là tên của nhiều đơn vị, hãy ghi mã đơn vị: %(units)s.") % said)
        raise Unknown(_("Không có đơn vị “%s”.") % name + self._similar_units(name))

    def namesakes(self, name: str) -> list[Person]:
        """Everybody of exactly this name, marks included."""
        return self._people.get(person_sort_key(name), [])

    def person(self, name: str, *, unit: Unit | None) -> Person:
        """The one person of this name (who works or worked in `unit`, if one is given); raises Unknown."""
        found = self.namesakes(name)
        here = [person for person in found if unit is None or unit.pk in _unit_ids(person)]
        if len(here) == 1:
            return here[0]
        if len(here) > 1:
            places = "; ".join(f"{person} – {place_of(person)}" for person in here)
            raise Unknown(_("Có %(count)d người tên “%(name)s”, hãy ghi thêm đơn vị: %(places)s.")
                          % {"count": len(here), "name": name, "places": places})  # fmt: skip
        if found:
            said = {"name": name, "unit": unit, "places": "; ".join(place_of(person) for person in found)}
            raise Unknown(_("“%(name)s” không công tác tại %(unit)s; có người tên này ở: %(places)s.") % said)
        raise Unknown(_("Không có cán bộ “%s”.") % name + self._similar_people(name))

    def _similar_units(self, name: str) -> str:
        close = get_close_matches(fold(name), self._units, n=SIMILAR, cutoff=0.75)
        return _similar(unit.name for key in close for unit in self._units[key])

    def _similar_people(self, name: str) -> str:
        return _similar(self._spelt_alike.get(fold(name), ()))

    @cached_property
    def _spelt_alike(self) -> dict[str, list[str]]:
        """Every name under what is left of it without marks; asked for only when somebody is not found."""
        found: dict[str, list[str]] = defaultdict(list)
        for search, name in Person.objects.values_list("search", "full_name"):
            found[search].append(name)
        return found


def _similar(labels: Iterable[str]) -> str:
    close = list(dict.fromkeys(labels))[:SIMILAR]
    return _(" Gần giống: %s.") % "; ".join(close) if close else ""


def _unit_ids(person: Person) -> set[int]:
    return {place.unit_id for place in person.memberships.all()}


def membership_on(person: Person, day: date) -> Membership | None:
    return next((place for place in person.memberships.all() if place.holds_on(day)), None)


def place_of(person: Person) -> str:
    """What tells a person from his namesakes: where he was last, and his birthday."""
    last = next(iter(person.memberships.all()), None)
    born = _("sinh %s") % format_date(person.birth_date) if person.birth_date else ""
    return ", ".join(filter(None, (str(last.unit) if last else "", born))) or _("chưa ghi đơn vị")
