"""What was registered for a nominee: beside what is asked for him now."""

from django.db.models import QuerySet

from awards.models import Nomination
from campaigns.models import Target
from campaigns.selectors import targets_for


def targets_of(nomination: Nomination) -> QuerySet[Target]:
    """In the years of the round's achievements."""
    round_ = nomination.proposal.round
    years = range(round_.period_from, round_.period_to + 1)
    return targets_for(nomination.subject, years, round_.campaign)
