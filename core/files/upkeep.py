"""Looking after the store: what nobody refers to is removed, what is kept is read again."""

import fcntl
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from core.files import store
from core.files.models import StoredFile

logger = logging.getLogger(__name__)

PART_KEPT = timedelta(hours=24)
# Longer than any time between keeping bytes and writing their row, and between the two halves of a backup.
BLOB_KEPT = timedelta(days=7)


@dataclass(frozen=True)
class Swept:
    parts: int
    blobs: int


@dataclass(frozen=True)
class Reread:
    """Hashes whose bytes are right, wrong, or not there."""

    whole: int
    damaged: tuple[str, ...]
    missing: tuple[str, ...]


def sweep(now: datetime) -> Swept:
    """Remove parts older than a day and bytes that no row has referred to for seven days.

    `now` is machine time (`core.clock.database_time`): it is compared with the times of the files.
    """
    parts = [path for path in store.incoming_folder().glob("*.part") if _older(path, now - PART_KEPT)]
    for path in parts:
        path.unlink(missing_ok=True)
    removed = sum(_remove_if_unused(path, now - BLOB_KEPT) for path in _unused(now - BLOB_KEPT))
    return Swept(len(parts), removed)


def _older(path: Path, than: datetime) -> bool:
    try:
        return path.stat().st_mtime < than.timestamp()
    except FileNotFoundError:
        return False


def _unused(since: datetime) -> Iterator[Path]:
    """Old bytes without a row, folder by folder."""
    for folder in sorted(store.root().glob("[0-9a-f][0-9a-f]")):
        old = {path.name: path for path in folder.iterdir() if _older(path, since)}
        used = StoredFile.objects.filter(sha256__in=old).values_list("sha256", flat=True)
        for name in old.keys() - set(used):
            yield old[name]


def _remove_if_unused(path: Path, since: datetime) -> bool:
    """Look once more while nobody can name bytes: an upload of the same content may just have come."""
    with store.lock(fcntl.LOCK_EX):
        if not _older(path, since) or StoredFile.objects.filter(sha256=path.name).exists():
            return False
        path.unlink()
    logger.info("Removed %s: no row has referred to it for %s", path.name, BLOB_KEPT)
    return True


def rehash(now: datetime, limit: int) -> Reread:
    """Read `limit` kept files again and compare them with their hashes, each day the next ones, round and round.

    What is damaged or missing must be restored from a backup; until then it is not given out.
    """
    hashes = StoredFile.objects.order_by("sha256").values_list("sha256", flat=True).distinct()
    count = hashes.count()
    start = now.date().toordinal() * limit % count if count else 0
    chosen = [*hashes[start : start + limit], *hashes[: max(0, min(start, start + limit - count))]]
    missing = tuple(sha256 for sha256 in chosen if not store.blob_path(sha256).exists())
    damaged = tuple(sha256 for sha256 in chosen if sha256 not in missing and not store.verify(sha256))
    for sha256 in missing + damaged:
        logger.error("The kept file %s is damaged or missing", sha256)
    return Reread(len(chosen) - len(missing) - len(damaged), damaged, missing)
