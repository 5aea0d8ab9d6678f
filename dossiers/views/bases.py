"""Cấu hình: the căn cứ of papers, from when to when."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.access import check
from core.forms import posted
from dossiers.forms.papers import LegalBasisForm
from dossiers.models import LegalBasis
from dossiers.services.texts import save_legal_basis
from organization.views.answers import saved, show_form


@require_safe
def legal_bases(request: HttpRequest) -> HttpResponse:
    """All of them in the order of a paper, those of other times too."""
    check(request.actor, "campaigns.set_up")
    rows = list(LegalBasis.objects.all())
    for row in rows:
        row.in_force, row.has_gaps = row.holds_on(request.actor.today), "…" in row.text
    return render(request, "dossiers/setup/legal_bases.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def legal_basis_new(request: HttpRequest) -> HttpResponse:
    check(request.actor, "campaigns.set_up")
    return _form(request, LegalBasisForm(posted(request)))


@require_http_methods(["GET", "HEAD", "POST"])
def legal_basis(request: HttpRequest, pk: int) -> HttpResponse:
    check(request.actor, "campaigns.set_up")
    return _form(request, LegalBasisForm(posted(request), instance=get_object_or_404(LegalBasis, pk=pk)))


def _form(request: HttpRequest, form: LegalBasisForm) -> HttpResponse:
    if saved(request, form, save_legal_basis):
        messages.success(request, _("Đã lưu; văn bản lập từ nay in theo. Văn bản đã lập giữ nguyên."))
        return redirect("legal_bases")
    heading = _("Căn cứ ban hành văn bản")
    return show_form(request, "campaigns/setup/row_form.html", form, back="legal_bases", heading=heading)
