"""Công văn of the department to its units."""

from typing import Annotated

from pydantic import AwareDatetime, Field

from core.text import in_sentence
from dossiers.rendering.data.parts import MAX_ROWS, Count, Line, Lines, Part, SignedPaper, Text


class OfficialLetter(SignedPaper):
    """A công văn has no name of its kind: its trích yếu `about` stands below the number, after "V/v".

    `opening` says on what it stands; `contact` whom to ask; `closing` is the last sentence, ./. is added to it.
    """

    about: Line
    addressees: Lines
    opening: Text
    cutoff_text: Line
    contact: Line
    closing: Line

    @property
    def title(self) -> str:
        return f"Công văn về việc {in_sentence(self.about)}"


class OfferedAward(Part):
    """One form of award as the round offers it: for whom ("tập thể, cá nhân"), and how many; None means no quota.

    `words` is the line itself; a paper made before the office could write it has none.
    """

    name: Line
    subjects: Line
    most_collectives: Count | None = None
    most_individuals: Count | None = None
    words: Line = ""


class GuidanceLetter(OfficialLetter):
    """Công văn hướng dẫn xét, đề nghị khen thưởng, made from the round.

    `headings` of the four parts; `scope` says whose achievements of which time by which criteria, `nil` what a unit
    sends that proposes nobody, `sending` until when and how, `asking` whom to ask. `papers` are the papers of a
    proposal as whole phrases; `signed_copy` says when the signed copy follows, "" when none is asked for. A paper made
    before the office could write these has `period` and `criteria` instead.
    """

    headings: Lines = ()
    scope: Text = ""
    nil: Text = ""
    sending: Text = ""
    asking: Line = ""
    period: Line = ""
    criteria: Line = ""
    awards: Annotated[tuple[OfferedAward, ...], Field(max_length=MAX_ROWS)] = ()
    papers: Lines
    signed_copy: Line = ""


class LateUnit(Part):
    """A unit that has not sent; `cutoff_text` is its own cut-off where that is a later one."""

    unit: Line
    cutoff_text: Line = ""


class UrgingLetter(OfficialLetter):
    """Công văn đôn đốc to the units that have not sent as of `as_of`; `total` counts all units of the round.

    `appeal` is the paragraph that says how things stand and what is asked, `extended` leads to those with a cut-off of
    their own, `afterwards` says what follows and whom to ask. A paper made before the office could write them has none.
    """

    appeal: Text = ""
    extended: Line = ""
    afterwards: Text = ""
    as_of: AwareDatetime
    total: Count
    late: Annotated[tuple[LateUnit, ...], Field(min_length=1, max_length=MAX_ROWS)]
