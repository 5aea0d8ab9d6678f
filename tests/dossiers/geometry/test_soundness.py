"""Each fault of a page is found: the checks of the other modules can fail."""

import pytest

from dossiers.rendering.engine import html_to_pdf
from tests.dossiers.geometry.page_source import read_source
from tests.dossiers.geometry.soundness import faults, sheet_faults
from tests.dossiers.reading import pages_of

WORDS = "<p>Một dòng chữ.</p>"
ROW = "<tr><td>Ô</td><td>Nội dung</td></tr>"
HEAD = "<tr><th scope=col>STT</th><th scope=col>Tên</th></tr>"
SIGNING = "<div class='row signing'><p>Trưởng phòng</p><p class=name>Nguyễn Văn Mẫu</p></div>"


def found(html: str, printed: str | None = None) -> list[str]:
    """The faults of a page whose source is `html`; `printed` is another that was printed in its place."""
    page = "<!doctype html><html lang=vi><title>x</title><body>{}</body></html>"
    return faults(pages_of(html_to_pdf(page.format(printed or html))), read_source(page.format(html)))


def test_a_sound_page_has_no_fault() -> None:
    table = f"<table><thead>{HEAD}</thead><tbody>{ROW * 60}</tbody></table>"
    assert found(f"<main>{WORDS * 9}{table}{WORDS}<p class=short>Trân trọng./.</p></main>{SIGNING}") == []


@pytest.mark.parametrize(
    ("fault", "html"),
    [
        ("leaves the margins", "<p style='margin-left: 120mm; width: 90mm; white-space: nowrap'>" + "chữ " * 20),
        ("leaves the margins", "<div style='position: absolute; top: 255mm'><p>Một</p><p>Hai</p></div>"),
        ("lies on", f"{WORDS}<p style='margin-top: -4mm'>Chữ chồng lên.</p>"),
        ("crosses a line", f"<table>{ROW}</table>".replace("Ô", "<span style='white-space: nowrap'>" + "chữ " * 30)),
        ("belongs to the next", f"<h2>Mục I</h2><div style='break-before: page'>{WORDS}</div>"),
        ("belongs to the next", f"<table><thead>{HEAD}</thead></table><div style='break-before: page'>{WORDS}</div>"),
        ("without its head", f"<table><tbody>{HEAD}{ROW * 60}</tbody></table>"),
        ("alone on its page", f"{WORDS}<div style='break-before: page'>{SIGNING}</div>"),
        ("is broken", f"{WORDS}<div class=signing><p>Trưởng phòng<p style='break-before: page'>Tên</div>"),
        (
            "first pages without a number",
            f"{WORDS}<section class='annex'>{WORDS}</section>".replace("annex", "annex x"),
        ),
    ],
)
def test_fault_is_found(fault: str, html: str) -> None:
    assert any(fault in one for one in found(html)), found(html)


def test_lost_words_are_found() -> None:
    assert found(f"{WORDS}<p>Thiếu</p>", WORDS) == ["not printed: ['Thiếu']"]


def test_a_number_out_of_its_place_is_found() -> None:
    other = "<style>@page { @top-center { content: none; } @top-right { content: counter(page); } }</style>"
    assert any(
        "not in the middle" in one for one in found(f"{other}{WORDS}<div style='break-before: page'>{WORDS}</div>")
    )


def test_a_sheet_that_needs_two_pages_is_found() -> None:
    html = f"{WORDS}<div style='break-before: page'>{WORDS}</div>"
    pages = pages_of(html_to_pdf(f"<!doctype html><html lang=vi><title>x</title><body>{html}"))
    assert sheet_faults(pages, read_source(html), ruled=False) == ["2 pages instead of one"]
