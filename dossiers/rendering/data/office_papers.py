"""The papers of the department: receipt, closing report, decision, certificate, notice of results."""

from datetime import date
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from core.text import in_sentence
from dossiers.rendering.data.parts import (
    MAX_ROWS,
    Count,
    Letterhead,
    Line,
    Lines,
    PaperData,
    Part,
    Sha256,
    Signature,
    SignedPaper,
    Text,
)


class Document(Part):
    """One line of the manifest: its title, its SHA-256 as 64 hexadecimal digits, and pages if known."""

    title: Line
    sha256: Sha256
    pages: Count | None = None


class Receipt(PaperData):
    """Phiếu xác nhận đã nộp hồ sơ (deadline.md rule 14); needs `mark`, whose code and QR stand in the body.

    `number` is the submission's. `kind` is "Nộp lần đầu"… in words. `submitted_at` is the instant that counts,
    printed to the second with zone; `first_at` the original one, printed when it differs. `cutoff_text` is the
    effective cut-off written in full by the one place that writes it, `extension` says on what a later one stands.
    `submitted_by` is a name with title. `recorded_from_paper` says in words on which signed paper the act stands, ""
    when it was done on screen.
    A nil return has `nil_reason` and no counts. `left_behind` are nominees that stayed in the draft.
    """

    letterhead: Letterhead
    number: Line
    round_name: Line
    unit: Line
    submitted_by: Line
    recorded_from_paper: Line = ""
    kind: Line
    submitted_at: AwareDatetime
    first_at: AwareDatetime | None = None
    cutoff_text: Line
    extension: Line = ""
    collectives: Count = 0
    individuals: Count = 0
    nil_reason: Line = ""
    documents: Annotated[tuple[Document, ...], Field(max_length=MAX_ROWS)] = ()
    content_hash: Sha256
    left_behind: Lines = ()

    @property
    def title(self) -> str:
        return f"Phiếu xác nhận đã nộp hồ sơ số {self.number}"


class IntakeSlip(SignedPaper):
    """Phiếu tiếp nhận hồ sơ: Văn phòng has taken the submitted version `number` in, at `received_at`.

    Signed by the officer who did. A nil return has `nil_reason` and no counts.
    """

    number: Line
    round_name: Line
    unit: Line
    submitted_at: AwareDatetime
    received_at: AwareDatetime
    collectives: Count = 0
    individuals: Count = 0
    nil_reason: Line = ""
    documents: Annotated[tuple[Document, ...], Field(max_length=MAX_ROWS)] = ()
    content_hash: Sha256

    @property
    def title(self) -> str:
        return f"Phiếu tiếp nhận hồ sơ số {self.number}"


class UnitStatus(Part):
    """One unit in a closing report: it sent, sent a nil return, or did not send.

    `submitted_at` is the instant that counts, `number` the receipt's. `note` holds an extension or "bản giấy".
    """

    unit: Line
    status: Literal["sent", "nil", "missing"]
    submitted_at: AwareDatetime | None = None
    number: Line = ""
    collectives: Count = 0
    individuals: Count = 0
    note: Line = ""


class ExtensionRow(Part):
    """One extension: `unit` empty means all units; `paper` its number and date, as far as given.

    `asked_by` names who asked, `granted` who granted it and when.
    """

    unit: Line = ""
    cutoff_text: Line
    reason: Line
    paper: Line = ""
    asked_by: Line = ""
    granted: Line = ""


class ClosingReport(SignedPaper):
    """Báo cáo chốt hạn of Văn phòng: who was in, who was not, extensions. Totals are computed here.

    `version` is the closing's number in its round, `cause` why it was made, `list_hash` the SHA-256 of the frozen list.
    """

    subject: Line
    addressees: Lines
    round_name: Line
    cutoff_text: Line
    closed_at: AwareDatetime
    version: Annotated[int, Field(ge=1)]
    cause: Line
    list_hash: Sha256
    units: Annotated[tuple[UnitStatus, ...], Field(max_length=MAX_ROWS)]
    extensions: Annotated[tuple[ExtensionRow, ...], Field(max_length=MAX_ROWS)] = ()

    @property
    def title(self) -> str:
        return f"Báo cáo {in_sentence(self.subject)}"


class ExtensionList(SignedPaper):
    """Báo cáo gia hạn đã cấp of Văn phòng: every extension of one round, in the order in which they were granted."""

    subject: Line
    addressees: Lines
    round_name: Line
    cutoff_text: Line
    extensions: Annotated[tuple[ExtensionRow, ...], Field(max_length=MAX_ROWS)] = ()

    @property
    def title(self) -> str:
        return f"Báo cáo {in_sentence(self.subject)}"


class Bonus(Part):
    """One line of bonuses: `label` ("Tập thể"), how many, and the amount for each in đồng."""

    label: Line
    count: Count
    amount: Count


class Article(Part):
    """Điều n: `text` in paragraphs; `achievement` follows in bold italics; `bonuses` as lines, with their total."""

    text: Text
    achievement: Line = ""
    bonuses: Annotated[tuple[Bonus, ...], Field(max_length=50)] = ()


