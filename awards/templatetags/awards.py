"""Tags about a unit's proposal."""

from typing import Any

from django import template

from awards.gates.progress import Progress
from awards.models import Proposal

register = template.Library()


@register.inclusion_tag("awards/unit/parts/deadline.html", takes_context=True)
def unit_deadline(context: template.Context, proposal: Proposal, *, asks: bool = True) -> dict[str, Any]:
    """The deadline panel of a proposal on a page that has no progress of its own.

    `asks`: its countdown asks the server each minute; off where the reader may not read the proposal's clock.
    """
    progress = Progress(proposal, context["request"].actor.now)
    return {
        "proposal": proposal,
        "progress": progress,
        "window": progress.window,
        "now": progress.now,
        "silent": not asks,
    }
