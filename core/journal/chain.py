"""The chain of hashes: what is hashed, and how a broken chain is found."""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC
from typing import Any

from core.journal.models import AccessBatch, AccessEntry, JournalEntry

START = "0" * 64
CHAINED = (
    "seq", "actor_id", "actor_label", "action", "refused", "technical", "object_type", "object_id", "object_label",
    "unit_id", "note", "details",
)  # fmt: skip


def canonical(value: Any) -> bytes:
    """The one JSON text of plain data: keys sorted, no spaces, UTF-8."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def sha256(value: Any) -> str:
    return hashlib.sha256(canonical(value)).hexdigest()


def entry_hash(entry: JournalEntry) -> str:
    """The hash that `entry` must carry, from its own fields and `previous_hash`."""
    row = {name: getattr(entry, name) for name in CHAINED}
    row["at"] = entry.at.astimezone(UTC).isoformat(timespec="microseconds")
    return sha256([entry.previous_hash, row])


def access_hash(previous: str, entries: list[AccessEntry]) -> str:
    rows = [
        [
            e.pk,
            e.at.astimezone(UTC).isoformat(),
            e.actor_id,
            e.actor_label,
            e.what,
            e.object_type,
            e.object_id,
            e.address,
        ]
        for e in entries
    ]
    return sha256([previous, rows])


def breaks(anchor: tuple[int, str] | None = None) -> Iterator[str]:
    """Each place where the journal is not what was written, in words.

    `anchor` is a (seq, hash) kept elsewhere: only it shows a cut tail or a chain computed anew.
    """
    expected_seq, previous = 1, START
    seen = {}
    for entry in JournalEntry.objects.order_by("seq").iterator():
        if entry.seq != expected_seq:
            yield f"Thiếu dòng {expected_seq} (dòng tiếp theo là {entry.seq})"
        if entry.previous_hash != previous:
            yield f"Dòng {entry.seq} không nối với dòng trước"
        if entry.hash != entry_hash(entry):
            yield f"Dòng {entry.seq} đã bị sửa"
        expected_seq, previous = entry.seq + 1, entry.hash
        if anchor and entry.seq == anchor[0]:
            seen[entry.seq] = entry.hash
    if anchor and seen.get(anchor[0]) != anchor[1]:
        yield f"Dòng {anchor[0]} không khớp với mốc lưu ngoài: nhật ký đã bị cắt hoặc tính lại"


def access_breaks() -> Iterator[str]:
    """Each batch of the access log that is not what was chained."""
    previous = START
    for batch in AccessBatch.objects.order_by("pk"):
        entries = list(AccessEntry.objects.filter(pk__range=(batch.first_id, batch.last_id)).order_by("pk"))
        if batch.previous_hash != previous or batch.hash != access_hash(previous, entries):
            yield f"Nhật ký xem hồ sơ: các dòng {batch.first_id}–{batch.last_id} không còn nguyên vẹn"
        previous = batch.hash
