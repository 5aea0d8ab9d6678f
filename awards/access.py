"""The object, if one may: 404 for what is not there for the asker, the same for what is not there at all."""

from typing import Any

from django.shortcuts import get_object_or_404

from awards.models import Decision, Nomination, Proposal
from campaigns.models import Round

NOMINATION_PARTS = (
    "proposal__round__campaign", "proposal__unit", "proposal__submission", "award_type", "fallback_award", "person",
    "unit",
)  # fmt: skip


def get_proposal_or_404(actor: Any, pk: int) -> Proposal:
    rows = Proposal.objects.visible_to(actor).select_related("round__campaign", "unit", "submission")
    return get_object_or_404(rows, pk=pk)


def get_nomination_or_404(actor: Any, pk: int) -> Nomination:
    rows = Nomination.objects.visible_to(actor).select_related(*NOMINATION_PARTS)
    return get_object_or_404(rows, pk=pk)


def get_round_or_404(actor: Any, pk: int) -> Round:
    return get_object_or_404(Round.objects.visible_to(actor).select_related("campaign"), pk=pk)


def get_decision_or_404(actor: Any, pk: int) -> Decision:
    rows = Decision.objects.visible_to(actor).select_related("round__campaign", "award_type", "signer__person")
    return get_object_or_404(rows, pk=pk)
