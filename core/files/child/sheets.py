"""What stands in the first sheet of an Excel file, cell by cell, as plain values.

A cell is None or [kind, text]: "text", "number" (in Python's writing), "date" (ISO), "formula" (without a result that
Excel has kept) or "error" (`#N/A`). Of a formula with a result the result is taken: it is what its writer sees.
"""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

# Rows and columns that are looked at; what lies beyond is only told.
LAST_ROW, LAST_COLUMN = 2100, 60
LONGEST = 20_000
WORDS = {True: "Có", False: "Không"}


def look(path: str, _kind: str, _rewritten: str) -> dict[str, Any]:
    book = _book(path, data_only=True)
    sheet = _first_with_words(book.worksheets)
    if sheet is None:
        return {"title": "", "rows": [], "merged": [], "more": False, "from_1904": False}
    formulas = _book(path, data_only=False)[sheet.title]
    return {
        "title": sheet.title,
        "rows": _without_empty_end([_cells(sheet, formulas, number) for number in range(1, _height(sheet) + 1)]),
        "merged": [part.coord for part in sheet.merged_cells.ranges],
        "more": _has_more(sheet),
        "from_1904": book.epoch.year == 1904,
    }


def _book(path: str, *, data_only: bool) -> Workbook:
    # By its stream: a kept file has no extension to be judged by.
    with Path(path).open("rb") as stream:
        return load_workbook(stream, data_only=data_only)


def _first_with_words(sheets: list[Worksheet]) -> Worksheet | None:
    shown = [sheet for sheet in sheets if sheet.sheet_state == "visible"]
    return next(
        (sheet for sheet in shown if any(_has_words(row) for row in sheet.iter_rows(max_row=50, max_col=LAST_COLUMN))),
        None,
    )


def _has_words(cells: Any) -> bool:
    return any(cell.value not in (None, "") for cell in cells)


def _height(sheet: Worksheet) -> int:
    return min(sheet.max_row, LAST_ROW)


def _has_more(sheet: Worksheet) -> bool:
    beyond = sheet.iter_rows(min_row=LAST_ROW + 1, max_row=max(LAST_ROW + 1, sheet.max_row), max_col=LAST_COLUMN)
    return sheet.max_row > LAST_ROW and any(_has_words(row) for row in beyond)


def _cells(sheet: Worksheet, formulas: Worksheet, number: int) -> list[Any]:
    columns = range(1, min(sheet.max_column, LAST_COLUMN) + 1)
    return _without_empty_end([plain(sheet.cell(number, column), formulas.cell(number, column)) for column in columns])


def plain(cell: Any, written: Any) -> list[str] | None:
    """The value of a cell; `written` is the same cell with its formula."""
    if cell.data_type == "e":
        return ["error", str(cell.value)]
    if cell.value in (None, ""):
        return ["formula", ""] if written.data_type == "f" else None
    return _plain_value(cell.value)


def _plain_value(value: Any) -> list[str] | None:
    if isinstance(value, bool):
        return ["text", WORDS[value]]
    if isinstance(value, int | float):
        # Excel shows fifteen figures; what stands beyond them is noise of its arithmetic.
        return ["number", format(Decimal(f"{value:.15g}"), "f")]
    if isinstance(value, datetime | date):
        return ["date", (value.date() if isinstance(value, datetime) else value).isoformat()]
    text = str(value)[:LONGEST]
    return ["text", text] if text.strip() else None


def _without_empty_end(parts: list[Any]) -> list[Any]:
    while parts and not parts[-1]:
        parts.pop()
    return parts
