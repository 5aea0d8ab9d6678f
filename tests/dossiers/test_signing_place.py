"""Where a digital signature stands on the paper, and what it leaves of the PDF; millimetres, points."""

import io

import pikepdf
import pypdfium2 as pdfium
import pytest
import weasyprint

from core.refusals import Refused
from dossiers.rendering.data import Signature
from dossiers.signing import NoPlace, open_key, sign_pdf
from dossiers.signing.looks import words_as_pdf
from dossiers.signing.pdf import HIGHEST, WIDEST
from dossiers.signing.place import place_of
from tests.clock import NOW
from tests.dossiers import archive, papers, signing, to_sign
from tests.dossiers.reading import MM, pages_of, pdf_of, rendered

KINDS = ("decision", "submission_letter", "guidance_letter", "urging_letter")
NAME = "Nguyễn Thị Kỳ"
TWO_TITLES = Signature(titles=("KT. Giám đốc", "Phó Giám đốc"), name="Trần Văn Phó")


def signed(pdf, name=NAME):
    key = open_key(signing.p12(to_sign.party(NAME)), signing.PASSPHRASE)
    return sign_pdf(pdf, key, looks=words_as_pdf(name, NOW), name=f"Chữ ký số của {name}", at=NOW)


def widget(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as document:
        [field] = document.Root.AcroForm.Fields
        number = next(nr for nr, page in enumerate(document.pages) if page.objgen == field.P.objgen)
        return number, [float(side) for side in field.Rect], int(field.F), str(field.TU)


def sample(kind):
    return papers.BUILDERS[kind]()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("signature", [None, TWO_TITLES], ids=["one title", "two titles"])
def test_signature_stands_between_title_and_name_on_their_page(kind, signature):
    paper = sample(kind)
    paper = paper.model_copy(update={"signature": signature}) if signature else paper
    number, (left, bottom, right, top), flags, words = widget(signed(pdf_of(kind, paper)))
    page = rendered(kind, paper)[number]
    title = page.find(paper.signature.titles[-1].upper())
    name = next(run for run in page.runs if (run.text.strip(), run.font) == (paper.signature.name, "Tinos-Bold"))
    over, under = page.height - top * MM, page.height - bottom * MM
    assert title.bottom <= over < under <= name.top
    assert (left + right) / 2 * MM == pytest.approx(name.middle, abs=0.6)
    assert over - title.bottom == pytest.approx(name.top - under, abs=1.5)
    assert (right - left, top - bottom) == (pytest.approx(WIDEST), pytest.approx(HIGHEST))
    assert flags & 4, "it is printed with the page"
    assert words == f"Chữ ký số của {NAME}"


def test_place_follows_the_layout_to_the_page_of_the_name():
    """Not the first page, nor the last: the list comes behind."""
    pdf = pdf_of("decision", sample("decision"))
    pages = pages_of(pdf)
    name = sample("decision").signature.name
    number = place_of(pdf).page
    assert name in pages[number].text
    assert 0 < number < len(pages) - 1


def test_words_are_times_10_black_with_the_instant_by_iso_8601():
    [page] = pages_of(words_as_pdf(NAME, NOW))
    assert page.text.split("\n") == [f"Người ký: {NAME}", "Thời gian ký: 2025-12-20T08:00:00+07:00"]
    assert {(run.font, run.size) for run in page.runs} == {("Tinos", 10)}


def test_long_name_stays_within_its_stamp():
    [page] = pages_of(words_as_pdf("Nguyễn Thị Hoàng Oanh Phương " * 4, NOW))
    assert max(run.right for run in page.runs) <= page.width
    assert max(run.bottom for run in page.runs) <= page.height


@pytest.mark.parametrize("kind", KINDS)
def test_signature_is_seen_where_the_paper_was_white(kind):
    pdf = pdf_of(kind, sample(kind))
    out = signed(pdf)
    number, rect, *_rest = widget(out)
    before, after = picture(pdf, number, rect), picture(out, number, rect)
    assert before.convert("L").getextrema() == (255, 255)
    assert after.convert("L").getextrema()[0] < 100


def picture(pdf, number, rect):
    """The part of the page inside `rect`, as a person sees it."""
    document = pdfium.PdfDocument(pdf)
    document.init_forms()
    try:
        page = document[number]
        left, bottom, right, top = rect
        width, height = page.get_size()
        return (
            page.render(crop=(left, bottom, width - right, height - top), may_draw_forms=True).to_pil().convert("RGB")
        )
    finally:
        document.close()


@pytest.mark.parametrize("kind", KINDS)
def test_print_stays_in_front_and_remains_pdf_a_but_for_the_form_that_a_signature_is(kind):
    pdf = pdf_of(kind, sample(kind))
    out = signed(pdf)
    assert out.startswith(pdf)
    producer = f"/Producer is WeasyPrint {weasyprint.__version__}; pyHanko"
    found = {fault.partition(" in object")[0].partition(" 0.")[0] for fault in archive.faults(out)}
    assert found == {producer, "/AcroForm", "/Annots", "/F"}
    with pikepdf.open(io.BytesIO(out)) as document:
        [field] = document.Root.AcroForm.Fields
        assert field.V.SubFilter == "/ETSI.CAdES.detached"
        assert "/NeedAppearances" not in document.Root.AcroForm


def test_paper_without_a_place_is_not_signed():
    assert place_of(signing.plain_pdf()) is None
    with pytest.raises(NoPlace):
        signed(signing.plain_pdf())


def test_minutes_have_no_main_signature():
    assert place_of(pdf_of("meeting_minutes", sample("meeting_minutes"))) is None


def test_key_never_shows_itself():
    key = open_key(signing.p12(to_sign.party(NAME)), signing.PASSPHRASE)
    assert "private" not in repr(key)
    with pytest.raises(Refused) as refused:
        open_key(signing.p12(to_sign.party(NAME)), "sai")
    assert refused.value.__suppress_context__
