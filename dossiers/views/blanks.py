"""Phôi Giấy khen: where each printer puts the fields, seen at once, and the ruler to measure with."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.access import check
from core.forms import attempt, posted, status_of
from dossiers.building.certificates import sample, sheet
from dossiers.forms.certificates import BlankForm
from dossiers.models import BlankProfile
from dossiers.rendering.context import certificate_fields
from dossiers.services.certificates import make_ruler, save_blank

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def blanks(request: HttpRequest) -> HttpResponse:
    check(request.actor, "dossiers.set_blanks")
    return render(request, "dossiers/certificates/blanks.html", {"rows": BlankProfile.objects.all()})


@GET_OR_POST
def new(request: HttpRequest) -> HttpResponse:
    check(request.actor, "dossiers.set_blanks")
    return _edit(request, BlankProfile())


@GET_OR_POST
def blank(request: HttpRequest, pk: int) -> HttpResponse:
    check(request.actor, "dossiers.set_blanks")
    return _edit(request, get_object_or_404(BlankProfile, pk=pk))


def _edit(request: HttpRequest, profile: BlankProfile) -> HttpResponse:
    """Change the places; `preview` in the body shows them and keeps nothing."""
    actor = request.actor
    form = BlankForm(posted(request), instance=profile)
    if "preview" in request.POST:
        return _page(request, form, status=200 if form.is_valid() or request.htmx else 422)
    if form.is_valid():
        kept = attempt(form, lambda: save_blank(form.instance, form.chosen(), actor=actor, now=actor.now))
        if kept:
            messages.success(request, _("Đã lưu phôi. Hãy in trang thước lên một tờ phôi để kiểm tra."))
            return redirect("blank", kept.pk)
    return _page(request, form, status=status_of(form))


def _page(request: HttpRequest, form: BlankForm, *, status: int) -> HttpResponse:
    context = {"form": form, "profile": form.instance, "fields": _preview(request, form)}
    template = "dossiers/certificates/blank.html#preview" if request.htmx else "dossiers/certificates/blank.html"
    return render(request, template, context, status=status)


def _preview(request: HttpRequest, form: BlankForm) -> list[dict] | None:
    """The sample in the places of the form; None while something in it is wrong."""
    if form.is_bound and not form.is_valid():
        return None
    places = form.chosen() if form.is_bound else [one.before for one in form.places]
    return certificate_fields(sample(sheet(form.instance, places), made_at=request.actor.now))["fields"]


@require_POST
def ruler(request: HttpRequest, pk: int) -> HttpResponse:
    """Trang thước: a grid in millimetres with a mark where each field begins."""
    check(request.actor, "dossiers.set_blanks")
    profile = get_object_or_404(BlankProfile, pk=pk)
    return redirect("paper", make_ruler(profile, actor=request.actor, now=request.actor.now).pk)
