"""People as a table: each with the place where he works."""

from collections.abc import Hashable, Sequence
from copy import copy
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.fields import PhoneField
from core.text import format_date, person_sort_key
from organization.gates.facts import period_problems
from organization.importing.base import Draft, Importer, Values, fill, must_have, of_model, refuse, unit_column, unit_of
from organization.importing.columns import Column
from organization.importing.directory import membership_on, place_of
from organization.importing.reading import Line
from organization.models import Membership, Person, Unit
from organization.selectors.facts import Kind
from organization.services.units import overlap


class People(Importer):
    """A person is known by name and birthday, without a birthday by name and the unit where he works today."""

    kind = Kind("can-bo", gettext_lazy("Cán bộ"), gettext_lazy("người"), Person, related=())
    permission = "organization.manage_people"
    columns = (
        of_model(Person, "full_name", key=True, names=("họ tên", "tên cán bộ", "cán bộ")),
        of_model(Person, "gender", new=True, names=("nam/nữ", "giới")),
        unit_column(key=True),
        of_model(Membership, "position", new=True, names=("chức danh", "chức vụ, chức danh")),
        of_model(Membership, "is_leader", label=gettext_lazy("Lãnh đạo, quản lý"), names=("lãnh đạo",)),
        of_model(Membership, "valid_from", label=gettext_lazy("Công tác từ ngày"), names=("từ ngày",)),
        of_model(Person, "staff_kind", names=("loại cán bộ",)),
        of_model(Person, "birth_date", names=("năm sinh", "ngày tháng năm sinh")),
        of_model(Person, "home_town"),
        of_model(Person, "residence", names=("nơi ở", "chỗ ở")),
        of_model(Person, "qualification", names=("trình độ",)),
        of_model(Person, "academic_title"),
        of_model(Person, "party_position"),
        of_model(Person, "email", names=("email", "e-mail")),
        Column(
            "phone", gettext_lazy("Điện thoại"), PhoneField(required=False, max_length=30), names=("số điện thoại",)
        ),
    )

    def names_in(self, values: Values) -> list[str]:
        return [values["full_name"]] if values.get("full_name") else []

    def stored_like(self, lines: Sequence[Line]) -> QuerySet[Any]:
        keys = {person_sort_key(name) for line in lines for name in self.names_in(line.values)}
        return Person.objects.filter(sort_key__in=keys)

    def key_of(self, row: Any) -> Hashable:
        return row.pk

    def draft(self, values: Values) -> Draft:
        must_have([column for column in self.columns if column.key], values)
        unit = unit_of(self.directory, values)
        old = self._same(values, unit)
        person = copy(old) if old else Person()
        if old is None:
            must_have([column for column in self.columns if column.new], values)
        fill(person, {name: value for name, value in values.items() if name != "valid_from"})
        person.sort_key = person_sort_key(person.full_name)
        key = old.pk if old else (person.sort_key, person.birth_date, unit.pk)
        return Draft(key, f"{person} – {unit.short_name}", [(old, person), self._place(old, person, unit, values)])

    def _same(self, values: Values, unit: Unit | None) -> Person | None:
        """The stored person whom a line means, None for a new one; raises Wrong where that is not certain."""
        namesakes = self.directory.namesakes(values["full_name"])
        born = values.get("birth_date")
        here = [person for person in namesakes if (place := membership_on(person, self.today)) and place.unit == unit]
        if born:
            same = [person for person in namesakes if person.birth_date == born]
            same = same or [person for person in here if person.birth_date is None]
            namesakes = [person for person in namesakes if person.birth_date is None]
        else:
            same = here
        if len(same) == 1:
            return same[0]
        places = "; ".join(place_of(person) for person in same or namesakes)
        if same:
            refuse({"full_name": _("Có nhiều người cùng tên: %s. Hãy ghi ngày sinh.") % places})
        if namesakes:
            refuse({"full_name": _("Đã có người tên này: %s. Nếu là người khác, hãy ghi ngày sinh của cả hai; nếu "
                                   "chuyển công tác, hãy ghi ở trang của người đó.") % places})  # fmt: skip
        return None

    def _place(self, old: Person | None, person: Person, unit: Unit, values: Values) -> tuple[Any, Membership]:
        there = membership_on(old, self.today) if old else None
        if there and there.unit != unit:
            said = {"unit": there.unit, "since": format_date(there.valid_from) or "…"}
            refuse({"unit": _("Đang công tác tại %(unit)s từ ngày %(since)s; điều động hãy ghi ở trang của người đó.")
                            % said})  # fmt: skip
        place = copy(there) if there else Membership(person=person, unit=unit)
        if there is None:
            must_have([column for column in self.columns if column.name == "position"], values)
        fill(place, values)
        if period_problems(place.valid_from, place.valid_to):
            refuse({"valid_from": _("Nơi công tác này đã ghi đến hết ngày %s.") % format_date(place.valid_to)})
        others = [other for other in old.memberships.all() if other != there] if old else []
        if clash := next((other for other in others if overlap(place, other)), None):
            refuse({"valid_from": _("Trùng thời gian công tác tại %s.") % clash.unit})
        return there, place
