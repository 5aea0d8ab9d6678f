"""How far the worker is with a paper, and what keeps it from being made."""

from django.utils.translation import gettext as _

from core.outbox.models import Job, JobState
from dossiers.models import Paper


def why_not_made(paper: Paper) -> str:
    """Why no page of `paper` is to be expected, for the person who looks; "" while the worker is at it, or done.

    Data that cannot be printed are told on the paper. A job that was given up (its process died again and again, the
    machine lacks something) has its error in the outbox, where the office has it done once more.
    """
    if paper.error:
        return paper.error
    kind, key = ("pages", paper.pdf_id) if paper.pdf_id else ("paper", paper.pk)
    given_up = Job.objects.filter(kind=kind, key=str(key), state=JobState.FAILED).first()
    if given_up is None:
        return ""
    return _("Máy chủ đã thử nhiều lần mà không làm xong: %s") % given_up.error
