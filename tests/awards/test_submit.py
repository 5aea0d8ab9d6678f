"""The door: what is in time, what a submission is, what a refusal leaves behind (deadline.md rules 3 to 8, 13, 14)."""

from datetime import timedelta

import pytest

from awards.content import freeze
from awards.enums import NominationState, ProposalState, SubmissionKind
from awards.models import Attempt, ReportSection, Submission
from awards.services.submissions import submit_proposal
from campaigns.models import RoundUnit
from core import clock
from core.files import store
from core.models import Job, JournalEntry, Notice
from core.refusals import Conflict, Denied, Refused
from tests import factories as make
from tests.awards.door import MICRO, SECOND, W, codes, extend, head_of, submit
from tests.clock import CUT_OFF, NOW

pytestmark = pytest.mark.usefixtures("sound")


@pytest.mark.parametrize("t", [CUT_OFF - MICRO, CUT_OFF - SECOND, CUT_OFF - W])
def test_submit_before_the_cutoff_is_in(t, hands):
    proposal = make.ready_proposal()
    hands.to(t)
    assert submit(proposal).submitted_at == t


@pytest.mark.parametrize("t", [CUT_OFF, CUT_OFF + MICRO, CUT_OFF + SECOND, CUT_OFF + timedelta(days=30)])
def test_submit_at_or_after_the_cutoff_is_late(t, hands):
    proposal = make.ready_proposal()
    hands.to(t)
    with pytest.raises(Conflict) as refusal:
        submit(proposal)
    assert codes(refusal) == {"late"}
    attempt = Attempt.objects.get()
    assert (attempt.accepted, attempt.late, attempt.counted_at, attempt.cutoff) == (False, True, t, CUT_OFF)


@pytest.mark.parametrize(
    ("arrived", "decided", "accepted"),
    [
        (CUT_OFF - SECOND, CUT_OFF - SECOND + W, True),
        (CUT_OFF - SECOND, CUT_OFF + W, False),
        (CUT_OFF - SECOND, CUT_OFF + W + SECOND, False),
        (CUT_OFF - MICRO, CUT_OFF - MICRO + W, True),
        (CUT_OFF - MICRO, CUT_OFF + W, False),
        (CUT_OFF, CUT_OFF + SECOND, False),
        (CUT_OFF + SECOND, CUT_OFF - MICRO, True),
        (CUT_OFF + SECOND, CUT_OFF, False),
        (CUT_OFF - W, CUT_OFF - SECOND, True),
    ],
)
def test_slow_server_makes_nobody_late_for_two_minutes(arrived, decided, accepted, hands):
    proposal = make.ready_proposal()
    hands.to(decided)
    try:
        submission = submit(proposal, arrived_at=arrived)
    except Conflict:
        assert not accepted
    else:
        assert accepted
        assert submission.submitted_at == (arrived if arrived <= decided else decided)
    attempt = Attempt.objects.get()
    assert (attempt.arrived_at, attempt.decided_at) == (arrived, decided)


def test_submit_before_the_round_is_opened_is_refused(hands):
    proposal = make.ready_proposal()
    hands.to(proposal.round.opened_at - MICRO)
    with pytest.raises(Conflict) as refusal:
        submit(proposal)
    assert codes(refusal) == {"before"}


def test_submission_is_the_content_frozen_with_number_and_code():
    proposal = make.ready_proposal(individuals=2)
    make.evidence(proposal)
    first, second = submit(proposal), submit(make.ready_proposal())
    assert (first.number, second.number) == ("HS-2025-0001", "HS-2025-0002")
    assert len({first.code, second.code}) == 2
    assert first.content == freeze(proposal, day=clock.day_of(NOW))
    assert [row["kind"] for row in first.manifest["documents"]] == [
        "submission_letter",
        "meeting_minutes",
        "achievement_report_collective",
        "achievement_report_individual",
        "achievement_report_individual",
    ]
    assert [row["caption"] for row in first.manifest["files"]] == ["Bảng kê kết quả"]
    assert (first.kind, first.first_at, first.round_version.number) == (SubmissionKind.FIRST, NOW, 1)


