"""The council's papers: invitation, printed ballot, the tellers' minutes, the minutes of a session."""

from typing import Annotated

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
from dossiers.rendering.data.unit_papers import Attendee


class CouncilVote(Part):
    """One nomination before the council: its line on the ballot, and what came out.

    `lower_award` is what a ballot may lower to, "" where there is nothing lower. `votes` of `base` decided (votes for
    the higher award are for the lower one too), `outcome` in words; None and "" before the count.
    """

    kind: SubjectName
    name: Line
    salutation: Line = ""
    position: Line = ""
    unit: Line = ""
    award: Line
    lower_award: Line = ""
    in_favour: Count | None = None
    against: Count | None = None
    lower: Count | None = None
    blank: Count | None = None
    votes: Count | None = None
    base: Count | None = None
    outcome: Line = ""


Votes = Annotated[tuple[CouncilVote, ...], Field(max_length=MAX_ROWS)]


class CouncilInvitation(SignedPaper):
    """Giấy mời (Nghị định 30/2020/NĐ-CP, mẫu 1.6). `meeting` is what one is invited to, `invited` who, a line each."""

    meeting: Line
    council: Line
    invited: Lines
    chair: Line
    starts_at: AwareDatetime
    venue: Line
    agenda: Text = ""

    @property
    def title(self) -> str:
        return f"Giấy mời {in_sentence(self.meeting)}"


class CouncilBallot(PaperData):
    """Phiếu bầu, one for all nominations; every copy is the same, without a code, so that none tells whose it is."""

    letterhead: Letterhead
    meeting: Line
    votes: Votes

    @property
    def title(self) -> str:
        return f"Phiếu bầu {in_sentence(self.meeting)}"


class CouncilSitting(PaperData):
    """What both minutes tell. Of papers of a vote by name there are none. `thresholds` say how much of what each award
    needs, `recused` who did not vote on whom; `members` have a vote, so many are `present`, or sent opinions."""

    letterhead: Letterhead
    recipients: Lines = ()
    meeting: Line
    starts_at: AwareDatetime
    ends_at: AwareDatetime | None = None
    venue: Line
    members: Count
    present: Count
    in_writing: Count = 0
    secret: bool = True
    tellers: Line = ""
    issued: Count | None = None
    returned: Count | None = None
    valid: Count | None = None
    invalid: Count | None = None
    thresholds: Lines = ()
    recused: Lines = ()
    votes: Votes
    chair: Line = ""


class CouncilTally(CouncilSitting):
    """Biên bản kiểm phiếu of the council."""

    @property
    def title(self) -> str:
        return f"Biên bản kiểm phiếu {in_sentence(self.meeting)}"


class CouncilMinutes(CouncilSitting):
    """Biên bản họp Hội đồng; `course` and `conclusion` are the secretary's paragraphs."""

    attendees: Annotated[tuple[Attendee, ...], Field(max_length=MAX_ROWS)]
    course: Text = ""
    conclusion: Text = ""
    secretary: Line = ""

    @property
    def title(self) -> str:
        return f"Biên bản {in_sentence(self.meeting)}"
