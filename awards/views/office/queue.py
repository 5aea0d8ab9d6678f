"""Hàng thẩm định: the nominees that are examined, by officer and by what they wait for; work given out in batches."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from awards.access import get_round_or_404
from awards.forms.queue import NOBODY, BatchForm, QueueFilter
from awards.models import Nomination
from awards.selectors.board import chosen_round
from awards.selectors.queue import QueueLine, queue_of
from awards.services.sharing import assign_nominations, hold_nominations, officers_on
from campaigns.models import Round
from core.access import check
from core.forms import attempt, status_of
from organization.models import User

FLAGS = {
    "open": lambda line: not line.is_concluded,
    "late": lambda line: line.is_over_limit,
    "index": lambda line: line.awaits_index,
    "turned": lambda line: bool(line.turned),
    "double": lambda line: bool(line.doubles),
    "opinion": lambda line: bool(line.waiting),
    "hold": lambda line: line.nomination.on_hold_since is not None,
}


@require_safe
def appraisal_queue(request: HttpRequest) -> HttpResponse:
    check(request.actor, "awards.see_desk")
    rounds = _rounds(request)
    round_ = chosen_round(rounds, request.GET.get("dot", ""))
    if round_ is None:
        return render(request, "awards/office/queue.html", {"round": None})
    return _page(request, round_, rounds)


def _rounds(request: HttpRequest) -> list[Round]:
    return list(Round.objects.visible_to(request.actor).filter(opened_at__isnull=False).select_related("campaign"))


def _page(request: HttpRequest, round_: Round, rounds: list[Round], form: BatchForm | None = None) -> HttpResponse:
    officers = officers_on(request.actor.now)
    form = form or _form(officers)
    data = request.GET.copy()
    data.setdefault("dot", str(round_.pk))
    chosen = QueueFilter(data, rounds=rounds, officers=officers)
    chosen.is_valid()
    lines = queue_of(round_, request.actor.now)
    context = {
        "round": round_,
        "filter": chosen,
        "lines": [line for line in lines if _wanted(line, chosen.cleaned_data)],
        "total": len(lines),
        "tiles": _tiles(lines, round_),
        "form": form,
        "ticked": set(form.data.getlist("chosen")) if form.is_bound else set(),
    }
    return render(request, "awards/office/queue.html", context, status=status_of(form))


def _form(officers: list[User], ids: Sequence[int] = (), data: Any = None) -> BatchForm:
    users = User.objects.filter(pk__in=[user.pk for user in officers])
    # The filter above has a field of this name too.
    return BatchForm(data, ids=ids, officers=users, auto_id="batch-%s")


def _wanted(line: QueueLine, wanted: dict[str, Any]) -> bool:
    officer = wanted.get("officer") or ""
    holder = str(line.task.officer_id) if line.task else NOBODY
    flag = FLAGS.get(wanted.get("flag") or "")
    return officer in ("", holder) and (flag is None or flag(line))


def _tiles(lines: list[QueueLine], round_: Round) -> list[dict[str, Any]]:
    """Figures, each leading to its rows."""
    shown = (
        ("open", _("Chưa kết luận"), "clipboard-list", "info"),
        ("late", _("Quá thời hạn"), "clock-alert", "bad"),
        ("index", _("Chờ kết quả chỉ số"), "chart-no-axes-column", "warn"),
        ("turned", _("Kiểm tra lại"), "refresh-cw", "warn"),
        ("double", _("Trùng đối tượng, thành tích"), "users", "warn"),
        ("opinion", _("Chờ ý kiến hiệp y"), "messages-square", "info"),
    )
    url = f"{reverse('appraisal_queue')}?dot={round_.pk}&flag="
    return [
        {"label": label, "value": sum(map(FLAGS[flag], lines)), "url": url + flag, "icon": icon, "tone": tone}
        for flag, label, icon, tone in shown
    ]


@require_POST
def appraisal_batch(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the ticked nominees to one officer, or put them on hold for one reason."""
    check(request.actor, "awards.assign_appraisal")
    round_ = get_round_or_404(request.actor, pk)
    rows = Nomination.objects.visible_to(request.actor).present().filter(proposal__round=round_)
    by_id = {row.pk: row for row in rows}
    form = _form(officers_on(request.actor.now), list(by_id), request.POST)
    if form.is_valid() and attempt(form, lambda: _done(request, form, by_id)):
        return redirect(f"{reverse('appraisal_queue')}?dot={round_.pk}")
    return _page(request, round_, _rounds(request), form)


def _done(request: HttpRequest, form: BatchForm, by_id: dict[int, Nomination]) -> bool:
    data, actor = form.cleaned_data, request.actor
    rows = [by_id[pk] for pk in data["chosen"]]
    if data["do"] == BatchForm.ASSIGN:
        count = assign_nominations(rows, data["officer"], actor=actor, now=actor.now)
        messages.success(request, _("Đã giao %(n)d đối tượng cho %(who)s.") % {"n": count, "who": data["officer"]})
    else:
        count = hold_nominations(rows, reason=data["reason"], actor=actor, now=actor.now)
        messages.success(request, _("Đã tạm dừng xét %d đối tượng.") % count)
    return True
