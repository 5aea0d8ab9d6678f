"""Taking files in: what people upload, and what the application makes itself.

A file is kept byte for byte as it came, since that is what the unit signs and what the manifest's hash is of. The
exceptions are pictures: those that tell where they were taken are kept without the place (see `child.pictures`), those
that everybody will see are drawn anew (`child.publishing`).
"""

import io
import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.db import transaction

from core.files import checks, store
from core.files.messages import problem
from core.files.models import FileKind, ScanState, StoredFile
from core.files.names import display_name, extension_of
from core.outbox.put import put
from core.refusals import Refused

CONTENT_TYPES = {
    FileKind.PDF: "application/pdf",
    FileKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    FileKind.JPG: "image/jpeg",
    FileKind.PNG: "image/png",
}
ALL_KINDS = tuple(FileKind)
# In place of a kind, for the child that draws a picture anew.
PUBLISHED = "published"


def receive_upload(
    upload: UploadedFile | None, *, actor: Any, now: datetime, kinds: tuple[str, ...] = ALL_KINDS
) -> StoredFile:
    """Look at an uploaded file, keep its bytes, write its row; where a scanner is configured, ask for a scan.

    Raises Refused with everything that is wrong, for the field `file`. Call it outside a transaction: looking at
    the file may take seconds. Bytes whose row is never written are swept away later.
    """
    name, kind = _at_sight(upload, kinds)
    blob = _keep_if_good(upload, kind)
    return _write_row(blob, name=name, kind=kind, uploaded_by=actor.user, now=now, scan=bool(settings.CLAMAV_ADDRESS))


def receive_picture(upload: UploadedFile | None, *, actor: Any, now: datetime) -> StoredFile:
    """Take in a picture that everybody will see: what is kept is a JPG drawn anew (`child.publishing`).

    Refusals as in `receive_upload`; nothing of the uploaded bytes is left, so there is nothing to scan.
    """
    name, _kind = _at_sight(upload, (FileKind.JPG, FileKind.PNG))
    blob = _keep_if_good(upload, PUBLISHED)
    name = f"{name.rpartition('.')[0]}.{FileKind.JPG}"
    return _write_row(blob, name=name, kind=FileKind.JPG, uploaded_by=actor.user, now=now, scan=False)


def _at_sight(upload: UploadedFile | None, kinds: tuple[str, ...]) -> tuple[str, FileKind]:
    """Its cleaned name and its kind; Refused with everything wrong that shows without opening it."""
    if not upload:
        raise Refused(problem("no_file"))
    name = display_name(upload.name or "")
    upload.seek(0)
    problems = checks.at_sight(name, upload.size, upload.read(checks.HEAD), kinds)
    if problems:
        raise Refused(problems)
    return name, checks.EXTENSIONS[extension_of(name)]


def keep_made(content: bytes, *, name: str, kind: str, now: datetime) -> StoredFile:
    """Keep a file that the application has made itself (a paper, a page image, a list)."""
    blob = store.save(io.BytesIO(content), max_bytes=len(content))
    return _write_row(blob, name=display_name(name), kind=FileKind(kind), uploaded_by=None, now=now, scan=False)


def keep_written(chunks: Iterable[bytes], *, name: str, kind: str, now: datetime) -> StoredFile:
    """The same of a file that is written down while it is made, for it may be too large for memory."""
    with store.incoming(chunks, max_bytes=sys.maxsize) as part:
        blob = store.keep(part)
    return _write_row(blob, name=display_name(name), kind=FileKind(kind), uploaded_by=None, now=now, scan=False)


def _keep_if_good(upload: UploadedFile, kind: str) -> store.Blob:
    with store.incoming(upload.chunks(), max_bytes=settings.UPLOAD_MAX_BYTES) as part:
        rewritten = part.path.with_name(f"{part.path.stem}-rewritten.part")
        try:
            problems = checks.by_opening(part.path, kind, rewritten)
            if problems:
                raise Refused(problems)
            return _save_file(rewritten) if rewritten.exists() else store.keep(part)
        finally:
            rewritten.unlink(missing_ok=True)


def _save_file(path: Path) -> store.Blob:
    with path.open("rb") as stream:
        return store.save(stream, max_bytes=settings.UPLOAD_MAX_BYTES)


@transaction.atomic
def _write_row(
    blob: store.Blob, *, name: str, kind: FileKind, uploaded_by: Any, now: datetime, scan: bool
) -> StoredFile:
    stored = StoredFile.objects.create(
        sha256=blob.sha256,
        size=blob.size,
        name=name,
        content_type=CONTENT_TYPES[kind],
        kind=kind,
        uploaded_by=uploaded_by,
        uploaded_at=now,
        scan_state=ScanState.WAITING if scan else ScanState.NOT_CONFIGURED,
    )
    if scan:
        put("scan", str(stored.pk), file=stored.pk)
    return stored


class CappedUploadHandler(TemporaryFileUploadHandler):
    """Writes no more to the disk than an upload may have, and still tells how large the file would have been."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start <= settings.UPLOAD_MAX_BYTES:
            super().receive_data_chunk(raw_data, start)
