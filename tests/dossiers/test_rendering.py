"""The paper engine: the same bytes for the same data, PDF/A, one font, nothing fetched, nothing endless."""

import contextlib
import http.server
import io
import itertools
import json
import os
import subprocess
import sys
import threading
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from django.conf import settings
from PIL import Image

from dossiers.models import Face, PaperKind
from dossiers.rendering import RenderFailed, data_hash, page_image, page_images, render_pdf, unprintable_in
from dossiers.rendering.data import KINDS, PaperData, parse
from dossiers.rendering.engine import html_to_pdf
from dossiers.rendering.fonts import VIETNAMESE_LETTERS, check_fonts
from dossiers.rendering.limits import time_limit
from dossiers.rendering.qr import QUIET, qr_path
from tests.dossiers import papers
from tests.dossiers.reading import pdf_of, rendered, text_of

LETTER = "submission_letter"
IN_A_NEW_PROCESS = """
import django, hashlib, json, sys
django.setup()
from dossiers import rendering
{code}
"""


def run_apart(code: str, given: str = "", **environment: str) -> str:
    """What `code` prints in a process of its own, where `rendering` is imported."""
    result = subprocess.run(
        [sys.executable, "-c", IN_A_NEW_PROCESS.format(code=code)],
        input=given,
        capture_output=True,
        text=True,
        cwd=settings.BASE_DIR,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "thidua.settings"} | environment,
        check=False,
        timeout=120,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout.strip()


