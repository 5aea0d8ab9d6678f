"""A person has a failed job done once more."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core.access import check
from core.journal import record
from core.outbox.drain import again
from core.outbox.models import Job, JobState
from core.outbox.put import nudge
from core.refusals import Conflict


@transaction.atomic
def send_again(job: Job, *, actor: Any, now: datetime) -> None:
    """Gửi lại: the job waits for the worker as if it were new. Raises Conflict unless it has failed."""
    check(actor, "core.send_again", job)
    job = Job.objects.select_for_update().get(pk=job.pk)
    if job.state != JobState.FAILED:
        raise Conflict(_("Việc này không còn ở trạng thái lỗi: đang chờ làm lại hoặc đã xong."))
    record("job.again", actor=actor, now=now, obj=job, technical=True)
    again(job)
    transaction.on_commit(nudge, robust=True)
