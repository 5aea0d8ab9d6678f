"""Uploads: the corpus of bad files, and what becomes of good ones."""

import hashlib
import io
import resource
from datetime import datetime
from pathlib import Path
from threading import Barrier, Thread

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.db import connection, connections
from django.test import RequestFactory
from PIL import Image

from core.files import store
from core.files.models import FileKind, ScanState, StoredFile
from core.files.uploads import receive_upload
from core.outbox.models import Job
from core.refusals import Problem, Refused
from organization.actors import Actor
from tests import factories
from tests.corpus import files

SECONDS = 3


def upload(content: bytes, name: str = "giấy.pdf", content_type: str = "text/html") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type)


def cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@pytest.mark.parametrize("case", files.CASES, ids=lambda case: case.id)
def test_a_file_of_the_corpus_is_taken_or_refused_with_its_reasons(
    case: files.Case, clerk: Actor, now: datetime, files_dir: Path
) -> None:
    content, before = case.make(), cpu_of_children()
    problems = problems_of(upload(content, case.name), clerk, now)
    assert cpu_of_children() - before < SECONDS
    assert {problem.code for problem in problems} == case.codes
    assert {problem.field for problem in problems} <= {"file"}
    assert not any("%(" in problem.message for problem in problems)
    kept = [path.name for path in files_dir.glob("*/*")]
    assert kept == [row.sha256 for row in StoredFile.objects.all()]
    assert len(kept) == (0 if case.codes else 1)


def problems_of(sent: UploadedFile, actor: Actor, now: datetime) -> tuple[Problem, ...]:
    """Nothing but a refusal may come of a bad file."""
    try:
        receive_upload(sent, actor=actor, now=now)
    except Refused as refused:
        return refused.problems
    return ()


def test_a_good_file_is_kept_byte_for_byte_with_a_type_of_ours(clerk: Actor, now: datetime) -> None:
    content = files.signed_pdf()
    stored = receive_upload(upload(content, r"C:\An\Tờ trình.pdf"), actor=clerk, now=now)
    assert (stored.sha256, stored.size) == (hashlib.sha256(content).hexdigest(), len(content))
    assert (stored.name, stored.content_type, stored.kind) == ("Tờ trình.pdf", "application/pdf", FileKind.PDF)
    assert (stored.uploaded_by, stored.uploaded_at) == (clerk.user, now)
    assert stored.scan_state == ScanState.NOT_CONFIGURED
    assert not Job.objects.exists()


@pytest.mark.parametrize("kind", ["jpg", "png"])
def test_a_picture_is_kept_without_its_place_and_still_upright(clerk: Actor, now: datetime, kind: str) -> None:
    content = files.picture_of_place({"jpg": "JPEG", "png": "PNG"}[kind])
    stored = receive_upload(upload(content, f"anh.{kind}"), actor=clerk, now=now)
    with Image.open(io.BytesIO(content)) as sent, store.open_blob(stored.sha256) as stream, Image.open(stream) as kept:
        assert sent.getexif().get_ifd(0x8825)
        assert not kept.getexif().get_ifd(0x8825)
        assert kept.getexif()[0x0112] == 6
        assert kept.size == sent.size


def test_a_picture_without_a_place_is_kept_as_it_is(clerk: Actor, now: datetime) -> None:
    content = files.picture("JPEG")
    assert receive_upload(upload(content, "anh.jpg"), actor=clerk, now=now).size == len(content)


def test_a_page_may_ask_for_certain_kinds_only(clerk: Actor, now: datetime) -> None:
    with pytest.raises(Refused) as refused:
        receive_upload(upload(files.docx(), "a.docx"), actor=clerk, now=now, kinds=(FileKind.PDF, FileKind.JPG))
    assert [problem.message for problem in refused.value.problems] == ["Ở đây chỉ nhận: PDF, ảnh JPG."]


def test_all_that_is_wrong_is_said_at_once_and_with_both_sizes(clerk: Actor, now: datetime, settings) -> None:
    settings.UPLOAD_MAX_BYTES = 2 * 1024 * 1024
    with pytest.raises(Refused) as refused:
        receive_upload(upload(b"x" * (2 * 1024 * 1024 + 1), "a.exe"), actor=clerk, now=now)
    wrong, large = (problem.message for problem in refused.value.problems)
    assert "a.exe" in wrong
    assert "2,1 MB" in large
    assert "2 MB" in large


def test_no_file_is_a_refusal_too(clerk: Actor, now: datetime) -> None:
    with pytest.raises(Refused, match="Chưa chọn tệp"):
        receive_upload(None, actor=clerk, now=now)


def test_a_photo_of_an_iphone_is_told_what_to_set(clerk: Actor, now: datetime) -> None:
    with pytest.raises(Refused, match="Tương thích nhất"):
        receive_upload(upload(files.HEIC, "IMG_1.HEIC"), actor=clerk, now=now)


def test_where_a_scanner_is_configured_a_scan_is_asked_for(clerk: Actor, now: datetime, settings) -> None:
    settings.CLAMAV_ADDRESS = "127.0.0.1:3310"
    stored = receive_upload(upload(files.pdf()), actor=clerk, now=now)
    assert stored.scan_state == ScanState.WAITING
    assert Job.objects.get(kind="scan").payload == {"file": stored.pk}


def test_no_more_than_allowed_reaches_the_disk_and_the_true_size_is_known(
    clerk: Actor, now: datetime, settings
) -> None:
    settings.UPLOAD_MAX_BYTES, settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 100_000, 0
    request = RequestFactory().post("/", {"file": upload(b"x" * 3_000_000, "phim.mp4")})
    sent = request.FILES["file"]
    assert sent.size == 3_000_000
    assert Path(sent.temporary_file_path()).stat().st_size < 100_000 + 2 * sent.DEFAULT_CHUNK_SIZE
    (problem,) = [problem for problem in problems_of(sent, clerk, now) if problem.code == "too_large"]
    assert "2,9 MB" in problem.message
    sent.close()


def test_a_file_on_the_disk_is_taken_like_one_in_memory(clerk: Actor, now: datetime, settings) -> None:
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 0
    content = files.pdf()
    request = RequestFactory().post("/", {"file": upload(content)})
    with request.FILES["file"] as sent:
        assert receive_upload(sent, actor=clerk, now=now).size == len(content)


def test_a_document_that_grew_by_a_signature_is_another_file(clerk: Actor, now: datetime) -> None:
    """What a signing tool appends is kept; the first bytes are still the unsigned paper."""
    unsigned = files.pdf()
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(unsigned)) as document:
        document.save(out)
    first = receive_upload(upload(unsigned), actor=clerk, now=now)
    second = receive_upload(upload(out.getvalue()), actor=clerk, now=now)
    assert first.sha256 != second.sha256


@pytest.mark.django_db(transaction=True)
def test_the_same_file_uploaded_by_many_at_once_has_many_rows_and_one_content(now: datetime, files_dir: Path) -> None:
    clerks = [factories.actor(factories.user()) for _ in range(4)]
    content, start = files.pdf(), Barrier(4)

    def receive(actor: Actor) -> None:
        try:
            start.wait(timeout=10)
            receive_upload(upload(content), actor=actor, now=now)
        finally:
            connections.close_all()

    threads = [Thread(target=receive, args=[actor]) for actor in clerks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert StoredFile.objects.count() == 4
    assert len(list(files_dir.glob("??/*"))) == 1
    assert connection.is_usable()
