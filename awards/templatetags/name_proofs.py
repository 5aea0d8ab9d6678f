"""Names that units have not confirmed, for pages that send or print them."""

from django import template

from awards.models import Decision, NameProof, Proposal
from awards.models.name_proofs import ProofState
from awards.selectors import name_proofs

register = template.Library()


@register.simple_tag
def unconfirmed_names(decision: Decision) -> list[str]:
    """A warning, never a reason to stop."""
    return name_proofs.unconfirmed_names(decision)


@register.simple_tag
def names_to_proof(proposal: Proposal) -> int | None:
    """How many names wait for the unit's answer; None where it was not asked."""
    states = list(NameProof.objects.filter(nomination__proposal=proposal).values_list("state", flat=True))
    return states.count(ProofState.WAITING) if states else None
