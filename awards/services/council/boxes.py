"""The box of a secret vote: sums alone, one row of a session, gone with every old version of it at the closing.

What the database itself could tell of the order of ballots (PostgreSQL keeps old versions of rows, with the number
of the transaction that wrote them, until they are cleaned away) goes with the table's file: docs/security.md.
The box is always taken before the journal, which is the last lock of all.
"""

from collections.abc import Iterable, Mapping

from django.db import connection

from awards.gates.votes import Choice, Count
from awards.models import AgendaItem, BallotBox, CouncilSession

NAMES = ("in_favour", "against", "lower", "blank")


def make_box(session: CouncilSession, items: Iterable[AgendaItem]) -> None:
    BallotBox.objects.create(session=session, counts={str(item.pk): [0] * len(NAMES) for item in items})


def add_to_box(session: CouncilSession, choices: Mapping[int, str]) -> None:
    """Count one ballot for all nominations; the caller marks its member in the same transaction."""
    _overwrite()
    box = BallotBox.objects.select_for_update().get(pk=session.pk)
    for item, choice in choices.items():
        count = Count(*box.counts[str(item)]).plus(Choice(choice))
        box.counts[str(item)] = [getattr(count, name) for name in NAMES]
    box.save(update_fields=["counts"])


def empty_box(session: CouncilSession) -> dict[int, Count]:
    """The sums of a session, whose box is away from now on; nothing where there is none.

    On PostgreSQL the table gets a new file: boxes of other sessions that are open are put back into it.
    """
    _overwrite()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {BallotBox._meta.db_table} IN ACCESS EXCLUSIVE MODE")
    boxes = {box.pk: box for box in BallotBox.objects.all()}
    mine = boxes.pop(session.pk, None)
    if mine is None:
        return {}
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"TRUNCATE {BallotBox._meta.db_table}")
        BallotBox.objects.bulk_create(boxes.values())
    else:
        mine.delete()
    return {int(item): Count(*counts) for item, counts in mine.counts.items()}


def _overwrite() -> None:
    """SQLite writes zeros over what it deletes or replaces."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")
