"""Mục lục hồ sơ: what a whole dossier holds, and where."""

from typing import Annotated

from pydantic import Field

from dossiers.rendering.data.parts import MAX_ROWS, Count, Letterhead, Line, PaperData, Part


class ContentsRow(Part):
    """One part: `first` page and number of `pages` in the whole, 0 where it lies beside it; `note` says why."""

    name: Line
    note: Line = ""
    first: Count = 0
    pages: Count = 0


class DossierContents(PaperData):
    """Mục lục hồ sơ of one submitted version; `number` is that of its receipt, "" for a package that goes up."""

    letterhead: Letterhead
    unit: Line
    round_name: Line
    number: Line = ""
    rows: Annotated[tuple[ContentsRow, ...], Field(max_length=MAX_ROWS)]

    @property
    def title(self) -> str:
        return f"Mục lục hồ sơ số {self.number}" if self.number else f"Mục lục hồ sơ {self.round_name}"
