"""Vinh danh: those awarded, by year, unit and award; everyone may read it."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from awards.forms.honours import HonoursFilter
from awards.selectors.honours import honoured
from core.listing import listing


@login_not_required
@require_safe
def honours(request: HttpRequest) -> HttpResponse:
    chosen = HonoursFilter(request.GET)
    page_of = listing(chosen.narrow(honoured()), request, order=("-decision__signed_on", "order", "pk"))
    return render(request, "awards/honours/board.html", {"filter": chosen, "page_of": page_of})
