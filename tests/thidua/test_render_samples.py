"""render_samples: every kind in every format, from the smallest sample; what cannot be made is named."""

from io import BytesIO, StringIO
from pathlib import Path

import pypdfium2
import pytest
from django.core.management import CommandError, call_command
from docx import Document
from openpyxl import load_workbook

from dossiers.models import IN_WORD, LISTED, PaperKind
from dossiers.rendering.data import KINDS
from organization.models import Unit
from tests.clock import NOW
from thidua.sample.papers import LISTS, PAPERS, Missing, sample_list, sample_paper

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
