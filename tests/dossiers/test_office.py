"""The papers for Word, opened by another program: LibreOffice prints them as the renderer does.

Its own target (`make office`), for a program of 500 MB is not needed by anything else; skipped visibly without it.
What LibreOffice 7.4 does otherwise than Word is left out: it leaves a heading at the end of a page although the
paragraph says that it goes with the next.
"""

import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from dossiers.models import IN_WORD, LISTED
from dossiers.rendering.data import PaperData
from dossiers.word import render_docx
from tests.dossiers import papers
from tests.dossiers.geometry.page_source import source_of
from tests.dossiers.geometry.soundness import faults
from tests.dossiers.geometry.variants import VARIANTS
from tests.dossiers.reading import pages_of, pdf_of, rendered

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice on this machine"),
]
CASES = [(kind, name) for kind in sorted(IN_WORD) for name in ("usual", "long", "least")]
CASES += [(kind, "many") for kind in sorted(IN_WORD & LISTED)]
MILLIMETRES_OF_HEAD, DOTS_PER_INCH = 60, 36
# Of 255: two different heads differ by 13, a head from itself a line lower by 18.
MOST_DIFFERENCE = 10


def paper_of(kind: str, variant: str) -> PaperData:
    """The paper without its print code, which a file to be edited does not have."""
    return VARIANTS[variant](kind).model_copy(update={"mark": None})


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], bytes]:
    """Every case as LibreOffice prints it; the program is started once."""
    folder = tmp_path_factory.mktemp("office")
    for kind, variant in CASES:
        (folder / f"{kind}-{variant}.docx").write_bytes(render_docx(kind, papers.plain(paper_of(kind, variant))))
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    files = sorted(map(str, folder.glob("*.docx")))
    subprocess.run([*command, "--outdir", str(folder), *files], check=True, capture_output=True, timeout=240)
    return {case: Path(folder / f"{case[0]}-{case[1]}.pdf").read_bytes() for case in CASES}


@pytest.mark.parametrize("case", CASES, ids="-".join)
def test_pages_are_as_sound_as_the_renderers(case: tuple[str, str], printed) -> None:
    pages, source = pages_of(printed[case]), source_of(case[0], paper_of(*case))
    assert [one for one in faults(pages, source) if "belongs to the next" not in one] == []
    assert {run.font.partition("-")[0] for page in pages for run in page.runs} == {"Tinos"}


@pytest.mark.parametrize("case", CASES, ids="-".join)
def test_there_are_as_many_pages_lying_the_same_way(case: tuple[str, str], printed) -> None:
    ours, theirs = rendered(case[0], paper_of(*case)), pages_of(printed[case])
    assert [page.width for page in ours] == [page.width for page in theirs]


def head_of(pdf: bytes) -> Image.Image:
    """The head of the first page in grey."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        drawn = document[0].render(scale=DOTS_PER_INCH / 72).to_pil().convert("L")
    finally:
        document.close()
    return drawn.crop((0, 0, drawn.width, round(MILLIMETRES_OF_HEAD / 25.4 * DOTS_PER_INCH)))


def difference(one: Image.Image, other: Image.Image) -> float:
    return ImageStat.Stat(ImageChops.difference(one, other.resize(one.size))).mean[0]


@pytest.mark.parametrize("case", CASES, ids="-".join)
def test_head_looks_the_same(case: tuple[str, str], printed) -> None:
    assert difference(head_of(pdf_of(case[0], paper_of(*case))), head_of(printed[case])) < MOST_DIFFERENCE


def test_pictures_of_two_papers_and_of_a_paper_that_has_slipped_differ() -> None:
    letter, decision = (head_of(pdf_of(kind, paper_of(kind, "usual"))) for kind in ("submission_letter", "decision"))
    slipped = ImageChops.offset(letter, 0, 3)
    assert difference(letter, decision) > MOST_DIFFERENCE
    assert difference(letter, slipped) > MOST_DIFFERENCE
