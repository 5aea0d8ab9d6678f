"""Every kind of paper as a file to be kept: the rules of PDF/A-3a, and that each rule finds what breaks it."""

import hashlib
import io
import json
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from dossiers.rendering.data import KINDS
from tests.dossiers import archive, papers
from tests.dossiers.reading import pdf_of
from tests.dossiers.test_rendering import run_apart

KIND, WITH_FIGURE = "submission_letter", "receipt"


@pytest.mark.parametrize("kind", KINDS)
def test_file_keeps_the_rules(kind: str) -> None:
    assert archive.faults(pdf_of(kind, papers.BUILDERS[kind]())) == []


def test_every_kind_is_the_same_file_in_another_process() -> None:
    given = {kind: papers.plain(papers.BUILDERS[kind]()) for kind in KINDS}
    code = (
        "import hashlib\n"
        "for kind, data in json.load(sys.stdin).items():\n"
        "    print(kind, hashlib.sha256(rendering.render_pdf(kind, data)).hexdigest())"
    )
    here = [f"{kind} {hashlib.sha256(pdf_of(kind, papers.BUILDERS[kind]())).hexdigest()}" for kind in KINDS]
    assert run_apart(code, json.dumps(given), PYTHONHASHSEED="3", TZ="Pacific/Kiritimati").splitlines() == here


def first(pdf: pikepdf.Pdf, kind: str) -> Dictionary:
    return next(one for one in archive.elements(pdf) if archive.kind_of(one) == kind)


def no_alt(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "Figure").Alt


def no_head(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "TH").ID


def cell_gone(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "TR").K[0]


def strange_type(pdf: pikepdf.Pdf) -> None:
    first(pdf, "P").S = Name.Đoạn


def deep_heading(pdf: pikepdf.Pdf) -> None:
    first(pdf, "H1").S = Name.H3


def no_element(pdf: pikepdf.Pdf) -> None:
    first(pdf, "Span").K = Array()


def font_of(pdf: pikepdf.Pdf) -> Dictionary:
    return next(thing for thing in pdf.objects if isinstance(thing, Dictionary) and thing.get("/Subtype") == "/Type0")


def no_program(pdf: pikepdf.Pdf) -> None:
    del font_of(pdf).DescendantFonts[0].FontDescriptor.FontFile2


def wide(pdf: pikepdf.Pdf) -> None:
    row = next(part for part in font_of(pdf).DescendantFonts[0].W if isinstance(part, Array))
    row[0] = 2000


def no_unicode(pdf: pikepdf.Pdf) -> None:
    stream = font_of(pdf).ToUnicode
    stream.write(b"1 beginbfchar\n<0001> <0041>\nendbfchar")


def script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pdf.make_indirect(Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")))


def attachment(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["a.txt"] = b"a"


def cmyk(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"0 0 0 1 k", prepend=True)


def loose_text(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"BT 1 0 0 1 100 300 Tm (x) Tj ET")


def other_title(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = "Tên khác"


def other_date(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/ModDate"] = "D:20200101000000+07'00"


BREAKS: dict[str, Callable[[pikepdf.Pdf], None]] = {
    "a figure without words": no_alt,
    "do not name their heads": no_head,
    "rows of a table": cell_gone,
    "unknown types": strange_type,
    "levels of headings": deep_heading,
    "a text that no element has": no_element,
    "is not embedded": no_program,
    "its program says otherwise": wide,
    "has no text": no_unicode,
    "/OpenAction": script,
    "/Names": attachment,
    "a colour of another space": cmyk,
    "page 1: a text that no element has": loose_text,
    "but dc:title": other_title,
    "but xmp:ModifyDate": other_date,
    "no output intent": lambda pdf: pdf.Root.__delitem__("/OutputIntents"),
    "not tagged": lambda pdf: pdf.Root.__delitem__("/StructTreeRoot"),
    "the language": lambda pdf: pdf.Root.__delitem__("/Lang"),
    "the window": lambda pdf: pdf.Root.__delitem__("/ViewerPreferences"),
    "no outline": lambda pdf: pdf.Root.__delitem__("/Outlines"),
}


@pytest.mark.parametrize("fault", BREAKS)
def test_broken_rule_is_found(fault: str) -> None:
    out = io.BytesIO()
    kind = WITH_FIGURE if "figure" in fault else KIND
    with pikepdf.open(io.BytesIO(pdf_of(kind, papers.BUILDERS[kind]()))) as pdf:
        BREAKS[fault](pdf)
        pdf.save(out)
    assert any(fault in found for found in archive.faults(out.getvalue()))


def test_file_with_something_behind_its_end_is_found() -> None:
    content = pdf_of(KIND, papers.BUILDERS[KIND]())
    assert archive.faults(content + b"them") != []
