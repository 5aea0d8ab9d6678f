"""What every page of a unit's proposal has around its own content."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from awards.enums import ProposalState
from awards.gates.progress import Progress
from awards.models import Proposal
from awards.selectors.states import proposal_state_for_unit
from awards.services.drafts import why_not_editable
from campaigns.models import Extension
from campaigns.selectors import requests_of
from core.access import why_not


def _paper_in_time(progress: Progress) -> Extension | None:
    """The paper from which Văn phòng may type this draft now (rule 9)."""
    proposal, now = progress.proposal, progress.now
    if proposal.state != ProposalState.DRAFT or progress.window.granted is None:
        return None
    return Extension.objects.papers_open(now).filter(round=proposal.round_id, unit=proposal.unit_id).first()


def proposal_page(
    request: HttpRequest,
    proposal: Proposal,
    template: str,
    context: dict[str, Any],
    *,
    step: str = "",
    status: int = 200,
    progress: Progress | None = None,
) -> HttpResponse:
    """Render a page of `proposal`: its steps with `step` as the present one, its window, whether it may be written."""
    actor = request.actor
    progress = progress or Progress(proposal, actor.now)
    locked = why_not(actor, "awards.edit_proposal", proposal) or why_not_editable(proposal)
    frame = {
        "proposal": proposal,
        "progress": progress,
        "steps": progress.steps(step),
        "window": progress.window,
        "now": actor.now,
        "asked": requests_of(proposal.round, proposal.unit).first() if proposal.state == ProposalState.DRAFT else None,
        "locked": locked,
        "may_write": not locked,
        "published": progress.published,
        "state": proposal_state_for_unit(proposal, progress.published),
        "remarks": progress.remarks,
        "paper": _paper_in_time(progress),
    }
    return render(request, template, frame | context, status=status)
