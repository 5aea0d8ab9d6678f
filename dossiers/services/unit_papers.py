"""A unit's papers, from its working draft or from what it submitted."""

from datetime import datetime
from typing import Any

from awards.content import freeze
from awards.models import Proposal, Submission
from core.clock import day_of
from core.refusals import Refused
from dossiers.building import office_papers, unit_papers
from dossiers.models import Face, Paper, PaperKind
from dossiers.services.papers import make_paper

REPORTS = {"collective": PaperKind.REPORT_COLLECTIVE, "individual": PaperKind.REPORT_INDIVIDUAL}


def make_unit_paper(
    proposal: Proposal, kind: str, *, face: str, actor: Any, now: datetime, nomination: int | None = None
) -> Paper:
    """A paper of the working draft: to look at (dự thảo) or to print for signature (bản trình ký)."""
    content = freeze(proposal, day=day_of(now))
    return _make(proposal, content, kind, face=face, actor=actor, now=now, nomination=nomination)


def make_submission_papers(submission: Submission, *, now: datetime) -> list[Paper]:
    """Every paper of one submitted version, and its receipt."""
    proposal, content = submission.proposal, submission.content
    made = [
        make_paper(
            PaperKind.RECEIPT, office_papers.receipt(submission), subject_key=f"submission:{submission.pk}", now=now,
            code=submission.code, proposal=proposal, submission=submission,
        )
    ]  # fmt: skip
    if content["is_nil"]:
        return made
    kinds: list[tuple[str, int | None]] = [(PaperKind.SUBMISSION_LETTER, None), (PaperKind.MEETING_MINUTES, None)]
    written = [row for row in unit_papers.proposed(content) if row["report"] and not row["report"]["own_file"]]
    kinds += [(REPORTS[row["subject_kind"]], row["id"]) for row in written]
    for kind, nomination in kinds:
        made.append(
            _make(proposal, content, kind, face=Face.FOR_SIGNATURE, actor=None, now=now, nomination=nomination,
                  version=submission.round_version.content, submission=submission)
        )  # fmt: skip
    return made


def _make(
    proposal: Proposal, content: dict[str, Any], kind: str, *, face: str, actor: Any, now: datetime,
    nomination: int | None = None, version: dict[str, Any] | None = None, submission: Submission | None = None,
) -> Paper:  # fmt: skip
    version = version or office_papers.version_of(proposal.round)
    made_at = submission.decided_at if submission else now
    if kind == PaperKind.SUBMISSION_LETTER:
        data = unit_papers.submission_letter(content, version, face=face, made_at=made_at)
    elif kind == PaperKind.MEETING_MINUTES:
        data = unit_papers.meeting_minutes(content, version, face=face, made_at=made_at)
    elif nomination and any(row["id"] == nomination for row in content["nominations"]):
        data = unit_papers.report(content, version, nomination, face=face, made_at=made_at)
    else:
        raise Refused("Chọn đối tượng có báo cáo thành tích.")
    about = {"proposal": proposal, "submission": submission, "nomination_id": nomination}
    key = f"proposal:{proposal.pk}:{nomination or ''}"
    return make_paper(kind, data, subject_key=key, now=now, actor=actor, **about)
