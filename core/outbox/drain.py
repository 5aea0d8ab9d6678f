"""Doing what the outbox holds: claim, do, mark; safe twice, safe late, safe when killed in the middle.

A handler runs outside of any transaction: sending a mail or making a PDF must not hold the one writer of SQLite, nor
a row of PostgreSQL. What it writes it writes in a transaction of its own, and so that doing it again changes nothing.
"""

import logging
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db.models import F, Q

from core.clock import database_time
from core.clock import now as business_now
from core.outbox.models import Job, JobState
from core.outbox.put import handler, nudge

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=5)
MAX_ATTEMPTS = 3
# Well below the time limit of a task, so that the last job begun has all the time it may need; and short, so that
# closing a round or stopping the worker never waits long.
ONE_DRAIN = 10.0
PAUSES = (timedelta(seconds=10), timedelta(minutes=2), timedelta(minutes=15))


# Whatever a job needs may be away for so long; it is asked for again less and less often, at least so often.
AWAY_FOR, AWAY_PAUSE = timedelta(hours=24), timedelta(minutes=30)


class Permanent(Exception):
    """Trying again cannot help: a person must look. The message is for that person."""


class Away(Exception):
    """What the job needs cannot be reached: tried again for a day, then a person must look. The message is for him."""


def due(queue: str, at: datetime) -> list[int]:
    """The ids of the jobs of `queue` that nobody holds, oldest first."""
    free = Q(leased_until__isnull=True) | Q(leased_until__lt=at)
    rows = Job.objects.filter(free, state=JobState.WAITING, queue=queue, due_at__lte=at)
    return list(rows.order_by("due_at", "pk").values_list("pk", flat=True)[:200])


def claim(pk: int, at: datetime) -> Job | None:
    """Take one job for LEASE, counting the attempt first, so that a killed worker counts too; None if taken."""
    free = Q(leased_until__isnull=True) | Q(leased_until__lt=at)
    taken = Job.objects.filter(free, pk=pk, state=JobState.WAITING, due_at__lte=at).update(
        leased_until=at + LEASE, attempts=F("attempts") + 1
    )
    return Job.objects.get(pk=pk) if taken else None


def do(job: Job, find: Callable[[str], Callable[..., None]] = handler) -> None:
    """Run the job's handler, then mark the job; a process that dies in between does it once more."""
    if job.attempts > MAX_ATTEMPTS:
        _end(job, JobState.FAILED, job.error or "Tiến trình bị dừng nhiều lần khi đang làm việc này.")
        return
    try:
        find(job.kind)(job.payload, now=business_now())
    except Permanent as error:
        _end(job, JobState.FAILED, str(error))
    except Away as error:
        _wait(job, str(error))
    except Exception as error:
        logger.exception("Job %s %s failed, attempt %s", job.kind, job.key, job.attempts)
        _fail(job, f"{type(error).__name__}: {error}")
    else:
        _end(job, JobState.DONE, "")


def _end(job: Job, state: JobState, error: str) -> None:
    Job.objects.filter(pk=job.pk, state=JobState.WAITING).update(
        state=state, error=error, leased_until=None, done_at=database_time() if state == JobState.DONE else None
    )


def _fail(job: Job, error: str) -> None:
    if job.attempts >= MAX_ATTEMPTS:
        _end(job, JobState.FAILED, error)
        return
    pause = PAUSES[min(job.attempts, len(PAUSES)) - 1]
    Job.objects.filter(pk=job.pk).update(error=error, leased_until=None, due_at=database_time() + pause)


def _wait(job: Job, error: str) -> None:
    """An attempt that could not begin is none; the pause grows with the time that has been waited."""
    at = database_time()
    waited = at - job.created_at
    if waited >= AWAY_FOR:
        _end(job, JobState.FAILED, error)
        return
    due_at = at + min(max(waited / 4, PAUSES[0]), AWAY_PAUSE)
    Job.objects.filter(pk=job.pk).update(error=error, leased_until=None, due_at=due_at, attempts=F("attempts") - 1)


def drain(queue: str, *, at_most: int = 200) -> int:
    """Do due jobs of `queue` one after the other for a while, and ask for another drain when that was not enough.

    Returns how many were taken.
    """
    done, stop = 0, time.monotonic() + ONE_DRAIN
    for pk in due(queue, database_time())[:at_most]:
        if time.monotonic() > stop:
            nudge()
            break
        job = claim(pk, database_time())
        if job is not None:
            do(job)
            done += 1
    return done


def again(job: Job) -> None:
    """A person wants a failed job tried once more ("gửi lại")."""
    Job.objects.filter(pk=job.pk, state=JobState.FAILED).update(
        state=JobState.WAITING, attempts=0, error="", due_at=database_time()
    )
