"""From the page of a paper to Word, part by part: the page's words in the looks of `looks`.

The page is our own (`templates/papers`): headings, paragraphs, lists, tables, and rows of columns without lines.
"""

from dataclasses import replace
from itertools import groupby
from typing import Any

from lxml.etree import _Element

from dossiers.templatetags.papers import ONE_LINE
from dossiers.word.looks import Look, classes, columns_of, widths_of
from dossiers.word.page import new_section, width_of
from dossiers.word.place import Place
from dossiers.word.runs import lines_of, write_runs
from dossiers.word.tables import add_row, add_table, middle
from dossiers.word.widths import text_width

HEADINGS = {"h1": "Heading 1", "h2": "Heading 2", "h3": "Heading 3", "h4": "Heading 4"}
TEXTS = frozenset({"p", "li", *HEADINGS})
# DỰ THẢO stands in the headers; the print code vouches for what was printed, not for a file to be edited.
LEFT_OUT = frozenset({".draft", ".foot"})
# How long the line below a heading is, of its widest line; below the motto as long as the motto.
RULE_SHARE = 0.4


class Writer:
    """Writes one page into one document; `tail` holds the last blocks of the text, each a list of paragraphs.

    `has_list`: the text of this part has a table with lines.
    """

    def __init__(self, document: Any) -> None:
        self.document = document
        self.tail: list[list[Any]] = []
        self.has_list = False

    def write_page(self, body: _Element) -> None:
        place = Place(self.document, width_of(self.document.sections[0]))
        last = self.write_all(body, place, Look())
        if last.after_table:
            last.add_tiny()

    def write_all(self, element: _Element, place: Place, look: Look) -> Place:
        """Everything inside `element`, rows that follow each other as one table; gives where it goes on."""
        for columns, group in groupby(element, key=_columns):
            if columns:
                self.write_rows(list(group), columns, place, look)
                continue
            for child in group:
                place = self.write(child, place, look)
        return place

    def write(self, element: _Element, place: Place, outer: Look) -> Place:
        names, look = set(classes(element)), outer.of(element)
        if LEFT_OUT & names:
            return place
        if ".signing" in names:
            self.keep_with_signature()
        if ".annex" in names:
            place = self.turn_page(place, landscape=".landscape" in names)
        place.leave(look.before)
        if element.tag in TEXTS:
            self.write_text(element, place, look)
        elif element.tag == "table":
            self.write_table(element, place, look)
        elif ".rule" in names:
            place.add_rule(_rule_width(element, place, outer), look)
        else:
            self.write_all(element, place, look)
        place.leave(look.after)
        return place

    def write_text(self, element: _Element, place: Place, look: Look) -> None:
        inside_list = element.tag == "li" and element.getnext() is not None
        paragraph = place.add_paragraph(replace(look, keep=look.keep or inside_list), HEADINGS.get(element.tag))
        write_runs(paragraph, element, look)
        self.tail = [*self.tail[-1:], [paragraph]]

    def write_rows(self, rows: list[_Element], columns: tuple[float, ...], place: Place, look: Look) -> None:
        """Cells side by side without lines; with a signature everything stays on one page."""
        is_signing = any(".signing" in classes(one) for one in (rows[0], rows[0].getparent()))
        if is_signing:
            self.keep_with_signature()
        gap, table = place.gap, add_table(place, columns, lined=False)
        if is_signing and self.has_list:
            self.take_in_closing(table)
        for row in rows:
            own = look.of(row)
            cells = add_row(table).cells
            for part, cell, width in zip(row, cells, columns, strict=True):
                inner = Place(cell, width, max(gap, own.before))
                self.write_all(part, inner, own.of(part))
                for paragraph in cell.paragraphs if is_signing else ():
                    paragraph.paragraph_format.keep_with_next = True
            gap = 0

    def write_table(self, element: _Element, place: Place, look: Look) -> None:
        self.has_list = True
        table = add_table(place, widths_of(element, place.width), lined=True)
        for part in element:
            for row in part:
                self.tail = [*self.tail[-1:], self.write_row(row, table, look)]

    def write_row(self, row: _Element, table: Any, look: Look) -> list[Any]:
        is_head, row_look = row.getparent().tag == "thead", look.of(row)
        cells = add_row(table, is_head=is_head).cells
        if len(row) < len(cells):
            cells = (cells[0].merge(cells[-1]),)
        for part, cell in zip(row, cells, strict=True):
            own, inner = row_look.of(part), Place(cell, 0)
            if is_head:
                middle(cell)
            if part.find("p") is None:
                write_runs(inner.add_paragraph(replace(own, keep=row_look.keep)), part, own)
            else:
                self.write_all(part, inner, own)
        return [paragraph for cell in cells for paragraph in cell.paragraphs]

    def keep_with_signature(self) -> None:
        for paragraph in (paragraph for block in self.closing() for paragraph in block):
            paragraph.paragraph_format.keep_with_next = True

    def closing(self) -> list[list[Any]]:
        """Two lines at least stand on the page of the signature: a last one that is short brings the one before."""
        last = self.tail[-1:]
        is_short = last and len(last[0]) == 1 and len(last[0][0].text) < ONE_LINE
        return self.tail[-2:] if is_short else last

    def take_in_closing(self, table: Any) -> None:
        """Below a list LibreOffice tears paragraphs from the table that they go with: they become its first rows."""
        blocks = self.closing()
        if len(blocks) < 2 or any(len(block) > 1 for block in blocks):
            return
        for (paragraph,) in blocks:
            cells = table.add_row().cells
            cell = cells[0].merge(cells[-1])._tc
            cell.replace(cell.p_lst[0], paragraph._p)

    def turn_page(self, place: Place, *, landscape: bool) -> Place:
        self.has_list = False
        place.add_tiny()
        section = new_section(self.document, landscape=landscape)
        return Place(self.document, width_of(section))


def _columns(element: _Element) -> tuple[float, ...] | None:
    return columns_of(element) if ".row" in classes(element) else None


def _rule_width(rule: _Element, place: Place, look: Look) -> float:
    """As long as the motto above it, or a part of the heading above it."""
    ruled = rule.getparent()
    lines = [line for text in ruled.iterchildren(*TEXTS) for line in lines_of(text)]
    widest = min(max(text_width(line, look.size) for line in lines), place.width)
    return widest if ".motto" in classes(ruled) else widest * RULE_SHARE
