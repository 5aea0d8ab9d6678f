from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from awards.models import Proposal
from core.clock import set_training_clock
from core.invariants import broken
from tests import factories as make
from tests import servers
from tests.bench.data import session_of
from tests.clock import NOW
from tests.faults.installation import Installation


@pytest.fixture
def training_clock(settings: Any, transactional_db: None) -> None:
    """The business clock shows the sample's December, here and in every program."""
    settings.TRAINING_CLOCK = True
    set_training_clock(NOW)


@pytest.fixture
def install(training_clock: None, tmp_path: Path) -> Iterator[Callable[..., Installation]]:
    """Makes an installation; afterwards its programs are gone and nothing that must always be true is broken."""
    made: list[Installation] = []

    def install(**environment: str) -> Installation:
        made.append(Installation(tmp_path, **environment))
        return made[-1]

    yield install
    for one in made:
        one.close()
    assert broken() == []


@pytest.fixture
def broker() -> Iterator[str]:
    with servers.redis() as address:
        yield address


@pytest.fixture
def proposals(training_clock: None) -> Callable[[int], list[Proposal]]:
    """Makes so many proposals of one open round that may be submitted."""

    def proposals(count: int) -> list[Proposal]:
        units = [make.unit() for _place in range(count)]
        round_ = make.opened_round()
        return [make.ready_proposal(round_, unit) for unit in units]

    return proposals


@pytest.fixture
def session_of_head() -> Callable[[Proposal], str]:
    return lambda proposal: session_of(make.head(proposal.unit))
