"""What is asked about papers again and again."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from awards.enums import DecisionState, NominationState
from awards.models import Decision, DecisionLine, Proposal, Submission
from campaigns.models import Round
from dossiers.models import LETTERS, Face, Paper, PaperKind


@dataclass(frozen=True)
class Genuine:
    """What the public page may say of a code: the kind of paper, and whether it is the one in force."""

    what: str
    in_force: bool
    note: str = ""
    at: datetime | None = None


def genuine(code: str) -> Genuine | None:
    """What `code` belongs to; None for no paper of ours. Of certificates only what was published is told."""
    return _of_submission(code) or _of_certificate(code) or _of_paper(code)


def _of_submission(code: str) -> Genuine | None:
    row = Submission.objects.filter(code=code).select_related("proposal").first()
    if row is None:
        return None
    current = row.proposal.submission_id == row.pk
    note = "" if current else _("Đã có lần nộp sau hoặc đơn vị đã rút hồ sơ.")
    return Genuine(_("Phiếu xác nhận đã nộp hồ sơ"), current, note)


def _of_certificate(code: str) -> Genuine | None:
    rows = DecisionLine.objects.filter(code=code, decision__state=DecisionState.PUBLISHED)
    line = rows.select_related("decision__award_type", "nomination").first()
    if line is None:
        return None
    in_force = line.nomination.state == NominationState.GRANTED
    told = {"name": line.printed_name, "decision": line.decision}
    return Genuine(str(line.decision.award_type), in_force, _("Tặng %(name)s. %(decision)s.") % told)


def _of_paper(code: str) -> Genuine | None:
    row = Paper.objects.filter(code=code).exclude(face=Face.DRAFT).exclude(kind=PaperKind.CERTIFICATE).first()
    if row is None:
        return None
    newest = Paper.objects.filter(kind=row.kind, face=row.face, subject_key=row.subject_key).order_by("-pk").first()
    in_force = newest.pk == row.pk
    return Genuine(row.get_kind_display(), in_force, "" if in_force else _("Đã có bản in sau thay thế bản này."))


def papers_of_proposal(proposal: Proposal) -> QuerySet[Paper]:
    """The latest papers of what was submitted, the receipt first."""
    if proposal.submission_id is None:
        return Paper.objects.none()
    return Paper.objects.filter(submission=proposal.submission_id).order_by("pk")


def papers_of_decision(decision: Decision) -> QuerySet[Paper]:
    return Paper.objects.filter(decision=decision).order_by("pk")


def letters_of_round(round_: Round) -> QuerySet[Paper]:
    """The công văn made from this round, newest first."""
    return Paper.objects.filter(round=round_, kind__in=LETTERS)


def letters_to_number() -> list[Paper]:
    """The công văn printed for signature that have no number yet, of each the last print."""
    rows = Paper.objects.filter(kind__in=LETTERS)
    issued = rows.filter(face=Face.ISSUED).values("subject_key")
    waiting = rows.filter(face=Face.FOR_SIGNATURE).exclude(subject_key__in=issued)
    return list({row.subject_key: row for row in waiting.select_related("round").order_by("pk")}.values())
