"""Jobs of the faults' own."""

import os
import signal
import threading
from datetime import datetime
from pathlib import Path
from typing import Any


def kills_its_worker(payload: dict[str, Any], *, now: datetime) -> None:
    """The pool child that does this dies at once, as when memory has run out."""
    os.kill(os.getpid(), signal.SIGKILL)


def waits_for_a_file(payload: dict[str, Any], *, now: datetime) -> None:
    """In the middle of its work until the file `until` is there; writes its name into the file `seen` first."""
    with Path(payload["seen"]).open("a", encoding="utf-8") as seen:
        seen.write(f"{payload['name']}\n")
    while not Path(payload["until"]).exists():
        threading.Event().wait(0.05)
