"""Tờ trình of the unit."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from awards.access import get_draft_or_404
from awards.forms.unit_minutes import LetterForm
from awards.models import Letter, Proposal
from awards.services.letters import save_letter
from awards.views.unit.page import proposal_page
from core.access import check
from core.forms import attempt, clashes, is_stale, merge, posted, status_of


@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """Who signs, on which further grounds; number and date when văn thư has given them."""
    proposal, actor = get_draft_or_404(request.actor, pk), request.actor
    form = _form(proposal, actor.today, posted(request))
    if form.is_bound:
        check(actor, "awards.edit_proposal", proposal)
    if "merge" in request.POST:
        form = _form(proposal, actor.today, merge(request.POST, _form(proposal, actor.today)))
        messages.info(request, _("Đã gộp hai nội dung, chưa lưu: sửa lại rồi bấm lưu."))
    elif form.is_bound and form.is_valid():
        version = form.cleaned_data["version"]
        if attempt(form, lambda: save_letter(proposal, form.values(), version=version, actor=actor, now=actor.now)):
            messages.success(request, _("Đã lưu Tờ trình."))
            return redirect("letter", pk)
    theirs = clashes(form, _form(proposal, actor.today)) if is_stale(form) else []
    context, status = {"form": form, "clashes": theirs}, status_of(form)
    return proposal_page(request, proposal, "awards/unit/letter.html", context, step="letter", status=status)


def _form(proposal: Proposal, day: date, data: Any = None) -> LetterForm:
    """The letter as it stands now, with what was posted over it."""
    stored = Letter.objects.filter(proposal=proposal).first() or Letter(proposal=proposal)
    return LetterForm(data, instance=stored, proposal=proposal, day=day)
