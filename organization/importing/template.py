"""The empty workbook of a kind of table: its headings, and how each column is written."""

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.worksheet.datavalidation import DataValidation

from core.spreadsheet import MOST_ROWS, add_sheet, workbook_of
from organization.importing.base import Importer
from organization.importing.columns import ByLabel

LONGEST_LIST = 255  # Excel's own limit for choices written into a cell's rule


def template_of(kind: type[Importer]) -> Workbook:
    book = workbook_of(_("Bảng"), [], [column.label for column in kind.columns])
    for number, column in enumerate(kind.columns, 1):
        if isinstance(column.field, ByLabel):
            _offer(book, number, list(column.field.words))
    rows = [(column.label, column.need, column.hint, "; ".join(_words(column.field))) for column in kind.columns]
    add_sheet(book, _("Hướng dẫn"), rows, (_("Cột"), _("Cần có"), _("Cách ghi"), _("Chọn một trong")))
    return book


def _words(field: object) -> list[str]:
    return list(field.words) if isinstance(field, ByLabel) else []


def _offer(book: Workbook, number: int, words: list[str]) -> None:
    """A list to choose from in every cell of the column; other words are still said as a fault when brought in."""
    listed = ",".join(words)
    if len(listed) > LONGEST_LIST or any("," in word for word in words):
        return
    rule = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True, showErrorMessage=False)
    letter = book.active.cell(1, number).column_letter
    rule.add(f"{letter}2:{letter}{MOST_ROWS}")
    book.active.add_data_validation(rule)
