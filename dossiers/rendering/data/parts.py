"""What several papers share: texts, the head, the signature, the foot.

Every paper is frozen plain data: `model_dump(mode="json")` is what is hashed and stored, `parse` reads it back.
Dates are ISO dates, instants carry a zone, money is whole đồng, a text's paragraphs are separated by "\\n".
What is empty prints nothing, or room for a hand-written figure where the form has a place for it.
"""

from abc import abstractmethod
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from core.text import nfc

MAX_TEXT = 50_000
MAX_LINE = 2_000
MAX_ROWS = 2_000

FaceName = Literal["draft", "for_signature", "issued"]
SubjectName = Literal["collective", "individual"]


def _one_line(text: str) -> str:
    return " ".join(nfc(text).split())


def _paragraphs(text: str) -> str:
    lines = [line for line in (" ".join(raw.split()) for raw in nfc(text).splitlines()) if line]
    if len(lines) > MAX_ROWS:
        raise PydanticCustomError("too_many_paragraphs", "nhiều hơn {max_length} đoạn", {"max_length": MAX_ROWS})
    return "\n".join(lines)


# One line: white space runs become one space. Several paragraphs: one a line, empty ones are dropped.
Line = Annotated[str, Field(max_length=MAX_LINE), AfterValidator(_one_line)]
Text = Annotated[str, Field(max_length=MAX_TEXT), AfterValidator(_paragraphs)]
Lines = Annotated[tuple[Line, ...], Field(max_length=200)]
Count = Annotated[int, Field(ge=0, le=10**9)]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Part(BaseModel):
    """A frozen value without unknown fields, so that a misspelt one is an error and not an empty place."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Mark(Part):
    """The foot of a paper: `code` in letters, and `url`, the public page of that code, as QR.

    A paper without a mark (Quyết định, papers to UBND tỉnh by default) has nothing at its foot.
    """

    code: Line
    url: Line = ""


class Letterhead(Part):
    """The head of a paper, with the names in force on the paper's own date (Nghị định 30/2020/NĐ-CP, ô 1–4).

    `parent` and `agency` are the two names of the left column, a tuple item each line, printed in capitals.
    `issuer` is who issues it in running text ("Phòng Quản lý vận tải"). `symbol` follows the number's "/"
    ("TTr-QLVT"); without a symbol there is no line of number at all, as for a room that numbers nothing.
    `number` and `dated` are printed on an issued paper only; the other faces leave room for them, beside `year`
    if it is known.
    """

    parent: Lines = ()
    agency: Lines
    issuer: Line
    symbol: Line = ""
    number: Line = ""
    place: Line
    dated: date | None = None
    year: int | None = None


class Signature(Part):
    """Who signs: `titles` from the form of signing down ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), printed in capitals.

    `name` without học hàm, học vị; empty leaves the place of the name blank. `note` stands in italics under the
    titles ("(Ký, ghi rõ họ tên)").
    """

    titles: Lines
    name: Line = ""
    note: Line = ""


class PaperData(Part):
    """What every paper has.

    `face`: "draft" prints DỰ THẢO across and no number or date; "for_signature" no number or date either, and the
    mark; "issued" everything. `made_at` is the instant of the data itself (frozen, not "now"): the dates inside
    the PDF, so that the same data gives the same bytes.
    """

    face: FaceName
    made_at: AwareDatetime
    mark: Mark | None = None

    @property
    @abstractmethod
    def title(self) -> str:
        """The title of the PDF document."""

    @property
    def is_issued(self) -> bool:
        return self.face == "issued"


class SignedPaper(PaperData):
    """A paper with a head, one main signature and Nơi nhận.

    `recipients` are the lines after "Nơi nhận:", without dash and end mark ("Như trên", "Lưu: QLVT").
    """

    letterhead: Letterhead
    signature: Signature
    recipients: Lines = ()