class Awarded(Part):
    """One row of the decision's list: nothing but name, position and unit is printed of anybody."""

    name: Line
    salutation: Line = ""
    position: Line = ""
    unit: Line = ""


class Decision(SignedPaper):
    """Quyết định khen thưởng with its list (form B.6).

    `subject` is the trích yếu ("Về việc tặng Giấy khen …"). `authority` is who has the power, printed in capitals
    ("Giám đốc Sở Giao thông vận tải tỉnh Hà Nam"). `grounds` are whole lines without end marks, the last one
    "Theo đề nghị của Chánh Văn phòng Sở". `articles` are the texts after "Điều n."; ./. is added after the last.
    `list_title` is the annex's title without DANH SÁCH ("được tặng Giấy khen …"). `sending` tells one sending for
    signature from another: what was taken back does not count any more, be its words the same again; nowhere printed.
    """

    sending: Count = 0
    subject: Line
    authority: Line
    grounds: Lines
    articles: Annotated[tuple[Article, ...], Field(min_length=1, max_length=20)]
    list_title: Line
    collectives: Annotated[tuple[Awarded, ...], Field(max_length=MAX_ROWS)] = ()
    individuals: Annotated[tuple[Awarded, ...], Field(max_length=MAX_ROWS)] = ()

    @property
    def title(self) -> str:
        return f"Quyết định {in_sentence(self.subject)}"


class Certificate(PaperData):
    """Giấy khen, A4 landscape (form B.7).

    `authority` in capitals above TẶNG, `award_name` ("Giấy khen") the big word. `salutation` is "Ông", "Bà" or
    "Tập thể", never two. `description` is position and unit, "" for a collective that needs none. `achievement`
    is "Đã có thành tích xuất sắc …". Number (with symbol), date and register number are printed on an issued one,
    after the words that lead to them. `version` counts the certificates that have taken each other's place.
    """

    authority: Line
    granting: Line = "Tặng"
    decision_words: Line = "Quyết định số:"
    register_words: Line = "Vào sổ khen thưởng số:"
    award_name: Line
    salutation: Literal["", "Ông", "Bà", "Tập thể"] = ""
    name: Line
    description: Line = ""
    achievement: Line
    decision_number: Line = ""
    decision_symbol: Line = ""
    register_number: Line = ""
    place: Line
    dated: date | None = None
    year: int | None = None
    signature: Signature
    version: Annotated[int, Field(ge=1)] = 1

    @property
    def title(self) -> str:
        return f"{self.award_name}: {self.name}" + (f" (bản thứ {self.version})" if self.version > 1 else "")


class FieldPlace(Part):
    """Where one field of a pre-printed blank stands: mm from its left and upper edge, `size` in points.

    Its first line stands on `y`; `align` says which end of the line is at `x`; lines are parted at `width`.
    """

    field: Line
    label: Line
    x: float
    y: float
    width: float
    size: float
    align: Literal["start", "middle", "end"]


class Sheet(Part):
    """A blank and the printer it goes through: `shift_x`, `shift_y` move every place, to the right and downwards."""

    name: Line
    shift_x: float = 0
    shift_y: float = 0
    places: Annotated[tuple[FieldPlace, ...], Field(max_length=20)]


class CertificateFields(Certificate):
    """Giấy khen on a pre-printed blank: nothing but the fields, each in its place; no mark of ours."""

    sheet: Sheet


class BlankRuler(PaperData):
    """A page to lay over a blank: a grid in millimetres, and a mark where each field begins."""

    sheet: Sheet

    @property
    def title(self) -> str:
        return f"Trang thước căn phôi: {self.sheet.name}"


class GrantedRow(Part):
    """One nominee of the unit that was awarded; `paper` is the decision ("Quyết định số 05/QĐ-SGTVT ngày …")."""

    name: Line
    salutation: Line = ""
    position: Line = ""
    award: Line
    paper: Line = ""
    note: Line = ""


class DeclinedRow(Part):
    """One nominee of the unit that was not awarded or goes further up; `outcome` and `reason` in words."""

    name: Line
    salutation: Line = ""
    position: Line = ""
    award: Line
    outcome: Line
    reason: Text = ""


class ResultNotice(SignedPaper):
    """Thông báo kết quả to one unit: its own nominees and reasons, nobody else's.

    `subject` is the trích yếu ("Kết quả xét khen thưởng …"). `opening` and `closing` are paragraphs; ./. is added
    to the last. A table without rows is not printed, each has its heading; without any row `nil` says that the unit
    proposed nobody.
    """

    subject: Line
    unit: Line
    headings: Lines = (
        "Tập thể, cá nhân được khen thưởng",
        "Tập thể, cá nhân chưa được khen thưởng hoặc trình cấp trên",
    )
    nil: Text = ""
    grounds: Lines = ()
    opening: Text
    granted: Annotated[tuple[GrantedRow, ...], Field(max_length=MAX_ROWS)] = ()
    declined: Annotated[tuple[DeclinedRow, ...], Field(max_length=MAX_ROWS)] = ()
    closing: Text = ""

    @property
    def title(self) -> str:
        return f"Thông báo {in_sentence(self.subject)} ({self.unit})"
