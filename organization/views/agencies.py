"""Tên cơ quan and cán bộ trực: dated rows, one list and one form each."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.access import check
from core.forms import posted
from organization.forms.units import AgencyForm, DutyOfficerForm
from organization.models import Agency, DutyOfficer
from organization.services.units import save_agency, save_duty_officer
from organization.views.answers import saved, show_form


@require_safe
def agencies(request: HttpRequest) -> HttpResponse:
    """The department's names and symbols, period by period."""
    check(request.actor, "organization.manage_units")
    return render(request, "organization/agencies.html", _rows(request, Agency))


@require_http_methods(["GET", "HEAD", "POST"])
def agency_new(request: HttpRequest) -> HttpResponse:
    check(request.actor, "organization.manage_units")
    last = Agency.objects.last()
    values = forms.model_to_dict(last, exclude=("id", "valid_from", "valid_to")) if last else {}
    return _form(request, AgencyForm(posted(request), initial=values), save_agency, "agencies", _("Tên cơ quan"))


@require_http_methods(["GET", "HEAD", "POST"])
def agency(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Agency, pk=pk)
    check(request.actor, "organization.manage_units", row)
    return _form(request, AgencyForm(posted(request), instance=row), save_agency, "agencies", _("Tên cơ quan"))


@require_safe
def duty_officers(request: HttpRequest) -> HttpResponse:
    """Who is shown at the foot of every page, from when to when."""
    check(request.actor, "organization.manage_units")
    return render(request, "organization/duty_officers.html", _rows(request, DutyOfficer))


@require_http_methods(["GET", "HEAD", "POST"])
def duty_officer_new(request: HttpRequest) -> HttpResponse:
    check(request.actor, "organization.manage_units")
    return _form(request, DutyOfficerForm(posted(request)), save_duty_officer, "duty_officers", _("Cán bộ trực"))


@require_http_methods(["GET", "HEAD", "POST"])
def duty_officer(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(DutyOfficer, pk=pk)
    check(request.actor, "organization.manage_units", row)
    form = DutyOfficerForm(posted(request), instance=row)
    return _form(request, form, save_duty_officer, "duty_officers", _("Cán bộ trực"))


def _rows(request: HttpRequest, model: type[Model]) -> dict[str, Any]:
    rows = list(model.objects.order_by("-valid_from", "-pk"))
    for row in rows:
        row.in_force = row.holds_on(request.actor.today)
    return {"rows": rows}


def _form(request: HttpRequest, form: forms.ModelForm, save: Any, back: str, heading: str) -> HttpResponse:
    if saved(request, form, save):
        messages.success(request, _("Đã lưu."))
        return redirect(back)
    return show_form(request, "organization/row_form.html", form, back=back, heading=heading)
