"""render_samples: every kind in every format, from the smallest sample; what cannot be made is named."""

from io import BytesIO, StringIO
from pathlib import Path

import pypdfium2
import pytest
from django.core.management import CommandError, call_command
from docx import Document
from openpyxl import load_workbook
from PIL import Image

from dossiers.models import IN_WORD, LISTED, PaperKind
from dossiers.rendering.data import KINDS
from organization.models import Unit
from tests.clock import NOW
from thidua.sample.papers import LISTS, PAPERS, Missing, sample_list, sample_paper
from thidua.sample.pictures import DOTS_PER_INCH

pytestmark = pytest.mark.django_db
WANTED = {f"{kind}.pdf" for kind in KINDS} | {f"{kind}.docx" for kind in IN_WORD}
WANTED |= {f"{name}.xlsx" for name in (*LISTED, *LISTS)}


@pytest.fixture
def training(settings):
    settings.TRAINING_CLOCK = True


def size_of(path: Path) -> int:
    """How many pages, paragraphs or rows the file has, opened by what reads its format."""
    content = path.read_bytes()
    if path.suffix == ".docx":
        return len(Document(BytesIO(content)).paragraphs)
    if path.suffix == ".xlsx":
        return load_workbook(BytesIO(content)).active.max_row
    document = pypdfium2.PdfDocument(content)
    pages = len(document)
    document.close()
    return pages


def test_every_kind_in_every_format_is_written_and_opens_and_the_database_stays_empty(training, tmp_path):
    said = StringIO()
    call_command("render_samples", tmp_path / "xem", stage="empty", units=2, stdout=said)
    files = {path.name: size_of(path) for path in (tmp_path / "xem").iterdir()}
    assert set(files) == WANTED
    assert min(files.values()) >= 1
    assert f"{len(WANTED)} tệp" in said.getvalue()
    assert not Unit.objects.exists()


def test_every_page_of_every_kind_is_a_small_picture_that_the_index_shows(training, tmp_path):
    call_command("render_samples", tmp_path, stage="empty", units=2, pictures=True, stdout=StringIO())
    index = (tmp_path / "README.md").read_text(encoding="utf-8")
    pictures = sorted(tmp_path.glob("*.png"))
    assert {path.stem.rpartition("-")[0] for path in pictures} == set(PaperKind.values)
    assert all(f'<img src="{path.name}" alt="' in index for path in pictures)
    assert all(f"## {kind.label}\n" in index for kind in PaperKind)
    for path in pictures:
        with Image.open(path) as picture:
            assert (picture.mode, round(max(picture.size) / DOTS_PER_INCH, 1)) == ("P", 11.7)
        assert path.stat().st_size < 130_000


def test_every_kind_of_paper_has_a_sample():
    assert set(PAPERS) == set(KINDS) == set(PaperKind)


@pytest.mark.parametrize("kind", sorted(PAPERS))
def test_what_the_sample_does_not_hold_is_named(kind):
    with pytest.raises(Missing, match="không có "):
        sample_paper(kind, NOW)


def test_lists_need_somebody_who_may_read_them():
    with pytest.raises(Missing, match="Văn phòng"):
        sample_list("people", NOW)


def test_every_file_that_is_missing_is_named_at_once(training, tmp_path, monkeypatch):
    monkeypatch.setattr("thidua.management.commands.render_samples.call_command", lambda *_args, **_options: None)
    with pytest.raises(CommandError) as refused:
        call_command("render_samples", tmp_path, stdout=StringIO())
    named = {line.partition(":")[0] for line in str(refused.value).splitlines()}
    assert named == WANTED
    assert not list(tmp_path.iterdir())


def test_real_data_are_never_written_out(settings, tmp_path):
    settings.TRAINING_CLOCK = False
    with pytest.raises(CommandError, match="dữ liệu mẫu"):
        call_command("render_samples", tmp_path / "xem")
    assert not (tmp_path / "xem").exists()