def fonts_of(pdf: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    """The descriptors of all fonts in the file."""
    return [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/FontName" in thing]


def test_every_kind_of_paper_has_a_contract() -> None:
    assert set(KINDS) == set(PaperKind.values) == set(papers.BUILDERS)
    faces = set(PaperData.model_fields["face"].annotation.__args__)
    assert faces == set(Face.values)


@pytest.mark.parametrize("kind", KINDS)
def test_stored_data_comes_back_as_it_was(kind: str) -> None:
    paper = papers.BUILDERS[kind]()
    assert parse(kind, json.loads(json.dumps(papers.plain(paper)))) == paper


@pytest.mark.parametrize("kind", KINDS)
class TestFile:
    def test_it_names_its_paper_its_data_and_its_instant(self, kind: str) -> None:
        paper = papers.BUILDERS[kind]()
        with pikepdf.open(io.BytesIO(pdf_of(kind, paper))) as pdf, pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == paper.title
            assert metadata["pdf:Keywords"] == data_hash(papers.plain(paper))
            assert metadata["xmp:CreateDate"] == "2026-01-08T16:41:07+07:00"

    def test_its_text_can_be_copied(self, kind: str) -> None:
        text = text_of(kind, papers.BUILDERS[kind]())
        assert unicodedata.is_normalized("NFC", text)
        assert any(words in text for words in ("H'Hen Niê", "Ngu", "Văn phòng Sở", "MỤC LỤC HỒ SƠ"))
        assert "□" not in text
        assert "??" not in text


def test_the_same_data_gives_the_same_bytes_and_other_data_others() -> None:
    given = papers.plain(papers.submission_letter())
    assert render_pdf(LETTER, given) == pdf_of(LETTER, papers.submission_letter())
    assert render_pdf(LETTER, given | {"closing": "Kính trình Giám đốc Sở"}) != render_pdf(LETTER, given)


def test_all_vietnamese_letters_are_printed_in_every_style() -> None:
    assert len(VIETNAMESE_LETTERS) == 146
    alphabet = " ".join(sorted(VIETNAMESE_LETTERS))
    paper = papers.submission_letter(subject=alphabet, reasons=alphabet, grounds=(alphabet,), recipients=(alphabet,))
    text = text_of(LETTER, paper)
    assert text.count(alphabet[:20]) >= 3
    assert "□" not in text


def test_decomposed_text_is_printed_composed() -> None:
    name = unicodedata.normalize("NFD", "Nguyễn Thị Hường Ệ")
    assert "Nguyễn Thị Hường Ệ" in text_of("certificate", papers.certificate(name=name))
    data = papers.plain(papers.certificate())
    assert render_pdf("certificate", data | {"name": name}).startswith(b"%PDF-1.7")


def test_what_the_font_lacks_is_printed_as_a_box_and_named() -> None:
    strange = "Vui 👨‍👩‍👧 漢 ☐\u202e\u200bhết"
    assert unprintable_in(strange) == ["👨", "👩", "👧", "漢", "☐"]
    data = papers.plain(papers.collective_report()) | {"overview": strange}
    with pikepdf.open(io.BytesIO(render_pdf("achievement_report_collective", data))) as pdf:
        assert all("+Tinos" in str(font.FontName) for font in fonts_of(pdf))


@pytest.fixture
def trap() -> Iterator[tuple[str, list[str]]]:
    """A local server, and the paths that anybody asked it for."""
    hits: list[str] = []

    class Trap(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            hits.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"caught")

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Trap)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", hits
    server.shutdown()
    thread.join()
    server.server_close()


REACHES_OUT = [
    "<img src='{url}' alt=''>",
    "<link rel=attachment href='{url}'>",
    "<a rel=attachment href='{url}'>tệp</a>",
    "<link rel=stylesheet href='{url}'>",
    "<style>@import '{url}';</style>",
    "<style>@font-face {{ font-family: x; src: url({url}) }} p {{ font-family: x }}</style><p>a</p>",
    "<p style='background: url({url})'>a</p>",
    "<style>p::before {{ content: url({url}) }}</style><p>a</p>",
    "<object data='{url}'></object>",
    "<embed src='{url}'>",
    "<svg><image href='{url}' width=9 height=9 /></svg>",
    "<svg><use href='{url}#a' /></svg>",
]


class TestNothingIsFetched:
    @pytest.mark.parametrize("where", ["file", "http", "data", "relative"])
    @pytest.mark.parametrize("html", REACHES_OUT)
    def test_by_a_hostile_page(self, html: str, where: str, trap: tuple[str, list[str]], tmp_path: Path) -> None:
        secret = tmp_path / "secret.txt"
        secret.write_text("MAT-KHAU-BI-MAT " * 50)
        address, hits = trap
        url = {
            "file": secret.as_uri(),
            "http": f"{address}/a.png",
            "data": "data:text/plain,MAT-KHAU-BI-MAT",
            "relative": "manage.py",
        }[where]
        page = f"<html lang=vi><title>x</title><body><p>Một</p>{html.format(url=url)}</body></html>"
        with contextlib.suppress(RenderFailed), pikepdf.open(io.BytesIO(html_to_pdf(page))) as read:
            assert not read.attachments
            streams = [thing.read_bytes() for thing in read.objects if isinstance(thing, pikepdf.Stream)]
            assert not any(b"BI-MAT" in stream for stream in streams)
        assert hits == []

    @pytest.mark.parametrize(
        "typed",
        [
            "<link rel=attachment href='file:///etc/passwd'>",
            "<script>alert(1)</script>",
            "{{ paper.made_at }}",
            "{% include 'papers/base.html' %}",
            "&lt;b&gt; &amp;",
            "]]> --> </p></main>",
            "${7*7} #{7*7} %(x)s",
        ],
    )
    def test_by_typed_text_which_is_printed_as_it_is(self, typed: str) -> None:
        pdf = pdf_of(LETTER, papers.submission_letter(reasons=typed))
        assert typed in text_of(LETTER, papers.submission_letter(reasons=typed))
        with pikepdf.open(io.BytesIO(pdf)) as read:
            assert not read.attachments


class TestLimits:
    def refusal(self, kind: str, **changes: object) -> str:
        with pytest.raises(RenderFailed) as failure:
            render_pdf(kind, papers.plain(papers.BUILDERS[kind]()) | changes)
        assert failure.value.permanent
        return failure.value.reason

    def test_a_text_of_fifty_thousand_characters_is_printed_and_one_more_is_not(self) -> None:
        words = ("công chức, viên chức gương mẫu thi đua " * 1300)[:50_000]
        assert render_pdf("achievement_report_collective", papers.plain(papers.collective_report(overview=words)))
        reason = self.refusal("achievement_report_collective", overview=words + "x")
        assert "overview: dài hơn 50000 ký tự" in reason

    def test_more_than_two_thousand_rows_are_refused(self) -> None:
        row = {"name": "Nguyễn Văn Mẫu"}
        assert "individuals: nhiều hơn 2000 dòng" in self.refusal("decision", individuals=[row] * 2001)
        assert "overview: nhiều hơn 2000 đoạn" in self.refusal("achievement_report_collective", overview="a\n" * 2001)

    def test_too_much_text_altogether_is_refused(self) -> None:
        areas = [{"name": f"Lĩnh vực {number}", "text": "a " * 25_000} for number in range(11)]
        assert "dài hơn 500.000 ký tự" in self.refusal("achievement_report_collective", areas=areas)

    def test_misspelt_missing_and_wrong_fields_are_all_named(self) -> None:
        reason = self.refusal("decision", subject=None, tieu_de="x")
        assert "subject: không hợp lệ" in reason
        assert "tieu_de: không có trong mẫu" in reason

    def test_an_endless_word_does_not_stall_a_table(self) -> None:
        nominee = papers.plain(papers.submission_letter(0, 1))["nominees"][0] | {"summary": "x" * 5_000}
        data = papers.plain(papers.submission_letter()) | {"nominees": [nominee]}
        with time_limit(20):
            assert render_pdf(LETTER, data)

    def test_what_takes_too_long_is_stopped(self) -> None:
        with pytest.raises(RenderFailed, match="quá nhiều thời gian"), time_limit(0.05):
            all(step for step in itertools.repeat("never ends"))

    def test_a_page_too_deep_fails_for_good(self) -> None:
        deep = "<div>" * 3000
        with pytest.raises(RenderFailed) as failure:
            html_to_pdf(f"<html lang=vi><title>x</title><body>{deep}")
        assert failure.value.permanent

    def test_a_limited_process_runs_out_of_memory_alone(self) -> None:
        code = (
            "rendering.limit_this_process()\n"
            "try:\n    bytearray(2_000_000_000); print('taken')\nexcept MemoryError:\n    print('refused')\n"
            "print(len(rendering.render_pdf('receipt', json.load(sys.stdin))) > 9000)"
        )
        given = json.dumps(papers.plain(papers.receipt()))
        assert run_apart(code, given).split() == ["refused", "True"]


class TestFonts:
    def test_this_machine_has_what_papers_need(self) -> None:
        assert check_fonts() == []

    def test_without_tinos_no_paper_is_made_in_another_font(self, tmp_path: Path) -> None:
        """Debian's liberation fonts alone: the trap of a silent replacement."""
        fonts = tmp_path / "fonts.conf"
        fonts.write_text(
            "<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'><fontconfig>"
            f"<dir>/usr/share/fonts/truetype/liberation</dir><cachedir>{tmp_path}</cachedir></fontconfig>"
        )
        code = (
            "print(rendering.check_fonts()[0])\n"
            "try:\n    rendering.render_pdf('receipt', json.load(sys.stdin))\n"
            "except rendering.RenderFailed as failure:\n    print(failure.permanent, failure.reason)"
        )
        given = json.dumps(papers.plain(papers.receipt()))
        first, second = run_apart(code, given, FONTCONFIG_FILE=str(fonts)).splitlines()
        assert first.startswith("Thiếu phông chữ Tinos")
        assert first.endswith("apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-croscore")
        assert second.startswith("False Thiếu phông chữ Tinos")


class TestPageImages:
    def test_every_page_is_a_png_of_the_asked_width(self) -> None:
        pictures = page_images(pdf_of(LETTER, papers.submission_letter()), width_px=400)
        assert len(pictures) == len(rendered(LETTER, papers.submission_letter()))
        opened = [Image.open(io.BytesIO(picture)) for picture in pictures]
        assert all(picture.format == "PNG" and abs(picture.width - 400) <= 1 for picture in opened)
        assert opened[0].getextrema() != ((255, 255),) * 3

    def test_one_page_is_drawn_as_among_all_and_there_is_none_beyond_them(self) -> None:
        pdf = pdf_of(LETTER, papers.submission_letter())
        pictures = page_images(pdf, width_px=400)
        assert len(pictures) > 1
        drawn = [page_image(pdf, number, width_px=400) for number in range(len(pictures) + 2)]
        assert drawn == [None, *pictures, None]

    def test_a_broken_or_locked_file_fails_for_good(self) -> None:
        locked = io.BytesIO()
        with pikepdf.open(io.BytesIO(pdf_of("receipt", papers.receipt()))) as pdf:
            pdf.save(locked, encryption=pikepdf.Encryption(user="a", owner="b"))
        for content in (b"", b"%PDF-1.7 nothing", locked.getvalue()):
            with pytest.raises(RenderFailed) as failure:
                page_images(content, width_px=400)
            assert failure.value.permanent

    def test_a_huge_page_is_drawn_small(self) -> None:
        huge = io.BytesIO()
        with pikepdf.new() as pdf:
            pdf.add_blank_page(page_size=(14_400, 14_400))
            pdf.add_blank_page(page_size=(3, 14_400))
            pdf.save(huge)
        sizes = [Image.open(io.BytesIO(picture)).size for picture in page_images(huge.getvalue(), width_px=10_000)]
        assert all(width * height <= 8_100_000 for width, height in sizes)


def test_a_qr_path_draws_exactly_the_dark_modules() -> None:
    import segno

    text = "https://thidua.sogtvt.example/kiem-tra/7K4M-2QXP-91/"
    code = qr_path(text)
    dark = set()
    for run in code["path"].split("M")[1:]:
        place, _, rest = run.partition("h")
        x, y = (int(part) for part in place.split())
        dark |= {(x - QUIET + step, y - QUIET) for step in range(int(rest.partition("v")[0]))}
    matrix = segno.make_qr(text, error="m").matrix
    assert dark == {(x, y) for y, row in enumerate(matrix) for x, module in enumerate(row) if module}
    assert code["size"] == len(matrix) + 2 * QUIET


def test_kind_without_a_title_cannot_be_made() -> None:
    class Untitled(PaperData):
        """A kind whose title was forgotten."""

    values = {"face": "draft", "made_at": "2026-01-08T08:00:00+07:00"}
    with pytest.raises(TypeError, match="title"):
        Untitled(**values)
    with pytest.raises(TypeError, match="title"):
        Untitled.model_validate(values)
