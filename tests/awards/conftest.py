"""What must hold when a test of the award process ends, and the locks taken out for the tests that need them gone."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.db.models import QuerySet

from awards.models import Proposal
from core.invariants import broken
from tests import factories as make
from tests.awards.door import submit
from tests.clock import Hands
from tests.skips import on_postgres

GATES = ("awards.services.submissions.door", "awards.services.closings", "campaigns.services.extensions")


@pytest.fixture
def sound(hands: Hands, db: None) -> Iterator[None]:
    """The clock stands at NOW, and what must always be true is true when the test ends."""
    yield
    assert broken() == []


@pytest.fixture
def submitted(sound: None) -> Proposal:
    """A proposal that its unit has submitted in time."""
    proposal = make.ready_proposal()
    submit(proposal)
    proposal.refresh_from_db()
    return proposal


@pytest.fixture
def no_gate(monkeypatch: pytest.MonkeyPatch) -> None:
    """The gate of the round stands open for everybody at once."""
    for module in GATES:
        monkeypatch.setattr(f"{module}.hold_gate", lambda *_key, **_mode: None)


@pytest.fixture
def no_row_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows are read without waiting for whoever is changing them."""
    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, **_options: rows)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Locks are waited for only a moment."""
    monkeypatch.setattr("core.locks.WAIT", "200ms")
    monkeypatch.setattr("core.locks.SHORT_MS", 200)
    if not on_postgres():
        with connection.cursor() as cursor:
            before = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
            cursor.execute("PRAGMA busy_timeout = 200")
            yield
            cursor.execute(f"PRAGMA busy_timeout = {before}")
        return
    yield
