"""Who has been awarded by a published Decision."""

from django.db.models import QuerySet

from awards.enums import DecisionState, NominationState
from awards.models import DecisionLine


def honoured() -> QuerySet[DecisionLine]:
    """Lines of published Decisions that still stand, with what the board prints and nothing more personal."""
    rows = DecisionLine.objects.filter(
        decision__state=DecisionState.PUBLISHED, nomination__state=NominationState.GRANTED
    )
    return rows.select_related("decision__award_type", "decision__round", "nomination")
