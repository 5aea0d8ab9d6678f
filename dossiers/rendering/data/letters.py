"""Công văn of the department to its units."""

from typing import Annotated

from pydantic import AwareDatetime, Field

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
        return f"Công văn về việc {self.about[:1].lower()}{self.about[1:]}"


class OfferedAward(Part):
    """One form of award as the round offers it: for whom ("tập thể, cá nhân"), and how many; None means no quota."""

    name: Line
    subjects: Line
    most_collectives: Count | None = None
    most_individuals: Count | None = None


class GuidanceLetter(OfficialLetter):
    """Công văn hướng dẫn xét, đề nghị khen thưởng, made from the round.

    `period` is the time of the achievements ("năm 2025"), `criteria` where the criteria stand. `papers` are the
    papers of a proposal as whole phrases; `signed_copy` says when the signed copy follows, "" when none is asked for.
    """

    period: Line
    criteria: Line
    awards: Annotated[tuple[OfferedAward, ...], Field(max_length=MAX_ROWS)] = ()
    papers: Lines
    signed_copy: Line = ""


class LateUnit(Part):
    """A unit that has not sent; `cutoff_text` is its own cut-off where that is a later one."""

    unit: Line
    cutoff_text: Line = ""


class UrgingLetter(OfficialLetter):
    """Công văn đôn đốc to the units that have not sent as of `as_of`; `total` counts all units of the round."""

    as_of: AwareDatetime
    total: Count
    late: Annotated[tuple[LateUnit, ...], Field(min_length=1, max_length=MAX_ROWS)]
