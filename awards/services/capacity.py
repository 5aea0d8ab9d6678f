"""Counting what we refused for want of capacity: in a table, or in a file until the table can be written again."""

import json
import logging
import os
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import Error, transaction

from awards.models import CapacityRefusal
from core.locks import short_wait
from organization.actors import Actor
from organization.models import Unit, User

logger = logging.getLogger(__name__)
KEPT_IN, TAKEN_FROM = ".refused", ".refused-taken"


def note_refusal(actor: Actor, *, status: int, route: str) -> None:
    """Count one refusal for each unit of `actor`, at the time when he asked. Never raises: his answer goes out."""
    try:
        by = actor.user.pk if actor.signed_in else None
        rows = [{"unit_id": pk, "by_id": by, "at": actor.now.isoformat(), "status": status, "route": route[:80]}
                for pk in sorted(actor.unit_ids)]  # fmt: skip
    except Error:
        logger.exception("A refusal for capacity could not be told of any unit")
        return
    try:
        with short_wait():
            _write(rows)
    except Error:
        _keep(rows)


def _write(rows: list[dict[str, Any]]) -> None:
    CapacityRefusal.objects.bulk_create(
        CapacityRefusal(**row | {"at": datetime.fromisoformat(row["at"])}) for row in rows
    )


def _keep(rows: list[dict[str, Any]]) -> None:
    """The database is what could not be had: a line in a file, kept until `take_in`."""
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    try:
        settings.FILES_DIR.mkdir(parents=True, exist_ok=True)
        with (settings.FILES_DIR / KEPT_IN).open("a", encoding="utf-8") as file:
            file.write(lines)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        logger.exception("Refusals for capacity that could be written nowhere: %s", lines)


def take_in() -> int:
    """Bring what waits in the file into the table; returns how many rows. Safe twice; the worker asks every minute.

    A line cut short by a failing disk, or of a unit the database does not have (any more: a backup was restored),
    is logged and left out, so that it keeps no other line waiting; a person it does not have is counted as nobody.
    """
    taken = settings.FILES_DIR / TAKEN_FROM
    if not taken.exists():
        try:
            (settings.FILES_DIR / KEPT_IN).replace(taken)
        except FileNotFoundError:
            return 0
    rows = _fitting(taken.read_text(encoding="utf-8", errors="replace").splitlines())
    with transaction.atomic():
        _write(rows)
        taken.unlink()
    return len(rows)


def _fitting(lines: list[str]) -> list[dict[str, Any]]:
    """The rows of `lines` that the table can take."""
    units = set(Unit.objects.values_list("pk", flat=True))
    people = set(User.objects.values_list("pk", flat=True))
    rows = []
    for line in lines:
        try:
            row = json.loads(line)
            datetime.fromisoformat(row["at"])
            if row["unit_id"] not in units:
                raise LookupError(row["unit_id"])
            rows.append(row | {"by_id": row["by_id"] if row["by_id"] in people else None})
        except (ValueError, TypeError, LookupError):
            logger.exception("A refusal for capacity that cannot be counted: %s", line)
    return rows
