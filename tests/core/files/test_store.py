"""The store under every failure of every operation, and under many at once."""

import hashlib
import io
import os
import stat
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Barrier, Thread

import pytest
from django.db import connection

from core.files import store
from core.files.models import StoredFile
from core.files.uploads import keep_made
from core.refusals import Busy, Refused
from tests.clock import NOW
from tests.core.files.disk import Crash, Disk

CONTENT = b"Danh s\xc3\xa1ch \xc4\x91\xe1\xbb\x81 ngh\xe1\xbb\x8b khen th\xc6\xb0\xe1\xbb\x9fng " * 50
SHA256 = hashlib.sha256(CONTENT).hexdigest()


def keep(content: bytes = CONTENT) -> StoredFile:
    return keep_made(content, name="danh sách.pdf", kind="pdf", now=NOW)


def unsound(files_dir: Path) -> list[str]:
    """Names that do not tell their bytes, and rows without bytes."""
    lying = [path.name for path in files_dir.glob("??/*") if not store.verify(path.name)]
    lost = [row.name for row in StoredFile.objects.all() if not store.verify(row.sha256)]
    return lying + lost


def failures(act: Callable[[], object], files_dir: Path, failure: type[BaseException]) -> list[str]:
    """Fail the 1st, 2nd, … operation of `act` until one run passes; what each left unsound. Each ends with a retry."""
    found: list[str] = []
    for number in range(1, 100):
        disk = Disk(number, failure)
        with disk.running():
            try:
                act()
            except (Busy, OSError, Crash):
                passed = False
            else:
                passed = True
        found += unsound(files_dir)
        if passed and len(disk.trace) < number:
            assert number > 10
            return found
        act()
        assert unsound(files_dir) == []
        start_anew(files_dir)
    raise AssertionError("never ended")


def start_anew(files_dir: Path) -> None:
    StoredFile.objects.all().delete()
    for path in files_dir.glob("*/*"):
        path.unlink()


@pytest.mark.django_db
@pytest.mark.parametrize("failure", [OSError, Crash])
def test_nothing_unsound_remains_whichever_operation_fails(files_dir: Path, failure: type[BaseException]) -> None:
    assert failures(keep, files_dir, failure) == []


@pytest.mark.django_db
@pytest.mark.parametrize("failure", [OSError, Crash])
def test_nothing_unsound_remains_when_the_same_bytes_come_again(files_dir: Path, failure: type[BaseException]) -> None:
    def twice() -> None:
        keep()
        keep()

    assert failures(twice, files_dir, failure) == []


