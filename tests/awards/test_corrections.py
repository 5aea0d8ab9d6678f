"""Correcting beside what was submitted, supplementing, withdrawing (deadline.md rules 7 and 11)."""

from datetime import timedelta

import pytest

from awards.enums import NominationState, ProposalState, SubmissionKind
from awards.models import DroppedDraft, Submission
from awards.services.submissions import drop_correction, withdraw_nomination
from awards.services.supplements import close_request
from core import clock
from core.models import JournalEntry
from core.refusals import Conflict, Denied, Refused
from tests import factories as make
from tests.awards.door import (
    MICRO,
    W,
    ask,
    codes,
    correct,
    extend,
    head_of,
    receive,
    submit,
    withdraw,
)  # fmt: skip
from tests.clock import CUT_OFF, NOW

pytestmark = pytest.mark.usefixtures("sound")
DUE = CUT_OFF + timedelta(days=5)


def write(proposal, text="Đã viết lại"):
    """Change one section of the unit's own report."""
    section = proposal.nominations.get(subject_kind="collective").report.sections.first()
    section.text = text
    section.save()


def states(proposal):
    return set(proposal.nominations.present().values_list("state", flat=True))


# --- correcting ----------------------------------------------------------------------------------------------


def test_submitted_version_counts_until_the_correction_is_submitted(submitted, hands):
    first = submitted.submission
    correct(submitted)
    write(submitted)
    submitted.refresh_from_db()
    assert (submitted.state, submitted.submission) == (ProposalState.SUBMITTED, first)
    hands.by(timedelta(hours=1))
    second = submit(submitted)
    submitted.refresh_from_db()
    assert (second.kind, second.sequence, submitted.submission) == (SubmissionKind.CORRECTION, 2, second)
    assert (second.first_at, second.submitted_at) == (NOW, NOW + timedelta(hours=1))
    assert "Đã viết lại" in str(second.content)
    assert states(submitted) == {NominationState.PROPOSED}


def test_correction_not_submitted_in_time_leaves_the_first_version(submitted, hands):
    first = submitted.submission
    correct(submitted)
    hands.to(CUT_OFF)
    with pytest.raises(Conflict) as refusal:
        submit(submitted)
    assert codes(refusal) == {"late"}
    submitted.refresh_from_db()
    assert submitted.submission == first


def test_correction_may_be_begun_up_to_the_cutoff_and_not_at_it(submitted, hands):
    hands.to(CUT_OFF - MICRO)
    assert correct(submitted).correcting_since == CUT_OFF - MICRO
    hands.to(CUT_OFF)
    with pytest.raises(Conflict):
        correct(submitted)


def test_beginning_twice_is_beginning_once(submitted, hands):
    correct(submitted)
    hands.by(timedelta(hours=1))
    assert correct(submitted).correcting_since == NOW
    assert JournalEntry.objects.filter(action="proposal.start_correction").count() == 1


def test_dropping_gives_the_submitted_draft_back_and_keeps_the_words(submitted):
    correct(submitted)
    write(submitted, "Câu chữ của bản sửa")
    drop_correction(submitted, actor=head_of(submitted), now=clock.now())
    submitted.refresh_from_db()
    assert submitted.correcting_since is None
    assert states(submitted) == {NominationState.PROPOSED}
    assert "Câu chữ của bản sửa" in str(DroppedDraft.objects.get(proposal=submitted).content)


def test_dropping_what_was_not_changed_keeps_nothing(submitted):
    correct(submitted)
    drop_correction(submitted, actor=head_of(submitted), now=clock.now())
    assert not DroppedDraft.objects.exists()


