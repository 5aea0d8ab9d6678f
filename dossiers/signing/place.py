"""Where the signature of a printed paper belongs: between title and name, as the layout itself says.

`templates/papers/parts/signature.html` sets three names around the place, which the PDF keeps as named destinations:
where the place begins, its right end, and the name below it. Nghị định 30/2020/NĐ-CP, Phụ lục I: the picture of the
signature stands in the middle between the two.
"""

import io
from dataclasses import dataclass
from typing import Any

import pikepdf

START, END, NAME = "cho-ky", "het-cho-ky", "nguoi-ky"


@dataclass(frozen=True)
class Place:
    """A rectangle on a page (counted from 0), in points from the page's lower left corner."""

    page: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    def middle(self, width: float, height: float) -> "Place":
        """The part of it in its middle, `width` by `height` at most."""
        aside = max(self.width - width, 0) / 2
        above = max(self.height - height, 0) / 2
        return Place(self.page, self.left + aside, self.bottom + above, self.right - aside, self.top - above)


def place_of(pdf: bytes) -> Place | None:
    """The place for the main signature of one of our prints; None where the print has none."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        names = document.Root.get("/Names", {}).get("/Dests", {}).get("/Names", [])
        found = dict(zip((str(name) for name in names[::2]), names[1::2], strict=True))
        if not {START, END, NAME} <= found.keys():
            return None
        start, end, name = (_point(found[one]) for one in (START, END, NAME))
        number = next(nr for nr, page in enumerate(document.pages) if page.objgen == found[START][0].objgen)
    return Place(number, start[0], name[1], end[0], start[1])


def _point(destination: Any) -> tuple[float, float]:
    """`[page /XYZ left top zoom]`: left and top."""
    return float(destination[2]), float(destination[3])
