"""Papers for Word, read back: the decree's geometry, the PDF's words, the same bytes for the same data."""

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import chain

import pytest
import time_machine
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Length
from docx.table import Table
from docx.text.paragraph import Paragraph

from core.text import BOUND
from dossiers.models import IN_WORD
from dossiers.rendering import RenderFailed, data_hash
from dossiers.rendering.data import PaperData
from dossiers.word import render_docx
from tests.dossiers import papers
from tests.dossiers.reading import Page, rendered

LETTER = "submission_letter"
# How PDFium reads a hyphen that ends a line.
HYPHEN_AT_THE_END = "\ufffe"
KINDS = sorted(IN_WORD)
LEFT, CENTER, JUSTIFY = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY


def opened(kind: str, paper: PaperData) -> WordDocument:
    return Document(io.BytesIO(render_docx(kind, papers.plain(paper))))


def mm(length: Length | None) -> float:
    return round((length or 0) / 36_000, 1)


def blocks(document: WordDocument) -> Iterator[Paragraph]:
    """Every paragraph in the order of reading, those in cells too."""
    return (Paragraph(element, document) for element in document.element.body.iter(qn("w:p")))


def words(document: WordDocument) -> str:
    return "".join(text for element in document.element.body.iter(qn("w:t")) for text in element.itertext())


def bare(text: str) -> str:
    """The text without white space: where lines break, and be it after a hyphen, is each program's own affair."""
    return "".join(text.replace(HYPHEN_AT_THE_END, "-").split())


def printed(number: int, page: Page) -> str:
    """A page's words without its number, which is drawn last."""
    return bare(page.text).removesuffix(str(number) if number > 1 else "")


def find(document: WordDocument, text: str) -> Paragraph:
    return next(paragraph for paragraph in blocks(document) if text in paragraph.text.replace(BOUND, " "))


def is_kept(paragraph: Paragraph) -> bool:
    return bool(paragraph.paragraph_format.keep_with_next)


@pytest.fixture(scope="module")
def letter() -> WordDocument:
    return opened(LETTER, papers.submission_letter())


@pytest.mark.parametrize("kind", KINDS)
def test_the_words_are_those_of_the_pdf(kind: str) -> None:
    paper = papers.BUILDERS[kind]().model_copy(update={"mark": None})
    pdf = "".join(printed(number, page) for number, page in enumerate(rendered(kind, paper), 1))
    assert bare(words(opened(kind, paper))) == pdf


@pytest.mark.parametrize("kind", KINDS)
def test_page_is_a4_with_the_decrees_margins(kind: str) -> None:
    for section in opened(kind, papers.BUILDERS[kind]()).sections:
        assert {mm(section.page_width), mm(section.page_height)} == {210, 297}
        margins = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
        assert [mm(margin) for margin in margins] == [20, 15, 20, 30]


@pytest.mark.parametrize(
    ("text", "size", "bold", "italic", "alignment"),
    [
        ("SỞ GIAO THÔNG VẬN TẢI", 13, None, None, CENTER),
        ("PHÒNG QUẢN LÝ VẬN TẢI", 13, True, None, CENTER),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, True, None, CENTER),
        ("Độc lập - Tự do - Hạnh phúc", 14, True, None, CENTER),
        ("Số: 05/TTr-QLVT", 13, None, None, CENTER),
        ("Hà Nam, ngày 05 tháng 01 năm 2026", 14, None, True, CENTER),
        ("TỜ TRÌNH", 14, True, None, CENTER),
        ("Về việc đề nghị", 14, True, None, CENTER),
        ("Kính gửi: Giám đốc", 14, None, None, CENTER),
        ("Căn cứ Luật", 14, None, True, JUSTIFY),
        ("Phòng Quản lý vận tải kính", 14, None, None, JUSTIFY),
        ("Nơi nhận:", 12, True, True, LEFT),
        ("- Như trên;", 11, None, None, LEFT),
        ("TRƯỞNG PHÒNG", 14, True, None, CENTER),
        ("Danh sách gồm", 14, None, True, CENTER),
    ],
)
def test_each_part_has_its_size_and_style(letter, text, size, bold, italic, alignment) -> None:
    paragraph = find(letter, text)
    run = next(run for run in paragraph.runs if run.text.strip())
    assert (run.font.size.pt, run.font.bold, run.font.italic, paragraph.alignment) == (size, bold, italic, alignment)


def test_font_and_language_hold_for_the_whole_document(letter) -> None:
    defaults = letter.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    fonts, language = defaults.find(qn("w:rFonts")), defaults.find(qn("w:lang"))
    assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {"Times New Roman"}
    assert language.get(qn("w:val")) == "vi-VN"
    assert (letter.styles["Normal"].font.name, letter.styles["Normal"].font.size.pt) == ("Times New Roman", 14)
    assert not any(run.font.name for paragraph in blocks(letter) for run in paragraph.runs)


