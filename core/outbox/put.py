"""Putting work into the outbox."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from core.clock import database_time
from core.outbox.models import Job

DEFAULT_QUEUE = "mail"


def put(kind: str, key: str, **payload: Any) -> None:
    """Ask for `kind` to be done once for `key`, in the present transaction; asking again changes nothing.

    After the commit the broker is nudged; when it is away the next drain finds the row all the same.
    """
    at = database_time()
    queue = settings.OUTBOX_QUEUES.get(kind, DEFAULT_QUEUE)
    row = Job(kind=kind, key=key, queue=queue, payload=payload, created_at=at, due_at=at)
    Job.objects.bulk_create([row], ignore_conflicts=True)
    transaction.on_commit(nudge, robust=True)


def nudge() -> None:
    """Tell the workers that there is something to do, as `settings.OUTBOX_NUDGE` says."""
    if settings.OUTBOX_NUDGE:
        import_string(settings.OUTBOX_NUDGE)()


def handler(kind: str) -> Callable[..., None]:
    """The function that does jobs of this kind; raises KeyError for an unknown one."""
    return import_string(settings.OUTBOX_HANDLERS[kind])
