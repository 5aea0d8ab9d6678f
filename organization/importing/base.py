"""What all kinds of tables share: how a line finds the row that it is about, and what it would change there."""

from abc import ABC, abstractmethod
from collections.abc import Hashable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.fields import TextField, YearField, formfield
from core.text import format_date, title_sort_key
from organization.importing.columns import ByLabel, Column, YesNo
from organization.importing.directory import Directory, Unknown
from organization.importing.reading import Line
from organization.models import Person, Unit
from organization.selectors.facts import Kind

Values = Mapping[str, Any]


class Wrong(Exception):
    """A line that is wrong: messages by column name, "" for the line as a whole."""

    def __init__(self, messages: Mapping[str, str]) -> None:
        self.messages = messages
        super().__init__("; ".join(messages.values()))


@dataclass
class Draft:
    """What a good line comes to: rows in the order in which they are written, each with what is stored now.

    `key` is the same for lines about the same thing; `authors` is given for an initiative whose authors are named.
    """

    key: Hashable
    label: str
    rows: list[tuple[Model | None, Model]]
    authors: list[Person] | None = None


class Importer(ABC):
    """One kind of table over its lines; made anew for each reading, so that it sees what is stored now."""

    kind: ClassVar[Kind]
    columns: ClassVar[tuple[Column, ...]]
    permission: ClassVar[str] = "organization.manage_facts"

    def __init__(self, lines: Sequence[Line], *, today: date, lock: bool) -> None:
        self.today = today
        rows = self.stored_like(lines)
        rows = rows.select_for_update(of=("self",)) if lock else rows
        self.stored = {self.key_of(row): row for row in rows.order_by("pk")}
        self.directory = Directory(name for line in lines for name in self.names_in(line.values))

    def names_in(self, values: Values) -> list[str]:
        """The people whom a line names."""
        return [values["person"]] if values.get("person") else []

    def stored_like(self, lines: Sequence[Line]) -> QuerySet[Any]:
        """The stored rows that these lines may be about."""
        years = {line.values.get("year") for line in lines} - {None}
        return self.kind.rows().filter(year__in=years)

    @abstractmethod
    def key_of(self, row: Any) -> Hashable:
        """What makes a row the one that it is."""

    def about(self, values: Values) -> dict[str, Any]:
        """The fields that a line does not say itself but points at: whose row it is."""
        return subject_of(self.directory, values)

    def draft(self, values: Values) -> Draft:
        """What a line would come to; raises Wrong with all that stands against it."""
        must_have([column for column in self.columns if column.key], values)
        row = self.kind.model(**self.about(values))
        fill(row, values)
        old = self.stored.get(self.key_of(row))
        if old is None:
            must_have([column for column in self.columns if column.new], values)
        else:
            row = copy(old)
            fill(row, values)
        refuse(self.problems(old, row))
        return Draft(self.key_of(row), self.label_of(row), [(old, row)])

    def problems(self, old: Any, row: Any) -> dict[str, str]:
        """What does not agree inside a row, by column."""
        return {}

    def label_of(self, row: Any) -> str:
        return str(row)

    @classmethod
    def rows_for_export(cls, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.prefetch_related("person__memberships__unit") if cls.kind.of_person else rows

    @classmethod
    def cells(cls, row: Any) -> tuple[Any, ...]:
        """A stored row under the headings of `columns`, as `draft` would read it again."""
        return tuple(cls.shown(row, column) for column in cls.columns)

    @classmethod
    def shown(cls, row: Any, column: Column) -> Any:
        if column.name == "unit":
            return _unit_shown(row)
        value = getattr(row, column.name)
        if isinstance(column.field, ByLabel):
            return next((word for word, known in column.field.words.items() if known == value), "")
        return format_date(value) if isinstance(value, date) else "" if value is None else _plain(value)


def fill(row: Any, values: Values) -> None:
    """Put what a line says into the row; a cell left empty changes nothing."""
    names = {each.name for each in row._meta.concrete_fields if not each.is_relation}
    for name in names & values.keys():
        setattr(row, name, values[name])


def must_have(columns: Sequence[Column], values: Values) -> None:
    refuse({column.name: _("Chưa điền.") for column in columns if column.name not in values})


def refuse(messages: Mapping[str, str]) -> None:
    if messages:
        raise Wrong(messages)


def subject_of(directory: Directory, values: Values) -> dict[str, Any]:
    """Whose row it is: the person who is named, with the unit beside to tell namesakes apart, else the unit."""
    unit = unit_of(directory, values)
    if "person" not in values:
        refuse({} if unit else {"unit": _("Ghi họ và tên một người, hoặc tên một đơn vị.")})
        return {"unit": unit}
    try:
        return {"person": directory.person(values["person"], unit=unit)}
    except Unknown as unknown:
        raise Wrong({"person": str(unknown)}) from unknown


def unit_of(directory: Directory, values: Values) -> Unit | None:
    if "unit" not in values:
        return None
    try:
        return directory.unit(values["unit"])
    except Unknown as unknown:
        raise Wrong({"unit": str(unknown)}) from unknown


def subject_key(row: Any) -> tuple[Any, Any]:
    return row.person_id, row.unit_id


def same_words(text: str) -> str:
    """A title as it is compared: capitals and spaces make no other one, marks do."""
    return title_sort_key(text)


def _unit_shown(row: Any) -> str:
    """The unit of a row; of one about a person where he is or was last, to tell him from his namesakes."""
    if getattr(row, "person", None) is None:
        return row.unit.name if row.unit else ""
    last = next(iter(row.person.memberships.all()), None)
    return last.unit.name if last else ""


def _plain(value: Any) -> Any:
    return value if isinstance(value, int | Decimal) else str(value)


# --- columns that several kinds have --------------------------------------------------------------------------------


def of_model(model: type[Model], name: str, **options: Any) -> Column:
    """The column of a field of ours, read by the house's own form field."""
    db_field = model._meta.get_field(name)
    if db_field.choices:
        field: Any = ByLabel(db_field.choices)
    else:
        field = YesNo() if db_field.get_internal_type() == "BooleanField" else formfield(db_field, required=False)
    label = options.pop("label", str(db_field.verbose_name)[:1].upper() + str(db_field.verbose_name)[1:])
    return Column(name, label, field, **options)


def person_column() -> Column:
    text = gettext_lazy("Họ và tên người được ghi; để trống khi dòng là của một đơn vị.")
    names = ("cán bộ", "tên cán bộ", "người", "họ tên", "của ai")
    return Column("person", gettext_lazy("Họ và tên"), TextField(required=False), names=names, hint=text)


def unit_column(*, key: bool = False) -> Column:
    text = gettext_lazy("Tên, tên gọi tắt hoặc mã của đơn vị trong phần mềm.")
    names = ("phòng", "phòng, đơn vị", "tên đơn vị", "đơn vị công tác", "phòng ban")
    return Column("unit", gettext_lazy("Đơn vị"), TextField(required=False), key=key, names=names, hint=text)


def year_column() -> Column:
    field = YearField(required=False, min_value=1945)
    return Column("year", gettext_lazy("Năm"), field, key=True, hint=gettext_lazy("Bốn chữ số, ví dụ 2025."))
