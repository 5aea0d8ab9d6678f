"""Registers and lists of bonuses as rows of a table; numbers stay numbers, so that a spreadsheet can add them up."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from core.text import format_date
from dossiers.models import PaperKind
from dossiers.rendering.context import context_of
from dossiers.rendering.data import AwardRegister, HandoverRegister, NameProof, PaymentList

Row = tuple[Any, ...]


@dataclass(frozen=True)
class Table:
    """A kind of list: its headings, and its rows from the paper's data."""

    headings: Callable[[], tuple[str, ...]]
    rows: Callable[[Any], Iterator[Row]]


def _who() -> tuple[str, ...]:
    return (_("Ông/Bà"), _("Họ và tên (tên tập thể)"), _("Chức vụ"), _("Đơn vị"))


def _named(row: Any) -> Row:
    return (row.salutation, row.name, row.position, row.unit)


def _awards(paper: AwardRegister) -> Iterator[Row]:
    return ((row.number, *_named(row), row.award, row.decision, row.note) for row in paper.rows)


def _handovers(paper: HandoverRegister) -> Iterator[Row]:
    return (
        (row.number, *_named(row), row.decision, row.issue_number, format_date(row.issued_on), row.receiver, row.note)
        for row in paper.rows
    )


def _proofs(paper: NameProof) -> Iterator[Row]:
    return ((number, *_named(row), row.answer) for number, row in enumerate(paper.rows, start=1))


def _payments(paper: PaymentList) -> Iterator[Row]:
    for group in context_of(PaperKind.PAYMENT_LIST, paper)["groups"]:
        for number, row in enumerate(group["rows"], start=1):
            yield (group["heading"], number, *_named(row), row.coefficient, row.amount)


def _consolidated(kind: str) -> Callable[[Any], Iterator[Row]]:
    def rows(paper: Any) -> Iterator[Row]:
        for group in context_of(kind, paper)["groups"]:
            for number, row in enumerate(group["rows"], start=1):
                counted = row.in_favour is not None and row.base
                votes = f"{row.in_favour}/{row.base}" if counted else ""
                yield (
                    group["heading"], number, *_named(row), row.award, row.summary, row.checks, row.rating, row.index,
                    votes, row.eligible, row.recommendation, row.opinion, row.place,
                )  # fmt: skip

    return rows


def _of_list() -> tuple[str, ...]:
    said = (_("Điều kiện"), _("Đề nghị của Văn phòng"), _("Ý kiến thẩm định"), _("Thứ tự"))
    facts = (_("Tóm tắt thành tích"), _("Đối chiếu tiêu chí"), _("Xếp loại"), _("Chỉ số"), _("Số phiếu"))
    return (_("Nhóm"), _("STT"), *_who(), _("Hình thức đề nghị"), *facts, *said)


TABLES: dict[str, Table] = {
    PaperKind.APPRAISAL_REPORT: Table(_of_list, _consolidated(PaperKind.APPRAISAL_REPORT)),
    PaperKind.OFFICE_LETTER: Table(_of_list, _consolidated(PaperKind.OFFICE_LETTER)),
    PaperKind.AWARD_REGISTER: Table(
        lambda: (_("Số vào sổ"), *_who(), _("Hình thức khen thưởng"), _("Quyết định"), _("Ghi chú")), _awards
    ),
    PaperKind.HANDOVER_REGISTER: Table(
        lambda: (
            _("Số vào sổ"), *_who(), _("Quyết định"), _("Số cấp"), _("Ngày nhận"), _("Người nhận"), _("Ghi chú")
        ), _handovers,
    ),
    PaperKind.NAME_PROOF: Table(lambda: (_("STT"), *_who(), _("Đúng, hoặc sửa thành")), _proofs),
    PaperKind.PAYMENT_LIST: Table(
        lambda: (_("Nhóm"), _("STT"), *_who(), _("Hệ số"), _("Số tiền (đồng)")), _payments
    ),
}  # fmt: skip
