"""The opened rounds with their windows, read once for the whole home page."""

from dataclasses import dataclass
from datetime import datetime

from campaigns.calendar import RoundWindows
from campaigns.models import Round
from campaigns.selectors import windows_of


@dataclass(frozen=True)
class Opened:
    """An opened round, and until when whom it is open to."""

    round: Round
    windows: RoundWindows


def opened_rounds(now: datetime) -> list[Opened]:
    rounds = list(Round.objects.filter(opened_at__lte=now))
    windows = windows_of(rounds)
    return [Opened(row, windows[row.pk]) for row in rounds]
