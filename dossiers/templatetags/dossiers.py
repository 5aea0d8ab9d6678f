"""Papers of a proposal or a Decision, for pages of the apps below."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import template

from awards.models import Closing, CouncilSession, Decision, Nomination, Proposal, ReferralPackage
from campaigns.models import Round
from core.files.models import StoredFile
from core.outbox.models import Job, JobState
from dossiers.models import Paper, SignatureReport, SignedCopy
from dossiers.selectors import (
    letters_of_package,
    letters_of_round,
    notices_of_proposal,
    paper_of_closing,
    papers_for_leadership,
    papers_of_decision,
    papers_of_proposal,
    papers_of_session,
)
from dossiers.signatures import Verdict

register = template.Library()


@register.simple_tag
def proposal_papers(proposal: Proposal) -> list[Paper]:
    """The papers of what was submitted."""
    return list(papers_of_proposal(proposal))


@register.simple_tag
def result_notices(proposal: Proposal) -> list[Paper]:
    """The Thông báo kết quả to the proposal's unit."""
    return list(notices_of_proposal(proposal))


@register.simple_tag
def decision_papers(decision: Decision) -> list[Paper]:
    """The Decision's own papers, certificates and notices."""
    return list(papers_of_decision(decision))


@register.simple_tag
def council_papers(session: CouncilSession) -> list[Paper]:
    """The papers made of a session of the council."""
    return list(papers_of_session(session))


@register.simple_tag
def package_papers(package: ReferralPackage) -> list[Paper]:
    """The Tờ trình of a package that goes up, the newest first."""
    return list(letters_of_package(package))


@register.simple_tag
def closing_paper(closing: Closing) -> Paper | None:
    """The closing report of one version of a round's list."""
    return paper_of_closing(closing)


@register.simple_tag
def leadership_papers(round_: Round) -> list[Paper]:
    """What goes to leadership with the list passed on last."""
    return papers_for_leadership(round_)


@register.simple_tag
def round_letters(round_: Round) -> list[Paper]:
    """The công văn made from a round, newest first."""
    return list(letters_of_round(round_))


@register.simple_tag
def report_paper(nomination: Nomination) -> Paper | None:
    """The report of one nominee as it was submitted."""
    return papers_of_proposal(nomination.proposal).filter(nomination=nomination).last()


@register.inclusion_tag("dossiers/signatures.html")
def signatures(file: StoredFile) -> dict[str, Any]:
    """What digital signatures a signed copy carries, in words."""
    report = SignatureReport.objects.filter(file=file).first()
    waits = report is None and Job.objects.filter(kind="signatures", key=f"{file.pk}", state=JobState.WAITING).exists()
    here = SignedCopy.objects.filter(file=file, certificate__isnull=False).values_list("certificate", flat=True).first()
    rows = [_in_words(row) for row in (report and report.signatures) or ()]
    return {"report": report, "waits": waits, "rows": rows, "here": here}


def _in_words(row: dict[str, str]) -> dict[str, Any]:
    at = datetime.fromisoformat(row["at"]) if row["at"] else None
    return row | {"words": Verdict(row["verdict"]).label, "is_good": row["verdict"] == Verdict.VALID, "at": at}


@register.filter
def voted_in_secret(nominations: Iterable[Nomination]) -> bool:
    """Whether the unit voted on any of these by secret ballot: then there is a Biên bản kiểm phiếu."""
    return any(row.ballot.secret for row in nominations if hasattr(row, "ballot"))


@register.filter
def report_kind(nomination: Nomination) -> str:
    """The kind of paper that reports on this nominee."""
    return f"achievement_report_{nomination.subject_kind}"
