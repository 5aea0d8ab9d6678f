"""Faults of worker, beat and broker: what was asked for is done, once in effect (F01, F02, F04, F05, F13–F15)."""

import os
import signal
import subprocess
from datetime import timedelta
from urllib.parse import urlparse

import pytest
from django.conf import settings
from django.db import transaction

from awards.models import Closing
from awards.services.submissions import submit_proposal
from core import clock
from core.clock import database_time, set_training_clock
from core.models import Heartbeat, Job
from core.outbox.models import JobState
from core.outbox.put import put
from dossiers.models import Paper, PaperState
from tests import factories as make
from tests import servers
from tests.clock import CUT_OFF
from tests.faults.installation import children, eventually, kill
from thidua.celery import app

LONG = 240


@pytest.fixture
def hold(tmp_path):
    """Asks for a job that waits in the middle of its work; `names()` are those that began, `let_go()` ends them."""
    return Hold(tmp_path / "seen", tmp_path / "until")


class Hold:
    def __init__(self, seen, until):
        self.seen, self.until = seen, until

    def put(self, name):
        ask("waits_for_a_file", name, name=name, seen=str(self.seen), until=str(self.until))

    def names(self):
        return self.seen.read_text(encoding="utf-8").split() if self.seen.exists() else []

    def let_go(self):
        self.until.touch()


def ask(kind, key, **payload):
    with transaction.atomic():
        put(kind, key, **payload)


def all_leases_end():
    Job.objects.exclude(leased_until=None).update(leased_until=database_time() - timedelta(seconds=1))


def states():
    return dict(Job.objects.order_by("pk").values_list("key", "state"))


def submitted(proposal):
    actor = make.actor(make.head(proposal.unit), clock.now())
    return submit_proposal(proposal, actor=actor, arrived_at=None, key="một")


def flush(broker):
    """What the broker held is gone, as after a restart without a file of its own."""
    port = str(urlparse(broker).port)
    subprocess.run(["redis-cli", "-p", port, "flushall"], check=True, stdout=subprocess.DEVNULL)


def test_worker_killed_in_the_middle_is_followed_by_one_that_does_it_again(install, broker, hold):
    """F01: the row keeps the lease of the dead; when it ends, another does the job, and does it to its end."""
    house = install(REDIS_URL=broker)
    hold.put("việc")
    house.beat()
    first = house.worker()
    eventually(lambda: hold.names() == ["việc"], LONG)
    kill(first)
    assert states() == {"việc": JobState.WAITING}
    assert Job.objects.get().leased_until is not None
    hold.let_go()
    all_leases_end()
    house.worker()
    eventually(lambda: states() == {"việc": JobState.DONE}, LONG)
    assert hold.names() == ["việc", "việc"]


@pytest.mark.slow
def test_worker_killed_while_it_renders_leaves_no_half_file_and_one_paper_each(install, broker, proposals):
    """F01, with real papers."""
    (proposal,) = proposals(1)
    submitted(proposal)
    house = install(REDIS_URL=broker)
    house.beat()
    waiting = Job.objects.filter(state=JobState.WAITING)
    rendering = waiting.filter(kind="paper", leased_until__isnull=False)
    for _time in range(3):
        worker = house.worker()
        eventually(lambda: rendering.exists() or not waiting.exists(), LONG)
        kill(worker)
        all_leases_end()
    house.worker()
    eventually(lambda: not waiting.exists(), LONG)
    papers = Paper.objects.all()
    assert papers.count() >= 5
    assert {paper.state for paper in papers} == {PaperState.READY}
    assert not [path for path in settings.FILES_DIR.rglob("*.part*") if path.is_file()]


def test_job_that_kills_its_child_ends_before_a_person_and_holds_nobody_up(install, broker):
    """F02: each death counts as an attempt; after three a person sees it, and the others are done."""
    house = install(REDIS_URL=broker)
    ask("kills_its_worker", "độc")
    ask("mail", "thư", to=["a@hanam.example"], subject="Thư", text="Nội dung")
    house.beat()
    house.worker()

    def over():
        all_leases_end()
        return JobState.WAITING not in states().values()

    eventually(over, LONG)
    assert states() == {"độc": JobState.FAILED, "thư": JobState.DONE}
    assert Job.objects.get(key="độc").attempts == 4


