"""Ủy quyền của lãnh đạo Sở: who acts in whose stead, with dates and paper."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.access import check
from core.forms import posted
from organization.enums import AppointmentKind
from organization.forms.delegations import DelegationForm
from organization.models import Appointment
from organization.services.delegations import delegate, end_delegation
from organization.views.answers import saved, show_form


@require_http_methods(["GET", "HEAD", "POST"])
def delegations(request: HttpRequest) -> HttpResponse:
    """Those in force, to come and past, and the form of a new one."""
    check(request.actor, "organization.delegate")
    form = DelegationForm(posted(request), instance=Appointment(kind=AppointmentKind.AUTHORISED))
    if saved(request, form, delegate):
        messages.success(request, _("Đã ghi ủy quyền cho %s.") % form.instance.person)
        return redirect("delegations")
    rows = list(Appointment.objects.delegations().select_related("person").order_by("-valid_to", "-pk"))
    for row in rows:
        row.in_force, row.is_over = row.holds_on(request.actor.today), row.valid_to < request.actor.today
        row.can_be_ended = row.valid_to > request.actor.today
    return show_form(request, "organization/delegations.html", form, rows=rows)


@require_POST
def delegation_end(request: HttpRequest, pk: int) -> HttpResponse:
    check(request.actor, "organization.delegate")
    row = get_object_or_404(Appointment.objects.delegations().select_related("person"), pk=pk)
    end_delegation(row, actor=request.actor, now=request.actor.now)
    messages.success(request, _("Đã chấm dứt ủy quyền; quyền còn đến hết hôm nay nếu đã bắt đầu."))
    return redirect("delegations")
