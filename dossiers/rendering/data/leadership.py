"""What Văn phòng puts before leadership: Báo cáo thẩm định, Tờ trình, Phiếu trình; made from one frozen list."""

from typing import Annotated

from pydantic import Field

from core.text import in_sentence
from dossiers.rendering.data.parts import MAX_ROWS, Count, Line, Lines, Part, SignedPaper, SubjectName, Text


class ConsolidatedRow(Part):
    """One nominee in Danh sách tổng hợp: bản trích ngang, what the checks said, what Văn phòng says.

    `recommended` is the award that Văn phòng recommends, "" for none; `recommendation` is the same in words. `checks`
    names the criteria by their answers ("Đạt: 1, 2; cần xem xét: 3"). `place` is the hand-given order of priority.
    """

    kind: SubjectName
    name: Line
    salutation: Line = ""
    position: Line = ""
    unit: Line
    summary: Text = ""
    rating: Line = ""
    in_favour: Count | None = None
    base: Count | None = None
    index: Line = ""
    checks: Line = ""
    award: Line
    recommended: Line = ""
    recommendation: Line = ""
    eligible: Line = ""
    opinion: Text = ""
    place: Count | None = None


Rows = Annotated[tuple[ConsolidatedRow, ...], Field(max_length=MAX_ROWS)]


class AppraisalReport(SignedPaper):
    """Báo cáo thẩm định with Danh sách tổng hợp. Totals are computed here.

    `version` is the number of the list as it was passed on, `list_hash` its SHA-256. `sent` of `units` sent a
    proposal; `silent` are those who sent none.
    """

    subject: Line
    addressees: Lines
    occasion: Line
    version: Annotated[int, Field(ge=1)]
    list_hash: Line
    units: Count
    sent: Count
    silent: Lines = ()
    rows: Rows
    closing: Line

    @property
    def title(self) -> str:
        return f"Báo cáo {in_sentence(self.subject)}"


class OfficeLetter(SignedPaper):
    """Tờ trình of Văn phòng to the director: whom it recommends, for which award, with how much money in đồng."""

    subject: Line
    addressees: Lines
    grounds: Lines = ()
    opening: Line
    rows: Rows
    money: Count = 0
    fund: Line = ""
    closing: Line
    list_title: Line

    @property
    def title(self) -> str:
        return f"Tờ trình {in_sentence(self.subject)}"


class SubmissionSlip(SignedPaper):
    """Phiếu trình, a sheet without number: what is asked, and a box for the director's opinion and signature.

    `content` are paragraphs, `enclosed` the papers that lie with it; `leader` is the title of whoever answers.
    """

    subject: Line
    to: Line
    content: Text
    proposal: Text
    enclosed: Lines
    leader: Line

    @property
    def title(self) -> str:
        return f"Phiếu trình {in_sentence(self.subject)}"
