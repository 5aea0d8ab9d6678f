"""How each part of a paper looks in Word: `rendering/assets/paper.css` in Word's terms; millimetres and points."""

import re
from dataclasses import dataclass, replace
from typing import Any

from lxml.etree import _Element

from dossiers.rendering.engine import ASSETS

# A rule of the style sheet that says how wide columns are: its selectors, and the millimetres.
COLUMN = re.compile(r"^([^{}]*\.c-[^{}]*) \{ width: ([\d.]+)mm; \}$", re.M)

# What a part hands on to those inside it; every other property is its own.
INHERITED = ("size", "bold", "italic", "align", "left", "right")


@dataclass(frozen=True)
class Look:
    """`size`, `before`, `after` in points; `first`, `left`, `right` indents in millimetres.

    `keep` holds a paragraph on the page of the one that follows.
    """

    size: float = 14
    bold: bool = False
    italic: bool = False
    align: str = "left"
    left: float = 0
    right: float = 0
    first: float = 0
    before: float = 0
    after: float = 0
    keep: bool = False

    def of(self, element: _Element) -> "Look":
        """The look of `element` inside a part that looks like this; later changes win, as in a style sheet."""
        look = Look(**{name: getattr(self, name) for name in INHERITED})
        for name in _names(element):
            look = replace(look, **LOOKS.get(name, {}))
        return look


BODY = {"align": "justify", "first": 10, "before": 6}
HEADING = BODY | {"bold": True, "keep": True}
LOOKS: dict[str, dict[str, Any]] = {
    "main>p": BODY,
    "main>h2": HEADING,
    "main>h3": HEADING,
    "main>h4": HEADING | {"italic": True},
    "b": {"bold": True},
    "i": {"italic": True},
    ".bold": {"bold": True},
    ".note": {"italic": True},
    ".centre": {"align": "center"},
    ".cell": {"align": "center"},
    ".head": {"size": 13},
    ".motto": {"size": 14, "bold": True},
    ".number": {"size": 13, "before": 6},
    ".date": {"size": 14, "italic": True},
    ".about": {"size": 12, "before": 6, "left": 2, "right": 2},
    ".form-number": {"size": 12, "italic": True, "align": "right", "before": 6},
    ".title": {"align": "center", "before": 14, "after": 10, "left": 4, "right": 4},
    ".title>h1": {"bold": True, "keep": True},
    ".subject": {"bold": True, "keep": True},
    ".of": {"italic": True, "keep": True},
    ".authority": {"bold": True, "align": "center", "before": 12, "after": 12},
    ".addressee": {"align": "center", "before": 6, "after": 10},
    ".addressees": {"left": 35, "before": 6, "after": 10},
    ".addressees>ul": {"left": 45},
    ".keep": {"keep": True},
    ".ragged": {"align": "left"},
    ".ground": {"italic": True},
    ".resolved": {"bold": True, "align": "center", "first": 0, "before": 10, "after": 4, "keep": True},
    ".achievement": {"bold": True, "italic": True},
    ".signing": {"before": 14},
    ".referral": {"align": "center"},
    ".name": {"bold": True, "before": 74},
    ".recipients": {"align": "left", "size": 11},
    ".recipients-title": {"size": 12, "bold": True, "italic": True, "keep": True},
    "body>.recipients": {"right": 105, "before": 10},
    "table": {"size": 12, "align": "left", "before": 6, "after": 4},
    ".ballots": {"size": 11},
    ".consolidated": {"size": 11},
    ".units": {"size": 11},
    ".hash": {"size": 9},
    ".awarded": {"size": 13},
    "th": {"bold": True, "align": "center"},
    ".group": {"bold": True, "keep": True},
    ".list-end": {"italic": True, "align": "center", "before": 6},
}

# The columns of rows without lines, and those of tables with a width of their own in the style sheet; the others share
# the rest.
COLUMNS = {".halves": (82.5, 82.5), ".minutes": (60, 7.5, 97.5), ".signing": (60, 105), "": (66, 99)}
WIDTHS = {
    selector.strip(): float(width)
    for selectors, width in COLUMN.findall((ASSETS / "paper.css").read_text(encoding="utf-8"))
    for selector in selectors.split(",")
}


def classes(element: _Element) -> list[str]:
    return [f".{name}" for name in element.get("class", "").split()]


def _names(element: _Element) -> list[str]:
    """What LOOKS may know the element by, from the most general name to the most special."""
    parent = element.getparent()
    above = [] if parent is None else [parent.tag, *classes(parent)]
    own = [element.tag, *classes(element)]
    return [name for one in own for name in (one, *(f"{outer}>{one}" for outer in above))]


def columns_of(row: _Element) -> tuple[float, ...]:
    """The widths of a row's cells, by its own class or its parent's."""
    known = [*classes(row), *classes(row.getparent())]
    return next(widths for name, widths in COLUMNS.items() if not name or name in known)


def widths_of(table: _Element, whole: float) -> list[float]:
    """The widths of a table's columns, `whole` all together."""
    outer = classes(table)
    own = [_width(heading, outer) for heading in table.iterfind("thead/tr/th")]
    rest = (whole - sum(width or 0 for width in own)) / max(own.count(None), 1)
    return [rest if width is None else width for width in own]


def _width(heading: _Element, outer: list[str]) -> float | None:
    names = [name for own in classes(heading) for name in (*(f"{one} {own}" for one in outer), own)]
    return next((WIDTHS[name] for name in names if name in WIDTHS), None)