def test_body_is_indented_and_paragraphs_stand_apart(letter) -> None:
    body = find(letter, "Phòng Quản lý vận tải kính").paragraph_format
    assert (mm(body.first_line_indent), body.space_before.pt) == (10, 6)
    assert letter.styles["Normal"].paragraph_format.line_spacing == 1


def widths(table: Table) -> list[float]:
    return [round(column.width / 36_000, 1) for column in table.columns]


@pytest.mark.parametrize(
    ("kind", "signature"),
    [(LETTER, [60, 105]), ("meeting_minutes", [60, 7.5, 97.5]), ("achievement_report_individual", [82.5, 82.5])],
)
def test_head_and_signatures_stand_in_their_columns(kind: str, signature: list[float]) -> None:
    tables = opened(kind, papers.BUILDERS[kind]()).tables
    assert widths(tables[0]) == [66, 99]
    assert signature in [widths(table) for table in tables[1:]]


def rule_below(document: WordDocument, text: str, width: float) -> float:
    """How long the line below a heading is in a column `width` wide."""
    paragraphs = list(blocks(document))
    place = next(number for number, paragraph in enumerate(paragraphs) if text in paragraph.text)
    rule = paragraphs[place + 1]
    assert rule._p.pPr.find(qn("w:pBdr")) is not None
    left, right = rule.paragraph_format.left_indent, rule.paragraph_format.right_indent
    assert left == right
    return width - mm(left) - mm(right)


def test_lines_below_headings_are_as_long_as_in_the_pdf(letter) -> None:
    page = rendered(LETTER, papers.submission_letter())[0]
    for text, width in (("Độc lập", 99), ("PHÒNG QUẢN LÝ", 66), ("Về việc đề nghị", 165)):
        last = "2023 - 2025” năm 2025" if text.startswith("Về") else text
        assert rule_below(letter, text, width) == pytest.approx(page.rule_below(page.find(last)).width, rel=0.12)


def test_pages_are_numbered_in_the_middle_of_the_top_from_the_second_on(letter) -> None:
    for section in letter.sections:
        assert section.different_first_page_header_footer
        assert section.first_page_header.paragraphs[0].text == ""
        number = section.header.paragraphs[0]
        assert number.alignment == CENTER
        assert number._p.find(f".//{qn('w:instrText')}").text == "PAGE"
        assert number.runs[0].font.size.pt == 14


@pytest.mark.parametrize(("kind", "sides"), [(LETTER, WD_ORIENT.LANDSCAPE), ("decision", WD_ORIENT.PORTRAIT)])
def test_list_is_an_annex_with_its_own_numbers(kind: str, sides: WD_ORIENT) -> None:
    main, annex = opened(kind, papers.BUILDERS[kind]()).sections
    assert main.orientation == WD_ORIENT.PORTRAIT
    assert annex.orientation == sides
    assert annex._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"


@pytest.mark.parametrize("count", [1, 300])
def test_list_has_a_row_for_each_and_its_head_on_every_page(count: int) -> None:
    document = opened(LETTER, papers.submission_letter(0, count))
    rows = document.tables[-1].rows
    assert len(rows) == 1 + 1 + count
    heads = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in rows]
    assert heads == [True, *[False] * (count + 1)]
    assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
    assert sum(widths(document.tables[-1])) == pytest.approx(252, abs=1)
    assert f"Danh sách gồm {count:02} cá nhân./." in words(document)
    assert is_kept(rows[1].cells[0].paragraphs[0])


def test_a_paper_without_a_list_has_no_annex() -> None:
    assert len(opened(LETTER, papers.submission_letter(nominees=())).sections) == 1


@pytest.mark.parametrize("name", ["H'Hen Niê", "Y Moan Ênuôl", papers.LONG_NAME, "Đỗ Ý"])
def test_names_stay_whole(name: str) -> None:
    document = opened(LETTER, papers.submission_letter(0, 9))
    cells = [cell.text for row in document.tables[-1].rows for cell in row.cells]
    assert any(cell.endswith(name) for cell in cells)


@pytest.mark.parametrize("kind", KINDS)
def test_signature_is_in_one_piece_and_never_alone_on_a_page(kind: str) -> None:
    document = opened(kind, papers.BUILDERS[kind]())
    signature = next(table for table in document.tables[1:] if table._tbl.tblPr.find(qn("w:tblBorders")) is None)
    inside = list(chain.from_iterable(cell.paragraphs for row in signature.rows for cell in row.cells))
    assert all(is_kept(paragraph) for paragraph in inside)
    has_closing = len(signature.rows[0]._tr.tc_lst) == 1
    before = signature._tbl.getprevious()
    last = before if before.tag == qn("w:p") else before.findall(f".//{qn('w:p')}")[-1]
    assert has_closing or is_kept(Paragraph(last, document))


