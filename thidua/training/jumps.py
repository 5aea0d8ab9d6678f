"""Where a trainer may want to jump to: an hour, a day, the moments around the next cut-off, the next reminder."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from awards.services.submissions.door import DRAIN_WINDOW
from campaigns.calendar import reminder_steps
from campaigns.models import Round
from campaigns.selectors import calendar_around, windows_of
from core.clock import day_of
from core.text import cutoff_text

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Jump:
    """One button: its name in the request, its words, where it leads, and why just there."""

    name: str
    label: str
    to: datetime
    why: str = ""


def jumps(now: datetime) -> list[Jump]:
    """Every jump that leads forward from `now`."""
    found = [Jump("hour", _("+1 giờ"), now + timedelta(hours=1)), Jump("day", _("+1 ngày"), now + timedelta(days=1))]
    cutoffs = sorted(_cutoffs())
    found += _to_reminder(cutoffs, now)
    coming = next((cutoff for cutoff in cutoffs if cutoff > now), None)
    if coming is not None:
        found.append(Jump("before", _("Đến trước hạn 10 phút"), coming - 10 * MINUTE, cutoff_text(coming)))
        found.append(
            Jump("after", _("Đến sau hạn"), coming + DRAIN_WINDOW + MINUTE, _("3 phút sau hạn: danh sách được chốt"))
        )
    return [jump for jump in found if jump.to > now]


def _cutoffs() -> set[datetime]:
    """The cut-offs of opened rounds, with those of every extension."""
    rounds = list(Round.objects.filter(opened_at__isnull=False))
    windows = windows_of(rounds).values()
    return {one.announced for one in windows} | {cutoff for one in windows for _unit, cutoff in one.extensions}


def _to_reminder(cutoffs: list[datetime], now: datetime) -> Iterator[Jump]:
    steps = [step.at for cutoff in cutoffs if cutoff > now for step in _steps(cutoff) if step.at > now]
    if steps:
        yield Jump("reminder", _("Đến lần nhắc tiếp theo"), min(steps))


def _steps(cutoff: datetime) -> tuple:
    return reminder_steps(cutoff, calendar_around(day_of(cutoff)))
