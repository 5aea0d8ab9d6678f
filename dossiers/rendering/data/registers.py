"""Registers of a year and the list of bonuses: rows that the office keeps, prints and has signed."""

from datetime import date
from typing import Annotated

from pydantic import Field

from core.text import in_sentence
from dossiers.rendering.data.parts import MAX_ROWS, Count, Line, Part, Signature, SignedPaper


class RegisterRow(Part):
    """One award of the register; `decision` is number and day in short, `note` says what became of it since."""

    number: Line
    name: Line
    salutation: Line = ""
    position: Line = ""
    unit: Line = ""
    award: Line
    decision: Line
    note: Line = ""


class AwardRegister(SignedPaper):
    """Sổ khen thưởng of one year, in the order of its numbers; its rows stand on landscape pages behind a cover."""

    year: int
    rows: Annotated[tuple[RegisterRow, ...], Field(max_length=MAX_ROWS)] = ()

    @property
    def title(self) -> str:
        return f"Sổ khen thưởng năm {self.year}"


class HandoverRow(Part):
    """One certificate: once for each time it was handed over, or once with room to sign while it was not."""

    number: Line
    name: Line
    salutation: Line = ""
    position: Line = ""
    unit: Line = ""
    decision: Line
    issue_number: Line = ""
    issued_on: date | None = None
    receiver: Line = ""
    note: Line = ""


class HandoverRegister(SignedPaper):
    """Sổ giao nhận Giấy khen of the Decisions of one year: who received what, with a place to sign for each."""

    year: int
    rows: Annotated[tuple[HandoverRow, ...], Field(max_length=MAX_ROWS)] = ()

    @property
    def title(self) -> str:
        return f"Sổ giao nhận Giấy khen năm {self.year}"


class ProofRow(Part):
    """One nominee as papers will print him; `answer` is what the unit has said: "", "Đúng", or how it should be."""

    name: Line
    salutation: Line = ""
    position: Line = ""
    unit: Line = ""
    answer: Line = ""


class NameProof(SignedPaper):
    """Bản soát tên of one unit: everybody it proposes, never who is awarded; its head signs."""

    subject: Line
    round_name: Line
    rows: Annotated[tuple[ProofRow, ...], Field(max_length=MAX_ROWS)]

    @property
    def title(self) -> str:
        return f"Bản soát tên {in_sentence(self.subject)}"


class PaymentRow(Part):
    """One recipient; `coefficient` is "" where the amount is not it times the base salary, `amount` None where no
    amount is known."""

    name: Line
    salutation: Line = ""
    position: Line = ""
    unit: Line = ""
    coefficient: Line = ""
    amount: Count | None = None


class PaymentList(SignedPaper):
    """Danh sách chi thưởng of one Decision for kế toán. `grounds` name the Decision, `salary` is the base salary of its
    day. Sums and the words for them are computed here; `maker` and `accountant` sign beside Văn phòng."""

    subject: Line
    grounds: Line
    salary: Count | None = None
    fund: Line
    collectives: Annotated[tuple[PaymentRow, ...], Field(max_length=MAX_ROWS)] = ()
    individuals: Annotated[tuple[PaymentRow, ...], Field(max_length=MAX_ROWS)] = ()
    maker: Signature
    accountant: Signature

    @property
    def title(self) -> str:
        return f"Danh sách {in_sentence(self.subject)}"
