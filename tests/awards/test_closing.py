"""Closing a round's list: when, once, why again, and what stays closed (deadline.md rules 9 and 10)."""

from datetime import timedelta

import pytest

from awards.enums import ClosingCause
from awards.models import Closing
from awards.services.closings import close_due_rounds, close_round
from campaigns.models import Extension, RoundUnit
from campaigns.services.extensions import Grounds, extend_cutoff
from core.journal.chain import sha256
from core.models import Job, Notice
from core.refusals import Conflict, Denied, Refused
from tests import factories as make
from tests.awards.door import MICRO, W, ask, codes, extend, submit
from tests.clock import CUT_OFF, NOW

pytestmark = pytest.mark.usefixtures("sound")
LATER = CUT_OFF + timedelta(days=3)


def another(proposal):
    """A second unit's proposal in the same round."""
    unit = make.unit()
    RoundUnit.objects.create(round=proposal.round, unit=unit)
    return make.ready_proposal(proposal.round, unit)


def test_closing_waits_for_the_queue_of_two_minutes():
    proposal = make.ready_proposal()
    assert close_due_rounds(CUT_OFF + W - MICRO) == []
    assert [row.cutoff for row in close_due_rounds(CUT_OFF + W)] == [CUT_OFF]
    assert proposal.round.closings.count() == 1


def test_closing_is_made_once_however_often_it_is_asked_for():
    make.ready_proposal()
    close_due_rounds(CUT_OFF + W)
    assert close_due_rounds(CUT_OFF + W) == close_due_rounds(CUT_OFF + timedelta(days=9)) == []


def test_list_holds_what_was_submitted_in_order_with_its_hash(hands):
    first = make.ready_proposal()
    second = another(first)
    silent = another(first)
    hands.to(CUT_OFF - MICRO)
    submissions = [submit(second), submit(first)]
    (closing,) = close_due_rounds(CUT_OFF + W)
    assert [row["submission"] for row in closing.entries] == [submissions[1].pk, submissions[0].pk]
    assert [row["content_hash"] for row in closing.entries] == [row.content_hash for row in submissions[::-1]]
    assert closing.list_hash == sha256(closing.entries)
    assert (closing.cause, closing.version, closing.closed_by) == (ClosingCause.CUTOFF, 1, None)
    assert Job.objects.filter(kind="closing_papers", payload={"pk": closing.pk}).exists()
    assert Notice.objects.filter(user=make.head(silent.unit), key__startswith="missing").exists()
    assert not Notice.objects.filter(user=make.head(first.unit), key__startswith="missing").exists()


def test_office_and_leadership_hear_of_the_closing():
    readers = [make.appraiser(), make.chief(), make.leader()]
    make.ready_proposal()
    close_due_rounds(CUT_OFF + W)
    assert all(Notice.objects.filter(user=user, key__startswith="closing").exists() for user in readers)


def test_closed_list_opens_for_no_clock_that_jumps_back(hands):
    proposal = make.ready_proposal()
    close_due_rounds(CUT_OFF + W)
    hands.to(NOW)
    with pytest.raises(Conflict) as refusal:
        submit(proposal)
    assert codes(refusal) == {"late"}


def test_dead_worker_closes_nothing_and_late_is_late_all_the_same(hands):
    proposal = make.ready_proposal()
    hands.to(CUT_OFF)
    with pytest.raises(Conflict):
        submit(proposal)
    assert not Closing.objects.exists()


def test_office_closes_by_hand_when_no_worker_does():
    proposal = make.ready_proposal()
    officer = make.actor(make.appraiser())
    with pytest.raises(Conflict) as refusal:
        close_round(proposal.round, actor=officer, now=CUT_OFF + W - MICRO)
    assert codes(refusal) == {"too_early"}
    closing = close_round(proposal.round, actor=officer, now=CUT_OFF + W)
    assert (closing.cause, closing.closed_by) == (ClosingCause.BY_HAND, officer.user)
    assert close_round(proposal.round, actor=officer, now=CUT_OFF + W) == closing


def test_a_unit_s_head_closes_nothing():
    proposal = make.ready_proposal()
    with pytest.raises(Denied):
        close_round(proposal.round, actor=make.actor(make.head(proposal.unit)), now=CUT_OFF + W)


def test_round_that_is_not_open_is_not_closed():
    make.unopened_round()
    assert close_due_rounds(CUT_OFF + W) == []


# --- extensions ----------------------------------------------------------------------------------------------


