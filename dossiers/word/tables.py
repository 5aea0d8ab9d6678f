"""Tables: rows of columns without lines (head, signatures), and lists with lines."""

from collections.abc import Sequence
from typing import Any

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from dossiers.word.place import Place

TWIPS = 1440 / 25.4
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
LINES = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in SIDES)
# Twentieths of a point: above and below, left and right.
PADDING = (40, 60)
PROPERTIES = (
    '<w:tblPr {ns}><w:tblW w:w="{width}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>{borders}'
    '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="{y}" w:type="dxa"/><w:left w:w="{x}" w:type="dxa"/>'
    '<w:bottom w:w="{y}" w:type="dxa"/><w:right w:w="{x}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
)


def add_table(place: Place, widths: Sequence[float], *, lined: bool) -> Any:
    """A table without rows, its columns `widths` millimetres wide."""
    place.make_room()
    table = place.container.add_table(0, len(widths))
    y, x = PADDING if lined else (0, 0)
    borders = f"<w:tblBorders>{LINES}</w:tblBorders>" if lined else ""
    properties = PROPERTIES.format(
        ns=nsdecls("w"), width=round(sum(widths) * TWIPS), borders=borders, x=x, y=y
    )  # fmt: skip
    table._tbl.replace(table._tbl.tblPr, parse_xml(properties))
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = Mm(width)
    return table


def add_row(table: Any, *, is_head: bool = False) -> Any:
    """A row that stays in one piece; a head is repeated on every page."""
    row = table.add_row()
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if is_head:
        properties.append(OxmlElement("w:tblHeader"))
    return row


def middle(cell: Any) -> None:
    """Words half way up the cell, as in heads."""
    align = OxmlElement("w:vAlign")
    align.set(qn("w:val"), "center")
    cell._tc.get_or_add_tcPr().append(align)
