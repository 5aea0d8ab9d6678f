"""Vinh danh: those awarded, by year, unit and award; everyone may read it."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from awards.forms.honours import HonoursFilter
from awards.models import DecisionLine
from awards.selectors.honours import honoured
from core.listing import export_url, listing
from core.spreadsheet import all_rows, serve_list

ORDER = ("-decision__signed_on", "order", "pk")


@login_not_required
@require_safe
def honours(request: HttpRequest) -> HttpResponse:
    chosen = HonoursFilter(request.GET)
    context = {
        "filter": chosen,
        "page_of": listing(chosen.narrow(honoured()), request, order=ORDER),
        "export_url": export_url(request, "honours_xlsx") if request.actor.signed_in else "",
    }
    return render(request, "awards/honours/board.html", context)


@require_safe
def honours_xlsx(request: HttpRequest) -> HttpResponse:
    """The board as it is shown, for those signed in: making a file costs more than showing a page."""
    rows = all_rows(HonoursFilter(request.GET).narrow(honoured()).order_by(*ORDER))
    headings = (_("Tên"), _("Chức vụ"), _("Đơn vị"), _("Hình thức"), _("Năm"), _("Quyết định"))
    return serve_list(_("Vinh danh"), map(_cells, rows), headings, name=_("Vinh danh"))


def _cells(row: DecisionLine) -> tuple[Any, ...]:
    decision = row.decision
    award = decision.award_type.short_name
    return row.printed_name, row.printed_position, row.printed_unit, award, decision.round.year, str(decision)
