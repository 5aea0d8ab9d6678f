"""Where paragraphs and tables go: the body of the document or one cell."""

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt

from dossiers.word.looks import Look

ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
RULE = f'<w:pBdr {nsdecls("w")}><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>'
MARK_SIZE = '<w:rPr {ns}><w:sz w:val="{half_points}"/></w:rPr>'


class Place:
    """A container and its width in millimetres; `gap` is the space that the next block keeps from the last, in points.

    As in a style sheet of two margins that meet the larger one counts. A cell has one paragraph from the beginning.
    """

    def __init__(self, container: Any, width: float, gap: float = 0) -> None:
        self.container, self.width, self.gap = container, width, gap
        self.paragraphs: list[Any] = []
        self.after_table = False
        self._unused = list(container.paragraphs) if hasattr(container, "_tc") else []

    def leave(self, gap: float) -> None:
        """Keep at least `gap` points before the next block."""
        self.gap = max(self.gap, gap)

    def add_paragraph(self, look: Look, style: str | None = None) -> Any:
        paragraph = self._unused.pop() if self._unused else self.container.add_paragraph()
        if style:
            paragraph.style = style
        _size_mark(paragraph, look.size)
        shape = paragraph.paragraph_format
        shape.alignment = ALIGN[look.align]
        shape.keep_with_next = look.keep or None
        # What is nothing is not said: a list of hundreds is written in two thirds of the time.
        asked = {"space_before": Pt(self.gap), "left_indent": Mm(look.left), "right_indent": Mm(look.right),
                 "first_line_indent": Mm(look.first)}  # fmt: skip
        for name, length in asked.items():
            if length:
                setattr(shape, name, length)
        self.gap = 0
        self.paragraphs.append(paragraph)
        self.after_table = False
        return paragraph

    def add_rule(self, width: float, look: Look) -> None:
        """A line `width` millimetres long, in the middle."""
        self.leave(1.5)
        indent = max((self.width - width) / 2, 0)
        paragraph = self.add_paragraph(Look(size=1, left=indent, right=indent, keep=look.keep))
        _make_tiny(paragraph)
        paragraph._p.get_or_add_pPr().insert_element_before(parse_xml(RULE), *BORDER_SUCCESSORS)

    def add_tiny(self) -> Any:
        """A paragraph that takes no room, with what follows: Word wants one between two tables and after a last one."""
        self.gap = 0
        paragraph = self.add_paragraph(Look(size=1, keep=True))
        _make_tiny(paragraph)
        return paragraph

    def make_room(self) -> None:
        """The gap before a table, which has none of its own, stands below the paragraph before it."""
        if self.after_table:
            self.add_tiny()
        elif self.paragraphs:
            self.paragraphs[-1].paragraph_format.space_after = Pt(self.gap)
        self.gap, self.after_table = 0, True


BORDER_SUCCESSORS = (
    "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr", "w:sectPr"
)  # fmt: skip


def _make_tiny(paragraph: Any) -> None:
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    paragraph.paragraph_format.line_spacing = Pt(1)


def _size_mark(paragraph: Any, size: float) -> None:
    """The size of an empty paragraph is that of its mark."""
    mark = MARK_SIZE.format(ns=nsdecls("w"), half_points=round(size * 2))
    paragraph._p.get_or_add_pPr().insert_element_before(parse_xml(mark), "w:sectPr", "w:pPrChange")
