import io
import os
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, Thread

import pytest
from django.db import connection

from core.files import store, upkeep
from core.files.models import StoredFile
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = datetime(2026, 1, 20, 1, tzinfo=UTC)


def aged(path: Path, age: timedelta) -> Path:
    """As if last written `age` before TODAY."""
    at = (TODAY - age).timestamp()
    os.utime(path, (at, at))
    return path


def blob(content: bytes, age: timedelta) -> Path:
    return aged(store.blob_path(store.save(io.BytesIO(content), max_bytes=100).sha256), age)


def part(name: str, age: timedelta) -> Path:
    folder = store.incoming_folder()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.part"
    path.write_bytes(b"nua chung")
    return aged(path, age)


def test_an_empty_store_is_swept_without_a_word() -> None:
    assert upkeep.sweep(TODAY) == upkeep.Swept(parts=0, blobs=0)


def test_what_is_old_and_unused_goes_and_the_rest_stays() -> None:
    second = timedelta(seconds=1)
    going = [
        part("old", upkeep.PART_KEPT + second),
        blob(b"khong ai dung", upkeep.BLOB_KEPT + second),
    ]
    staying = [
        part("young", upkeep.PART_KEPT - second),
        blob(b"moi", upkeep.BLOB_KEPT - second),
        aged(store.blob_path(factories.stored_file(b"dang dung").sha256), timedelta(days=400)),
    ]
    assert upkeep.sweep(TODAY) == upkeep.Swept(parts=1, blobs=1)
    assert [path.exists() for path in going] == [False, False]
    assert all(path.exists() for path in staying)


def test_bytes_that_come_again_are_young_again() -> None:
    path = blob(b"lai toi", timedelta(days=30))
    store.save(io.BytesIO(b"lai toi"), max_bytes=100)
    assert upkeep.sweep(datetime.now(UTC)).blobs == 0
    assert path.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("locked", [True, False], ids=["with-the-lock", "control-without-it"])
def test_bytes_uploaded_again_while_being_swept_are_not_lost(locked: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    path = blob(b"vua xoa vua nop", timedelta(days=30))
    deciding, saved = Event(), Event()
    if not locked:
        monkeypatch.setattr(store, "lock", lambda _kind: nullcontext())

    def upload() -> None:
        deciding.wait(timeout=10)
        store.save(io.BytesIO(b"vua xoa vua nop"), max_bytes=100)
        saved.set()

    def pause(execute, sql, params, many, context):
        answer = execute(sql, params, many, context)
        if "LIMIT 1" in sql:
            deciding.set()
            saved.wait(timeout=0.5)
        return answer

    uploader = Thread(target=upload)
    uploader.start()
    with connection.execute_wrapper(pause):
        upkeep.sweep(TODAY)
    uploader.join(timeout=10)
    assert store.verify(path.name) == locked


def test_rereading_finds_what_is_damaged_and_what_is_missing() -> None:
    whole, damaged, missing = (factories.stored_file(text) for text in (b"nguyen", b"hong", b"mat"))
    store.blob_path(damaged.sha256).write_bytes(b"honG")
    store.blob_path(missing.sha256).unlink()
    assert upkeep.rehash(TODAY, limit=10) == upkeep.Reread(1, (damaged.sha256,), (missing.sha256,))
    assert store.verify(whole.sha256)


def test_rereading_an_empty_store_finds_nothing() -> None:
    assert upkeep.rehash(TODAY, limit=10) == upkeep.Reread(0, (), ())


@pytest.mark.parametrize(("limit", "days"), [(3, 3), (7, 1), (100, 1)])
def test_every_file_has_been_read_again_after_enough_days(limit: int, days: int) -> None:
    for number in range(7):
        store.blob_path(factories.stored_file(b"%d" % number).sha256).unlink()
    reports = [upkeep.rehash(TODAY + timedelta(days=day), limit) for day in range(days)]
    found = {sha256 for report in reports for sha256 in report.missing}
    assert found == set(StoredFile.objects.values_list("sha256", flat=True))
    assert max(len(report.missing) for report in reports) <= limit
    assert all(report.whole == 0 for report in reports)
