"""The object, if one may: 404 for what is not there for the asker, the same for what is not there at all."""

from typing import Any

from django.shortcuts import get_object_or_404

from awards.models import (
    Complaint,
    CouncilSession,
    Decision,
    Evidence,
    Nomination,
    PaperRecord,
    Posting,
    Proposal,
    ReferralPackage,
    Report,
    RoleModel,
    RoleModelPicture,
    Submission,
)
from campaigns.enums import ExtensionKind
from campaigns.models import Extension, Round
from core.access import check, may

NOMINATION_PARTS = (
    "proposal__round__campaign", "proposal__unit", "proposal__submission", "award_type", "fallback_award", "person",
    "unit",
)  # fmt: skip


def get_proposal_or_404(actor: Any, pk: int) -> Proposal:
    rows = Proposal.objects.visible_to(actor).select_related("round__campaign", "unit", "submission")
    return get_object_or_404(rows, pk=pk)


def get_proposal_on_paper_or_404(actor: Any, pk: int) -> Proposal:
    """Any proposal for whoever records papers, a draft too: its pages show how far it is, not what it says."""
    recording = may(actor, "awards.record_paper")
    seen = Proposal.objects.all() if recording else Proposal.objects.visible_to(actor)
    proposal = get_object_or_404(seen.select_related("round__campaign", "unit", "submission"), pk=pk)
    check(actor, "awards.record_paper", proposal)
    return proposal


def get_paper_in_time_or_404(actor: Any, pk: int) -> Extension:
    """The record of a paper dossier that came in time."""
    rows = Extension.objects.visible_to(actor).filter(kind=ExtensionKind.PAPER_IN_TIME)
    return get_object_or_404(rows.select_related("round", "unit"), pk=pk)


def get_paper_record_or_404(actor: Any, pk: int) -> PaperRecord:
    rows = PaperRecord.objects.visible_to(actor).select_related("file", "proposal")
    return get_object_or_404(rows, pk=pk)


def get_nomination_or_404(actor: Any, pk: int) -> Nomination:
    rows = Nomination.objects.visible_to(actor).select_related(*NOMINATION_PARTS)
    return get_object_or_404(rows, pk=pk)


def get_round_or_404(actor: Any, pk: int) -> Round:
    return get_object_or_404(Round.objects.visible_to(actor).select_related("campaign"), pk=pk)


def get_decision_or_404(actor: Any, pk: int) -> Decision:
    rows = Decision.objects.visible_to(actor).select_related("round__campaign", "award_type", "signer__person")
    return get_object_or_404(rows, pk=pk)


def get_complaint_or_404(actor: Any, pk: int) -> Complaint:
    parts = (
        "round__campaign",
        "unit",
        "nomination__award_type",
        "sent_by",
        "answered_by",
        "answer_file",
    )
    return get_object_or_404(Complaint.objects.visible_to(actor).select_related(*parts), pk=pk)


def get_role_model_or_404(actor: Any, pk: int) -> RoleModel:
    rows = RoleModel.objects.visible_to(actor).select_related("nomination__proposal__round", "unit")
    return get_object_or_404(rows, pk=pk)


def get_role_model_picture_or_404(actor: Any, pk: int) -> RoleModelPicture:
    rows = RoleModelPicture.objects.filter(story__in=RoleModel.objects.visible_to(actor))
    return get_object_or_404(rows.select_related("file", "story__nomination__proposal"), pk=pk)


def get_posting_or_404(actor: Any, pk: int) -> Posting:
    rows = Posting.objects.visible_to(actor).select_related("round__campaign", "proposed_by", "agreed_by")
    return get_object_or_404(rows, pk=pk)


def get_council_session_or_404(actor: Any, pk: int) -> CouncilSession:
    rows = CouncilSession.objects.visible_to(actor)
    rows = rows.select_related("council", "round__campaign", "chair__person", "secretary__person", "consolidation")
    return get_object_or_404(rows, pk=pk)


def get_session_to_run_or_404(actor: Any, pk: int) -> CouncilSession:
    """A session, for whoever may run it."""
    session = get_council_session_or_404(actor, pk)
    check(actor, "awards.run_council", session)
    return session


def get_package_or_404(actor: Any, pk: int) -> ReferralPackage:
    """A package that goes up; who may not see packages learns of none (403)."""
    check(actor, "awards.see_referrals")
    rows = ReferralPackage.objects.select_related("round__campaign", "award_type", "signer__person", "signed_copy")
    return get_object_or_404(rows, pk=pk)


def get_submission_or_404(actor: Any, pk: int) -> Submission:
    rows = Submission.objects.visible_to(actor).select_related("proposal__round__campaign", "proposal__unit")
    return get_object_or_404(rows.select_related("submitted_by", "round_version"), pk=pk)


def get_draft_or_404(actor: Any, pk: int) -> Proposal:
    """The working draft: the unit's own, or one that it asks the office to look at (403 for others who may see it)."""
    proposal = get_proposal_or_404(actor, pk)
    check(actor, "awards.read_draft", proposal)
    return proposal


def get_draft_nomination_or_404(actor: Any, pk: int) -> Nomination:
    nomination = get_nomination_or_404(actor, pk)
    check(actor, "awards.read_draft", nomination)
    return nomination


def get_report_or_404(actor: Any, pk: int) -> Report:
    """The report as it is being written."""
    parts = [f"nomination__{part}" for part in NOMINATION_PARTS]
    rows = Report.objects.filter(nomination__in=Nomination.objects.visible_to(actor))
    report = get_object_or_404(rows.select_related("own_file", *parts), pk=pk)
    check(actor, "awards.read_draft", report.nomination)
    return report


def get_evidence_or_404(actor: Any, pk: int) -> Evidence:
    """A file of a draft that one may read, or of a submitted version of a proposal that one may see."""
    rows = Evidence.objects.filter(proposal__in=Proposal.objects.visible_to(actor))
    evidence = get_object_or_404(rows.select_related("file", "proposal__round", "proposal__unit"), pk=pk)
    if not may(actor, "awards.read_draft", evidence.proposal) and not _was_submitted(evidence):
        check(actor, "awards.read_draft", evidence.proposal)
    return evidence


def _was_submitted(evidence: Evidence) -> bool:
    contents = evidence.proposal.submissions.values_list("content", flat=True)
    return any(row["id"] == evidence.pk for content in contents for row in content["evidence"])
