"""Ký số on the spot with a .p12 that is used once and kept nowhere."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from core.access import check
from core.files.secret import keeps_uploads_in_memory
from core.forms import attempt, posted, status_of
from core.refusals import Conflict
from dossiers.access import get_paper_or_404
from dossiers.building.signers import block_of
from dossiers.forms.signing import SignForm
from dossiers.gates import unsignable
from dossiers.models import PageImage, Paper
from dossiers.services.signing import sign_paper


@keeps_uploads_in_memory
@sensitive_post_parameters("passphrase")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Ký số: the named signer signs the print that the page shows."""
    row = get_paper_or_404(request.actor, pk)
    if not row.is_signed_here:
        raise Http404
    check(request.actor, "dossiers.sign_paper", row)
    problems = unsignable(row, now=request.actor.now)
    if problems and request.method != "POST":
        raise Conflict(problems)
    form = SignForm(posted(request), request.FILES or None, paper=row)
    if form.is_valid() and attempt(form, lambda: _sign(request, row, form)):
        messages.success(request, _("Đã ký số. Bản đã ký được lưu cùng văn bản."))
        return redirect("paper", row.pk)
    context = {"form": form, "paper": row, "signature": block_of(row), "pages": _pages(row)}
    return render(request, "dossiers/sign.html", context, status=status_of(form))


def _sign(request: HttpRequest, row: Paper, form: SignForm):
    return sign_paper(row, form.seen, form.secret(), actor=request.actor, now=request.actor.now)


def _pages(row: Paper) -> list[dict[str, str]]:
    """The pages of the print, as the component shows them."""
    numbers = PageImage.objects.filter(file=row.pdf_id).order_by("number").values_list("number", flat=True)
    return [{"url": reverse("paper_page", args=[row.pk, number])} for number in numbers]
