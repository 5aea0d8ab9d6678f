"""The campaign or round, if one may: 404 for what is not there for the asker."""

from typing import Any

from django.shortcuts import get_object_or_404

from campaigns.models import Amendment, Campaign, Feedback, Round


def get_campaign_or_404(actor: Any, pk: int) -> Campaign:
    return get_object_or_404(Campaign.objects.visible_to(actor), pk=pk)


def get_round_or_404(actor: Any, pk: int) -> Round:
    return get_object_or_404(Round.objects.visible_to(actor).select_related("campaign"), pk=pk)


def get_amendment_or_404(actor: Any, pk: int) -> Amendment:
    return get_object_or_404(Amendment.objects.visible_to(actor).select_related("campaign", "paper"), pk=pk)


def get_feedback_or_404(actor: Any, pk: int) -> Feedback:
    rows = Feedback.objects.visible_to(actor).select_related("campaign", "unit", "sent_by")
    return get_object_or_404(rows, pk=pk)
