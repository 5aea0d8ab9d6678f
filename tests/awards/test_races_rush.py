"""The evening of the cut-off: two hundred presses across it, an extension and two closings among them (P13)."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from threading import Lock
from typing import Any

import pytest
from django.db import IntegrityError

from awards.models import Attempt, Proposal, Submission
from awards.services.closings import close_due_rounds
from awards.services.submissions import submit_proposal
from campaigns.models import Extension, Round
from campaigns.services.extensions import extend_cutoff
from core import clock
from core.invariants import broken
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
BEGINS, MORE_TIME = CUT_OFF - timedelta(seconds=120), timedelta(seconds=60)


class Evening:
    """A clock that moves on with every look at it, whoever looks."""

    def __init__(self, begins: datetime) -> None:
        self.now, self.lock = begins, Lock()

    def look(self) -> datetime:
        with self.lock:
            self.now += STEP
            return self.now


@pytest.fixture
def evening(db) -> Iterator[Evening]:
    evening = Evening(BEGINS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("core.clock.database_time", evening.look)
        yield evening


def presses(proposals: list[Proposal], evening: Evening, chance: random.Random) -> list[Act]:
    """Each unit presses now and again, by the key of its page or by a new one; the request has waited a while."""
    heads = {one.pk: make.actor(make.head(one.unit), NOW) for one in proposals}

    def press(proposal: Proposal, key: str, waited: timedelta | None) -> Any:
        arrived = None if waited is None else evening.now - waited
        return proposal, key, submit_proposal(proposal, actor=heads[proposal.pk], arrived_at=arrived, key=key)

    return [
        partial(press, chance.choice(proposals), chance.choice("aab"), chance.choice(WAITS)) for _one in range(PRESSES)
    ]


def grant_more_time(proposal: Proposal) -> Extension:
    now = clock.now()
    officer = make.actor(make.appraiser(), now)
    return extend_cutoff(proposal.round, None, CUT_OFF + MORE_TIME, make.grounds("Mất điện"), actor=officer, now=now)


def close() -> list[Any]:
    return close_due_rounds(clock.now())


def spend(evening: Evening, seed: int) -> tuple[Round, list[Any]]:
    """The round after its evening, and what everybody was told."""
    proposals = nil_proposals(UNITS)
    acts = presses(proposals, evening, random.Random(seed))
    acts.insert(60, partial(grant_more_time, proposals[0]))
    acts[170:170] = [close, close]
    return proposals[0].round, in_threads(THREADS, acts)


@pytest.mark.parametrize("seed", range(2))
def test_every_answer_of_the_evening_is_the_rule_s(evening, seed):
    round_, outcomes = spend(evening, seed)
    assert wrong_at_the_door(round_) == broken() == []
    assert round_.closings.count() == Extension.objects.count() == 1
    pressed = [one for one in outcomes if isinstance(one, tuple)]
    assert all(receipt == proposal.submissions.get(key=key) for proposal, key, receipt in pressed)
    refused = sum(isinstance(one, Refused) for one in outcomes)
    assert refused == Attempt.objects.filter(accepted=False).count()
    assert len(pressed) + refused == PRESSES
    # Chance decides how many, but there were some of both.
    assert min(Submission.objects.count(), Attempt.objects.filter(late=True).count()) > UNITS // 10


def test_evening_would_go_wrong_without_the_gate(evening, no_gate):
    def goes_wrong(seed: int) -> bool:
        evening.now = BEGINS
        try:
            return wrong_at_the_door(spend(evening, seed)[0]) != []
        except IntegrityError:
            return True  # both closings made the first version of the list

    assert any(goes_wrong(seed) for seed in range(5))
