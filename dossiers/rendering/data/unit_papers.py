"""The papers a unit sends: submission letter and minutes."""

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
    SignedPaper,
    SubjectName,
    Text,
)


class Nominee(Part):
    """One row of Danh sách đề nghị.

    `salutation` is "Ông" or "Bà", empty for a collective. `award` is the full name of the award asked for, and
    `award_rank` its rank: higher ones are printed first, equal ones keep the given order. `rating` is the year's
    grade in words, `summary` the trích ngang. `in_favour` of `base` is the vote ("9/9; 100%"); None prints nothing.
    """

    kind: SubjectName
    name: Line
    salutation: Line = ""
    position: Line = ""
    unit: Line = ""
    award: Line
    award_rank: int = 0
    summary: Text = ""
    rating: Line = ""
    in_favour: Count | None = None
    base: Count | None = None
    note: Line = ""


class SubmissionLetter(SignedPaper):
    """Tờ trình đề nghị khen thưởng with its annex Danh sách (forms B.1 and B.5).

    `subject` is the whole trích yếu ("Về việc đề nghị tặng Giấy khen … năm 2025"). `addressees` follow
    "Kính gửi:". `grounds` are whole căn cứ lines, without end marks. `reasons` are further paragraphs, may be "".
    `request` is the sentence that asks ("Phòng … kính đề nghị … xem xét, quyết định tặng khen thưởng cho các tập
    thể, cá nhân (có danh sách, báo cáo thành tích và biên bản họp kèm theo)"), without end mark: counts and names
    follow it. `achievement` is "Đã có thành tích …", `closing` "Kính trình …"; the end mark ./. is added.
    `list_title` is the annex's title without DANH SÁCH ("đề nghị tặng Giấy khen …").
    """

    subject: Line
    addressees: Lines
    grounds: Lines = ()
    reasons: Text = ""
    request: Line
    achievement: Line
    closing: Line
    list_title: Line
    nominees: Annotated[tuple[Nominee, ...], Field(max_length=MAX_ROWS)]

    @property
    def title(self) -> str:
        return f"Tờ trình {in_sentence(self.subject)}"


class ReferralLetter(SubmissionLetter):
    """Tờ trình của Sở đề nghị khen thưởng, to the level above; its addressees are a line each."""


class Attendee(Part):
    """One who belongs to the meeting. `absence_reason` is printed for the absent only."""

    name: Line
    position: Line = ""
    part: Literal["chair", "secretary", "member"] = "member"
    present: bool = True
    absence_reason: Line = ""


class BallotRow(Part):
    """The vote on one nominee; only counts, never who voted what.

    `base` is what the percentage is of, named by `MeetingMinutes.base_name`. The four counts of papers are for a
    secret ballot, None else. `passed` None prints an empty cell, False "Không thông qua": those not passed are
    printed too.
    """

    kind: SubjectName
    name: Line
    salutation: Line = ""
    position: Line = ""
    award: Line
    secret: bool = False
    base: Count
    issued: Count | None = None
    returned: Count | None = None
    valid: Count | None = None
    invalid: Count | None = None
    in_favour: Count
    against: Count = 0
    abstained: Count = 0
    passed: bool | None = None


class UnitBallots(PaperData):
    """Biên bản kiểm phiếu of a unit's meeting, where it voted in secret: a head without a date, like the minutes.

    `subject` is the trích yếu ("Kiểm phiếu xét, đề nghị khen thưởng … năm 2025"). `tellers` are the names of those
    who counted, their head first; `chair` presided over the meeting. `ballots` are the secret votes, those that did
    not pass too. `base_name` says what percentages are of.
    """

    letterhead: Letterhead
    recipients: Lines = ()
    subject: Line
    starts_at: AwareDatetime | None = None
    place: Line = ""
    total_members: Count
    present: Count
    tellers: Lines = ()
    chair: Line = ""
    base_name: Line = "số người có quyền biểu quyết"
    ballots: Annotated[tuple[BallotRow, ...], Field(max_length=MAX_ROWS)]

    @property
    def title(self) -> str:
        return f"Biên bản {in_sentence(self.subject)}"


class MeetingMinutes(PaperData):
    """Biên bản họp xét, đề nghị khen thưởng (form B.2; Nghị định 30/2020/NĐ-CP, mẫu 1.9): a head without a date.

    `meeting` is the trích yếu ("Họp xét, đề nghị khen thưởng … năm 2025"). Starting and ending instants that are
    None leave room. `total_members` None prints the number of attendees listed. `course`, `conclusion` are the
    secretary's paragraphs; `adoption` says how the minutes were adopted, "" prints nothing (it is never assumed).
    `tellers` is printed where a ballot was secret. `base_name` says what percentages are of ("tổng số thành viên").
    """

    letterhead: Letterhead
    recipients: Lines = ()
    meeting: Line
    starts_at: AwareDatetime | None = None
    ends_at: AwareDatetime | None = None
    place: Line = ""
    total_members: Count | None = None
    attendees: Annotated[tuple[Attendee, ...], Field(max_length=MAX_ROWS)]
    course: Text = ""
    tellers: Line = ""
    base_name: Line = "số người có quyền biểu quyết"
    ballots: Annotated[tuple[BallotRow, ...], Field(max_length=MAX_ROWS)]
    conclusion: Text = ""
    adoption: Line = ""

    @property
    def title(self) -> str:
        return f"Biên bản {in_sentence(self.meeting)}"
