"""Many write to the journal at once: one chain, without gap or fork, in the order of the commits."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import IntegrityError, connections, transaction

from core.journal import record, write
from core.journal.chain import breaks
from core.journal.models import JournalEntry
from organization.actors import Actor
from tests.clock import NOW

pytestmark = pytest.mark.django_db(transaction=True)


def append_at_once(writers: int, rows: int) -> None:
    """`writers` threads append `rows` rows each, every row in a transaction of its own."""
    start = Barrier(writers)

    def append(writer: int) -> None:
        try:
            start.wait(timeout=30)
            for row in range(rows):
                with transaction.atomic():
                    record("round.extend", actor=Actor.worker(NOW), now=NOW, writer=writer, row=row)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(writers) as pool:
        for written in [pool.submit(append, writer) for writer in range(writers)]:
            written.result(timeout=60)


def test_a_few_at_once_make_one_chain():
    append_at_once(4, 5)
    assert JournalEntry.objects.count() == 20
    assert list(breaks()) == []


@pytest.mark.postgres
def test_twenty_at_once_make_one_chain_with_each_writer_s_rows_in_order():
    append_at_once(20, 10)
    assert JournalEntry.objects.count() == 200
    assert list(breaks()) == []
    for writer in range(20):
        own = JournalEntry.objects.filter(details__writer=writer).order_by("seq")
        assert list(own.values_list("details__row", flat=True)) == list(range(10))


@pytest.mark.postgres
def test_twenty_at_once_would_fork_the_chain_without_the_lock(monkeypatch):
    monkeypatch.setattr(write, "_lock_chain", lambda: None)
    with pytest.raises(IntegrityError, match="seq"):
        append_at_once(20, 10)