def test_children_of_a_worker_die_and_it_goes_on(install, broker, hold):
    """F02: the pool child is killed from outside, as by the kernel when memory runs out."""
    house = install(REDIS_URL=broker)
    hold.put("việc")
    house.beat()
    worker = house.worker()
    eventually(lambda: hold.names() == ["việc"], LONG)
    for child in children(worker):
        os.kill(child, signal.SIGKILL)
    hold.let_go()
    all_leases_end()
    eventually(lambda: states() == {"việc": JobState.DONE}, LONG)
    assert worker.poll() is None


def test_broker_that_was_emptied_loses_no_job(install, broker):
    """F04: rows are the truth; the next drain finds them."""
    house = install(REDIS_URL=broker)
    for number in range(5):
        ask("mail", f"thư {number}", to=["a@hanam.example"], subject="Thư", text="Nội dung")
    flush(broker)
    house.beat()
    house.worker()
    flush(broker)
    eventually(lambda: set(states().values()) == {JobState.DONE}, 60)


@pytest.mark.slow
def test_worker_goes_on_when_its_broker_comes_back(install):
    """F05: the same worker, on a broker that was gone for a while and has forgotten everything."""
    port = servers.free_port()
    house = install(REDIS_URL=f"redis://127.0.0.1:{port}/0")
    with servers.redis(port):
        house.beat()
        worker = house.worker()
        eventually(Heartbeat.objects.exists, LONG)
    ask("mail", "thư", to=["a@hanam.example"], subject="Thư", text="Nội dung")
    with servers.redis(port):
        eventually(lambda: states() == {"thư": JobState.DONE}, LONG)
        assert worker.poll() is None


def test_message_that_comes_twice_is_one_effect(install, broker, hold, monkeypatch):
    """F13: two workers, the same message for each of them many times over."""
    house = install(REDIS_URL=broker)
    hold.let_go()
    for number in range(3):
        hold.put(f"việc{number}")
    monkeypatch.setattr(app.conf, "broker_url", broker)
    with app.connection_for_write(broker) as connection:
        for _time in range(6):
            app.send_task("core.tasks.drain", ["mail"], queue="mail", connection=connection)
    house.worker()
    house.worker()
    eventually(lambda: set(states().values()) == {JobState.DONE}, LONG)
    assert sorted(hold.names()) == ["việc0", "việc1", "việc2"]


@pytest.mark.slow
def test_nobody_is_late_or_early_because_worker_and_beat_were_dead(install, broker, proposals):
    """F14: dead from an hour before to two hours after; closed once when they return."""
    on_time, late = proposals(2)
    set_training_clock(CUT_OFF - timedelta(hours=1))
    submission = submitted(on_time)
    set_training_clock(CUT_OFF + timedelta(hours=2))
    with pytest.raises(Exception, match="Đã hết hạn"):
        submitted(late)
    house = install(REDIS_URL=broker)
    house.beat()
    house.worker()
    eventually(Closing.objects.exists, LONG)
    assert [entry["submission"] for entry in Closing.objects.get().entries] == [submission.pk]


@pytest.mark.slow
def test_two_beats_close_once_and_send_once(install, broker, proposals):
    """F15."""
    (proposal,) = proposals(1)
    submitted(proposal)
    set_training_clock(CUT_OFF + timedelta(hours=2))
    house = install(REDIS_URL=broker)
    house.beat("một")
    house.beat("hai")
    house.worker()
    house.worker()
    eventually(Closing.objects.exists, LONG)
    eventually(lambda: not Job.objects.filter(state=JobState.WAITING).exists(), LONG)
    assert Closing.objects.count() == 1
    folder = house.folder / "open" / "mail"
    sent = sum(path.read_text(encoding="utf-8").count("\nMessage-ID: ") for path in folder.glob("*"))
    assert sent == Job.objects.filter(kind="mail", state=JobState.DONE).count()
