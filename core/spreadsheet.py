"""Lists as Excel files: everything a person typed stays text, never a formula."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

WIDEST = 60


def workbook_of(title: str, rows: Iterable[Sequence[Any]], headings: Sequence[Any]) -> Workbook:
    """One sheet: bold headings that stay in view, columns as wide as their words."""
    book = Workbook()
    sheet = book.active
    sheet.title = title[:31]
    sheet.freeze_panes = "A2"
    widths = [len(str(heading)) for heading in headings]
    for number, row in enumerate([headings, *rows], start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            _write(cell, value)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            cell.font = Font(bold=number == 1)
            widths[column - 1] = max(widths[column - 1], min(len(str(value or "")), WIDEST))
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width + 2
    return book


def _write(cell: Any, value: Any) -> None:
    """Numbers as numbers; words as words, even when they begin with "="."""
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        cell.value = value
        return
    cell.value = "" if value is None else str(value)
    cell.data_type = "s"
