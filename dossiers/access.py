"""Which papers one may see."""

from typing import Any

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from awards.enums import DecisionState
from awards.models import Decision, DecisionLine, Proposal, Submission
from dossiers.models import NUMBERED, REGISTERS, Paper, PaperKind
from organization.enums import Role


def papers_visible_to(actor: Any) -> QuerySet[Paper]:
    """A unit's papers are its own; office and leadership see what was submitted and the department's papers.

    A notice of results is for its unit once the Decision is published. Văn thư sees the papers
    that he numbers, not the reports that go up with a Tờ trình; kế toán the lists of bonuses. Rulers of blanks and
    proofs of names are the office's.
    """
    rows = Paper.objects.select_related("proposal__unit", "proposal__round", "decision", "round", "package", "pdf")
    if not actor.signed_in:
        return rows.none()
    own = Q(proposal__unit__in=actor.unit_ids) | Q(
        kind=PaperKind.RESULT_NOTICE, unit__in=actor.unit_ids, decision__state=DecisionState.PUBLISHED
    )
    if actor.is_office or actor.is_leadership:
        own |= Q(submission__in=Submission.objects.visible_to(actor)) | Q(round__isnull=False)
        own |= Q(package__isnull=False) | Q(kind=PaperKind.YEAR_REPORT)
        own |= Q(proposal__in=Proposal.objects.visible_to(actor).filter(preview_asked_at__isnull=False))
    if actor.is_office:
        own |= Q(proposal__in=Proposal.objects.typed_at(actor.now))
    if actor.is_office or actor.is_leadership or actor.has(Role.CLERK):
        own |= Q(decision__in=Decision.objects.visible_to(actor))
        own |= Q(kind__in=REGISTERS)
    if actor.has(Role.ACCOUNTANT):
        own |= Q(kind=PaperKind.PAYMENT_LIST)
    if actor.has(Role.CLERK):
        own |= Q(kind__in=(*NUMBERED, PaperKind.REFERRAL_LETTER))
    if actor.is_office:
        own |= Q(kind__in=(PaperKind.BLANK_RULER, PaperKind.NAME_PROOF))
    return rows.filter(own)


def get_paper_or_404(actor: Any, pk: int) -> Paper:
    return get_object_or_404(papers_visible_to(actor), pk=pk)


def get_line_or_404(actor: Any, pk: int) -> DecisionLine:
    """One subject of a Decision that the actor may see."""
    rows = DecisionLine.objects.filter(decision__in=Decision.objects.visible_to(actor))
    parts = ("decision__round", "decision__award_type", "decision__signer__person", "nomination")
    return get_object_or_404(rows.select_related(*parts), pk=pk)
