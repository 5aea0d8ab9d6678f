"""Soát tên: who has looked over the names of a round, and what they want corrected."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from awards.access import get_proposal_or_404, get_round_or_404
from awards.selectors.name_proofs import proofs_of_round
from awards.services.name_proofs import apply_name_corrections, send_name_proofs
from core.access import check


@require_safe
def name_proofs(request: HttpRequest, pk: int) -> HttpResponse:
    """Every unit with its answers."""
    round_ = get_round_or_404(request.actor, pk)
    check(request.actor, "awards.send_name_proofs", round_)
    return render(request, "awards/office/name_proofs.html", {"round": round_, "units": proofs_of_round(round_)})


@require_POST
def send(request: HttpRequest, pk: int) -> HttpResponse:
    round_ = get_round_or_404(request.actor, pk)
    count = send_name_proofs(round_, actor=request.actor, now=request.actor.now)
    said = _("Đã gửi bản soát tên cho %d đơn vị.") % count if count else _("Mọi đơn vị đã trả lời đủ.")
    messages.success(request, said)
    return redirect("name_proofs", pk)


@require_POST
def apply(request: HttpRequest, pk: int) -> HttpResponse:
    """Print a unit's names as it wants them."""
    proposal = get_proposal_or_404(request.actor, pk)
    count = apply_name_corrections(proposal, actor=request.actor, now=request.actor.now)
    messages.success(request, _("Đã sửa %d tên theo đề nghị của đơn vị.") % count)
    return redirect("name_proofs", proposal.round_id)
