import pytest
from django.test import Client

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
