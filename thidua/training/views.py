"""Đồng hồ luyện tập: the administrator of a sample moves its time forward."""

from datetime import datetime

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from core.access import check
from core.fields import DateTimeField
from core.forms import attempt
from core.text import format_datetime
from thidua.sample.stages import STAGES
from thidua.training.jumps import jumps
from thidua.training.moves import move_clock


class MomentForm(forms.Form):
    to = DateTimeField(label=gettext_lazy("Đến thời điểm"), help_text=gettext_lazy("Ví dụ 23:59 09/01/2026."))


@require_safe
def training_clock(request: HttpRequest) -> HttpResponse:
    check(request.actor, "core.move_training_clock")
    return _page(request, MomentForm())


@require_POST
def move(request: HttpRequest) -> HttpResponse:
    """By one of the jumps, counted from the time of this request, or to the moment that was typed."""
    check(request.actor, "core.move_training_clock")
    now = request.actor.now
    wanted = next((jump.to for jump in jumps(now) if jump.name == request.POST.get("jump")), None)
    form = MomentForm({"to": format_datetime(wanted)} if wanted else request.POST)
    if form.is_valid() and attempt(form, lambda: _move(request, wanted or form.cleaned_data["to"])):
        return redirect("training_clock")
    return _page(request, form, status=422)


def _move(request: HttpRequest, to: datetime) -> bool:
    move_clock(to, actor=request.actor, now=request.actor.now)
    messages.success(request, _("Đồng hồ luyện tập đã chuyển đến %s; tiến trình nền đang làm việc đến hạn.")
                     % format_datetime(to))  # fmt: skip
    return True


def _page(request: HttpRequest, form: MomentForm, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "now": request.actor.now,
        "jumps": jumps(request.actor.now),
        "stage": settings.STAGE,
        "stages": list(STAGES),
    }
    return render(request, "training/clock.html", context, status=status)
