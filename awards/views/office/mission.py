"""Tuần cuối: the last days before a cut-off on one page, for Văn phòng and leadership."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from awards.access import get_round_or_404
from awards.models import Closing
from awards.selectors.arrivals import DAYS, Arrivals, arrivals
from awards.selectors.board import BoardRow, board
from awards.selectors.lights import STAGES, unit_lights
from awards.selectors.our_fault import OurFault, our_fault
from awards.selectors.referrals import packages_before_sending
from campaigns.selectors import round_windows
from core import clock
from core.access import check
from core.models import Heartbeat
from core.plots import line_plot
from core.text import span_text

WORKERS = {
    "mail": gettext_lazy("Nhắc hạn, chốt danh sách, gửi thư"),
    "render": gettext_lazy("Dựng bản in"),
}


@require_safe
def mission_control(request: HttpRequest, pk: int) -> HttpResponse:
    """Who is where, how the proposals come in, what we did wrong, whether the worker lives."""
    now = request.actor.now
    round_ = get_round_or_404(request.actor, pk)
    check(request.actor, "awards.watch_round", round_)
    windows = round_windows(round_)
    rows = sorted(board(round_, now=now), key=lambda row: not row.is_silent)
    fault = our_fault(round_, now, windows)
    workers = heartbeats(clock.database_time())
    context = {
        "round": round_,
        "now": now,
        "window": windows.of(None),
        "stages": STAGES,
        "units": unit_lights(round_, rows, now),
        "silent": [row for row in rows if row.is_silent],
        "our_fault": fault,
        "workers": workers,
        "going_up": packages_before_sending().filter(round=round_),
        "closing": Closing.objects.filter(round=round_).defer("entries").first(),
        "tiles": tiles(rows, fault, workers),
    } | arrival_plot(arrivals(round_, now))
    return render(request, "awards/office/mission.html", context)


def arrival_plot(rounds: list[Arrivals]) -> dict[str, Any]:
    """The plot of what has come in, and the table behind it: a row for each day on which anything came in anywhere."""
    days = list(range(DAYS, -1, -1))
    table = [
        (left, [(row.round.name, row.on(place)) for row in rounds])
        for place, left in enumerate(days)
        if any((row.on(place) or (0, 0))[0] for row in rounds)
    ]
    return {
        "arrivals": rounds,
        "plot": line_plot([(row.round.name, row.so_far) for row in rounds], [str(left) for left in days]),
        "plot_rows": table,
    }


def heartbeats(now: datetime) -> list[dict[str, Any]]:
    """Each kind of worker: when it was last heard of, in machine time, and whether that is too long ago."""
    seen = dict(Heartbeat.objects.values_list("worker", "at"))
    return [
        {"label": label, "silent": worker not in seen or now - seen[worker] > Heartbeat.SILENT_AFTER,
         "since": _since(now, seen.get(worker))}
        for worker, label in WORKERS.items()
    ]  # fmt: skip


def _since(now: datetime, at: datetime | None) -> str:
    if at is None:
        return _("chưa từng thấy")
    span = span_text((now - at).total_seconds())
    return _("%s trước") % span if span else _("vừa xong")


def tiles(rows: list[BoardRow], fault: OurFault, workers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    sent, silent = sum(not row.is_silent for row in rows), any(worker["silent"] for worker in workers)
    begun = sum(row.is_silent and row.proposal is not None for row in rows)
    refused = sum(hit.count for hit in fault.hits)
    return [
        {"label": _("Đơn vị đã nộp"), "value": sent, "of": len(rows), "icon": "send", "tone": "info"},
        {"label": _("Chưa nộp"), "value": len(rows) - sent, "icon": "clock-alert", "tone": "warn",
         "note": _("%d đơn vị đang soạn") % begun},
        {"label": _("Bị từ chối vì hệ thống bận"), "value": refused, "icon": "server-crash",
         "tone": "bad" if refused else "good", "note": _("%d đơn vị, trước hạn") % len(fault.hits)},
        {"label": _("Tiến trình nền"), "value": _("Im lặng") if silent else _("Đang chạy"),
         "icon": "heart-off" if silent else "heart-pulse", "tone": "bad" if silent else "good"},
    ]  # fmt: skip
