"""Sắp xếp tổ chức: the acts, one act as it is written down, looked at and carried out."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.access import check
from core.forms import done, posted, status_of
from core.listing import listing
from organization.enums import ChangeKind
from organization.forms.reorganisation import ActForm, AfterForm, ChangeForm, DepartmentForm, MarkForm, PeopleForm
from organization.gates.reorganisation import look_ahead
from organization.models import Agency, DepartmentAfter, Reorganisation, UnitAfter, UnitChange
from organization.selectors.reorganisation import effects_of, people_of
from organization.services.reorganisation.carrying_out import carry_out
from organization.services.reorganisation.drafting import (
    delete_act,
    delete_after,
    delete_change,
    delete_department,
    save_act,
    save_after,
    save_change,
    save_department,
    send_people,
    still_draft,
)
from organization.views.answers import saved, show_form

ORDER = ("-starts_on", "-pk")


@require_safe
def reorganisations(request: HttpRequest) -> HttpResponse:
    """Every act, the newest first."""
    check(request.actor, "organization.manage_units")
    rows = Reorganisation.objects.annotate(things=Count("changes"))
    return render(request, "organization/reorganisation/list.html", {"page_of": listing(rows, request, order=ORDER)})


@require_http_methods(["GET", "HEAD", "POST"])
def reorganisation_new(request: HttpRequest) -> HttpResponse:
    check(request.actor, "organization.manage_units")
    form = ActForm(posted(request))
    if saved(request, form, save_act):
        return redirect("reorganisation", form.instance.pk)
    return show_form(request, "organization/reorganisation/new.html", form)


@require_safe
def reorganisation(request: HttpRequest, pk: int) -> HttpResponse:
    """An act: before it is carried out all that it touches, afterwards what it has done."""
    return _page(request, _act(request, pk), MarkForm())


@require_http_methods(["GET", "HEAD", "POST"])
def reorganisation_edit(request: HttpRequest, pk: int) -> HttpResponse:
    act = still_draft(_act(request, pk))
    return _form(request, act, ActForm(posted(request), instance=act), save_act, _("Sửa quyết định"))


@require_POST
def reorganisation_delete(request: HttpRequest, pk: int) -> HttpResponse:
    act = _act(request, pk)
    delete_act(act, actor=request.actor, now=request.actor.now)
    messages.success(request, _("Đã bỏ việc sắp xếp theo quyết định %(act)s; nhật ký còn ghi.") % {"act": act.number})
    return redirect("reorganisations")


@require_POST
def reorganisation_carry_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Do what the page has shown."""
    act, actor, form = _act(request, pk), request.actor, MarkForm(request.POST)
    if form.is_valid() and done(form, lambda: carry_out(act, **form.cleaned_data, actor=actor, now=actor.now)):
        messages.success(request, _("Đã thực hiện quyết định %(act)s.") % {"act": act.number})
        return redirect("reorganisation", pk)
    return _page(request, _act(request, pk), form)


@require_http_methods(["GET", "HEAD", "POST"])
def unit_change_new(request: HttpRequest, pk: int) -> HttpResponse:
    """One thing that the decision does; for all but giải thể the units after are asked next."""
    act = still_draft(_act(request, pk))
    form = ChangeForm(posted(request), instance=UnitChange(act=act))

    def save(change: UnitChange, **options: Any) -> UnitChange:
        return save_change(change, form.cleaned_data["before"], **options)

    if saved(request, form, save):
        is_over = form.instance.kind == ChangeKind.DISSOLVE
        return redirect("reorganisation", pk) if is_over else redirect("unit_after_new", form.instance.pk)
    return _show(request, act, form, _("Thêm việc"))


@require_POST
def unit_change_delete(request: HttpRequest, pk: int) -> HttpResponse:
    return _dropped(request, _change(request, pk), delete_change)


