"""Each thing that must always be true, broken on purpose behind the services' back: `check_invariants` says so."""

import pytest
from django.core.management import CommandError, call_command

from awards.models import Attempt, Closing, Proposal, Submission, SupplementRequest
from awards.services.closings import close_due_rounds
from campaigns.models import RoundVersion
from core.files import store
from core.invariants import broken
from core.models import Job
from tests import factories as make
from tests.awards.door import SECOND, W, submit
from tests.clock import CUT_OFF, NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]


@pytest.fixture
def submission():
    proposal = make.ready_proposal()
    make.evidence(proposal)
    submission = submit(proposal)
    close_due_rounds(CUT_OFF + W)
    assert broken() == []
    return submission


def change(model, **values):
    return lambda _one: model.objects.update(**values)


def no_attempt(_one):
    Attempt.objects.all().delete()


def list_without_its_first_version(_one):
    Closing.objects.update(version=2)


def nominees_before_their_proposal(_one):
    make.ready_proposal().nominations.update(state="proposed")


def state_skipped(one):
    Proposal.objects.filter(pk=one.proposal_id).update(state="decided")


def state_replayed(one):
    Proposal.objects.filter(pk=one.proposal_id).update(state="draft")


def endless_job(_one):
    Job.objects.update(attempts=9)


PLANTS = {
    "không khớp mã băm": change(Submission, content={"nominations": [], "evidence": []}),
    "phiên bản của đợt": change(RoundVersion, content={}),
    "nhận sau hạn nộp": change(Submission, cutoff=NOW),
    "nhận sau hạn": change(Attempt, cutoff=NOW - SECOND),
    "lần nộp được nhận": no_attempt,
    "danh sách không khớp": change(Closing, entries=[]),
    "thiếu phiên bản trước": list_without_its_first_version,
    "mà hồ sơ chưa nộp": nominees_before_their_proposal,
    "đã thử 9 lần": endless_job,
    "đang soạn mà vẫn có phiếu": state_replayed,
    "nhật ký ghi": state_skipped,
}


@pytest.mark.parametrize("words", PLANTS)
def test_violation_is_found(words, submission):
    PLANTS[words](submission)
    assert [line for line in broken() if words in line]


def test_lost_file_is_found(submission):
    path = store.blob_path(submission.content["evidence"][0]["file"]["sha256"])
    aside = path.rename(path.with_name("aside"))
    lines = broken()
    aside.rename(path)
    assert [line for line in lines if "mất tệp" in line]
    assert [line for line in lines if "không có trên đĩa" in line]


def test_supplement_without_a_request_is_found(submission):
    Proposal.objects.update(state="supplementing")
    assert not SupplementRequest.objects.exists()
    assert [line for line in broken() if "không có yêu cầu" in line]


def test_command_fails_when_something_is_wrong(submission, capsys):
    call_command("check_invariants")
    assert "toàn vẹn" in capsys.readouterr().out
    Closing.objects.update(entries=[])
    with pytest.raises(CommandError, match=r"[12] chỗ"):
        call_command("check_invariants")
