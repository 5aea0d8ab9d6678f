"""Bàn làm việc: every unit × stage, who is silent, and one button to remind them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from awards.access import get_round_or_404
from awards.models import Closing
from awards.selectors.board import BoardRow, board, chosen_round
from awards.selectors.our_fault import our_fault
from awards.services.closings import close_round
from campaigns.models import Round
from campaigns.selectors import round_windows
from core.access import check
from core.refusals import Refused
from core.spreadsheet import serve_list


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """The board of one round."""
    check(request.actor, "awards.see_desk")
    rounds = list(Round.objects.visible_to(request.actor).select_related("campaign"))
    round_ = chosen_round(rounds, request.GET.get("dot", ""))
    if round_ is None:
        return render(request, "awards/office/desk.html", {"rounds": []})
    windows = round_windows(round_)
    rows = board(round_, now=request.actor.now, windows=windows)
    context = {
        "rounds": rounds,
        "tabs": _round_tabs(rounds, round_),
        "remind_url": reverse("remind", args=[round_.pk]),
        "round": round_,
        "window": windows.of(None),
        "rows": rows,
        "tiles": _tiles(rows),
        "silent": [row for row in rows if row.is_silent],
        "our_fault": our_fault(round_, request.actor.now, windows),
        "asking": set(round_.extension_requests.waiting().values_list("unit", flat=True)),
        "export_url": reverse("desk_xlsx", args=[round_.pk]),
        "closing": Closing.objects.filter(round=round_).first(),
    }
    return render(request, "awards/office/desk.html", context)


@require_safe
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """The board of one round as it is shown."""
    check(request.actor, "awards.see_desk")
    round_ = get_round_or_404(request.actor, pk)
    rows = board(round_, now=request.actor.now)
    cells = (row.cells() for row in rows)
    return serve_list(_("Bàn làm việc"), cells, BoardRow.HEADINGS, name=f"don-vi-gui-ho-so-{round_.year}")


def _round_tabs(rounds: list[Round], current: Round) -> list[dict]:
    return [
        {"label": row.name, "url": f"{reverse('desk')}?dot={row.pk}", "current": row == current, "count": None}
        for row in rounds
    ]


def _tiles(rows: list[BoardRow]) -> list[dict]:
    stages = [row.stage for row in rows]
    sent = [row for row in rows if not row.is_silent]
    return [
        {"label": _("Đơn vị đã nộp"), "value": len(sent), "of": len(rows), "icon": "send", "tone": "info"},
        {"label": _("Chờ tiếp nhận"), "value": stages.count("submitted"), "icon": "inbox", "tone": "info"},
        {"label": _("Chờ bổ sung"), "value": stages.count("supplementing"), "icon": "message-square-warning",
         "tone": "warn"},
        {"label": _("Quá hạn bổ sung"), "value": sum(row.is_overdue for row in rows), "icon": "clock-alert",
         "tone": "bad"},
        {"label": _("Đối tượng đã thẩm định"), "value": sum(row.appraised for row in sent),
         "of": sum(row.total for row in sent), "icon": "clipboard-check", "tone": "good"},
    ]  # fmt: skip


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Chốt danh sách by hand, when no worker does it."""
    check(request.actor, "awards.close_round")
    round_ = get_round_or_404(request.actor, pk)
    try:
        closing = close_round(round_, actor=request.actor, now=request.actor.now)
        messages.success(request, _("Đã chốt danh sách lần %d.") % closing.version)
    except Refused as refusal:
        messages.error(request, " ".join(map(str, refusal.problems)))
    return redirect(f"{reverse('desk')}?dot={round_.pk}")
