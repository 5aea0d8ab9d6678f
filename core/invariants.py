"""What must always be true, whatever was interrupted: asked nightly, after tests, and by `check_invariants`."""

from collections.abc import Iterator

from django.conf import settings
from django.utils.module_loading import import_string

from core.files import store
from core.files.models import StoredFile
from core.journal.chain import access_breaks, breaks
from core.models import Job
from core.outbox.drain import MAX_ATTEMPTS
from core.outbox.models import JobState


def broken() -> list[str]:
    """Everything that is not as it must be, in words; empty when all is well."""
    return [line for path in settings.INVARIANTS for line in import_string(path)()]


def journal_is_whole() -> Iterator[str]:
    yield from breaks()
    yield from access_breaks()


def jobs_end() -> Iterator[str]:
    """No job is tried for ever."""
    for job in Job.objects.filter(state=JobState.WAITING, attempts__gt=MAX_ATTEMPTS, leased_until=None):
        yield f"Việc nền {job.kind} {job.key} đã thử {job.attempts} lần mà chưa kết thúc"


def files_are_there() -> Iterator[str]:
    """Every row of a file has its bytes; whether they are still the right ones is read again at night."""
    for sha256 in StoredFile.objects.order_by("sha256").values_list("sha256", flat=True).distinct():
        if not store.blob_path(sha256).exists():
            yield f"Tệp {sha256} không có trên đĩa"
