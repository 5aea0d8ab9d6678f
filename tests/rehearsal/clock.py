"""The false clock: the sample's own, set to shortly before the cut-off; here as everybody's watch shows it."""

from datetime import UTC, datetime, timedelta

from core.clock import offset, set_training_clock
from tests.clock import CUT_OFF

# From the setting of the clock to the cut-off: the programs start and every unit opens its page.
LEAD = timedelta(seconds=60)
_ahead = timedelta()


def set_before_cutoff() -> None:
    global _ahead
    set_training_clock(CUT_OFF - LEAD)
    _ahead = offset()


def now() -> datetime:
    """Business time, without asking the database: it runs on this machine."""
    return datetime.now(UTC) + _ahead


def seconds_until(moment: datetime) -> float:
    return max(0.0, (moment - now()).total_seconds())
