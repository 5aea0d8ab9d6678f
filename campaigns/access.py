"""The campaign or round, if one may: 404 for what is not there for the asker."""

from typing import Any

from django.shortcuts import get_object_or_404

from campaigns.models import Amendment, Campaign, CampaignNote, Feedback, Round, Target, TargetCall, TargetPaper
from campaigns.selectors import called_units
from organization.models import Unit


def get_campaign_or_404(actor: Any, pk: int) -> Campaign:
    return get_object_or_404(Campaign.objects.visible_to(actor), pk=pk)


def get_round_or_404(actor: Any, pk: int) -> Round:
    return get_object_or_404(Round.objects.visible_to(actor).select_related("campaign"), pk=pk)


def get_amendment_or_404(actor: Any, pk: int) -> Amendment:
    return get_object_or_404(Amendment.objects.visible_to(actor).select_related("campaign", "paper"), pk=pk)


def get_feedback_or_404(actor: Any, pk: int) -> Feedback:
    rows = Feedback.objects.visible_to(actor).select_related("campaign", "unit", "sent_by")
    return get_object_or_404(rows, pk=pk)


def get_target_call_or_404(actor: Any, pk: int) -> TargetCall:
    return get_object_or_404(TargetCall.objects.visible_to(actor).select_related("campaign"), pk=pk)


def get_called_unit_or_404(actor: Any, call: TargetCall, pk: int) -> Unit:
    """A unit that the call is about: asked now, or registered earlier."""
    return get_object_or_404(called_units(call, actor.today), pk=pk)


def get_target_or_404(actor: Any, pk: int, **of: Any) -> Target:
    rows = Target.objects.visible_to(actor).select_related("call__campaign", "unit", "person")
    return get_object_or_404(rows, pk=pk, **of)


def get_target_paper_or_404(actor: Any, pk: int) -> TargetPaper:
    return get_object_or_404(TargetPaper.objects.visible_to(actor).select_related("file"), pk=pk)


def get_note_or_404(actor: Any, pk: int) -> CampaignNote:
    rows = CampaignNote.objects.visible_to(actor).present().select_related("file", "unit")
    return get_object_or_404(rows, pk=pk)