def test_office_waits_for_a_correction_begun_in_time_and_for_the_queue(submitted, hands):
    correct(submitted)
    write(submitted)
    for moment in (CUT_OFF - MICRO, CUT_OFF + W - MICRO):
        hands.to(moment)
        with pytest.raises(Conflict):
            receive(submitted)
        with pytest.raises(Conflict):
            ask(submitted, DUE)
    hands.to(CUT_OFF + W)
    receive(submitted)
    submitted.refresh_from_db()
    assert (submitted.state, submitted.correcting_since) == (ProposalState.ACCEPTED, None)
    assert states(submitted) == {NominationState.PROPOSED}


def test_staff_may_not_begin_a_correction(submitted):
    with pytest.raises(Denied):
        drop_correction(submitted, actor=make.actor(make.staff(submitted.unit)), now=NOW)


def test_draft_has_nothing_to_correct():
    with pytest.raises(Conflict) as refusal:
        correct(make.ready_proposal())
    assert codes(refusal) == {"not_submitted"}


# --- supplementing -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("in_time", [True, False])
def test_supplement_is_in_time_before_its_own_date(submitted, in_time, hands):
    hands.to(CUT_OFF + timedelta(days=1))
    request = ask(submitted, DUE)
    write(submitted)
    hands.to(DUE - MICRO if in_time else DUE)
    if not in_time:
        with pytest.raises(Conflict) as refusal:
            submit(submitted)
        assert codes(refusal) == {"late"}
        return
    answer = submit(submitted)
    request.refresh_from_db()
    assert (answer.kind, answer.request, answer.cutoff) == (SubmissionKind.SUPPLEMENT, request, DUE)
    assert (answer.first_at, answer.submitted_at) == (NOW, DUE - MICRO)
    assert request.closed_at == DUE - MICRO


def test_supplement_asked_for_early_is_in_time_until_the_cutoff(submitted, hands):
    ask(submitted, NOW + timedelta(days=2))
    hands.to(CUT_OFF - MICRO)
    assert submit(submitted).cutoff == CUT_OFF


def test_supplement_before_the_cutoff_does_not_move_the_cutoff_of_others(submitted, hands):
    other = make.ready_proposal(submitted.round, make.unit("Phòng Khác"))
    submitted.round.round_units.create(unit=other.unit)
    ask(submitted, DUE)
    hands.to(CUT_OFF)
    with pytest.raises(Conflict):
        submit(other)


def test_supplement_adds_no_nominee(submitted):
    ask(submitted, DUE)
    added = make.nomination(submitted, make.person(submitted.unit))
    make.report(added)
    make.ballot(submitted.minutes, added)
    with pytest.raises(Refused) as refusal:
        submit(submitted)
    assert codes(refusal) == {"added"}


def test_supplement_changes_no_award(submitted):
    award = make.award_type(name="Bằng khen", rank=20)
    submitted.round.award_types.add(award)
    nominee = submitted.nominations.first()
    ask(submitted, DUE)
    nominee.award_type = award
    nominee.save()
    with pytest.raises(Refused) as refusal:
        submit(submitted)
    assert "added" in codes(refusal)


def test_supplement_drops_nobody_in_silence(submitted):
    ask(submitted, DUE)
    submitted.nominations.filter(subject_kind="individual").update(removed_at=NOW)
    with pytest.raises(Refused) as refusal:
        submit(submitted)
    assert codes(refusal) == {"dropped"}


def test_supplement_goes_on_without_a_nominee_who_was_withdrawn(submitted):
    ask(submitted, DUE)
    nominee = submitted.nominations.get(subject_kind="individual")
    withdraw_nomination(nominee, actor=head_of(submitted), now=NOW, note="Chuyển công tác")
    assert [row["subject_kind"] for row in submit(submitted).content["nominations"]] == ["collective"]


def test_supplement_leaves_those_behind_who_were_left_behind():
    proposal = make.ready_proposal()
    left = make.nomination(proposal, make.person(proposal.unit))
    submit(proposal, left_behind=[left.pk])
    proposal.refresh_from_db()
    ask(proposal, DUE)
    assert submit(proposal).left_behind == [{"nomination": left.pk, "name": left.printed_name}]