def written_in_place() -> None:
    """How not to do it: the name exists before the bytes do."""
    final = store.blob_path(SHA256)
    final.parent.mkdir(parents=True, exist_ok=True)
    fd = os.open(final, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    rest = CONTENT
    try:
        while rest:
            rest = rest[os.write(fd, rest) :]
    finally:
        os.close(fd)


def row_first() -> None:
    """How not to do it: the row exists before the bytes do."""
    StoredFile.objects.create(sha256=SHA256, size=len(CONTENT), name="x.pdf", kind="pdf", uploaded_at=NOW)
    store.save(io.BytesIO(CONTENT), max_bytes=len(CONTENT))


@pytest.mark.django_db
@pytest.mark.parametrize("wrong", [written_in_place, row_first])
def test_the_wrong_ways_are_caught(files_dir: Path, wrong: Callable[[], None]) -> None:
    assert failures(wrong, files_dir, Crash) != []


@pytest.mark.django_db
def test_a_full_disk_is_our_fault_and_leaves_nothing(files_dir: Path) -> None:
    with pytest.raises(Busy) as refused, Disk(4).running():
        keep()
    (problem,) = refused.value.problems
    assert (problem.field, problem.code) == ("file", "no_space")
    assert "hết chỗ" in problem.message
    assert [path for path in files_dir.rglob("*") if path.is_file()] == []


@pytest.mark.django_db
def test_bytes_are_on_the_disk_before_their_name_and_their_name_before_the_row() -> None:
    disk = Disk()

    def note_insert(execute, sql, params, many, context):
        if sql.startswith("INSERT INTO") and "storedfile" in sql:
            disk.trace.append(("insert", "row"))
        return execute(sql, params, many, context)

    with disk.running(), connection.execute_wrapper(note_insert):
        keep()
    part = next(name for call, name in disk.trace if call == "write")
    order = [
        max(index for index, step in enumerate(disk.trace) if step == ("write", part)),
        disk.trace.index(("fsync", part)),
        disk.trace.index(("link", part)),
        disk.trace.index(("fsync", SHA256[:2])),
        disk.trace.index(("insert", "row")),
    ]
    assert order == sorted(order)


def test_the_folder_is_synced_also_by_who_finds_the_bytes_there() -> None:
    store.save(io.BytesIO(CONTENT), max_bytes=len(CONTENT))
    with Disk().running() as disk:
        store.save(io.BytesIO(CONTENT), max_bytes=len(CONTENT))
    assert ("fsync", SHA256[:2]) in disk.trace


def test_saving_tells_hash_and_size_and_reading_gives_the_bytes_back(files_dir: Path) -> None:
    blob = store.save(io.BytesIO(CONTENT), max_bytes=len(CONTENT))
    assert (blob.sha256, blob.size) == (SHA256, len(CONTENT))
    with store.open_blob(SHA256) as stream:
        assert stream.read() == CONTENT
    path = files_dir / SHA256[:2] / SHA256
    assert stat.S_IMODE(path.stat().st_mode) & 0o137 == 0
    assert list((files_dir / "incoming").iterdir()) == []


def test_one_byte_too_many_is_refused_while_counting(files_dir: Path) -> None:
    with pytest.raises(Refused) as refused:
        store.save(io.BytesIO(CONTENT), max_bytes=len(CONTENT) - 1)
    assert refused.value.problems[0].code == "too_large"
    assert [path for path in files_dir.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("wrong", ["", "../../etc/passwd", SHA256.upper(), SHA256[:-1], SHA256 + "\n"])
def test_what_is_no_hash_has_no_path(wrong: str) -> None:
    with pytest.raises(ValueError, match="not a SHA-256"):
        store.blob_path(wrong)


def test_changed_or_missing_bytes_do_not_verify() -> None:
    store.save(io.BytesIO(CONTENT), max_bytes=len(CONTENT))
    assert store.verify(SHA256)
    path = store.blob_path(SHA256)
    path.write_bytes(CONTENT[:-1] + b"!")
    assert not store.verify(SHA256)
    path.unlink()
    assert not store.verify(SHA256)


def test_an_upload_of_the_right_bytes_mends_damaged_ones() -> None:
    store.save(io.BytesIO(CONTENT), max_bytes=len(CONTENT))
    store.blob_path(SHA256).write_bytes(b"hong")
    store.save(io.BytesIO(CONTENT), max_bytes=len(CONTENT))
    assert store.verify(SHA256)


def test_many_who_keep_the_same_bytes_at_once_keep_them_once(files_dir: Path) -> None:
    start, blobs = Barrier(12), []

    def save() -> None:
        start.wait(timeout=10)
        blobs.append(store.save(io.BytesIO(CONTENT), max_bytes=len(CONTENT)))

    threads = [Thread(target=save) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    assert [blob.sha256 for blob in blobs] == [SHA256] * 12
    assert [path.name for path in files_dir.glob("*/*")] == [SHA256]


@pytest.mark.django_db
def test_made_files_share_bytes_but_not_rows(now: datetime) -> None:
    first, second = keep(), keep_made(CONTENT, name="bản khác", kind="xlsx", now=now)
    assert first.sha256 == second.sha256 == SHA256
    assert (first.content_type, second.content_type[-5:]) == ("application/pdf", "sheet")
    assert StoredFile.objects.count() == 2
