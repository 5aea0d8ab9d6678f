"""Danh sách of a letter or a Decision as rows of a table: what the annex prints, a column for each fact."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from core.spreadsheet import serve_list
from core.text import format_percent
from dossiers.models import DECISIONS
from dossiers.register_lists import TABLES
from dossiers.rendering.context import context_of
from dossiers.rendering.data import Awarded, Nominee, PaperData
from dossiers.stored import read_back


def list_of(kind: str, data: dict[str, Any], *, title: str) -> HttpResponse:
    """The list of the paper made from `data`, as a download; raises Conflict for data that is read no more."""
    rows, name = rows_of(kind, read_back(kind, data)), _("Danh sách - %s") % title
    return serve_list(_("Danh sách"), rows, headings_of(kind), name=name)


def headings_of(kind: str) -> tuple[str, ...]:
    if kind in TABLES:
        return TABLES[kind].headings()
    common = (_("Nhóm"), _("STT"), _("Ông/Bà"), _("Họ và tên (tên tập thể)"), _("Chức vụ"), _("Đơn vị"))
    if kind in DECISIONS:
        return common
    own = (_("Tóm tắt thành tích"), _("Kết quả xếp loại năm"), _("Số phiếu"), _("Tỷ lệ"), _("Hình thức đề nghị"))
    return (*common, *own, _("Ghi chú"))


def rows_of(kind: str, paper: PaperData) -> list[tuple[Any, ...]]:
    """The rows in the annex's order, numbered as there: anew in each group."""
    if kind in TABLES:
        return list(TABLES[kind].rows(paper))
    return [
        (group["heading"], number, *_cells(row))
        for group in context_of(kind, paper)["groups"]
        for number, row in enumerate(group["rows"], start=1)
    ]


def _cells(row: Nominee | Awarded) -> tuple[Any, ...]:
    common = (row.salutation, row.name, row.position, row.unit)
    if isinstance(row, Awarded):
        return common
    counted = row.in_favour is not None and row.base
    votes = (f"{row.in_favour}/{row.base}", format_percent(row.in_favour, row.base)) if counted else ("", "")
    return (*common, row.summary, row.rating, *votes, row.award, row.note)
