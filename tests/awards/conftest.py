"""What must hold when a test of the award process ends, and the locks taken out for the tests that need them gone."""

from collections.abc import Iterator

import pytest
from django.db.models import QuerySet

from core.invariants import broken
from tests.clock import Hands

GATES = ("awards.services.submissions.door", "awards.services.closings", "campaigns.services.extensions")


@pytest.fixture
def sound(hands: Hands, db: None) -> Iterator[None]:
    """The clock stands at NOW, and what must always be true is true when the test ends."""
    yield
    assert broken() == []


@pytest.fixture
def no_gate(monkeypatch: pytest.MonkeyPatch) -> None:
    """The gate of the round stands open for everybody at once."""
    for module in GATES:
        monkeypatch.setattr(f"{module}.hold_gate", lambda *_key, **_mode: None)


@pytest.fixture
def no_row_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows are read without waiting for whoever is changing them."""
    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, **_options: rows)