def test_request_taken_back_lets_the_last_version_go_on(submitted):
    first = submitted.submission
    request = ask(submitted, DUE)
    write(submitted, "Viết dở khi bổ sung")
    close_request(request, actor=make.actor(make.appraiser()), now=NOW, note="Đã rõ")
    submitted.refresh_from_db()
    assert (submitted.state, submitted.submission) == (ProposalState.SUBMITTED, first)
    assert "Viết dở" in str(DroppedDraft.objects.get().content)


def test_unanswered_request_counts_as_its_last_version(submitted, hands):
    first = submitted.submission
    ask(submitted, DUE)
    hands.to(DUE + timedelta(days=30))
    submitted.refresh_from_db()
    assert (submitted.state, submitted.submission) == (ProposalState.SUPPLEMENTING, first)


# --- withdrawing ---------------------------------------------------------------------------------------------


def test_withdrawing_makes_a_draft_that_counts_for_nothing(submitted):
    withdraw(submitted)
    submitted.refresh_from_db()
    assert (submitted.state, submitted.submission) == (ProposalState.DRAFT, None)
    assert states(submitted) == {NominationState.PASSED}
    assert Submission.objects.filter(proposal=submitted).count() == 1


def test_submitting_after_withdrawing_is_a_first_submission_of_its_own_time(submitted, hands):
    withdraw(submitted)
    hands.by(timedelta(days=1))
    again = submit(submitted)
    assert (again.kind, again.sequence) == (SubmissionKind.FIRST, 2)
    assert again.first_at == NOW + timedelta(days=1)


@pytest.mark.parametrize(
    ("arrived", "decided", "allowed"),
    [(None, CUT_OFF - MICRO, True), (None, CUT_OFF, False), (CUT_OFF - MICRO, CUT_OFF + W - MICRO, True),
     (CUT_OFF, CUT_OFF + MICRO, False)],
)  # fmt: skip
def test_withdrawing_ends_with_the_cutoff(submitted, arrived, decided, allowed, hands):
    hands.to(decided)
    if allowed:
        withdraw(submitted, arrived_at=arrived)
        return
    with pytest.raises(Conflict) as refusal:
        withdraw(submitted, arrived_at=arrived)
    assert codes(refusal) == {"late"}
    assert JournalEntry.objects.filter(action="proposal.withdraw", refused=True).count() == 1


def test_withdrawing_wants_a_reason_and_is_refused_as_a_whole(submitted):
    with pytest.raises(Refused):
        withdraw(submitted, note=" ")
    submitted.refresh_from_db()
    assert (submitted.state, states(submitted)) == (ProposalState.SUBMITTED, {NominationState.PROPOSED})


def test_received_proposal_is_not_withdrawn(submitted):
    receive(submitted)
    with pytest.raises(Conflict):
        withdraw(submitted)


def test_withdrawing_in_an_extension_is_in_time(submitted, hands):
    hands.to(CUT_OFF + timedelta(days=1))
    extend(submitted)
    withdraw(submitted)


def test_one_nominee_is_withdrawn_and_what_was_submitted_of_him_stays(submitted):
    receive(submitted)
    nominee = submitted.nominations.get(subject_kind="individual")
    withdraw_nomination(nominee, actor=head_of(submitted), now=NOW, note="Có đơn thư")
    nominee.refresh_from_db()
    assert nominee.state == NominationState.WITHDRAWN
    assert nominee.printed_name in str(submitted.submission.content)


def test_nominee_is_not_withdrawn_without_a_reason_or_by_staff(submitted):
    nominee = submitted.nominations.first()
    with pytest.raises(Refused):
        withdraw_nomination(nominee, actor=head_of(submitted), now=NOW, note="")
    with pytest.raises(Denied):
        withdraw_nomination(nominee, actor=make.actor(make.staff(submitted.unit)), now=NOW, note="vì")
