"""Locks that one transaction holds: the gate of a round, shared by those who pass and exclusive for the closer.

On PostgreSQL they are advisory transaction locks (row locks starve the closer); on SQLite `BEGIN IMMEDIATE` has
given the one writer everything already, and the threads of the one web process come to it in turn.
"""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock

from django.db import OperationalError, connection, transaction

from core.refusals import Busy

ROUND_GATE = 7_410_002
WAIT = "10s"
TURN_WITHIN = 10.0
SHORT_MS = 500
TRY_AGAIN = "Hệ thống đang có nhiều người nộp cùng lúc, xin thử lại sau ít giây."
# lock not available, deadlock, serialization failure, statement time-out
OUR_FAULT = frozenset({"55P03", "40P01", "40001", "57014"})


@contextmanager
def busy_when_locked() -> Iterator[None]:
    """Around a whole transaction: whoever could not get a lock in time hears "thử lại", never "muộn" (rule 4)."""
    try:
        yield
    except OperationalError as error:
        if is_lock_timeout(error):
            raise Busy(TRY_AGAIN) from error
        raise


def is_lock_timeout(error: Exception) -> bool:
    """Whether the database gave up because too many wanted the same at once."""
    if not isinstance(error, OperationalError):
        return False
    return getattr(error.__cause__, "pgcode", None) in OUR_FAULT or "locked" in str(error)


class Turns:
    """One at a time, in the order in which they came; of the threads of this process."""

    def __init__(self) -> None:
        self._guard, self._line = Lock(), deque[Event]()

    @contextmanager
    def taken(self, within: float) -> Iterator[None]:
        """Wait for one's turn and have it while the block lasts; raises Busy when it does not come in time."""
        mine = Event()
        with self._guard:
            self._line.append(mine)
            self._line[0].set()
        try:
            if not mine.wait(within):
                raise Busy(TRY_AGAIN)
            yield
        finally:
            with self._guard:
                self._line.remove(mine)
                if self._line:
                    self._line[0].set()


_turns = Turns()


@contextmanager
def door_transaction() -> Iterator[None]:
    """One transaction of a visit to the door; raises Busy when a lock of it is not had in time.

    SQLite lets whoever finds it busy ask again after pauses that grow, so that of many some wait for ever: there the
    threads stand in line before they begin. Render no page inside it.
    """
    with busy_when_locked():
        if connection.vendor == "postgresql" or connection.in_atomic_block:
            with transaction.atomic():
                yield
        else:
            with _turns.taken(TURN_WITHIN), transaction.atomic():
                yield


@contextmanager
def short_wait() -> Iterator[None]:
    """A transaction that would rather fail than wait for anybody: half a second at most for any lock."""
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = '{SHORT_MS}ms'")
            yield
        return
    with connection.cursor() as cursor:
        before = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout = {SHORT_MS}")
        try:
            with transaction.atomic():
                yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {before}")


def hold_gate(kind: int, key: int, *, shared: bool) -> None:
    """Hold gate (`kind`, `key`) until the transaction ends.

    From here on no lock of this transaction is waited for longer than ten seconds; raises Busy then.
    """
    if connection.vendor != "postgresql":
        return
    function = "pg_advisory_xact_lock_shared" if shared else "pg_advisory_xact_lock"
    with busy_when_locked(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL lock_timeout = '{WAIT}'; SELECT {function}(%s, %s)", [kind, key])
