"""Many presses of "Nộp" at once: twice is once, also when both come in the same moment (rule 8; T02, F11)."""

import pytest
from django.db import Error, IntegrityError, connection

from awards.models import Attempt, Proposal, Submission
from awards.services.submissions import submit
from tests.awards.races import PATIENCE, codes_in, halted_at, meet, nil_proposals, press, together

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
WRITING = "awards.services.submissions.submit.write_submission"
PROPOSALS, PRESSES = 40, 5


def test_five_equal_presses_at_once_are_one_submission_and_five_equal_receipts(sound):
    for proposal in nil_proposals(PROPOSALS):
        receipts = together(*[press(proposal, "k")] * PRESSES)
        assert {receipt.number for receipt in receipts} == {proposal.submissions.get().number}
    assert Submission.objects.count() == Attempt.objects.count() == PROPOSALS
    numbers = sorted(Submission.objects.values_list("number", flat=True))
    assert numbers == [f"HS-2025-{number:04}" for number in range(1, PROPOSALS + 1)]


def test_press_that_waits_for_its_twin_gets_the_twin_s_receipt(sound):
    (proposal,) = nil_proposals(1)
    one, other = meet(press(proposal, "k"), WRITING, press(proposal, "k"))
    assert one == other == Submission.objects.get()


def test_twin_would_hear_already_submitted_if_the_key_were_looked_up_before_the_lock(sound, monkeypatch):
    look_up, enter = submit.versions_of, submit.enter

    def enter_late(proposal: Proposal) -> Proposal:
        seen = look_up(proposal)
        proposal = enter(proposal)
        proposal.seen = seen
        return proposal

    monkeypatch.setattr(submit, "enter", enter_late)
    monkeypatch.setattr(submit, "versions_of", lambda proposal: proposal.seen)
    (proposal,) = nil_proposals(1)
    one, other = meet(press(proposal, "k"), WRITING, press(proposal, "k"))
    assert isinstance(one, Submission)
    assert codes_in(other) == {"submitted"}
    assert look_up(proposal) == [one]


def test_different_keys_on_one_proposal_are_one_submission_that_the_others_hear_of(sound):
    for proposal in nil_proposals(10):
        outcomes = together(*(press(proposal, f"k{number}") for number in range(PRESSES)))
        (receipt,) = (one for one in outcomes if isinstance(one, Submission))
        others = [one for one in outcomes if one is not receipt]
        assert all(codes_in(one) == {"submitted"} and receipt.number in str(one) for one in others)
        assert proposal.attempts.filter(accepted=False).count() == PRESSES - 1


def test_second_key_that_waits_for_the_first_hears_of_its_receipt(sound):
    (proposal,) = nil_proposals(1)
    one, other = meet(press(proposal, "a"), WRITING, press(proposal, "b"))
    assert codes_in(other) == {"submitted"}
    assert one.number in str(other)


def test_second_key_would_take_the_first_s_place_without_the_lock_of_the_row(hands, no_row_locks):
    (proposal,) = nil_proposals(1)
    with pytest.raises(IntegrityError, match="submission_sequence"):
        meet(press(proposal, "a"), WRITING, press(proposal, "b"))


def test_press_whose_connection_dies_in_the_middle_leaves_nothing_and_may_be_sent_again(sound):
    (proposal,) = nil_proposals(1)
    with halted_at(WRITING, press(proposal, "k")) as pressed, connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    with pytest.raises(Error):
        pressed.result(PATIENCE)
    assert not Submission.objects.exists()
    assert press(proposal, "k")() == press(proposal, "k")() == Submission.objects.get()
