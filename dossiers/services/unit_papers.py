"""A unit's papers, from its working draft or from what it submitted.

Of what was submitted nothing is printed twice: a submission keeps the papers it was given, and a print that was
signed is its paper in the words that were signed, as long as it says the same of the dossier.
"""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from awards.content import freeze
from awards.models import Proposal, Submission
from core.clock import day_of
from core.refusals import Refused
from dossiers.building import office_papers, unit_papers
from dossiers.current import version_hash
from dossiers.models import Face, Paper, PaperKind, SignedCopy
from dossiers.rendering.data import PaperData
from dossiers.services.papers import bound, make_paper

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
    if unit_papers.voted_in_secret(content):
        kinds.append((PaperKind.UNIT_BALLOTS, None))
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
    options = {"face": face, "made_at": submission.decided_at if submission else now}
    key = f"proposal:{proposal.pk}:{nomination or ''}"
    facts = _facts(_built(content, version, kind, nomination, facts_only=True, **options))
    if submission and (there := _kept(submission, kind, key, facts)):
        return there
    data = _built(content, version, kind, nomination, **options)
    about = {"proposal": proposal, "submission": submission, "nomination_id": nomination, "facts_hash": facts}
    return make_paper(kind, data, subject_key=key, now=now, actor=actor, **about)


def _built(
    content: dict[str, Any], version: dict[str, Any], kind: str, nomination: int | None, *, face: str,
    made_at: datetime, facts_only: bool = False,
) -> PaperData:  # fmt: skip
    if kind == PaperKind.SUBMISSION_LETTER:
        build = unit_papers.letter_facts if facts_only else unit_papers.submission_letter
        return build(content, version, face=face, made_at=made_at)
    if kind == PaperKind.MEETING_MINUTES:
        return unit_papers.meeting_minutes(content, version, face=face, made_at=made_at)
    if kind == PaperKind.UNIT_BALLOTS:
        if not unit_papers.voted_in_secret(content):
            raise Refused(_("Biên bản kiểm phiếu chỉ có khi đơn vị bỏ phiếu kín."))
        return unit_papers.unit_ballots(content, version, face=face, made_at=made_at)
    if nomination and any(row["id"] == nomination for row in content["nominations"]):
        return unit_papers.report(content, version, nomination, face=face, made_at=made_at)
    raise Refused(_("Chọn đối tượng có báo cáo thành tích."))


def _facts(data: PaperData) -> str:
    """The hash of what a paper says of the dossier; the year beside a date left blank is the day's, not the unit's."""
    return version_hash(data.model_copy(update={"letterhead": data.letterhead.model_copy(update={"year": None})}))


def _kept(submission: Submission, kind: str, key: str, facts: str) -> Paper | None:
    """The paper that `submission` has already, else the print of these `facts` that was signed."""
    prints = Paper.objects.filter(kind=kind, face=Face.FOR_SIGNATURE, subject_key=key)
    own = prints.filter(submission=submission).first()
    copies = SignedCopy.objects.filter(paper=OuterRef("pk"), replaced_at=None)
    signed = None if own else prints.filter(Exists(copies), facts_hash=facts).first()
    return bound(signed, submission) if signed else own
