"""Putting work into the outbox."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from core.clock import database_time
from core.outbox.models import Job

DEFAULT_QUEUE = "mail"


@dataclass(frozen=True)
class Work:
    """Something to be done once for `key`."""

    kind: str
    key: str
    payload: dict[str, Any]


def put(kind: str, key: str, **payload: Any) -> None:
    """Ask for one piece of work, as `put_all` does."""
    put_all([Work(kind, key, payload)])


def put_all(works: Iterable[Work]) -> None:
    """Ask for each to be done once, in the present transaction; asking again changes nothing.

    After the commit the broker is nudged; when it is away the next drain finds the rows all the same.
    """
    works = list(works)
    if not works:
        return
    at = database_time()
    Job.objects.bulk_create([_job(work, at) for work in works], ignore_conflicts=True)
    transaction.on_commit(nudge, robust=True)


def _job(work: Work, at: datetime) -> Job:
    queue = settings.OUTBOX_QUEUES.get(work.kind, DEFAULT_QUEUE)
    return Job(kind=work.kind, key=work.key, queue=queue, payload=work.payload, created_at=at, due_at=at)


def nudge() -> None:
    """Tell the workers that there is something to do, as `settings.OUTBOX_NUDGE` says."""
    if settings.OUTBOX_NUDGE:
        import_string(settings.OUTBOX_NUDGE)()


def handler(kind: str) -> Callable[..., None]:
    """The function that does jobs of this kind; raises KeyError for an unknown one."""
    return import_string(settings.OUTBOX_HANDLERS[kind])
