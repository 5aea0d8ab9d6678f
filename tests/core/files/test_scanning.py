"""The scanner's protocol against a server that speaks it, and what follows from its verdict."""

import socketserver
import struct
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from threading import Thread

import pytest

from core.files import scanning
from core.files.models import ScanState, StoredFile
from core.files.scanning import ScannerFailed, scan_file
from core.journal.models import JournalEntry
from core.models import Notice
from core.outbox.put import handler
from organization.actors import Actor
from tests import factories
from tests.corpus.files import EICAR

pytestmark = pytest.mark.django_db


class Clamd(socketserver.StreamRequestHandler):
    """Answers INSTREAM as clamd does: a virus is a text, and a stream may be too long."""

    STREAM_MAX = 200_000

    def handle(self) -> None:
        assert self.rfile.read(10) == b"zINSTREAM\0"
        received = b""
        while length := struct.unpack("!I", self.rfile.read(4))[0]:
            received += self.rfile.read(length)
        self.wfile.write(self.verdict(received) + b"\0")

    def verdict(self, received: bytes) -> bytes:
        if len(received) > self.STREAM_MAX:
            return b"INSTREAM size limit exceeded. ERROR"
        return b"stream: Eicar-Test-Signature FOUND" if EICAR in received else b"stream: OK"


@pytest.fixture(params=["tcp", "socket"])
def clamd(request: pytest.FixtureRequest, settings, tmp_path: Path) -> Iterator[None]:
    if request.param == "tcp":
        server = socketserver.TCPServer(("127.0.0.1", 0), Clamd)
        settings.CLAMAV_ADDRESS = f"127.0.0.1:{server.server_address[1]}"
    else:
        server = socketserver.UnixStreamServer(str(tmp_path / "clamd"), Clamd)
        settings.CLAMAV_ADDRESS = str(tmp_path / "clamd")
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def uploaded(clerk: Actor) -> Callable[[bytes], StoredFile]:
    def make(content: bytes) -> StoredFile:
        stored = factories.stored_file(content)
        StoredFile.objects.filter(pk=stored.pk).update(scan_state=ScanState.WAITING, uploaded_by=clerk.user)
        stored.refresh_from_db()
        return stored

    return make


def state(stored: StoredFile) -> str:
    return StoredFile.objects.get(pk=stored.pk).scan_state


@pytest.mark.usefixtures("clamd")
def test_a_clean_file_is_given_out_from_then_on(uploaded, now: datetime) -> None:
    stored = uploaded(b"sach" * 40_000)
    scan_file({"file": stored.pk}, now=now)
    assert state(stored) == ScanState.CLEAN
    assert not Notice.objects.exists()


@pytest.mark.usefixtures("clamd")
def test_an_infected_file_is_hidden_wherever_its_bytes_are_and_told_once(uploaded, clerk: Actor, now: datetime) -> None:
    stored, same = uploaded(b"%PDF " + EICAR), uploaded(b"%PDF " + EICAR)
    for _ in range(2):
        scan_file({"file": stored.pk}, now=now)
        scan_file({"file": same.pk}, now=now)
    assert state(stored) == state(same) == ScanState.INFECTED
    assert Notice.objects.filter(user=clerk.user, text__contains="Eicar").count() == 2
    assert JournalEntry.objects.filter(action="file.hide").count() == 2


@pytest.mark.usefixtures("clamd")
def test_what_the_scanner_would_not_look_at_is_not_clean(uploaded, now: datetime) -> None:
    stored = uploaded(b"x" * (Clamd.STREAM_MAX + 1))
    with pytest.raises(ScannerFailed, match="size limit"):
        scan_file({"file": stored.pk}, now=now)
    assert state(stored) == ScanState.WAITING


def test_a_scanner_that_is_away_leaves_the_file_waiting(uploaded, now: datetime, settings, tmp_path: Path) -> None:
    settings.CLAMAV_ADDRESS = str(tmp_path / "nobody")
    stored = uploaded(b"cho")
    with pytest.raises(FileNotFoundError):
        scan_file({"file": stored.pk}, now=now)
    assert state(stored) == ScanState.WAITING


def test_a_file_that_was_decided_is_not_asked_about_again(uploaded, now: datetime, settings, tmp_path: Path) -> None:
    settings.CLAMAV_ADDRESS = str(tmp_path / "nobody")
    stored = uploaded(b"xong")
    StoredFile.objects.filter(pk=stored.pk).update(scan_state=ScanState.CLEAN)
    scan_file({"file": stored.pk}, now=now)
    assert state(stored) == ScanState.CLEAN


def test_the_job_finds_its_handler() -> None:
    assert handler("scan") is scanning.scan_file
