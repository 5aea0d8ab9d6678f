"""An empty paper: A4 with the decree's margins and font, page numbers, DỰ THẢO across; properties of the file."""

from datetime import UTC
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from dossiers.rendering.data import PaperData

FONT = "Times New Roman"
# Nghị định 30/2020/NĐ-CP: top, right, bottom, left.
MARGINS = (20, 15, 20, 30)
SHORT_SIDE, LONG_SIDE = 210, 297
HEADINGS = ("Heading 1", "Heading 2", "Heading 3", "Heading 4")
ACROSS = (
    f'<w:pict {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">'
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
    'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
    '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
    '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
    '<v:shape id="du-thao" type="#_x0000_t136" alt="DỰ THẢO" style="position:absolute;width:430pt;height:90pt;'
    "rotation:320;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
    'mso-position-vertical:center;mso-position-vertical-relative:margin" fillcolor="#e2e2e2" stroked="f">'
    f'<v:textpath style=\'font-family:"{FONT}";font-weight:bold\' string="DỰ THẢO"/></v:shape></w:pict>'
)


def new_document(paper: PaperData, *, keywords: str) -> Any:
    """A document with one empty portrait section, in Vietnamese, its times those of the data."""
    document = Document()
    _set_type(document)
    _set_properties(document, paper, keywords)
    _open_as_new(document)
    lay_out(document.sections[0], landscape=False)
    _number_pages(document.sections[0], is_draft=paper.face == "draft")
    return document


def new_section(document: Any, *, landscape: bool) -> Any:
    """A section after the last paragraph, on a new page; its pages count anew, the first one without a number."""
    last = document.paragraphs[-1]._p
    section = document.add_section(WD_SECTION.NEW_PAGE)
    carrier = document.paragraphs[-1]._p
    last.get_or_add_pPr().append(carrier.pPr.sectPr)
    carrier.getparent().remove(carrier)
    lay_out(section, landscape=landscape)
    start = OxmlElement("w:pgNumType")
    start.set(qn("w:start"), "1")
    section._sectPr.insert_element_before(start, "w:cols", "w:titlePg", "w:docGrid")
    return section


def lay_out(section: Any, *, landscape: bool) -> None:
    sides = (LONG_SIDE, SHORT_SIDE) if landscape else (SHORT_SIDE, LONG_SIDE)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(side) for side in sides)
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = (Mm(m) for m in MARGINS)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True


def width_of(section: Any) -> float:
    """The width between the margins, in millimetres."""
    return round((section.page_width - section.left_margin - section.right_margin) / Mm(1), 1)


def _set_type(document: Any) -> None:
    """One font and one language for the whole document; headings look like what they stand in."""
    defaults = document.styles.element.find(qn("w:docDefaults")).find(f"{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for child in list(defaults):
        defaults.remove(child)
    defaults.append(_fonts())
    defaults.append(_element("w:lang", val="vi-VN", eastAsia="vi-VN", bidi="vi-VN"))
    for level, name in enumerate(HEADINGS):
        style = document.styles[name].element
        for child in style.xpath("w:rPr | w:pPr"):
            style.remove(child)
        style.get_or_add_pPr().append(_element("w:outlineLvl", val=str(level)))
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(14)
    normal.paragraph_format.space_before = normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.0


def _open_as_new(document: Any) -> None:
    """Word opens it as a file of this day, not in its mode for old ones."""
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def _fonts() -> Any:
    return _element("w:rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)


def _element(name: str, **attributes: str) -> Any:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _set_properties(document: Any, paper: PaperData, keywords: str) -> None:
    made_at = paper.made_at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    properties = document.core_properties
    properties.title, properties.language, properties.keywords = paper.title[:255], "vi", keywords
    properties.author = properties.last_modified_by = "Thi đua"
    properties.comments, properties.revision = "", 1
    properties.created = properties.modified = made_at
    # The library's own template brings a picture of itself.
    for key, relation in list(document.part.package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del document.part.package.rels[key]


def _number_pages(section: Any, *, is_draft: bool) -> None:
    """The number centred in the top margin from page 2 on; the sections that follow have the same headers."""
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run()
    run.font.size = Pt(14)
    for part in (_element("w:fldChar", fldCharType="begin"), _code("PAGE"), _element("w:fldChar", fldCharType="end")):
        run._r.append(part)
    first = section.first_page_header.paragraphs[0]
    if is_draft:
        for header in (paragraph, first):
            header.add_run()._r.append(parse_xml(ACROSS))


def _code(text: str) -> Any:
    code = OxmlElement("w:instrText")
    code.text = text
    return code
