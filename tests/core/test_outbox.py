"""The outbox: whatever happens to broker and workers, each job is done, or a person sees it."""

from datetime import timedelta

import pytest
from django.db import transaction

from core.clock import database_time
from core.outbox import drain as outbox
from core.outbox.models import Job, JobState
from core.outbox.put import put

pytestmark = pytest.mark.django_db

done = []


def note(payload, *, now):
    done.append(payload["n"])


def fail(payload, *, now):
    raise ValueError("không nối được")


def refuse(payload, *, now):
    raise outbox.Permanent("địa chỉ không tồn tại")


def cannot_reach(payload, *, now):
    raise outbox.Away("máy chủ thư không trả lời")


def ask_for_another():
    done.append("another")


@pytest.fixture(autouse=True)
def handlers(settings):
    done.clear()
    settings.OUTBOX_HANDLERS = {kind: f"{__name__}.{kind}" for kind in ("note", "fail", "refuse", "cannot_reach")}
    settings.OUTBOX_QUEUES = {"refuse": "render"}


def only_job():
    return Job.objects.get()


def make_due():
    """As if all pauses and leases were over."""
    Job.objects.update(due_at=database_time() - timedelta(seconds=1), leased_until=None)


def test_job_is_done_once_for_its_key():
    put("note", "a", n=1)
    put("note", "a", n=2)
    assert outbox.drain("mail") == 1
    assert outbox.drain("mail") == 0
    assert done == [1]
    assert only_job().state == JobState.DONE


def test_jobs_are_done_in_their_order_and_by_their_own_worker():
    for n in range(3):
        put("note", str(n), n=n)
    put("refuse", "x")
    outbox.drain("mail")
    assert done == [0, 1, 2]
    assert Job.objects.get(kind="refuse").attempts == 0


def test_job_of_a_transaction_that_is_rolled_back_never_was():
    with transaction.atomic():
        put("note", "a", n=1)
        transaction.set_rollback(True)
    assert not Job.objects.exists()


def test_job_is_claimed_by_one_worker_until_its_lease_ends():
    put("note", "a", n=1)
    pk, at = only_job().pk, database_time()
    assert outbox.claim(pk, at)
    assert outbox.claim(pk, at + outbox.LEASE - timedelta(seconds=1)) is None
    assert outbox.claim(pk, at + outbox.LEASE + timedelta(seconds=1)).attempts == 2


def test_failure_is_tried_again_after_growing_pauses_then_a_person_sees_it():
    put("fail", "a")
    pauses = []
    for _ in range(outbox.MAX_ATTEMPTS):
        make_due()
        before = database_time()
        outbox.drain("mail")
        pauses.append(only_job().due_at - before)
    assert pauses[0] < pauses[1]
    assert only_job().state == JobState.FAILED
    assert "không nối được" in only_job().error
    make_due()
    assert outbox.drain("mail") == 0


def test_job_that_keeps_killing_its_worker_ends_before_a_person():
    put("note", "a", n=1)
    Job.objects.update(attempts=outbox.MAX_ATTEMPTS)
    outbox.drain("mail")
    assert done == []
    assert only_job().state == JobState.FAILED


def test_permanent_failure_is_not_tried_again():
    put("refuse", "a")
    outbox.drain("render")
    assert (only_job().state, only_job().error) == (JobState.FAILED, "địa chỉ không tồn tại")


def made_ago(span):
    """As if the job had been asked for so long ago, and its pause were over."""
    Job.objects.update(created_at=database_time() - span)
    make_due()


def test_what_is_away_is_asked_for_again_for_a_day_with_growing_pauses():
    put("cannot_reach", "a")
    pauses = []
    for waited in (timedelta(), timedelta(minutes=8), timedelta(hours=6), timedelta(hours=23, minutes=59)):
        made_ago(waited)
        before = database_time()
        outbox.drain("mail")
        pauses.append(round((only_job().due_at - before).total_seconds() / 10) * 10)
        assert (only_job().state, only_job().attempts) == (JobState.WAITING, 0)
    assert pauses == [10, 120, 1800, 1800]


def test_what_is_away_for_a_day_is_left_to_a_person():
    put("cannot_reach", "a")
    made_ago(outbox.AWAY_FOR)
    outbox.drain("mail")
    assert (only_job().state, only_job().error) == (JobState.FAILED, "máy chủ thư không trả lời")


def test_poison_does_not_stop_the_jobs_behind_it():
    put("fail", "poison")
    put("note", "a", n=1)
    outbox.drain("mail")
    assert done == [1]


def test_failed_job_is_tried_again_when_a_person_wants_it():
    put("note", "a", n=1)
    Job.objects.update(state=JobState.FAILED, attempts=3)
    outbox.again(only_job())
    outbox.drain("mail")
    assert only_job().state == JobState.DONE


def test_drain_that_takes_long_stops_and_asks_for_another(settings, monkeypatch):
    monkeypatch.setattr(outbox, "ONE_DRAIN", -1.0)
    settings.OUTBOX_NUDGE = f"{__name__}.ask_for_another"
    put("note", "a", n=1)
    assert outbox.drain("mail") == 0
    assert done == ["another"]
    assert only_job().state == JobState.WAITING