def test_extension_after_closing_opens_for_its_unit_alone(hands):
    proposal = make.ready_proposal()
    other = another(proposal)
    hands.to(CUT_OFF + W)
    close_due_rounds(hands.now)
    extend(proposal, LATER)
    hands.to(LATER - MICRO)
    submission = submit(proposal)
    with pytest.raises(Conflict):
        submit(other)
    (closing,) = close_due_rounds(LATER + W)
    assert (closing.version, closing.cutoff, closing.cause) == (2, LATER, ClosingCause.EXTENSION)
    assert [row["submission"] for row in closing.entries] == [submission.pk]
    assert proposal.round.closings.get(version=1).entries == []


def test_submission_within_an_extension_makes_no_version_before_it_ends(hands):
    proposal = make.ready_proposal()
    hands.to(CUT_OFF + W)
    close_due_rounds(hands.now)
    extend(proposal, LATER)
    submit(proposal)
    assert close_due_rounds(LATER + W - MICRO) == []


def test_extension_of_all_before_the_cutoff_moves_the_closing(hands):
    proposal = make.ready_proposal()
    extend(proposal, LATER, everyone=True)
    assert close_due_rounds(CUT_OFF + W) == []
    assert [row.cutoff for row in close_due_rounds(LATER + W)] == [LATER]


def test_only_newly_missing_units_are_told_again(hands):
    proposal = make.ready_proposal()
    other = another(proposal)
    hands.to(CUT_OFF + W)
    close_due_rounds(hands.now)
    extend(proposal, LATER)
    close_due_rounds(LATER + W)
    told = Notice.objects.filter(key__startswith="missing")
    assert told.filter(user=make.head(other.unit)).count() == 1
    assert told.filter(user=make.head(proposal.unit)).count() == 2


def test_extension_tells_its_unit_and_keeps_the_reason():
    proposal = make.ready_proposal()
    make.head(proposal.unit)
    extend(proposal, LATER)
    row = Extension.objects.get()
    assert (row.unit, row.reason) == (proposal.unit, "Mất điện diện rộng")
    assert "gia hạn" in Notice.objects.get(user=make.head(proposal.unit), key__startswith="extension").text


@pytest.mark.parametrize("cutoff", [NOW, CUT_OFF - timedelta(days=1), CUT_OFF])
def test_extension_never_shortens(cutoff):
    proposal = make.ready_proposal()
    with pytest.raises(Refused):
        extend(proposal, cutoff)
    assert not Extension.objects.exists()


def test_extension_wants_a_reason_a_unit_of_the_round_and_an_officer():
    proposal = make.ready_proposal()
    officer = make.actor(make.appraiser())
    with pytest.raises(Refused) as refusal:
        extend_cutoff(proposal.round, make.unit(), LATER, Grounds("  "), actor=officer, now=NOW)
    assert {problem.field for problem in refusal.value.problems} == {
        "reason",
        "units",
        "paper_number",
        "paper_date",
        "paper",
    }
    head = make.actor(make.head(proposal.unit))
    with pytest.raises(Denied):
        extend_cutoff(proposal.round, proposal.unit, LATER, make.grounds(), actor=head, now=NOW)


def test_paper_received_in_time_wants_its_stamp_and_one_unit():
    proposal = make.ready_proposal()
    officer = make.actor(make.appraiser())
    grounds = Grounds("Bản giấy đến 09/01", kind="paper_in_time")
    with pytest.raises(Refused) as refusal:
        extend_cutoff(proposal.round, None, LATER, grounds, actor=officer, now=NOW)
    assert {problem.field for problem in refusal.value.problems} == {"unit", "paper_number", "received_at", "paper"}


def test_extension_of_a_round_in_preparation_is_a_change_of_its_cutoff():
    round_ = make.unopened_round()
    with pytest.raises(Conflict):
        extend_cutoff(round_, None, LATER, make.grounds(), actor=make.actor(make.appraiser()), now=NOW)


# --- resubmissions -------------------------------------------------------------------------------------------


def test_resubmission_after_closing_makes_a_version_that_says_so(hands):
    proposal = make.ready_proposal()
    submit(proposal)
    hands.to(CUT_OFF + W)
    close_due_rounds(hands.now)
    proposal.refresh_from_db()
    ask(proposal, CUT_OFF + timedelta(days=5))
    assert close_due_rounds(hands.now) == []
    answer = submit(proposal)
    (closing,) = close_due_rounds(hands.now)
    assert (closing.version, closing.cause, closing.cutoff) == (2, ClosingCause.RESUBMISSION, CUT_OFF)
    assert [row["submission"] for row in closing.entries] == [answer.pk]
    assert close_due_rounds(hands.now) == []
