"""What the workers do that has no domain; each task is safe twice, late, or never for a week."""

from celery import shared_task
from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from core import clock, clock_guard
from core.files import upkeep
from core.journal import verify, write
from core.models import Heartbeat
from core.outbox import drain as outbox

REREAD_A_NIGHT = 2000


@shared_task
def heartbeat(worker: str) -> None:
    """One kind of worker shows that it lives, and looks whether the clock went back."""
    Heartbeat.objects.update_or_create(worker=worker, defaults={"at": clock.database_time()})
    clock_guard.watch()


@shared_task
def drain(queue: str) -> None:
    """Do what the outbox holds for this kind of worker."""
    outbox.drain(queue)


@shared_task
def chain_access_log() -> None:
    """Close batches over the looks at personal files since the last one."""
    with transaction.atomic():
        while write.chain_access_log(now=clock.now()):
            pass


@shared_task
def sweep_files() -> None:
    """Remove bytes that no row has referred to for a week."""
    upkeep.sweep(clock.database_time())


@shared_task
def rehash_files() -> None:
    """Read kept files again and compare them with their hashes; what is damaged is told to those who can restore."""
    found = upkeep.rehash(clock.database_time(), REREAD_A_NIGHT)
    if found.damaged or found.missing:
        import_string(settings.DAMAGED_FILES_TO)([*found.damaged, *found.missing], now=clock.now())


@shared_task
def verify_journal() -> None:
    """Follow the journal's chain from its beginning; office and leadership see what was found on its page."""
    verify.verify_journal(now=clock.now())


@shared_task
def mail_journal_head() -> None:
    """Anchor the journal outside of this database (quality.md, "Trust")."""
    import_string(settings.JOURNAL_HEAD_TO)(now=clock.now())
