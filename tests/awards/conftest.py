from collections.abc import Iterator

import pytest

from core.invariants import broken
from tests.clock import Hands


@pytest.fixture
def sound(hands: Hands, db: None) -> Iterator[None]:
    """The clock stands at NOW, and what must always be true is true when the test ends."""
    yield
    assert broken() == []
