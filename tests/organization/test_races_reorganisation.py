"""Two who keep the units press the button of one act at once: it is done once, the other hears that it is done."""

from functools import partial

import pytest

from core.refusals import Conflict
from organization.models import Unit
from organization.services.reorganisation.carrying_out import carry_out
from tests import factories
from tests.awards.races import meet, together
from tests.clock import NOW
from tests.organization import acts

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def presses():
    one, two = factories.unit("Phòng Một"), factories.unit("Phòng Hai")
    factories.person(one)
    act = acts.merger(one, two, name="Phòng Chung")
    mark = acts.preview(act).mark
    return [
        partial(carry_out, act, mark=mark, actor=factories.actor(factories.appraiser()), now=NOW) for _press in range(2)
    ]


def test_one_act_is_carried_out_once(presses):
    refused = [outcome for outcome in together(*presses) if isinstance(outcome, Conflict)]
    assert len(refused) == 1
    assert Unit.objects.get(name="Phòng Chung").memberships.count() == 1


def test_whoever_comes_second_waits_and_is_refused(presses):
    first, second = meet(presses[0], "organization.services.reorganisation.carrying_out.look_ahead", presses[1])
    assert not isinstance(first, Exception)
    assert isinstance(second, Conflict)
