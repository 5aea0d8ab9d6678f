"""Whether each unit of a round can submit at all."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from campaigns.access import get_round_or_404
from campaigns.calendar import STEP_LASTS, account_check_step
from campaigns.selectors import calendar_around, expected_units, round_windows
from core.access import check
from core.clock import day_of
from organization.selectors.unit_accounts import unit_accounts


@require_safe
def round_accounts(request: HttpRequest, pk: int) -> HttpResponse:
    """The units without an account that may submit, and the accounts that have long not been used."""
    round_ = get_round_or_404(request.actor, pk)
    check(request.actor, "campaigns.set_up", round_)
    rows = unit_accounts(expected_units(round_, request.actor.now), request.actor.today)
    cutoff, machine_time = round_windows(round_).cutoff_of(None), timezone.now()
    check_at = account_check_step(cutoff, calendar_around(day_of(cutoff))).at
    context = {
        "round": round_,
        "count": len(rows),
        "unable": [row for row in rows if not row.submitters],
        "idle": [{"unit": row.unit, "users": users} for row in rows if (users := row.idle_since(machine_time))],
        "check_at": check_at,
        "is_missed": request.actor.now >= check_at + STEP_LASTS,
    }
    return render(request, "campaigns/setup/round_accounts.html", context)
