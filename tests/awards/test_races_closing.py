"""Submitting, extending and closing at the same time: the gate of the round puts them one after the other (P13, F31).

Every test ends by acting the journal out again on the model. The controls take the gate away.
"""

import random
from collections.abc import Iterator
from datetime import timedelta
from functools import partial

import pytest
from django.db import IntegrityError

from awards.models import Closing, Submission
from awards.services.closings import close_due_rounds, close_round
from campaigns.models import Extension, Round
from campaigns.services.extensions import extend_cutoff
from core.refusals import Refused
from organization.models import Unit
from tests import factories as make
from tests.awards.door import MICRO, W
from tests.awards.door_replay import wrong_at_the_door
from tests.awards.races import Act, codes_in, meet, nil_proposals, press, together
from tests.clock import CUT_OFF, Hands

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
LATER = CUT_OFF + timedelta(days=3)
# The last moments at which a request that came in time may be decided, and the first at which the list is closed.
LAST, DUE = CUT_OFF + W - MICRO, CUT_OFF + W

SUBMIT_DECIDES = "awards.services.submissions.submit.must_be_in_time"
SUBMIT_WRITES = "awards.services.submissions.submit.write_submission"
CLOSING_WRITES = "awards.services.closings._close"
EXTENSION_WRITES = "campaigns.services.extensions.record"
EXTENSION_DECIDES = "campaigns.services.extensions.extension_problems"


@pytest.fixture
def hands(hands: Hands) -> Iterator[Hands]:
    hands.to(LAST)
    return hands


def close() -> list[Closing]:
    return close_due_rounds(DUE)


def extend(round_: Round, unit: Unit | None = None, cutoff=LATER) -> Act:
    officer = make.actor(make.appraiser(), DUE)
    return partial(extend_cutoff, round_, unit, cutoff, make.grounds("Bão"), actor=officer, now=DUE)


def in_the_list(round_: Round) -> set[int]:
    closing = round_.closings.first()
    return {entry["submission"] for entry in closing.entries}


# --- submitting and closing ------------------------------------------------------------------------------------


def test_submission_that_comes_while_the_list_is_closed_is_late(sound):
    (proposal,) = nil_proposals(1)
    closed, answer = meet(close, CLOSING_WRITES, press(proposal, "k", CUT_OFF - MICRO))
    assert len(closed) == 1
    assert codes_in(answer) == {"late"}
    assert wrong_at_the_door(proposal.round) == []


def test_submission_would_be_missing_from_the_closed_list_without_the_gate(hands, no_gate):
    (proposal,) = nil_proposals(1)
    _closed, receipt = meet(close, CLOSING_WRITES, press(proposal, "k", CUT_OFF - MICRO))
    assert isinstance(receipt, Submission)
    assert in_the_list(proposal.round) == set()
    assert wrong_at_the_door(proposal.round) != []


def test_closing_waits_for_a_submission_that_is_being_written_and_has_it(sound):
    (proposal,) = nil_proposals(1)
    receipt, closed = meet(press(proposal, "k", CUT_OFF - MICRO), SUBMIT_WRITES, close)
    assert len(closed) == 1
    assert in_the_list(proposal.round) == {receipt.pk}
    assert wrong_at_the_door(proposal.round) == []


def test_closing_would_leave_out_a_submission_that_is_being_written_without_the_gate(hands, no_gate):
    (proposal,) = nil_proposals(1)
    receipt, _closed = meet(press(proposal, "k", CUT_OFF - MICRO), SUBMIT_WRITES, close)
    assert isinstance(receipt, Submission)
    assert in_the_list(proposal.round) == set()
    assert wrong_at_the_door(proposal.round) != []


@pytest.mark.parametrize("seed", range(12))
def test_nothing_is_accepted_after_the_list_was_frozen_whoever_comes_first(sound, seed):
    proposals = nil_proposals(6)
    acts = [press(proposal, "k", CUT_OFF - MICRO) for proposal in proposals] + [close]
    random.Random(seed).shuffle(acts)
    receipts = {one.pk for one in together(*acts) if isinstance(one, Submission)}
    assert in_the_list(proposals[0].round) == receipts
    assert wrong_at_the_door(proposals[0].round) == []


# --- submitting and extending ----------------------------------------------------------------------------------


