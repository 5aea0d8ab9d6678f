"""Hồ sơ trọn bộ of a proposal: have it made, see how far it is, take it along."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from awards.access import get_proposal_or_404
from awards.models import Proposal
from core.files.serving import serve_file
from dossiers.models import WholeDossier
from dossiers.services.whole import ask_dossier
from dossiers.views.bundled import serve_bundle, taken_along


def _proposal(request: HttpRequest, pk: int) -> Proposal:
    """What is submitted; a draft has no dossier yet."""
    row = get_proposal_or_404(request.actor, pk)
    if row.submission is None:
        raise Http404
    return row


def _made(request: HttpRequest, pk: int, what: str) -> WholeDossier:
    proposal = _proposal(request, pk)
    rows = WholeDossier.objects.filter(submission=proposal.submission)
    return taken_along(request, rows, what, about=proposal)


@require_POST
def make(request: HttpRequest, pk: int) -> HttpResponse:
    ask_dossier(_proposal(request, pk), actor=request.actor, now=request.actor.now)
    return redirect("dossier", pk)


@require_safe
def dossier(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it is, and what it holds; while the worker makes it, htmx asks again for this part of the page."""
    proposal = _proposal(request, pk)
    row = WholeDossier.objects.filter(submission=proposal.submission).first()
    template = "dossiers/dossier.html#progress" if request.htmx else "dossiers/dossier.html"
    return render(request, template, {"proposal": proposal, "dossier": row})


@require_safe
def download_pdf(request: HttpRequest, pk: int) -> FileResponse:
    row = _made(request, pk, _("Tải hồ sơ trọn bộ: %s"))
    return serve_file(row.pdf, as_name=f"{row}.pdf")


@require_safe
def download_zip(request: HttpRequest, pk: int) -> FileResponse:
    row = _made(request, pk, _("Tải hồ sơ trọn bộ dạng zip: %s"))
    return serve_bundle(row, as_name=f"ho-so-{row.submission_id}")
