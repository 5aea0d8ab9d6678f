"""What a journey starts with: a running server, the business clock in the test's hands, browsers for everybody."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext
from pytest_django.live_server_helper import LiveServer

from core.invariants import broken
from organization.models import User
from tests.browser.journeys.visitor import DESK, Visitor
from tests.clock import Hands


class Journey:
    """The people of one journey, each in a browser of his own, and what was wrong with the pages they saw."""

    def __init__(self, new_context: Callable[..., BrowserContext], address: str, hands: Hands) -> None:
        self.new_context, self.address, self.hands = new_context, address, hands
        self.faults: list[str] = []

    def guest(self, size: dict[str, int] = DESK, **options: Any) -> Visitor:
        context = self.new_context(base_url=self.address, viewport=size, reduced_motion="reduce", **options)
        context.set_default_timeout(15_000)
        return Visitor(context.new_page(), self.faults)

    def person(self, user: User, size: dict[str, int] = DESK, **options: Any) -> Visitor:
        return self.guest(size, **options).signs_in(user)


@pytest.fixture
def journey(live_server: LiveServer, hands: Hands, new_context: Callable[..., BrowserContext]) -> Iterator[Journey]:
    """Fails at its end with everything that was wrong with the pages on the way, or with what it left in the tables."""
    made = Journey(new_context, live_server.url, hands)
    yield made
    assert not made.faults, "\n" + "\n".join(made.faults)
    assert broken() == []
