"""Đơn vị: the tree, one unit, and the names that it bore."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.access import check
from core.forms import posted
from core.listing import export_url
from core.spreadsheet import serve_list
from core.text import fold, format_date
from organization.forms.filters import SearchForm
from organization.forms.units import UnitForm, UnitNameForm
from organization.models import Unit, UnitName
from organization.selectors.reorganisation import became, came_of
from organization.selectors.units import unit_tree
from organization.services.units import delete_unit_name, save_unit, save_unit_name
from organization.views.answers import saved, show_form


@require_safe
def units(request: HttpRequest) -> HttpResponse:
    """The tree of units, or those that a search finds."""
    check(request.actor, "organization.manage_units")
    chosen = SearchForm(request.GET)
    context = {
        "filter": chosen,
        "units": _found(request, chosen),
        "today": request.actor.today,
        "export_url": export_url(request, "units_xlsx"),
    }
    return render(request, "organization/units.html", context)


@require_safe
def units_xlsx(request: HttpRequest) -> HttpResponse:
    """The list as it is shown."""
    check(request.actor, "organization.manage_units")
    headings = (
        _("Mã"), _("Đơn vị"), _("Tên ngắn"), _("Loại"), _("Số người"), _("Gửi hồ sơ"), _("Đề nghị là tập thể"),
        _("Từ ngày"), _("Đến ngày"),
    )  # fmt: skip
    rows = map(_cells, _found(request, SearchForm(request.GET)))
    return serve_list(_("Đơn vị"), rows, headings, name=_("Danh sách đơn vị"))


def _found(request: HttpRequest, chosen: SearchForm) -> list[Unit]:
    words = fold(chosen.cleaned_data["q"]).split() if chosen.is_valid() else []
    return unit_tree(words, request.actor.today)


def _cells(row: Unit) -> tuple[Any, ...]:
    through = _("Qua %s") % row.proxy.short_name if row.proxy else _("Không")
    return (
        row.code, row.name, row.short_name, row.get_kind_display(), row.staff, _("Có") if row.proposes else through,
        _("Được") if row.may_be_nominated else _("Không"), format_date(row.valid_from), format_date(row.valid_to),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def unit_new(request: HttpRequest) -> HttpResponse:
    check(request.actor, "organization.manage_units")
    form = UnitForm(posted(request))
    if saved(request, form, save_unit):
        messages.success(request, _("Đã thêm %(name)s.") % {"name": form.instance})
        return redirect("units")
    return show_form(request, "organization/unit_new.html", form)


@require_http_methods(["GET", "HEAD", "POST"])
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    """One unit: its form, and beside it its earlier names, what it came of and what became of it."""
    row = get_object_or_404(Unit, pk=pk)
    check(request.actor, "organization.manage_units", row)
    form = UnitForm(posted(request), instance=row)
    if saved(request, form, save_unit):
        messages.success(request, _("Đã lưu %(name)s.") % {"name": row})
        return redirect("unit", pk)
    history = {"came_of": came_of(row), "became": became(row)}
    return show_form(request, "organization/unit.html", form, unit=row, names=row.names.all(), **history)


@require_http_methods(["GET", "HEAD", "POST"])
def unit_name_new(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Unit, pk=pk)
    check(request.actor, "organization.manage_units", row)
    return _name(request, UnitName(unit=row))


@require_http_methods(["GET", "HEAD", "POST"])
def unit_name(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(UnitName.objects.select_related("unit"), pk=pk)
    check(request.actor, "organization.manage_units", row.unit)
    return _name(request, row)


def _name(request: HttpRequest, row: UnitName) -> HttpResponse:
    form = UnitNameForm(posted(request), instance=row)
    if saved(request, form, save_unit_name):
        messages.success(request, _("Đã lưu tên cũ."))
        return redirect("unit", row.unit_id)
    return show_form(request, "organization/unit_name.html", form, unit=row.unit, name=row)


@require_POST
def unit_name_delete(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(UnitName.objects.select_related("unit"), pk=pk)
    delete_unit_name(row, actor=request.actor, now=request.actor.now)
    messages.success(request, _("Đã bỏ tên “%(name)s”; nhật ký còn ghi.") % {"name": row})
    return redirect("unit", row.unit_id)
