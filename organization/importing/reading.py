"""From a sheet to lines of values: which row holds the headings, which column is which, what a cell says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import range_boundaries

from core.fields import DateField, DecimalField, NumberField
from core.files.tables import Cell, Table
from core.text import format_number
from organization.importing.columns import Column, plain_heading

# The headings are looked for among the first rows, below titles and the agency's name.
HEAD_ROWS = 30
DAY_ZERO = {False: date(1899, 12, 30), True: date(1904, 1, 1)}
SERIALS = range(18_264, 73_415)  # the years 1950 to 2100


@dataclass(frozen=True)
class Fault:
    """What is wrong with a row: in which column, and what to do."""

    message: str
    column: int = 0
    heading: str = ""

    @property
    def letter(self) -> str:
        return get_column_letter(self.column) if self.column else ""

    def __str__(self) -> str:
        if not self.column:
            return self.message
        said = {"letter": self.letter, "heading": self.heading, "message": self.message}
        return _("Cột %(letter)s (%(heading)s): %(message)s") % said


@dataclass
class Line:
    """One row of the sheet: what its cells say by column name, those left empty left out, and its faults."""

    number: int
    values: dict[str, Any] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def head_row(table: Table, columns: Sequence[Column]) -> int:
    """The row that holds most of the headings; 1 when none holds any."""
    known = set().union(*(column.known_as for column in columns))
    rows = table.rows[:HEAD_ROWS]
    scores = [len({_heading(cell) for cell in row} & known) for row in rows]
    return scores.index(max(scores)) + 1 if any(scores) else 1


def headings_of(table: Table, row: int) -> dict[int, str]:
    """What stands in the row of headings, by column number."""
    cells = table.rows[row - 1] if 0 < row <= len(table.rows) else ()
    return {number: " ".join(cell.text.split()) for number, cell in enumerate(cells, 1) if cell}


def guess(headings: Mapping[int, str], columns: Sequence[Column], remembered: Mapping[str, str]) -> dict[str, int]:
    """Which column of the sheet holds what, by name; what somebody chose for the same heading before comes first."""
    found: dict[str, int] = {}
    for number, heading in headings.items():
        plain = plain_heading(heading)
        known = next((column.name for column in columns if plain in column.known_as), None)
        name = remembered.get(plain, known)
        if name and name not in found:
            found[name] = number
    return {column.name: found[column.name] for column in columns if column.name in found}


def read_lines(table: Table, head: int, mapping: Mapping[str, int], columns: Sequence[Column]) -> list[Line]:
    """Every row below the headings in which a mapped cell is filled."""
    reader = _Reader(table, head, mapping, columns)
    rows = range(head + 1, len(table.rows) + 1)
    return [reader.line(number) for number in rows if reader.is_filled(number)]


class _Reader:
    def __init__(self, table: Table, head: int, mapping: Mapping[str, int], columns: Sequence[Column]) -> None:
        self.table = table
        self.headings = headings_of(table, head)
        self.columns = [(column, mapping[column.name]) for column in columns if column.name in mapping]
        self.merged = [(coordinates, range_boundaries(coordinates)) for coordinates in table.merged]

    def is_filled(self, row: int) -> bool:
        return any(self.table.cell(row, number) for _column, number in self.columns)

    def line(self, row: int) -> Line:
        line = Line(row)
        for column, number in self.columns:
            cell = self.table.cell(row, number)
            try:
                self._refuse_merged(row, number)
                value = value_of(cell, column.field, from_1904=self.table.from_1904)
            except ValidationError as error:
                line.faults.append(self.fault(number, " ".join(error.messages)))
                continue
            if value not in (None, ""):
                line.values[column.name] = value
        return line

    def fault(self, number: int, message: str) -> Fault:
        return Fault(message, number, self.headings.get(number, ""))

    def _refuse_merged(self, row: int, number: int) -> None:
        for coordinates, (left, top, right, bottom) in self.merged:
            if left <= number <= right and top <= row <= bottom:
                raise ValidationError(_("Ô gộp %s: hãy bỏ gộp ô và điền riêng từng dòng.") % coordinates)


def value_of(cell: Cell | None, of_field: forms.Field, *, from_1904: bool = False) -> Any:
    """What a cell says to a field; raises ValidationError in the field's own words."""
    if cell is None:
        return None
    if cell.kind == "formula":
        raise ValidationError(_("Công thức chưa có kết quả: hãy mở tệp bằng Excel, lưu lại, hoặc ghi thẳng giá trị."))
    if cell.kind == "error":
        raise ValidationError(_("Excel báo lỗi %s trong ô này.") % cell.text)
    return of_field.clean(_meant(cell, of_field, from_1904=from_1904))


def _meant(cell: Cell, of_field: forms.Field, *, from_1904: bool) -> Any:
    """The cell's value as the field would have it typed."""
    if cell.kind == "date":
        day = date.fromisoformat(cell.text)
        return day if isinstance(of_field, DateField) else f"{day:%d/%m/%Y}"
    if cell.kind != "number":
        return cell.text
    number = Decimal(cell.text)
    if isinstance(of_field, DateField):
        return _day(number, from_1904=from_1904) or cell.text
    if isinstance(of_field, DecimalField):
        return number
    if number == number.to_integral_value():
        return int(number) if isinstance(of_field, NumberField) else str(int(number))
    return format_number(number)


def _day(serial: Decimal, *, from_1904: bool) -> date | None:
    """The day that Excel counts as `serial`, where it is one."""
    whole = int(serial)
    return DAY_ZERO[from_1904] + timedelta(days=whole) if serial >= 0 and whole in SERIALS else None


def _heading(cell: Cell | None) -> str:
    return plain_heading(cell.text) if cell and cell.kind == "text" else ""