def test_submitting_moves_proposal_and_nominees_and_tells_the_unit():
    proposal = make.ready_proposal()
    submission = submit(proposal)
    proposal.refresh_from_db()
    assert (proposal.state, proposal.submission) == (ProposalState.SUBMITTED, submission)
    assert set(proposal.nominations.values_list("state", flat=True)) == {NominationState.PROPOSED}
    assert Job.objects.filter(kind="submission_papers", payload={"pk": submission.pk}).count() == 1
    assert submission.number in Notice.objects.get(user=make.head(proposal.unit), key__startswith="receipt").text
    assert JournalEntry.objects.get(action="proposal.submit").details["content_hash"] == submission.content_hash


def test_incomplete_proposal_hears_everything_at_once_and_keeps_every_word():
    proposal = make.proposal(make.ready_proposal().round, make.unit("Phòng Mới"))
    RoundUnit.objects.create(round=proposal.round, unit=proposal.unit)
    make.nomination(proposal, proposal.unit)
    with pytest.raises(Refused) as refusal:
        submit(proposal)
    assert {"not_voted", "report_missing", "minutes_missing", "letter_missing", "no_nominee"} == codes(refusal)
    proposal.refresh_from_db()
    assert proposal.state == ProposalState.DRAFT
    assert proposal.nominations.present().count() == 1
    entry = JournalEntry.objects.get(action="proposal.submit")
    assert entry.refused
    assert "letter_missing" in entry.details["codes"]


def test_late_and_incomplete_is_only_late(hands):
    proposal = make.ready_proposal()
    proposal.letter.delete()
    hands.to(CUT_OFF)
    with pytest.raises(Conflict) as refusal:
        submit(proposal)
    assert codes(refusal) == {"late"}


def test_staff_may_not_submit_and_the_refusal_is_kept():
    proposal = make.ready_proposal()
    staff = make.actor(make.staff(proposal.unit))
    with pytest.raises(Denied):
        submit_proposal(proposal, actor=staff, arrived_at=None, key="a")
    assert not Submission.objects.exists()
    assert JournalEntry.objects.filter(action="proposal.submit", refused=True, actor=staff.user).exists()


def test_unit_that_the_round_does_not_expect_is_refused():
    proposal = make.ready_proposal()
    proposal.round.round_units.filter(unit=proposal.unit).delete()
    with pytest.raises(Refused) as refusal:
        submit(proposal)
    assert codes(refusal) == {"not_expected"}


def test_file_whose_bytes_are_gone_is_not_promised():
    proposal = make.ready_proposal()
    row = make.evidence(proposal, file=make.stored_file(b"%PDF-1.7 se mat"))
    path = store.blob_path(row.file.sha256)
    aside = path.rename(path.with_name("aside"))
    with pytest.raises(Refused) as refusal:
        submit(proposal)
    aside.rename(path)
    assert codes(refusal) == {"file_missing"}


# --- twice is once -------------------------------------------------------------------------------------------


def test_same_key_gives_the_same_receipt_for_ever(hands):
    proposal = make.ready_proposal()
    first = submit(proposal, key="k")
    hands.to(CUT_OFF + timedelta(days=400))
    assert submit(proposal, key="k") == first
    assert Submission.objects.count() == Attempt.objects.count() == 1


@pytest.mark.parametrize("other", [{"seen": "2"}, {"left_behind": [1]}])
def test_same_key_with_another_request_is_refused_and_changes_nothing(other):
    proposal = make.ready_proposal()
    submit(proposal, key="k", seen="1")
    with pytest.raises(Refused) as refusal:
        submit(proposal, key="k", **({"seen": "1"} | other))
    assert (refusal.value.status, codes(refusal)) == (422, {"key_reused"})
    assert Submission.objects.count() == 1


def test_second_key_on_a_submitted_proposal_hears_of_the_first_receipt():
    proposal = make.ready_proposal()
    first = submit(proposal)
    with pytest.raises(Conflict) as refusal:
        submit(proposal)
    assert codes(refusal) == {"submitted"}
    assert first.number in str(refusal.value)


