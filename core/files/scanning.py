"""Asking ClamAV, where one is configured: a job of the outbox, so that it never keeps anybody waiting.

clamd must take whole files: `StreamMaxLength` at least UPLOAD_MAX_BYTES, and `AlertExceedsMax yes`, since without it
what clamd was too small to look at counts as clean.
"""

import logging
import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from types import SimpleNamespace
from typing import Any, BinaryIO

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from core.files import store
from core.files.models import ScanState, StoredFile
from core.journal import record
from core.models import Notice

logger = logging.getLogger(__name__)

CHUNK = 64 * 1024
SECONDS = 60
SCANNER = SimpleNamespace(user=None, recorder=None, label="Máy quét mã độc")


class ScannerFailed(Exception):
    """The scanner gave no verdict; the job is tried again."""


def scan_file(payload: dict[str, Any], now: datetime) -> None:
    """Job `scan`: ask about one waiting file, note the verdict; an infected one is hidden and its uploader told.

    Raises OSError or ScannerFailed when there is no verdict: the file goes on waiting, and is not given out.
    """
    stored = StoredFile.objects.get(pk=payload["file"])
    if stored.scan_state != ScanState.WAITING:
        return
    with store.open_blob(stored.sha256) as stream:
        virus = find_virus(stream)
    if virus is None:
        StoredFile.objects.filter(pk=stored.pk, scan_state=ScanState.WAITING).update(scan_state=ScanState.CLEAN)
        return
    with transaction.atomic():
        same = StoredFile.objects.filter(sha256=stored.sha256).exclude(scan_state=ScanState.INFECTED)
        for file in same.select_related("uploaded_by"):
            _hide(file, virus, now)


def _hide(stored: StoredFile, virus: str, now: datetime) -> None:
    StoredFile.objects.filter(pk=stored.pk).update(scan_state=ScanState.INFECTED)
    record("file.hide", actor=SCANNER, now=now, obj=stored, technical=True, virus=virus)
    if stored.uploaded_by:
        text = _("Tệp “%(name)s” có mã độc (%(virus)s) nên đã bị ẩn; hãy thay bằng tệp khác.")
        Notice.objects.get_or_create(
            user=stored.uploaded_by,
            key=f"infected-{stored.pk}",
            defaults={"at": now, "text": text % {"name": stored.name, "virus": virus}},
        )


def find_virus(stream: BinaryIO) -> str | None:
    """The name of what clamd finds in `stream`, None when it finds nothing. Nothing but its clear word is a verdict."""
    with _connection() as clamd:
        clamd.sendall(b"zINSTREAM\0")
        for chunk in iter(lambda: stream.read(CHUNK), b""):
            clamd.sendall(struct.pack("!I", len(chunk)) + chunk)
        clamd.sendall(struct.pack("!I", 0))
        answer = b"".join(iter(lambda: clamd.recv(CHUNK), b"")).rstrip(b"\0").decode(errors="replace")
    verdict = answer.removeprefix("stream: ")
    if verdict == "OK":
        return None
    if verdict.endswith(" FOUND"):
        return verdict.removesuffix(" FOUND")[:100]
    raise ScannerFailed(answer[:200] or "no answer")


@contextmanager
def _connection() -> Iterator[socket.socket]:
    """To `CLAMAV_ADDRESS`: `host:port`, or the path of a socket."""
    address = settings.CLAMAV_ADDRESS
    if "/" in address:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as clamd:
            clamd.settimeout(SECONDS)
            clamd.connect(address)
            yield clamd
    else:
        host, _colon, port = address.rpartition(":")
        with socket.create_connection((host, int(port)), timeout=SECONDS) as clamd:
            yield clamd
