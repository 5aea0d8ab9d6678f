"""Vinh danh: those awarded, by year, unit and award; everyone may read it."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from awards.forms.honours import HonoursFilter
from awards.selectors.honours import Honoured, on_board, shown
from core.listing import export_url, listing
from core.spreadsheet import all_rows, serve_list

ORDER = ("-decision__signed_on", "order", "pk")


@login_not_required
@require_safe
def honours(request: HttpRequest) -> HttpResponse:
    chosen = HonoursFilter(request.GET)
    page = listing(chosen.narrow(on_board()), request, order=ORDER)
    context = {
        "filter": chosen,
        "page_of": page,
        "shown": shown(page.rows),
        "export_url": export_url(request, "honours_xlsx") if request.actor.signed_in else "",
    }
    return render(request, "awards/honours/board.html", context)


@require_safe
def honours_xlsx(request: HttpRequest) -> HttpResponse:
    """The board as it is shown, for those signed in: making a file costs more than showing a page."""
    rows = all_rows(HonoursFilter(request.GET).narrow(on_board()).order_by(*ORDER))
    headings = (_("Tên"), _("Chức vụ"), _("Đơn vị"), _("Hình thức"), _("Năm"), _("Quyết định"), _("Ghi chú"))
    return serve_list(_("Vinh danh"), map(_cells, shown(rows)), headings, name=_("Vinh danh"))


def _cells(one: Honoured) -> tuple[Any, ...]:
    given, words = one.line.decision, one.words
    award = given.award_type.short_name
    return words.name, words.position, words.unit, award, given.round.year, str(one.decision), one.remark