def test_extension_waits_for_a_refusal_that_it_would_have_prevented(sound, hands):
    (proposal,) = nil_proposals(1)
    answer, extension = meet(press(proposal, "k"), SUBMIT_DECIDES, extend(proposal.round))
    assert codes_in(answer) == {"late"}
    assert isinstance(extension, Extension)
    assert wrong_at_the_door(proposal.round) == []
    assert press(proposal, "k")().cutoff == LATER


def test_unit_would_be_late_after_its_extension_was_granted_without_the_gate(hands, no_gate):
    (proposal,) = nil_proposals(1)
    answer, extension = meet(press(proposal, "k"), SUBMIT_DECIDES, extend(proposal.round))
    assert codes_in(answer) == {"late"}
    assert isinstance(extension, Extension)
    assert wrong_at_the_door(proposal.round) != []


def test_submission_waits_for_the_extension_that_is_being_granted_and_is_in(sound):
    (proposal,) = nil_proposals(1)
    _extension, receipt = meet(extend(proposal.round), EXTENSION_DECIDES, press(proposal, "k"))
    assert receipt.cutoff == LATER
    assert wrong_at_the_door(proposal.round) == []


# --- closing twice, closing and extending ----------------------------------------------------------------------


def test_two_closings_at_once_are_one(sound):
    (proposal,) = nil_proposals(1)
    first, second = meet(close, CLOSING_WRITES, close)
    assert first == [proposal.round.closings.get()]
    assert second == []


def test_worker_and_office_that_close_at_once_make_one_list(sound):
    for _trial in range(5):
        (proposal,) = nil_proposals(1)
        officer = make.actor(make.appraiser(), DUE)
        made, by_hand = together(close, partial(close_round, proposal.round, actor=officer, now=DUE))
        assert proposal.round.closings.get() == by_hand
        assert made in ([], [by_hand])


def test_two_closings_at_once_would_be_a_fault_of_ours_without_the_gate(hands, no_gate):
    nil_proposals(1)
    with pytest.raises(IntegrityError, match="closing_version"):
        meet(close, CLOSING_WRITES, close)


def test_extension_waits_for_the_closing_and_opens_again_what_it_closed(sound):
    (proposal,) = nil_proposals(1)
    closed, extension = meet(close, CLOSING_WRITES, extend(proposal.round))
    assert (len(closed), extension.cutoff) == (1, LATER)
    assert wrong_at_the_door(proposal.round) == []
    assert isinstance(press(proposal, "k")(), Submission)


def test_list_would_be_closed_although_all_have_more_time_without_the_gate(hands, no_gate):
    (proposal,) = nil_proposals(1)
    meet(close, CLOSING_WRITES, extend(proposal.round))
    assert wrong_at_the_door(proposal.round) != []


def test_closing_waits_for_an_extension_and_then_has_nothing_to_close(sound):
    (proposal,) = nil_proposals(1)
    extension, closed = meet(extend(proposal.round), EXTENSION_DECIDES, close)
    assert isinstance(extension, Extension)
    assert closed == []


def test_extension_that_waits_for_a_closing_never_ends_before_what_was_closed(sound):
    """One unit had until LATER and is closed then; another may not be given a time that is over already."""
    one, other = nil_proposals(2)
    extend(one.round, one.unit)()
    late_closing = partial(close_due_rounds, LATER + W)
    closed, answer = meet(late_closing, CLOSING_WRITES, extend(one.round, other.unit, LATER))
    assert len(closed) == 1
    assert isinstance(answer, Refused)
    assert wrong_at_the_door(one.round) == []


def test_extension_would_give_time_that_was_closed_already_without_the_gate(hands, no_gate):
    one, other = nil_proposals(2)
    extend(one.round, one.unit)()
    late_closing = partial(close_due_rounds, LATER + W)
    answer, _closed = meet(extend(one.round, other.unit, LATER), EXTENSION_WRITES, late_closing)
    assert isinstance(answer, Extension)
    assert wrong_at_the_door(one.round) != []


def test_two_extensions_at_once_are_both_kept_and_the_later_counts(sound):
    (proposal,) = nil_proposals(1)
    much_later = LATER + timedelta(days=1)
    first, second = extend(proposal.round), extend(proposal.round, proposal.unit, much_later)
    meet(first, EXTENSION_DECIDES, second)
    assert set(Extension.objects.values_list("cutoff", flat=True)) == {LATER, much_later}
    assert press(proposal, "k")().cutoff == much_later
