"""Where bytes are kept: write-once, under their SHA-256, on the disk before anything may refer to them.

`<FILES_DIR>/<2 hex>/<sha256>` is whole from the moment it has that name: bytes are written to `incoming/*.part`,
synced, linked to the name without overwriting, the folder synced. Only then may a row be written.
"""

import errno
import fcntl
import hashlib
import logging
import os
import re
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.utils.translation import gettext as _

from core.refusals import Busy, Problem, Refused

logger = logging.getLogger(__name__)

FILE_MODE, FOLDER_MODE = 0o640, 0o750
NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT})
CHUNK = 1024 * 1024


@dataclass(frozen=True)
class Blob:
    """Bytes that are kept."""

    sha256: str
    size: int


@dataclass(frozen=True)
class Part(Blob):
    """Bytes that are on the disk but have no name yet."""

    path: Path


def root() -> Path:
    return Path(settings.FILES_DIR)


def incoming_folder() -> Path:
    return root() / "incoming"


def blob_path(sha256: str) -> Path:
    """Where the bytes of this hash lie, if they are kept; ValueError for what is no hash."""
    if not re.fullmatch(r"[0-9a-f]{64}", sha256):
        raise ValueError("not a SHA-256")
    return root() / sha256[:2] / sha256


def save(stream: BinaryIO, *, max_bytes: int) -> Blob:
    """Keep what `stream` gives, counting; the same bytes are kept once.

    Raises Refused when there are more than `max_bytes`, Busy when the disk is full; then nothing is kept.
    """
    with incoming(iter(lambda: stream.read(CHUNK), b""), max_bytes=max_bytes) as part:
        return keep(part)


@contextmanager
def incoming(chunks: Iterable[bytes], *, max_bytes: int) -> Iterator[Part]:
    """Write `chunks` down, to be looked at and perhaps kept; what is not kept is gone at the end."""
    try:
        incoming_folder().mkdir(FOLDER_MODE, parents=True, exist_ok=True)
        path = incoming_folder() / f"{secrets.token_hex(16)}.part"
        try:
            yield _write(path, chunks, max_bytes)
        finally:
            path.unlink(missing_ok=True)
    except OSError as error:
        if error.errno not in NO_SPACE:
            raise
        logger.error("No space left for files under %s", root())
        text = _("Máy chủ hết chỗ lưu tệp nên chưa nhận được tệp này. Xin báo người quản trị rồi tải lên lại.")
        raise Busy(Problem(text, field="file", code="no_space")) from error


def keep(part: Part) -> Blob:
    """Give `part` its name for good. Returns when it would survive a power cut."""
    final = blob_path(part.sha256)
    with lock(fcntl.LOCK_SH):
        final.parent.mkdir(FOLDER_MODE, exist_ok=True)
        _link(part, final)
        # Also when another process made the name: it may not have come this far yet.
        _sync_folder(final.parent)
        _sync_folder(root())
    return Blob(part.sha256, part.size)


@contextmanager
def lock(kind: int) -> Iterator[None]:
    """Hold the store: LOCK_SH while naming bytes, LOCK_EX while the sweeper decides to remove some."""
    fd = os.open(root() / ".lock", os.O_RDWR | os.O_CREAT, FILE_MODE)
    try:
        fcntl.flock(fd, kind)
        yield
    finally:
        os.close(fd)


def open_blob(sha256: str) -> BinaryIO:
    """The kept bytes, for reading; FileNotFoundError when they are not there."""
    return blob_path(sha256).open("rb")


def verify(sha256: str) -> bool:
    """Whether the kept bytes are there and are still the ones of this hash."""
    try:
        with open_blob(sha256) as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == sha256
    except OSError:
        return False


def _write(path: Path, chunks: Iterable[bytes], max_bytes: int) -> Part:
    digest, size = hashlib.sha256(), 0
    fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
    try:
        for chunk in chunks:
            size += len(chunk)
            if size > max_bytes:
                raise Refused(Problem(_("Tệp lớn hơn mức cho phép."), field="file", code="too_large"))
            digest.update(chunk)
            _write_all(fd, chunk)
        os.fsync(fd)
    finally:
        os.close(fd)
    return Part(digest.hexdigest(), size, path)


def _write_all(fd: int, chunk: bytes) -> None:
    rest = memoryview(chunk)
    while rest:
        rest = rest[os.write(fd, rest) :]


def _link(part: Part, final: Path) -> None:
    """Name the bytes without overwriting; a damaged file under the name gives way to the right bytes."""
    try:
        os.link(part.path, final)
    except FileExistsError:
        if verify(part.sha256):
            os.utime(final)  # asked for again just now: the sweeper counts from here
        else:
            logger.error("The kept file %s was damaged; an upload of the same bytes has mended it", final.name)
            part.path.replace(final)


def _sync_folder(folder: Path) -> None:
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
