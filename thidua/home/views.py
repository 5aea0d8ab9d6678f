from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from awards.selectors.honours import from_above, honoured, shown
from campaigns.models import Campaign, Round
from campaigns.selectors import round_windows
from core.models import Notice
from thidua.home.cards import cards_of
from thidua.home.opened import opened_rounds
from thidua.home.upcoming import upcoming


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """For a guest the campaign and those honoured; for everyone else what waits for him."""
    if not request.actor.signed_in:
        context = {
            "campaigns": Campaign.objects.filter(launched=True),
            "shown": shown(honoured().order_by("-pk")[:6]),
            "above": from_above().order_by("-outcome_on", "-pk")[:3],
        }
        return render(request, "home/guest.html", context)
    opened, notices = opened_rounds(request.actor.now), Notice.objects.filter(user=request.user)
    context = {
        "cards": cards_of(request.actor, opened),
        "upcoming": upcoming(request.actor, opened),
        "notices": notices[:8],
        "unread": notices.filter(read_at=None).count(),
    }
    return render(request, "home/home.html", context)


@require_POST
def notice_read(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark one's own notice as read and go where it leads."""
    row = get_object_or_404(Notice, pk=pk, user=request.user)
    if row.read_at is None:
        row.read_at = request.actor.now
        row.save(update_fields=["read_at"])
    safe = url_has_allowed_host_and_scheme(row.url, allowed_hosts=None)
    return redirect(row.url if row.url and safe else "home")


@require_safe
def cutoff_clock(request: HttpRequest, round_id: int, unit_id: int) -> JsonResponse:
    """Business time and the effective cut-off of a unit, for countdowns that are display only."""
    round_ = get_object_or_404(Round.objects.visible_to(request.actor), pk=round_id)
    cutoff = round_windows(round_).cutoff_of(unit_id)
    return JsonResponse({"now": request.actor.now.timestamp(), "cutoff": cutoff.timestamp()})


@require_safe
def round_clock(request: HttpRequest, pk: int) -> JsonResponse:
    """Business time and the cut-off of a round as a whole."""
    round_ = get_object_or_404(Round.objects.visible_to(request.actor), pk=pk)
    cutoff = round_windows(round_).cutoff_of(None)
    return JsonResponse({"now": request.actor.now.timestamp(), "cutoff": cutoff.timestamp()})