def test_a_short_last_paragraph_brings_the_one_before(letter) -> None:
    assert is_kept(find(letter, "Kính trình"))
    assert is_kept(find(letter, "Đã có thành tích xuất sắc trong phong trào"))
    assert not is_kept(find(letter, "Bà H'Hen Niê, Chuyên viên chính"))
    long = opened(LETTER, papers.submission_letter(closing="Kính trình " + "Giám đốc Sở xem xét, " * 5))
    assert not is_kept(find(long, "Đã có thành tích xuất sắc trong phong trào"))


def test_closing_below_a_list_is_part_of_the_signature() -> None:
    """LibreOffice would leave it on the page before, whatever it is told to keep together."""
    document = opened("council_minutes", papers.council_minutes())
    end = find(document, "Cuộc họp kết thúc vào")
    signature = next(table for table in document.tables if table._tbl in end._p.iterancestors())
    assert "CHỦ TỌA" in signature.rows[-1].cells[-1].text
    assert [len(row._tr.tc_lst) for row in signature.rows] == [1, 1, 3]
    assert mm(end.paragraph_format.first_line_indent) == 10


def test_closing_without_a_list_above_stays_text(letter) -> None:
    assert find(letter, "Kính trình")._p.getparent().tag == qn("w:body")


def test_headings_lead_through_the_document() -> None:
    document = opened("achievement_report_collective", papers.collective_report())
    levels = {p.text: p.style.name for p in blocks(document) if p.style.name.startswith("Heading")}
    assert levels["BÁO CÁO THÀNH TÍCH"] == "Heading 1"
    assert levels["II. THÀNH TÍCH ĐẠT ĐƯỢC"] == "Heading 2"
    assert levels["1. Cải cách thể chế"] == "Heading 3"
    style = document.styles["Heading 2"]
    assert (style.font.color.rgb, style.font.size, style.font.name) == (None, None, None)


def headers(document: WordDocument) -> str:
    section = document.sections[0]
    return section.header._element.xml + section.first_page_header._element.xml


def test_only_a_draft_has_its_mark_across(letter) -> None:
    assert headers(opened(LETTER, papers.draft(papers.submission_letter()))).count('string="DỰ THẢO"') == 2
    assert "DỰ THẢO" not in headers(letter)
    assert "DỰ THẢO" not in headers(opened(LETTER, papers.for_signature(papers.submission_letter())))


def test_unnumbered_faces_leave_room() -> None:
    text = words(opened(LETTER, papers.for_signature(papers.submission_letter())))
    assert "/TTr-QLVT" in text
    assert "05/TTr" not in text
    assert "ngày\u00a0" in text


def test_print_code_stays_with_the_print(letter) -> None:
    assert papers.submission_letter().mark.code not in words(letter) + headers(letter)


def test_properties_say_what_it_is(letter) -> None:
    paper, properties = papers.submission_letter(), letter.core_properties
    assert (properties.title, properties.language) == (paper.title, "vi")
    assert properties.keywords == data_hash(papers.plain(paper))
    assert properties.created == properties.modified == datetime(2026, 1, 8, 9, 41, 7, tzinfo=UTC)


@pytest.mark.parametrize("kind", KINDS)
def test_same_data_gives_the_same_bytes_on_any_day(kind: str) -> None:
    data = papers.plain(papers.BUILDERS[kind]())
    with time_machine.travel(datetime(2026, 1, 1, tzinfo=UTC)):
        first = render_docx(kind, data)
    with time_machine.travel(datetime(2031, 5, 6, tzinfo=UTC)):
        assert render_docx(kind, data) == first


@pytest.mark.parametrize(
    "typed", ["{{ paper.mark }} {% now 'Y' %}", "<w:t>x</w:t> & <b>đậm</b>", "{%tr for a in b %}", "&lt;i&gt;"]
)
def test_what_people_type_stays_text(typed: str) -> None:
    document = opened(LETTER, papers.submission_letter(reasons=f"Trước {typed} sau"))
    assert f"Trước {typed} sau" in [paragraph.text for paragraph in blocks(document)]


@pytest.mark.parametrize("typed", ["a\x00b\x07c", "\x1b[0m", "\ufffe\uffff", "😀 𐀀"])
def test_what_no_document_can_hold_spoils_nothing(typed: str) -> None:
    document = opened(LETTER, papers.submission_letter(reasons=f"Trước {typed} sau"))
    assert find(document, "Trước").text.endswith("sau")


def test_nothing_in_the_file_leads_outside(letter) -> None:
    parts = zipfile.ZipFile(io.BytesIO(render_docx(LETTER, papers.plain(papers.submission_letter()))))
    relations = [parts.read(name) for name in parts.namelist() if name.endswith(".rels")]
    assert relations
    assert not any(b"TargetMode" in relation for relation in relations)


def test_data_that_cannot_be_printed_is_refused() -> None:
    with pytest.raises(RenderFailed) as failed:
        render_docx(LETTER, papers.plain(papers.submission_letter()) | {"subject": "x" * 2001})
    assert failed.value.permanent
