"""Cán bộ: the list, one person, where he works and what he leads."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.access import check
from core.forms import posted
from core.journal import log_access
from core.listing import export_url, listing
from core.spreadsheet import all_rows, serve_list
from organization.forms.filters import PeopleFilter
from organization.forms.people import AppointmentForm, MembershipForm, PersonForm
from organization.models import Appointment, Membership, Person
from organization.selectors.people import people_on
from organization.services.people import save_appointment, save_membership, save_person
from organization.views.answers import saved, show_form

ORDER = ("sort_key", "pk")


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Everybody, by name and unit, in Vietnamese order."""
    check(request.actor, "organization.manage_people")
    chosen = PeopleFilter(request.GET)
    context = {
        "filter": chosen,
        "page_of": listing(_found(request, chosen), request, order=ORDER),
        "export_url": export_url(request, "people_xlsx"),
    }
    return render(request, "organization/people.html", context)


@require_safe
def people_xlsx(request: HttpRequest) -> HttpResponse:
    """The list as it is shown, whole."""
    check(request.actor, "organization.manage_people")
    rows = all_rows(_found(request, PeopleFilter(request.GET)).order_by(*ORDER))
    headings = (_("Ông/Bà"), _("Họ và tên"), _("Chức vụ"), _("Đơn vị"), _("Đối tượng"), _("Tài khoản"))
    return serve_list(_("Cán bộ"), map(_cells, rows), headings, name=_("Danh sách cán bộ"))


def _found(request: HttpRequest, chosen: PeopleFilter) -> QuerySet[Person]:
    day = request.actor.today
    return chosen.narrow(people_on(Person.objects.visible_to(request.actor), day), day)


def _cells(row: Person) -> tuple[Any, ...]:
    positions = "; ".join(place.position for place in row.places)
    units = "; ".join(place.unit.name for place in row.places)
    return row.salutation, row.full_name, positions, units, row.get_staff_kind_display(), row.account


@require_http_methods(["GET", "HEAD", "POST"])
def person_new(request: HttpRequest) -> HttpResponse:
    check(request.actor, "organization.manage_people")
    form = PersonForm(posted(request))
    if saved(request, form, save_person):
        messages.success(request, _("Đã thêm %(name)s. Hãy ghi nơi công tác.") % {"name": form.instance})
        return redirect("membership_new", form.instance.pk)
    return show_form(request, "organization/person_new.html", form)


@require_safe
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One person, with his whole way through the department; the look is noted."""
    row = get_object_or_404(Person.objects.visible_to(request.actor).select_related("user"), pk=pk)
    check(request.actor, "organization.manage_people", row)
    log_access(_("Xem thông tin cán bộ"), actor=request.actor, now=request.actor.now, obj=row,
               address=request.actor.address)  # fmt: skip
    context = {
        "person": row,
        "memberships": row.memberships.select_related("unit"),
        "appointments": row.appointments.select_related("unit"),
        "today": request.actor.today,
    }
    return render(request, "organization/person.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def person_edit(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Person.objects.visible_to(request.actor), pk=pk)
    check(request.actor, "organization.manage_people", row)
    return _dated(request, PersonForm(posted(request), instance=row), save_person, row, _("Sửa thông tin cán bộ"))


@require_http_methods(["GET", "HEAD", "POST"])
def membership_new(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Person.objects.visible_to(request.actor), pk=pk)
    check(request.actor, "organization.manage_people", row)
    form = MembershipForm(posted(request), instance=Membership(person=row))
    return _dated(request, form, save_membership, row, _("Thêm nơi công tác"))


@require_http_methods(["GET", "HEAD", "POST"])
def membership(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Membership.objects.select_related("person"), pk=pk)
    check(request.actor, "organization.manage_people", row.person)
    form = MembershipForm(posted(request), instance=row)
    return _dated(request, form, save_membership, row.person, _("Sửa nơi công tác"))


@require_http_methods(["GET", "HEAD", "POST"])
def appointment_new(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Person.objects.visible_to(request.actor), pk=pk)
    check(request.actor, "organization.appoint", row)
    form = AppointmentForm(posted(request), instance=Appointment(person=row))
    return _dated(request, form, save_appointment, row, _("Thêm chức vụ đứng đầu, cấp phó, ủy quyền"))


@require_http_methods(["GET", "HEAD", "POST"])
def appointment(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Appointment.objects.select_related("person"), pk=pk)
    check(request.actor, "organization.appoint", row.person)
    form = AppointmentForm(posted(request), instance=row)
    return _dated(request, form, save_appointment, row.person, _("Sửa chức vụ đứng đầu, cấp phó, ủy quyền"))


def _dated(request, form, save, row: Person, heading: str) -> HttpResponse:
    """The page of one form about a person, and back to the person."""
    if saved(request, form, save):
        messages.success(request, _("Đã lưu."))
        return redirect("person", row.pk)
    return show_form(request, "organization/person_form.html", form, person=row, heading=heading)
