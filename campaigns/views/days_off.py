"""Cấu hình: the days on which the office does not work, year by year."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from campaigns.calendar import WEEKDAYS, default_days_off
from campaigns.forms.rounds import DayOffForm
from campaigns.models import DayOff
from campaigns.services.setup import delete_day_off, save_day_off, start_days_off
from core.access import check
from core.fields import YearField
from core.forms import status_of
from organization.views.answers import saved


@require_safe
def days_off(request: HttpRequest) -> HttpResponse:
    check(request.actor, "campaigns.set_up")
    return _page(request, _year(request), DayOffForm())


@require_POST
def day_off_add(request: HttpRequest) -> HttpResponse:
    check(request.actor, "campaigns.set_up")
    form = DayOffForm(request.POST)
    if saved(request, form, save_day_off):
        messages.success(request, _("Đã thêm ngày vào lịch."))
        return redirect(_place(form.instance.day.year))
    return _page(request, _year(request), form)


@require_POST
def days_off_start(request: HttpRequest, year: int) -> HttpResponse:
    """Take the year's public holidays as the start of the office's own table."""
    try:
        YearField().clean(str(year))
    except ValidationError:
        messages.error(request, _("Năm phải đủ bốn chữ số, từ 1900 đến 2100."))
        return redirect("days_off")
    if start_days_off(year, actor=request.actor, now=request.actor.now):
        messages.success(request, _("Đã lấy các ngày lễ, tết làm lịch nghỉ năm %d.") % year)
    return redirect(_place(year))


@require_POST
def day_off_delete(request: HttpRequest, pk: int) -> HttpResponse:
    check(request.actor, "campaigns.set_up")
    row = get_object_or_404(DayOff, pk=pk)
    delete_day_off(row, actor=request.actor, now=request.actor.now)
    messages.success(request, _("Đã bỏ “%s” khỏi lịch; nhật ký còn ghi.") % row.name)
    return redirect(_place(row.day.year))


def _page(request: HttpRequest, year: int, form: DayOffForm) -> HttpResponse:
    rows = list(DayOff.objects.filter(day__year=year))
    own = bool(rows)
    if not own:
        rows = [DayOff(day=day, name=name) for day, name in default_days_off(year)]
    for row in rows:
        row.weekday = WEEKDAYS[row.day.weekday()]
    context = {
        "year": year,
        "years": range(year - 1, year + 2),
        "rows": rows,
        "own": own,
        "missing": _missing_year(request.actor.today.year + 1, year),
        "form": form,
    }
    return render(request, "campaigns/setup/days_off.html", context, status=status_of(form))


def _missing_year(coming: int, shown: int) -> int | None:
    """The coming year while the office has not taken its table yet, for every page but that year's own."""
    return None if shown == coming or DayOff.objects.filter(day__year=coming).exists() else coming


def _year(request: HttpRequest) -> int:
    """The year of the address, else the present one."""
    try:
        return YearField().clean(request.GET.get("nam", ""))
    except ValidationError:
        return request.actor.today.year


def _place(year: int) -> str:
    return f"{reverse('days_off')}?nam={year}"
