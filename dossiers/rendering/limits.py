"""What one rendering may use.

Papers are rendered inside the pool child of the `render` worker, which is the process that may die: a process of
its own for every paper would cost a second of imports for a tenth of a second of work. So the child limits its
memory once (`limit_this_process`), every rendering limits its input and its time (`time_limit`), Celery's hard
time limit and the counted attempts of the outbox are for what kills the child all the same.
"""

import resource
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from django.utils.translation import gettext as _

from dossiers.rendering.failures import RenderFailed

MEMORY_BYTES = 1_200_000_000
SECONDS = 90
# All texts of one paper together: about two hundred pages.
MAX_CHARACTERS = 500_000


def limit_this_process() -> None:
    """Limit the memory of this process, for good: called at the start of a worker's pool child."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = MEMORY_BYTES if hard == resource.RLIM_INFINITY else min(hard, MEMORY_BYTES)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


@contextmanager
def time_limit(seconds: float = SECONDS) -> Iterator[None]:
    """Raise RenderFailed after `seconds`; only a main thread can be stopped, elsewhere this does nothing."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _too_long)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _too_long(_number: int, _frame: FrameType | None) -> None:
    raise RenderFailed(_("Văn bản mất quá nhiều thời gian để tạo: hãy rút ngắn nội dung."), permanent=True)


def characters_in(value: Any) -> int:
    """How many characters plain data holds, at any depth."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, dict):
        return sum(characters_in(item) for item in value.values())
    if isinstance(value, list | tuple):
        return sum(characters_in(item) for item in value)
    return 0
