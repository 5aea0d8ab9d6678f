"""Acts at the same time, each in a thread with a database connection of its own; and ways to take the locks out.

`together` lets chance decide who is first. `meet` does not: the first act halts at a place in the services, the second
runs until it is through or stands before a lock, then both end. With the locks the second has to wait; a control
takes them out and shows that the very same meeting would then go wrong.
"""

import functools
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from datetime import datetime
from importlib import import_module
from typing import Any

import pytest
from django.db import connection, connections

from awards.models import Proposal
from awards.services.submissions import submit_proposal
from core.refusals import Refused
from tests import factories as make
from tests.clock import NOW

Act = Callable[[], Any]
# Nothing here takes so long; whoever still waits then will wait for ever.
PATIENCE = 60.0


def outcome(act: Act) -> Any:
    """What `act` gives, or the refusal; anything else that it raises is a fault of the services."""
    try:
        return act()
    except Refused as refusal:
        return refusal


def _in_a_thread(act: Act) -> Any:
    try:
        return outcome(act)
    finally:
        connections.close_all()


def together(*acts: Act) -> list[Any]:
    """The outcomes of acts that all start at the same moment."""
    start = threading.Barrier(len(acts))

    def after_the_start(act: Act) -> Any:
        start.wait(PATIENCE)
        return act()

    return in_threads(len(acts), [functools.partial(after_the_start, act) for act in acts])


def in_threads(count: int, acts: Iterable[Act]) -> list[Any]:
    """The outcomes of acts that `count` threads take in their order."""
    with ThreadPoolExecutor(count) as pool:
        futures = [pool.submit(_in_a_thread, act) for act in acts]
        return [future.result(PATIENCE) for future in futures]


# --- a meeting that always goes the same way -------------------------------------------------------------------


class Halt:
    """A function of ours before which the first to come stops until it may go on."""

    def __init__(self, real: Act) -> None:
        self.real, self.reached, self.free = real, threading.Event(), threading.Event()
        self.first = threading.Lock()

    def __call__(self, *given: Any, **named: Any) -> Any:
        if self.first.acquire(blocking=False):
            self.reached.set()
            assert self.free.wait(PATIENCE)
        return self.real(*given, **named)


@contextmanager
def halted_at(place: str, first: Act) -> Iterator[Future]:
    """`first` runs and stands before the function at the dotted `place` while the block lasts."""
    module, name = place.rsplit(".", 1)
    with pytest.MonkeyPatch.context() as patch, ThreadPoolExecutor(1) as pool:
        halt = Halt(getattr(import_module(module), name))
        patch.setattr(place, halt)
        future = pool.submit(_in_a_thread, first)
        try:
            assert halt.reached.wait(PATIENCE), future.result(0)
            yield future
        finally:
            halt.free.set()


def meet(first: Act, place: str, second: Act) -> tuple[Any, Any]:
    """Both outcomes, when `second` comes while `first` stands at `place` inside its transaction."""
    with ThreadPoolExecutor(1) as pool:
        with halted_at(place, first) as one:
            other = pool.submit(_in_a_thread, second)
            _until_through_or_waiting(other)
        return one.result(PATIENCE), other.result(PATIENCE)


def _until_through_or_waiting(future: Future) -> None:
    for _look in range(int(PATIENCE / 0.01)):
        if wait([future], 0.01).done or _somebody_waits_for_a_lock():
            return
    raise AssertionError("neither through nor waiting for a lock")


def _somebody_waits_for_a_lock() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        return cursor.fetchone()[0] > 0


# --- at the door -----------------------------------------------------------------------------------------------


def nil_proposals(count: int, **fields: Any) -> list[Proposal]:
    """Proposals of `count` units in one open round, ready to submit."""
    units = [make.unit() for _place in range(count)]
    round_ = make.opened_round(**fields)
    return [make.nil_proposal(round_, unit) for unit in units]


def press(proposal: Proposal, key: str, arrived_at: datetime | None = None) -> Act:
    head = make.actor(make.head(proposal.unit), NOW)
    return functools.partial(submit_proposal, proposal, actor=head, arrived_at=arrived_at, key=key)


def codes_in(answer: Any) -> set[str]:
    """Why the door refused."""
    assert isinstance(answer, Refused), answer
    return {problem.code for problem in answer.problems}
