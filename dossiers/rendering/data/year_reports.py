"""Báo cáo tổng kết of a year or of a whole campaign: what Văn phòng writes, with the figures of that time."""

from typing import Annotated

from pydantic import Field

from core.text import in_sentence
from dossiers.rendering.data.parts import MAX_ROWS, Count, Line, Lines, Part, SignedPaper, Text


class Counted(Part):
    """So many were proposed, so many awarded."""

    label: Line
    proposed: Count
    granted: Count


class AwardCounted(Part):
    """One form of award: what was asked for, what was given, each as collectives and individuals."""

    award: Line
    proposed: tuple[Count, Count]
    granted: tuple[Count, Count]


class RoundCounted(Part):
    """One round: of `units` expected `sent` came in, `nil` of them without anybody; then the working days it took.

    `usual` and `longest` are from a unit's submission to the end of its appraisal, `passed_on` and `published` from the
    cut-off on; "" where it has not come to that.
    """

    name: Line
    units: Count
    sent: Count
    nil: Count
    appraised: Count
    usual: Line = ""
    longest: Line = ""
    passed_on: Line = ""
    published: Line = ""


class IndexRow(Part):
    """Whose index, and one cell for each of the paper's `index_years`, "" where nothing is published."""

    subject: Line
    cells: Lines


class YearReport(SignedPaper):
    """Báo cáo tổng kết. `years` are there for a whole campaign only; `people` are the individuals among those counted,
    by leadership and by gender. Totals and shares are computed here."""

    subject: Line
    opening: Text
    rounds: Annotated[tuple[RoundCounted, ...], Field(max_length=MAX_ROWS)] = ()
    years: Annotated[tuple[Counted, ...], Field(max_length=MAX_ROWS)] = ()
    awards: Annotated[tuple[AwardCounted, ...], Field(max_length=MAX_ROWS)] = ()
    people: Annotated[tuple[Counted, ...], Field(max_length=MAX_ROWS)] = ()
    index_years: tuple[int, ...] = ()
    index: Annotated[tuple[IndexRow, ...], Field(max_length=MAX_ROWS)] = ()
    organising: Text = ""
    assessment: Text = ""
    shortcomings: Text = ""
    directions: Text = ""
    closing: Line

    @property
    def title(self) -> str:
        return f"Báo cáo {in_sentence(self.subject)}"
