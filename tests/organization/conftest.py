from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from organization.enums import Role
from tests import factories


@pytest.fixture
def office(client: Client, hands: object) -> Client:
    """A browser of Văn phòng."""
    client.force_login(factories.appraiser())
    return client


@pytest.fixture
def administrator(client: Client, hands: object) -> Client:
    """A browser of the administrator, who has no other role."""
    client.force_login(factories.user(None, Role.ADMINISTRATOR))
    return client


@pytest.fixture
def machine_clock() -> Iterator[time_machine.Traveller]:
    """The machine's clock, the database's with it, stopped until the test shifts it.

    Its patch ends with it: one of the test's own `monkeypatch` may end after `hands` and bring those back for good.
    """
    with time_machine.travel(timezone.now(), tick=False) as clock, pytest.MonkeyPatch.context() as patch:
        patch.setattr("core.clock.database_time", timezone.now)
        yield clock
