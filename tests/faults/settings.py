"""The application's own settings with jobs that harm their worker, as no real one may."""

from thidua.settings import *  # noqa: F403
from thidua.settings import OUTBOX_HANDLERS as OURS

OUTBOX_HANDLERS = OURS | {kind: f"tests.faults.handlers.{kind}" for kind in ("kills_its_worker", "waits_for_a_file")}
