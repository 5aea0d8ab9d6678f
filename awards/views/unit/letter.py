"""Tờ trình of the unit."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from awards.access import get_draft_or_404
from awards.forms.unit_minutes import LetterForm
from awards.models import Letter
from awards.services.letters import save_letter
from awards.views.unit.page import proposal_page
from core.access import check
from core.forms import attempt, posted, status_of


@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """Who signs, on which further grounds; number and date when văn thư has given them."""
    proposal, actor = get_draft_or_404(request.actor, pk), request.actor
    stored = Letter.objects.filter(proposal=proposal).first()
    form = LetterForm(posted(request), instance=stored or Letter(proposal=proposal), proposal=proposal, day=actor.today)
    if form.is_bound:
        check(actor, "awards.edit_proposal", proposal)
    if form.is_bound and form.is_valid():
        version = form.cleaned_data["version"]
        if attempt(form, lambda: save_letter(proposal, form.values(), version=version, actor=actor, now=actor.now)):
            messages.success(request, _("Đã lưu Tờ trình."))
            return redirect("letter", pk)
    status = status_of(form)
    return proposal_page(request, proposal, "awards/unit/letter.html", {"form": form}, step="letter", status=status)
