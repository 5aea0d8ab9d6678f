"""Making papers: frozen data first, in the transaction of the asker; the PDF follows from the worker."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from awards.models import Submission
from core.codes import public_code
from core.outbox.put import put
from dossiers.current import version_hash
from dossiers.models import DECISIONS, Face, Paper, PaperKind
from dossiers.rendering.data import Mark, PaperData

# Quyết định, papers to UBND tỉnh and pre-printed blanks carry nothing beyond their form (documents.md); no code may
# tell ballots apart.
UNMARKED = frozenset(
    {
        *DECISIONS,
        PaperKind.CERTIFICATE_FIELDS,
        PaperKind.BLANK_RULER,
        PaperKind.COUNCIL_BALLOT,
        PaperKind.REFERRAL_LETTER,
    }
)


@transaction.atomic
def make_paper(
    kind: str,
    data: PaperData,
    *,
    subject_key: str,
    now: datetime,
    actor: Any = None,
    code: str = "",
    marked: bool = True,
    **about: Any,
) -> Paper:
    """The paper of this data: the one that is there already, or a new row and a job for the worker.

    Two papers of one `subject_key` are the same version when their data agree but for the instant of making.
    `about` names the rows it is about; `code` is given where the paper's public code is another row's; a paper that
    is not `marked` carries none at its foot. What was printed from the draft, or for an earlier submission, and is
    submitted unchanged is that submission's paper.
    """
    plain, version = data.model_dump(mode="json"), version_hash(data)
    there = Paper.objects.filter(kind=kind, face=data.face, subject_key=subject_key, data_hash=version).first()
    if there is not None:
        return bound(there, about.get("submission"))
    code = code or public_code()
    if marked and kind not in UNMARKED and data.face != Face.DRAFT:
        url = settings.SITE_URL + reverse("verify", args=[code])
        plain = data.model_copy(update={"mark": Mark(code=code, url=url)}).model_dump(mode="json")
    paper = Paper.objects.create(
        kind=kind, face=data.face, title=data.title[:300], subject_key=subject_key, data=plain, data_hash=version,
        code=code, made_at=now, made_by=actor.user if actor else None, **about,
    )  # fmt: skip
    put("paper", f"{paper.pk}", pk=paper.pk)
    return paper


def bound(paper: Paper, submission: Submission | None) -> Paper:
    """`paper` as the one of `submission`, unless it is a later one's already."""
    if submission and (paper.submission_id or 0) < submission.pk:
        paper.submission = submission
        paper.save(update_fields=["submission"])
    return paper