def test_late_answer_is_not_remembered_under_its_key(hands):
    proposal = make.ready_proposal()
    hands.to(CUT_OFF)
    with pytest.raises(Conflict):
        submit(proposal, key="k")
    extend(proposal)
    assert submit(proposal, key="k").cutoff == CUT_OFF + timedelta(days=3)


def test_key_belongs_to_its_proposal():
    one = make.ready_proposal()
    two = make.ready_proposal()
    assert submit(one, key="k") != submit(two, key="k")


def test_request_without_a_key_is_refused():
    with pytest.raises(Refused) as refusal:
        submit(make.ready_proposal(), key=" ")
    assert codes(refusal) == {"no_key"}


# --- all or the ready ones, or nobody ------------------------------------------------------------------------


def test_unready_nominee_is_left_behind_in_the_draft():
    proposal = make.ready_proposal()
    unready = make.nomination(proposal, make.person(proposal.unit, "Trần Thị Chờ"))
    submission = submit(proposal, left_behind=[unready.pk])
    unready.refresh_from_db()
    assert (unready.state, unready.removed_at) == (NominationState.PLANNED, None)
    assert submission.left_behind == [{"nomination": unready.pk, "name": "Trần Thị Chờ"}]
    assert unready.pk not in [row["id"] for row in submission.content["nominations"]]


def test_left_behind_nominee_whom_the_meeting_passed_stays_in_the_minutes_alone():
    proposal = make.ready_proposal(individuals=2)
    left = proposal.nominations.filter(subject_kind="individual").first()
    line = next(row for row in submit(proposal, left_behind=[left.pk]).content["nominations"] if row["id"] == left.pk)
    assert (line["left_behind"], line["report"], line["subject"]) == (True, None, None)
    assert line["ballot"]["passed"]
    left.refresh_from_db()
    assert left.state == NominationState.PASSED


def test_evidence_of_a_left_behind_nominee_is_not_shown_to_the_office():
    proposal = make.ready_proposal(individuals=2)
    left, other = proposal.nominations.filter(subject_kind="individual")
    files = {}
    for nominee in (left, other):
        files[nominee.pk] = make.evidence(proposal)
        nominee.report.answers.first().evidence.add(files[nominee.pk])
    submission = submit(proposal, left_behind=[left.pk])
    assert [row["id"] for row in submission.content["evidence"]] == [files[other.pk].pk]


def test_leaving_behind_somebody_who_is_not_there_is_refused():
    with pytest.raises(Refused) as refusal:
        submit(make.ready_proposal(), left_behind=[987654])
    assert codes(refusal) == {"left_behind"}


def test_empty_proposal_with_a_reason_is_submitted_without_papers():
    proposal = make.proposal(make.opened_round(), make.unit())
    RoundUnit.objects.create(round=proposal.round, unit=proposal.unit)
    proposal.is_nil, proposal.nil_reason = True, "Năm nay đơn vị không có đối tượng đủ điều kiện"
    proposal.save()
    submission = submit(proposal)
    assert [row["kind"] for row in submission.manifest["documents"]] == ["nil_return"]


@pytest.mark.parametrize("reason", ["", "  "])
def test_empty_proposal_without_a_reason_is_refused(reason):
    proposal = make.proposal(make.opened_round(), make.unit(), is_nil=True, nil_reason=reason)
    RoundUnit.objects.create(round=proposal.round, unit=proposal.unit)
    with pytest.raises(Refused) as refusal:
        submit(proposal)
    assert codes(refusal) == {"nil_reason"}


def test_change_after_submitting_leaves_the_submission_as_it_was():
    proposal = make.ready_proposal()
    submission = submit(proposal)
    ReportSection.objects.filter(report__nomination__proposal=proposal).update(text="đổi trộm")
    stored = Submission.objects.get(pk=submission.pk)
    assert "đổi trộm" not in str(stored.content)
    assert head_of(proposal).user == stored.submitted_by


def test_queries_of_submitting_grow_by_the_moves_of_nominees_only(django_assert_max_num_queries):
    proposal = make.ready_proposal(individuals=3)
    actor = head_of(proposal)
    with django_assert_max_num_queries(90):
        submit_proposal(proposal, actor=actor, arrived_at=None, key="a")
