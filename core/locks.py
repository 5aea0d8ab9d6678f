"""Locks that one transaction holds: the gate of a round, shared by those who pass and exclusive for the closer.

On PostgreSQL they are advisory transaction locks (row locks starve the closer); on SQLite `BEGIN IMMEDIATE` has
given the one writer everything already.
"""

from django.db import OperationalError, connection

from core.refusals import Busy

ROUND_GATE = 7_410_002
WAIT = "5s"


def hold_gate(kind: int, key: int, *, shared: bool) -> None:
    """Hold gate (`kind`, `key`) until the transaction ends; raises Busy when it is not had within five seconds."""
    if connection.vendor != "postgresql":
        return
    function = "pg_advisory_xact_lock_shared" if shared else "pg_advisory_xact_lock"
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL lock_timeout = '{WAIT}'")
        try:
            cursor.execute(f"SELECT {function}(%s, %s)", [kind, key])
        except OperationalError as error:
            raise Busy("Hệ thống đang có nhiều người nộp cùng lúc, xin thử lại sau ít giây.") from error
