"""Submitting beside bare inserts, and everybody in the last second."""

import statistics
from datetime import timedelta

from core.clock import now, set_training_clock
from tests.bench.data import Data, Submitter
from tests.bench.measure import Post, crowd
from tests.bench.visitor import Visitor
from tests.clock import CUT_OFF

BATCH = 32
AT_ONCE = (8, 32)
IN_THE_LAST_SECOND = 32
BEFORE = timedelta(seconds=1)
ACCEPTED, LATE = 302, 409


def proposals_for(batches: int) -> int:
    """How many are needed: each is submitted once, and one comes too late."""
    return batches * BATCH * len(AT_ONCE) + IN_THE_LAST_SECOND + 1


def submits(port: int, people: list[Submitter], wanted: int = ACCEPTED) -> list[Post]:
    """A filled form of each, ready to be sent."""
    found = []
    for who in people:
        visitor, path = Visitor(port, who.session), f"/ho-so/{who.proposal}/nop/"
        found.append(Post(visitor, path, visitor.filled_form(path), wanted))
    return found


def beside_inserts(port: int, data: Data, batches: int) -> dict[str, float]:
    """The same people, as many at once, insert a bare row and submit their proposals; batches in turn."""
    found, left = {}, data.submitters[: -IN_THE_LAST_SECOND - 1]
    for at_once in AT_ONCE:
        shares, waits = [], []
        for _batch in range(batches):
            people, left = left[:BATCH], left[BATCH:]
            posts = submits(port, people)
            inserted = crowd([Post(one.visitor, "/san/ghi/", {"text": "x" * 200}, 201) for one in posts], at_once)
            submitted = crowd(posts, at_once)
            shares.append(submitted.per_second / inserted.per_second)
            waits.append(submitted.p95)
        found[f"submit_at_{at_once}"] = round(statistics.median(shares), 2)
        found[f"submit_p95_ms_at_{at_once}"] = round(statistics.median(waits) * 1000)
    return found


def in_the_last_second(port: int, data: Data) -> dict[str, int]:
    """32 press "Nộp" one second before the cut-off: all are in. Who presses after it is not."""
    *people, latecomer = data.submitters[-IN_THE_LAST_SECOND - 1 :]
    posts, late = submits(port, people), submits(port, [latecomer], LATE)
    set_training_clock(CUT_OFF - BEFORE)
    crowd(posts, len(posts))
    if now() < CUT_OFF:
        set_training_clock(CUT_OFF)
    crowd(late, 1)
    return {"pressed_one_second_before": len(posts), "accepted": len(posts)}
