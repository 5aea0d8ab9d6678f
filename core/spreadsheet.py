"""Lists as Excel files: everything a person typed stays text, never a formula."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from core.files.models import FileKind
from core.files.serving import serve_made
from core.refusals import Conflict
from core.text import format_number

WIDEST = 60
# So many rows are made within one answer, in about two seconds.
MOST_ROWS = 5000


def serve_list(title: str, rows: Iterable[Sequence[Any]], headings: Sequence[Any], *, name: str) -> HttpResponse:
    """A list as a download `name`.xlsx."""
    return serve_workbook(workbook_of(title, rows, headings), name=name)


def serve_workbook(book: Workbook, *, name: str) -> HttpResponse:
    buffer = BytesIO()
    book.save(buffer)
    return serve_made(buffer.getvalue(), as_name=name, kind=FileKind.XLSX)


def all_rows(queryset: QuerySet) -> list[Any]:
    """Every row, not one page alone; raises Conflict when there are too many for one file."""
    rows = list(queryset[: MOST_ROWS + 1])
    if len(rows) > MOST_ROWS:
        text = _("Danh sách có hơn %s dòng: hãy lọc hẹp lại, rồi tải về Excel.")
        raise Conflict(text % format_number(MOST_ROWS))
    return rows


def workbook_of(title: str, rows: Iterable[Sequence[Any]], headings: Sequence[Any]) -> Workbook:
    """One sheet: bold headings that stay in view, columns as wide as their words."""
    book = Workbook()
    _fill(book.active, title, rows, headings)
    return book


def add_sheet(book: Workbook, title: str, rows: Iterable[Sequence[Any]], headings: Sequence[Any]) -> None:
    """One more sheet of the same look."""
    _fill(book.create_sheet(), title, rows, headings)


def _fill(sheet: Worksheet, title: str, rows: Iterable[Sequence[Any]], headings: Sequence[Any]) -> None:
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


def _write(cell: Any, value: Any) -> None:
    """Numbers as numbers; words as words, even when they begin with "="."""
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        cell.value = value
        return
    cell.value = "" if value is None else ILLEGAL_CHARACTERS_RE.sub("", str(value))
    cell.data_type = "s"
