"""What every page shows around its own content."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from core import clock_guard
from core.access import may
from core.models import Heartbeat
from organization.models import Agency, DutyOfficer
from thidua.navigation import navigation

VERSION = "0.5.0"


def page(request: HttpRequest) -> dict[str, Any]:
    """The frame of a page: department, navigation by role, officer on duty, training clock, worker's silence."""
    actor = getattr(request, "actor", None)
    if actor is None:
        return {}
    return {
        "page": {
            "nav": navigation(actor, request.path),
            "user_label": str(actor.user) if actor.signed_in else "",
            "unit_label": ", ".join(unit.short_name for unit in actor.units),
            "role_labels": actor.role_labels,
            "duty": DutyOfficer.objects.on(actor.today).first(),
            "agency": Agency.objects.on(actor.today).first(),
            "now": actor.now,
            "training": settings.TRAINING_CLOCK,
            "may_move_clock": may(actor, "core.move_training_clock"),
            "worker_silent": actor.sees_worker and Heartbeat.is_silent(),
            "clock_behind": actor.sees_worker and clock_guard.behind(),
            "version": VERSION,
        }
    }
