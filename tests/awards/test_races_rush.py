"""The evening of the cut-off: two hundred presses across it, an extension and two closings among them (P13)."""

import random
from datetime import datetime, timedelta
from functools import partial
from threading import Lock
from typing import Any

import pytest

from awards.models import Attempt, Proposal, Submission
from awards.services.closings import close_due_rounds
from awards.services.submissions import submit_proposal
from campaigns.models import Extension
from campaigns.services.extensions import Grounds, extend_cutoff
from core import clock
from core.refusals import Refused
from tests import factories as make
from tests.awards.door import MICRO, SECOND, W
from tests.awards.door_replay import wrong_at_the_door
from tests.awards.races import Act, in_threads, nil_proposals
from tests.clock import CUT_OFF, NOW

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
UNITS, PRESSES, THREADS = 40, 200, 12
# Each look at the clock is so much later than the last: the evening lasts from two minutes before to seven after.
STEP = timedelta(seconds=2.5)
WAITS = (None, timedelta(), SECOND, 40 * SECOND, W - MICRO, W + MICRO, -SECOND)
MORE_TIME = timedelta(seconds=60)


class Evening:
    """A clock that moves on with every look at it, whoever looks."""

    def __init__(self, begins: datetime) -> None:
        self.now, self.lock = begins, Lock()

    def look(self) -> datetime:
        with self.lock:
            self.now += STEP
            return self.now


@pytest.fixture
def evening(sound, monkeypatch) -> Evening:
    evening = Evening(CUT_OFF - timedelta(seconds=120))
    monkeypatch.setattr("core.clock.database_time", evening.look)
    return evening


def presses(proposals: list[Proposal], evening: Evening, chance: random.Random) -> list[Act]:
    """Each unit presses now and again, by the key of its page or by a new one; the request has waited a while."""
    heads = {one.pk: make.actor(make.head(one.unit), NOW) for one in proposals}

    def press(proposal: Proposal, key: str, waited: timedelta | None) -> Any:
        arrived = None if waited is None else evening.now - waited
        return proposal, key, submit_proposal(proposal, actor=heads[proposal.pk], arrived_at=arrived, key=key)

    return [
        partial(press, chance.choice(proposals), chance.choice("aab"), chance.choice(WAITS)) for _press in range(PRESSES)
    ]


def grant_more_time(proposal: Proposal) -> Extension:
    now = clock.now()
    officer = make.actor(make.appraiser(), now)
    return extend_cutoff(proposal.round, None, CUT_OFF + MORE_TIME, Grounds("Mất điện"), actor=officer, now=now)


def close() -> list[Any]:
    return close_due_rounds(clock.now())


@pytest.mark.parametrize("seed", range(2))
def test_every_answer_of_the_evening_is_the_rule_s(evening, seed):
    proposals = nil_proposals(UNITS)
    acts = presses(proposals, evening, random.Random(seed))
    acts.insert(60, partial(grant_more_time, proposals[0]))
    acts[170:170] = [close, close]
    outcomes = in_threads(THREADS, acts)
    assert wrong_at_the_door(proposals[0].round) == []
    assert len(proposals[0].round.closings.all()) == Extension.objects.count() == 1
    pressed = [one for one in outcomes if isinstance(one, tuple)]
    assert all(receipt == proposal.submissions.get(key=key) for proposal, key, receipt in pressed)
    refused = sum(isinstance(one, Refused) for one in outcomes)
    assert refused == Attempt.objects.filter(accepted=False).count()
    assert len(pressed) + refused == PRESSES
    late = Attempt.objects.filter(late=True).count()
    assert Submission.objects.count() > UNITS // 2
    assert late > PRESSES // 10
