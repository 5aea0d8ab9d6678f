"""Threads that come to the one writer of SQLite in turn."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest
from django.db import OperationalError, connection, connections

from core import locks
from core.locks import Turns, door_transaction
from core.refusals import Busy

LONG, AT_ONCE = 30.0, 8


def test_whoever_waits_is_served_in_the_order_of_coming():
    turns, served = Turns(), []

    def serve(number: int) -> None:
        with turns.taken(LONG):
            served.append(number)

    with ThreadPoolExecutor(AT_ONCE) as pool, turns.taken(LONG):
        for number in range(AT_ONCE):
            pool.submit(serve, number)
            while len(turns._line) < number + 2:
                pass
        assert served == []
    assert served == [*range(AT_ONCE)]


def test_one_at_a_time_however_many_come():
    turns, start, inside, most = Turns(), Barrier(AT_ONCE), [], []

    def serve() -> None:
        start.wait(LONG)
        for _time in range(50):
            with turns.taken(LONG):
                inside.append(1)
                most.append(len(inside))
                inside.pop()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        for done in [pool.submit(serve) for _place in range(AT_ONCE)]:
            done.result(LONG)
    assert (max(most), len(most)) == (1, 50 * AT_ONCE)


def test_who_is_not_served_in_time_is_told_to_try_again_and_holds_up_nobody():
    turns, served, free = Turns(), Event(), Event()

    def hold() -> None:
        with turns.taken(LONG):
            served.set()
            free.wait(LONG)

    with ThreadPoolExecutor(1) as pool:
        held = pool.submit(hold)
        served.wait(LONG)
        with pytest.raises(Busy), turns.taken(0.01):
            pass
        free.set()
        held.result(LONG)
    with turns.taken(0.01):
        pass


def test_turn_is_given_back_when_its_holder_fails():
    turns = Turns()
    with pytest.raises(OperationalError), turns.taken(LONG):
        raise OperationalError
    with turns.taken(0.01):
        pass


@pytest.mark.django_db(transaction=True)
def test_door_of_sqlite_that_is_not_had_in_time_is_busy_and_never_late(monkeypatch):
    monkeypatch.setattr(locks, "TURN_WITHIN", 0.01)

    def come() -> type:
        try:
            with door_transaction():
                return type(None)
        except Busy as refusal:
            return type(refusal)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool, door_transaction():
        assert pool.submit(come).result(LONG) is (type(None) if connection.vendor == "postgresql" else Busy)


@pytest.mark.django_db(transaction=True)
def test_whoever_writes_already_needs_no_turn():
    with door_transaction(), door_transaction():
        assert connection.in_atomic_block
