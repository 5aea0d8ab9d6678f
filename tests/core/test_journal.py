"""Many rows appended in one go are the chain that they would be one by one."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from core.journal import Line, record, record_all
from core.journal.chain import breaks
from core.journal.models import JournalEntry
from organization.actors import Actor
from tests.clock import NOW

WORKER = Actor.worker(NOW)
LOCK_TAIL_INSERT = 3
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40)
LINES = st.builds(
    Line,
    action=st.sampled_from(["proposal.submit", "nomination.propose", "round.extend"]),
    unit_id=st.none() | st.integers(1, 10**6),
    note=WORDS,
    refused=st.booleans(),
    technical=st.booleans(),
    details=st.dictionaries(st.sampled_from(["number", "target", "cutoff"]), WORDS | st.integers(0, 99) | st.none()),
)
COLUMNS = ("seq", "action", "unit_id", "note", "refused", "technical", "details", "previous_hash", "hash")


def written(append) -> list[tuple]:
    """What `append` leaves in the journal; it is taken back."""
    with transaction.atomic():
        append()
        assert list(breaks()) == []
        rows = list(JournalEntry.objects.order_by("seq").values_list(*COLUMNS))
        transaction.set_rollback(True)
    return rows


class OneGo(TestCase):
    @given(before=st.integers(0, 2), lines=st.lists(LINES, max_size=6))
    def test_rows_appended_in_one_go_have_the_hashes_of_rows_appended_one_by_one(self, before, lines):
        def start() -> None:
            for number in range(before):
                record("round.open", actor=WORKER, now=NOW, number=number)

        def one_by_one() -> None:
            start()
            for one in lines:
                record(one.action, actor=WORKER, now=NOW, unit_id=one.unit_id, note=one.note, refused=one.refused,
                       technical=one.technical, **one.details)  # fmt: skip

        def in_one_go() -> None:
            start()
            record_all(lines, actor=WORKER, now=NOW)

        assert written(in_one_go) == written(one_by_one)


@pytest.mark.django_db
def test_as_many_queries_append_thirty_rows_as_one():
    counts = []
    for number in (1, 30):
        with CaptureQueriesContext(connection) as seen:
            record_all([Line("round.open")] * number, actor=WORKER, now=NOW)
        counts.append(len(seen))
    assert counts[0] == counts[1] <= LOCK_TAIL_INSERT