@require_http_methods(["GET", "HEAD", "POST"])
def unit_after_new(request: HttpRequest, pk: int) -> HttpResponse:
    """A unit after the change; of a change of name it is the one before."""
    change = _change(request, pk)
    act = still_draft(change.act)
    same = change.before.first() if change.kind == ChangeKind.RENAME else None
    form = AfterForm(posted(request), instance=UnitAfter(change=change, unit=same))
    return _form(request, act, form, save_after, _("Đơn vị sau: %s") % change)


@require_POST
def unit_after_delete(request: HttpRequest, pk: int) -> HttpResponse:
    check(request.actor, "organization.manage_units")
    after = get_object_or_404(UnitAfter.objects.select_related("change__act"), pk=pk)
    return _dropped(request, after, delete_after, act=after.change.act)


@require_http_methods(["GET", "HEAD", "POST"])
def unit_change_people(request: HttpRequest, pk: int) -> HttpResponse:
    """Who goes where when several units come after."""
    change = _change(request, pk)
    act = still_draft(change.act)
    effect = next(effect for effect in effects_of(act) if effect.change == change)
    form = PeopleForm(posted(request), effect=effect, people=people_of(act, effect))
    actor = request.actor
    if form.is_valid() and done(form, lambda: send_people(change, form.places, actor=actor, now=actor.now)):
        return redirect("reorganisation", act.pk)
    return _show(request, act, form, _("Chia người về các đơn vị"))


@require_http_methods(["GET", "HEAD", "POST"])
def department_after(request: HttpRequest, pk: int) -> HttpResponse:
    """What the department is called from the act's day on; it begins with what it is called until then."""
    act = still_draft(_act(request, pk))
    row = DepartmentAfter.objects.filter(act=act).first() or DepartmentAfter(act=act)
    now = Agency.objects.on(act.eve).first()
    initial = forms.model_to_dict(now, exclude=("id",)) if row.pk is None and now else {}
    form = DepartmentForm(posted(request), instance=row, initial=initial)
    return _form(request, act, form, save_department, _("Tên cơ quan mới"))


@require_POST
def department_after_delete(request: HttpRequest, pk: int) -> HttpResponse:
    return _dropped(request, get_object_or_404(DepartmentAfter, act=_act(request, pk)), delete_department)


# --- what they share -----------------------------------------------------------------------------------------------


def _act(request: HttpRequest, pk: int) -> Reorganisation:
    check(request.actor, "organization.manage_units")
    rows = Reorganisation.objects.select_related("department", "made_by", "carried_out_by")
    return get_object_or_404(rows, pk=pk)


def _change(request: HttpRequest, pk: int) -> UnitChange:
    check(request.actor, "organization.manage_units")
    return get_object_or_404(UnitChange.objects.select_related("act"), pk=pk)


def _form(request: HttpRequest, act: Reorganisation, form: Any, save: Callable, heading: str) -> HttpResponse:
    if saved(request, form, save):
        return redirect("reorganisation", act.pk)
    return _show(request, act, form, heading)


def _show(request: HttpRequest, act: Reorganisation, form: Any, heading: str) -> HttpResponse:
    return show_form(request, "organization/reorganisation/form.html", form, act=act, heading=heading)


def _dropped(request: HttpRequest, row: Any, delete: Callable, act: Reorganisation | None = None) -> HttpResponse:
    act = act or row.act
    delete(row, actor=request.actor, now=request.actor.now)
    messages.success(request, _("Đã bỏ; nhật ký còn ghi."))
    return redirect("reorganisation", act.pk)


def _page(request: HttpRequest, act: Reorganisation, form: MarkForm) -> HttpResponse:
    context: dict[str, Any] = {"act": act, "form": form}
    if act.carried_out_at is None:
        context["preview"] = look_ahead(act, actor=request.actor)
    else:
        context["changes"] = act.changes.prefetch_related("before", "afters__unit")
    return render(request, "organization/reorganisation/page.html", context, status=status_of(form))
