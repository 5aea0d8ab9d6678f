"""Vinh danh: those awarded, by year, unit and award; everyone may read it."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from awards.forms.honours import ABOVE, OWN, HonoursFilter
from awards.models import Referral
from awards.selectors.honours import Honoured, from_above, on_board, shown
from core.listing import export_url, listing
from core.spreadsheet import all_rows, serve_list

ORDER = ("-decision__signed_on", "order", "pk")
YEAR = "decision__round__year"
ORDER_ABOVE = ("-outcome_on", "-pk")
YEAR_ABOVE = "nomination__proposal__round__year"
# So many of the awards from above stand over our own; the rest is one choice away.
ABOVE_SHOWN = 6


@login_not_required
@require_safe
def honours(request: HttpRequest) -> HttpResponse:
    """Our own awards, the newest from above over them; or those from above alone."""
    chosen = HonoursFilter(request.GET)
    above = _above(chosen)
    context = {"filter": chosen, "export_url": export_url(request, "honours_xlsx") if request.actor.signed_in else ""}
    if chosen.level_wanted == ABOVE:
        page = listing(above, request, order=ORDER_ABOVE)
        return render(request, "awards/honours/board.html", context | {"page_of": page, "above": page.rows})
    page = listing(chosen.narrow(on_board(), year=YEAR), request, order=ORDER)
    context |= {"page_of": page, "shown": shown(page.rows)}
    if chosen.level_wanted != OWN and "after" not in request.GET:
        newest = list(above.order_by(*ORDER_ABOVE)[: ABOVE_SHOWN + 1])
        context |= {"above": newest[:ABOVE_SHOWN], "more_above": _only_above(request, newest)}
    return render(request, "awards/honours/board.html", context)


def _above(chosen: HonoursFilter) -> QuerySet[Referral]:
    return chosen.narrow(from_above(), year=YEAR_ABOVE)


def _only_above(request: HttpRequest, newest: list[Referral]) -> str:
    """Where all of those from above are, "" when all are shown."""
    query = request.GET.copy()
    query["level"] = ABOVE
    return f"{request.path}?{query.urlencode()}" if len(newest) > ABOVE_SHOWN else ""


@require_safe
def honours_xlsx(request: HttpRequest) -> HttpResponse:
    """The board as it is shown, for those signed in: making a file costs more than showing a page."""
    chosen = HonoursFilter(request.GET)
    headings = (_("Tên"), _("Chức vụ"), _("Đơn vị"), _("Hình thức"), _("Năm"), _("Quyết định"), _("Ghi chú"))
    return serve_list(_("Vinh danh"), chain(_above_cells(chosen), _own_cells(chosen)), headings, name=_("Vinh danh"))


def _own_cells(chosen: HonoursFilter) -> Iterator[tuple[Any, ...]]:
    if chosen.level_wanted != ABOVE:
        rows = all_rows(chosen.narrow(on_board(), year=YEAR).order_by(*ORDER))
        yield from map(_cells, shown(rows))


def _cells(one: Honoured) -> tuple[Any, ...]:
    given, words = one.line.decision, one.words
    award = given.award_type.short_name
    return words.name, words.position, words.unit, award, given.round.year, str(one.decision), one.remark


def _above_cells(chosen: HonoursFilter) -> Iterator[tuple[Any, ...]]:
    if chosen.level_wanted != OWN:
        for row in all_rows(_above(chosen).order_by(*ORDER_ABOVE)):
            who, award = row.nomination, row.award_type.short_name
            year = who.proposal.round.year
            yield who.printed_name, who.printed_position, who.printed_unit, award, year, row.decision_words, ""
