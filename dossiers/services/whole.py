"""Hồ sơ trọn bộ of a submitted version: asked for by a reader, put together by the worker."""

from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from awards.models import Proposal, Submission
from core.files.models import StoredFile
from core.journal import record
from core.refusals import Conflict
from dossiers.building.contents import dossier_contents
from dossiers.models import Paper, PaperKind, SignedCopy, WholeDossier
from dossiers.rendering.dossier import Entry
from dossiers.services.bundles import Item, ask_again, assemble, numbered, of_file, of_paper
from dossiers.services.papers import make_paper
from dossiers.services.printing import render
from dossiers.services.unit_papers import make_submission_papers

KIND = "dossier"


@transaction.atomic
def ask_dossier(proposal: Proposal, *, actor: Any, now: datetime) -> WholeDossier:
    """Have the dossier of what is submitted made, anew when it was made before; while it is made nothing changes.

    Raises Conflict when nothing is submitted.
    """
    submission = proposal.submission
    if submission is None:
        raise Conflict(_("Chưa có bản nộp nào để lập hồ sơ trọn bộ."))
    row, _new = WholeDossier.objects.select_for_update().get_or_create(submission=submission)
    if ask_again(row, KIND):
        record("dossier.ask", actor=actor, now=now, obj=proposal, unit_id=proposal.unit_id, number=submission.number)
    return row


def make_whole(row: WholeDossier, *, now: datetime) -> None:
    assemble(row, items_of(row.submission, now=now), partial(contents_of, row.submission, now=now), now=now)


def contents_of(
    submission: Submission, titles: list[str], parts: list[bytes | str], *, now: datetime
) -> tuple[Paper, list[Entry]]:
    """Mục lục hồ sơ as a paper with its PDF, and where each part stands behind it."""
    data, entries = numbered(titles, parts, partial(dossier_contents, submission))
    paper = make_paper(
        PaperKind.DOSSIER_CONTENTS, data, subject_key=f"contents:{submission.pk}", now=now,
        proposal=submission.proposal, submission=submission,
    )  # fmt: skip
    return render(paper, now=now), entries


def items_of(submission: Submission, *, now: datetime) -> list[Item]:
    """Receipt, letter, minutes, reports, each followed by its signed copy; then own reports and evidence."""
    papers = make_submission_papers(submission, now=now)
    copies = SignedCopy.objects.filter(paper__in=papers, replaced_at=None).select_related("file")
    signed = {copy.paper_id: copy.file for copy in copies}
    items = []
    for paper in papers:
        items.append(of_paper(paper))
        if paper.pk in signed:
            items.append(of_file(_("%s (bản đã ký)") % paper.title, signed[paper.pk]))
    return items + [of_file(title, file) for title, file in _files(submission.content)]


def _files(content: dict[str, Any]) -> list[tuple[str, StoredFile]]:
    reports = [
        (_("Báo cáo thành tích: %s") % row["printed_name"], row["report"]["own_file"]["id"])
        for row in content["nominations"]
        if row["report"] and row["report"]["own_file"]
    ]
    named = reports + [(_("Minh chứng: %s") % row["caption"], row["file"]["id"]) for row in content["evidence"]]
    found = StoredFile.objects.in_bulk([pk for _title, pk in named])
    return [(title, found[pk]) for title, pk in named]
