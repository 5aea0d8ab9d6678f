"""What is asked about papers again and again."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from awards.enums import DecisionState
from awards.models import Closing, CouncilSession, Decision, Proposal, ReferralPackage
from campaigns.models import Round
from dossiers.models import (
    COUNCIL,
    DECISIONS,
    FOR_LEADERSHIP,
    LETTERS,
    NUMBERED,
    Face,
    Paper,
    PaperKind,
    SignaturePicture,
    SignedCopy,
)
from organization.models import User


def papers_of_proposal(proposal: Proposal) -> QuerySet[Paper]:
    """The latest papers of what was submitted, the receipt first; the mục lục goes with the whole dossier."""
    if proposal.submission_id is None:
        return Paper.objects.none()
    rows = Paper.objects.filter(submission=proposal.submission_id)
    return rows.exclude(kind=PaperKind.DOSSIER_CONTENTS).order_by("pk")


def notices_of_proposal(proposal: Proposal) -> QuerySet[Paper]:
    """What the unit was told of its nominees with each published Decision of the round."""
    told = {"kind": PaperKind.RESULT_NOTICE, "unit": proposal.unit_id, "decision__round": proposal.round_id}
    return Paper.objects.filter(**told, decision__state=DecisionState.PUBLISHED).order_by("pk")


def papers_of_decision(decision: Decision) -> QuerySet[Paper]:
    return Paper.objects.filter(decision=decision).order_by("pk")


def paper_of_closing(closing: Closing) -> Paper | None:
    """Its Báo cáo chốt hạn, None until it has been made."""
    return Paper.objects.filter(kind=PaperKind.CLOSING_REPORT, subject_key=f"closing:{closing.pk}").last()


def papers_of_session(session: CouncilSession) -> QuerySet[Paper]:
    """The papers made of a session of the council, newest first, each with `is_signed`."""
    copies = SignedCopy.objects.filter(paper=OuterRef("pk"), replaced_at=None)
    rows = Paper.objects.filter(subject_key__in=[f"{kind}:{session.pk}" for kind in COUNCIL], kind__in=COUNCIL)
    return rows.annotate(is_signed=Exists(copies))


def with_signed_minutes(sessions: Iterable[CouncilSession]) -> set[int]:
    """Of these sessions those whose minutes are here as they were signed."""
    keys = {f"{PaperKind.COUNCIL_MINUTES}:{session.pk}": session.pk for session in sessions}
    copies = SignedCopy.objects.filter(paper__kind=PaperKind.COUNCIL_MINUTES, paper__subject_key__in=keys)
    return {keys[key] for key in copies.filter(replaced_at=None).values_list("paper__subject_key", flat=True)}


def session_of_paper(paper: Paper, actor: Any) -> CouncilSession | None:
    """The session of the council that a paper of it is about, for whoever may see it."""
    if paper.kind not in COUNCIL:
        return None
    return CouncilSession.objects.visible_to(actor).filter(pk=paper.subject_key.rpartition(":")[2]).first()


def papers_for_leadership(round_: Round) -> list[Paper]:
    """What goes to leadership with the list of this round that was passed on last, of each kind the last one."""
    rows = Paper.objects.filter(round=round_, kind__in=FOR_LEADERSHIP).order_by("pk")
    return list({row.kind: row for row in rows}.values())


def letters_of_round(round_: Round) -> QuerySet[Paper]:
    """The công văn made from this round, newest first."""
    return Paper.objects.filter(round=round_, kind__in=LETTERS)


def letters_to_number() -> list[Paper]:
    """The papers printed for signature that have no number yet, of each the last print.

    Minutes of tellers go with those of the session, and need none.
    """
    rows = Paper.objects.filter(kind__in=NUMBERED).exclude(kind=PaperKind.COUNCIL_TALLY)
    issued = rows.filter(face=Face.ISSUED).values("subject_key")
    waiting = rows.filter(face=Face.FOR_SIGNATURE).exclude(subject_key__in=issued)
    return list({row.subject_key: row for row in waiting.select_related("round").order_by("pk")}.values())


def print_for_signature(decision: Decision) -> Paper | None:
    """The last print of a Decision for its signature."""
    return Paper.objects.filter(decision=decision, kind=PaperKind.DECISION, face=Face.FOR_SIGNATURE).first()


def copy_in_force(paper: Paper) -> SignedCopy | None:
    """Its signed copy; that of a Decision as long as the Decision names it (taking back to the draft ends it)."""
    rows = paper.signed_copies.filter(replaced_at=None).select_related("file", "uploaded_by")
    if paper.kind in DECISIONS:
        rows = rows.filter(file=paper.decision.signed_copy_id)
    return rows.first()


def picture_of(user: User) -> SignaturePicture | None:
    """The picture that this account's signatures are drawn with; None: words."""
    return SignaturePicture.objects.filter(user=user, dropped_at=None).select_related("file").first()


def letters_of_package(package: ReferralPackage) -> QuerySet[Paper]:
    """The Tờ trình of a package, each print; the newest first."""
    return Paper.objects.filter(kind=PaperKind.REFERRAL_LETTER, package=package)
