"""Xem cả văn bản: a sentence under edit on a whole paper, made on the spot and kept nowhere."""

import json
import threading
from datetime import date
from functools import lru_cache

from core.refusals import Conflict
from dossiers.building.samples import sample_paper
from dossiers.rendering import RenderFailed, render_pdf

# The renderer of one process draws one paper at a time; workers have one thread anyway.
_one_at_a_time = threading.Lock()


def trial_pdf(kind: str, place: str, text: str, *, day: date) -> bytes:
    """The dự thảo of a paper with `text` in `place`. Raises Conflict where this machine cannot make it, with why."""
    data = sample_paper(kind, place, text, day).model_dump(mode="json")
    try:
        with _one_at_a_time:
            return _rendered(kind, json.dumps(data, sort_keys=True))
    except RenderFailed as failure:
        raise Conflict(failure.reason) from failure


@lru_cache(4)
def _rendered(kind: str, data: str) -> bytes:
    """The same data gives the same bytes: the pages of one paper are asked for one after the other."""
    return render_pdf(kind, json.loads(data))
