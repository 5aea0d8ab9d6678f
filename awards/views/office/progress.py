"""Tiến độ: how far every unit is, in counts; for Công đoàn, đoàn thể and leadership, without contents."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from awards.selectors.board import board, chosen_round
from campaigns.models import Round
from campaigns.selectors import round_windows
from core.access import check


@require_safe
def progress(request: HttpRequest) -> HttpResponse:
    check(request.actor, "awards.see_progress")
    rounds = list(Round.objects.filter(opened_at__isnull=False))
    round_ = chosen_round(rounds, request.GET.get("dot", ""))
    windows = round_windows(round_) if round_ else None
    rows = board(round_, now=request.actor.now, windows=windows) if round_ else []
    context = {
        "rounds": rounds,
        "round": round_,
        "rows": rows,
        "window": windows.of(None) if windows else None,
        "sent": sum(not row.is_silent for row in rows),
    }
    return render(request, "awards/office/progress.html", context)
