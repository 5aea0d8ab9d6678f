"""Writing to the journal and to the access log."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import takewhile
from typing import Any

from django.db import connection, models

from core.journal.chain import START, access_hash, entry_hash
from core.journal.models import AccessBatch, AccessEntry, JournalEntry

# Taken last of all locks, so that it is held for the shortest time (class of the journal, one chain).
JOURNAL_LOCK = 7_410_001
# Longer than any transaction lasts.
SETTLED = timedelta(minutes=5)


def _lock_chain() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [JOURNAL_LOCK])


@dataclass(frozen=True)
class Line:
    """What one row of the journal tells. `details` are plain JSON values; a personal text that may have to be erased
    one day does not belong there."""

    action: str
    obj: models.Model | None = None
    unit_id: int | None = None
    note: str = ""
    refused: bool = False
    technical: bool = False
    details: dict[str, Any] = field(default_factory=dict)


def record(
    action: str,
    *,
    actor: Any,
    now: datetime,
    obj: models.Model | None = None,
    unit_id: int | None = None,
    note: str = "",
    refused: bool = False,
    technical: bool = False,
    **details: Any,
) -> JournalEntry:
    """Append one row about `obj`, as `record_all` does; what else is given becomes its details."""
    line = Line(action, obj, unit_id, note, refused, technical, details)
    return record_all([line], actor=actor, now=now)[0]


def record_all(lines: Sequence[Line], *, actor: Any, now: datetime) -> list[JournalEntry]:
    """Append rows in their order, chained as if each were recorded by itself; call it inside the transaction of what
    they tell, as late as may be.

    `actor` has `.user` (None for the worker), `.recorder` (who types for him) and `.label`.
    """
    if not lines:
        return []
    _lock_chain()
    seq, previous = JournalEntry.objects.order_by("-seq").values_list("seq", "hash").first() or (0, START)
    entries = []
    for place, line in enumerate(lines, 1):
        entries.append(_chained(line, actor, now, seq + place, previous))
        previous = entries[-1].hash
    return JournalEntry.objects.bulk_create(entries)


def _chained(line: Line, actor: Any, now: datetime, seq: int, previous: str) -> JournalEntry:
    obj = line.obj
    entry = JournalEntry(
        seq=seq,
        at=now,
        actor=actor.recorder or actor.user,
        actor_label=actor.label[:200],
        action=line.action,
        refused=line.refused,
        technical=line.technical,
        object_type=obj._meta.label_lower if obj else "",
        object_id=str(obj.pk) if obj else "",
        object_label=str(obj)[:300] if obj else "",
        unit_id=line.unit_id,
        note=line.note,
        details=line.details,
        previous_hash=previous,
    )
    entry.hash = entry_hash(entry)
    return entry


def log_access(what: str, *, actor: Any, now: datetime, obj: models.Model, address: str | None = None) -> None:
    """Note that `actor` looked at a personal file; chained later by `chain_access_log`."""
    AccessEntry.objects.create(
        at=now,
        actor=actor.user,
        actor_label=actor.label[:200],
        what=what[:300],
        object_type=obj._meta.label_lower,
        object_id=str(obj.pk),
        address=address,
    )


def chain_access_log(*, now: datetime, at_most: int = 5000) -> int:
    """Close one batch over the entries since the last one; returns how many rows it took.

    It stops before an entry younger than SETTLED: one with a lower number may not have been committed yet.
    """
    _lock_chain()
    last = AccessBatch.objects.order_by("-pk").first()
    rows = AccessEntry.objects.filter(pk__gt=last.last_id if last else 0).order_by("pk")[:at_most]
    entries = list(takewhile(lambda entry: entry.at < now - SETTLED, rows))
    if not entries:
        return 0
    previous = last.hash if last else START
    AccessBatch.objects.create(
        first_id=entries[0].pk,
        last_id=entries[-1].pk,
        at=now,
        previous_hash=previous,
        hash=access_hash(previous, entries),
    )
    return len(entries)
