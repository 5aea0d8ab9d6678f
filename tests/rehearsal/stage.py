"""The department of the rehearsal, and the programs that serve it."""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from urllib.parse import urlparse

from django.core.management import call_command
from django.test import override_settings

from awards.models import Proposal, ReportSection
from tests import factories
from tests.bench.data import session_of
from tests.clock import CUT_OFF
from tests.rehearsal.players import Player
from tests.rehearsal.script import parts

NO_WARNING = ("-W", "ignore:You're running the worker with superuser")
CELERY = (sys.executable, *NO_WARNING, "-m", "celery", "--quiet", "--app", "thidua.celery")
WORKER = (*CELERY, "worker", "--queues", "mail,render", "--concurrency", "2", "--loglevel", "ERROR")
WEB = (sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "thidua.wsgi:application")


def build(port: int, seed: int, units: int) -> tuple[list[Player], list[Proposal]]:
    """An empty database filled with units whose proposals are ready, one player for each."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"], OUTBOX_NUDGE=""):
        call_command("migrate", verbosity=0)
        factories.agency()
        rows = [factories.unit() for _place in range(units)]
        heads = [factories.head(row) for row in rows]
        round_ = factories.opened_round(at=CUT_OFF - timedelta(days=40))
        round_.round_units.exclude(unit__in=rows).delete()
        proposals = [factories.ready_proposal(round_, row) for row in rows]
        played = parts(seed, units)
        random.Random(seed).shuffle(played)
        players = [
            Player(port, session_of(head), row.pk, proposal.pk, first_report(proposal), part)
            for head, row, proposal, part in zip(heads, rows, proposals, played, strict=True)
        ]
    return players, proposals


def first_report(proposal: Proposal) -> int:
    section = ReportSection.objects.filter(report__nomination__proposal=proposal, kind="duties").order_by("pk").first()
    return section.report_id


class Worker:
    """The Celery worker, which may be killed with all its children and started again."""

    def __init__(self) -> None:
        self.process = self._start()

    @staticmethod
    def _start() -> subprocess.Popen[bytes]:
        return subprocess.Popen(WORKER, start_new_session=True)

    def kill(self) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def start(self) -> None:
        self.process = self._start()

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(75)


@contextmanager
def programs(port: int, folder: str) -> Iterator[Worker]:
    """Web server with two processes, worker and beat; all of them gone afterwards."""
    with ExitStack() as stack:
        web = subprocess.Popen(WEB, env=os.environ | {"PORT": str(port), "WEB_WORKERS": "2"})
        stack.callback(end, web)
        beat = (*CELERY, "beat", "--loglevel", "ERROR", "--schedule", f"{folder}/beat", "--pidfile=")
        stack.callback(end, subprocess.Popen(beat))
        worker = Worker()
        stack.callback(worker.stop)
        yield worker


def end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    process.wait(75)


def empty_broker() -> None:
    """What Redis held is gone, as after a crash without a file."""
    port = urlparse(os.environ["REDIS_URL"]).port
    subprocess.run(["redis-cli", "-p", str(port), "flushall"], check=True, stdout=subprocess.DEVNULL)
