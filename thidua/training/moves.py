"""Moving the training clock, and letting the worker do at once what has become due by it."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from awards.services import nudges
from awards.services.closings import close_due_rounds
from awards.services.reminders import send_due_reminders
from core.access import check
from core.clock import set_training_clock
from core.journal import record
from core.outbox.put import put
from core.refusals import Problem, Refused


@transaction.atomic
def move_clock(to: datetime, *, actor: Any, now: datetime) -> None:
    """Set the sample's business time to `to`; the worker is asked to do what is due then.

    Raises Denied to whoever is no administrator and on a server, Refused when `to` does not lie ahead.
    """
    check(actor, "core.move_training_clock")
    if to <= now:
        raise Refused(Problem(_("Đồng hồ luyện tập chỉ đi tới: chọn thời điểm sau bây giờ."), field="to"))
    set_training_clock(to)
    record("clock.training", actor=actor, now=now, technical=True, to=to.isoformat())
    put("training_moved", to.isoformat())


def catch_up(_payload: dict[str, Any], *, now: datetime) -> None:
    """What the worker would have found to do by itself within minutes or by the next morning."""
    close_due_rounds(now)
    send_due_reminders(now)
    nudges.nudge_office(now)
