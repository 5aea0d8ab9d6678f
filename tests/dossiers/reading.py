"""Reading a PDF back: where text stands, in which font and size, where rules are drawn; in mm from top left."""

import ctypes
import functools
from dataclasses import dataclass
from itertools import groupby

import pypdfium2 as pdfium
from pypdfium2 import raw

from dossiers.rendering import render_pdf
from dossiers.rendering.data import PaperData

MM = 25.4 / 72
# What the reader gives for a hyphen that ends a line.
HYPHEN_AT_AN_END = "\ufffe"


@dataclass(frozen=True)
class Run:
    """Text in one font on one line."""

    text: str
    font: str
    size: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class Rule:
    """A horizontal line."""

    left: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left


@dataclass(frozen=True)
class Upright:
    """A vertical line."""

    at: float
    top: float
    bottom: float


class Page:
    def __init__(self, page: pdfium.PdfPage) -> None:
        self.width, self.height = (round(side * MM, 1) for side in page.get_size())
        reader = page.get_textpage()
        self.text: str = reader.get_text_range().replace("\r\n", "\n").replace(HYPHEN_AT_AN_END, "-")
        self.runs = [run for run in self._runs(reader) if run.text.strip()]
        self.rules, self.uprights = self._lines(page)
        self.colours = {_colour(text) for text in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])}

    def _runs(self, reader: pdfium.PdfTextPage) -> list[Run]:
        chars = [(_style(reader, index), index) for index in range(reader.count_chars())]
        groups = (list(group) for style, group in groupby(chars, key=lambda char: char[0]) if style)
        return [run for group in groups for run in self._lines_of(reader, group[0][0], group[0][1], group[-1][1])]

    def _lines_of(self, reader: pdfium.PdfTextPage, style: tuple[str, float], first: int, last: int) -> list[Run]:
        """One run, or more where a line ends with a hyphen: the reader takes the next line for the same word."""
        ends = [
            place for place in range(first, last) if raw.FPDFText_GetUnicode(reader, place) == ord(HYPHEN_AT_AN_END)
        ]
        starts = [first, *(place + 1 for place in ends)]
        return [self._run(reader, style, *ends_of) for ends_of in zip(starts, [*ends, last], strict=True)]

    def _run(self, reader: pdfium.PdfTextPage, style: tuple[str, float], first: int, last: int) -> Run:
        start, end = (reader.get_charbox(index, loose=True) for index in (first, last))
        top, bottom = self.height - start[3] * MM, self.height - start[1] * MM
        text = reader.get_text_range(first, last - first + 1).replace(HYPHEN_AT_AN_END, "-")
        return Run(text, style[0], style[1], start[0] * MM, end[2] * MM, top, bottom)

    def _lines(self, page: pdfium.PdfPage) -> tuple[list[Rule], list[Upright]]:
        """The lines drawn along and down."""
        rules, uprights = [], []
        for shape in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
            left, bottom, right, top = (side * MM for side in shape.get_bounds())
            if top - bottom < 1 < right - left:
                rules.append(Rule(left, right, self.height - top))
            elif right - left < 1 < top - bottom:
                uprights.append(Upright((left + right) / 2, self.height - top, self.height - bottom))
        return sorted(rules, key=lambda rule: rule.top), uprights

    def find(self, text: str) -> Run:
        """The first run that contains `text`."""
        found = [run for run in self.runs if text in run.text]
        assert found, f"{text!r} is not on this page:\n{self.text}"
        return found[0]

    def rule_below(self, run: Run) -> Rule:
        """The first rule below `run`, within one line."""
        found = [
            rule for rule in self.rules if run.top < rule.top < run.bottom + 5 and rule.left < run.middle < rule.right
        ]
        assert found, f"no rule below {run.text!r}"
        return found[0]


def _style(reader: pdfium.PdfTextPage, index: int) -> tuple[str, float] | None:
    """Font and size in points; None for the breaks that the reader itself puts between lines."""
    name = ctypes.create_string_buffer(100)
    raw.FPDFText_GetFontInfo(reader, index, name, 100, None)
    if not name.value:
        return None
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(reader, index, matrix)
    scale = (matrix.a**2 + matrix.b**2) ** 0.5
    return name.value.decode().rpartition("+")[2], round(raw.FPDFText_GetFontSize(reader, index) * scale, 1)


def _colour(text: pdfium.PdfObject) -> tuple[int, ...]:
    """Red, green and blue of a piece of text."""
    parts = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(text, *parts)
    return tuple(part.value for part in parts[:3])


@functools.cache
def pages_of(pdf: bytes) -> list[Page]:
    document = pdfium.PdfDocument(pdf)
    try:
        return [Page(document[number]) for number in range(len(document))]
    finally:
        document.close()


@functools.cache
def pdf_of(kind: str, paper: PaperData) -> bytes:
    """The paper's PDF; each is rendered once in a run."""
    return render_pdf(kind, paper.model_dump(mode="json"))


def rendered(kind: str, paper: PaperData) -> list[Page]:
    return pages_of(pdf_of(kind, paper))


@functools.cache
def text_of(kind: str, paper: PaperData) -> str:
    """All its text in one line, so that a sentence is found wherever its lines break."""
    document = pdfium.PdfDocument(pdf_of(kind, paper))
    try:
        texts = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    finally:
        document.close()
    return " ".join(" ".join(texts).split())
