"""Who has not sent anything yet."""

from awards.models import Proposal
from campaigns.models import Round
from campaigns.selectors import round_units
from organization.models import Unit


def silent_units(round_: Round) -> list[Unit]:
    """The units of the round that have nothing submitted, in order."""
    sent = set(Proposal.objects.filter(round=round_, submission__isnull=False).values_list("unit", flat=True))
    return [unit for unit in round_units(round_) if unit.pk not in sent]
