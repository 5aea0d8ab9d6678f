"""The installation's own programs as real processes on the test's database, to be killed, stopped and started again."""

import contextlib
import http.client
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from tests.bench.visitor import Visitor
from tests.servers import free_port

NO_WARNING = ("-W", "ignore:You're running the worker with superuser")
CELERY = (sys.executable, *NO_WARNING, "-m", "celery", "--quiet", "--app", "thidua.celery")
WORKER = (*CELERY, "worker", "--concurrency", "1", "--loglevel", "CRITICAL", "--without-gossip", "--without-mingle")
WEB = (sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "thidua.wsgi:application")


def database_url() -> str:
    """The address of the database that this test runs on."""
    values = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{values['NAME']}"
    return f"postgres://{values['USER']}@{values['HOST']}:{values['PORT']}/{values['NAME']}"


class Installation:
    """Web server, worker and beat with one environment; everything it started ends with it."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder, self.port = folder, free_port()
        self.environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "tests.faults.settings",
            "DATABASE_URL": database_url(),
            "REDIS_URL": "",
            "THIDUA_VAR": str(folder),
            "FILES_DIR": str(settings.FILES_DIR),
            "SECRET_KEY": settings.SECRET_KEY,
            "TRAINING_CLOCK": "1",
            "LOG_LEVEL": "CRITICAL",
            "PORT": str(self.port),
        }
        self.environment |= environment
        self.running: list[subprocess.Popen[bytes]] = []
        self.visitors: list[Visitor] = []

    def start(self, *command: str) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(command, env=self.environment, start_new_session=True)
        self.running.append(process)
        return process

    def web(self) -> subprocess.Popen[bytes]:
        process = self.start(*WEB)
        eventually(self.answers, 60)
        return process

    def worker(self, queues: str = "mail,render") -> subprocess.Popen[bytes]:
        return self.start(*WORKER, "--queues", queues)

    def beat(self, name: str = "beat") -> subprocess.Popen[bytes]:
        words = ("--loglevel", "CRITICAL", "--schedule", str(self.folder / name), "--pidfile=")
        return self.start(*CELERY, "beat", *words)

    def visitor(self, session: str) -> Visitor:
        self.visitors.append(Visitor(self.port, session, keeps_connection=False))
        return self.visitors[-1]

    def answers(self) -> bool:
        asked = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            asked.request("GET", "/livez")
            return asked.getresponse().status == 200
        except OSError:
            return False
        finally:
            asked.close()

    def close(self) -> None:
        for visitor in self.visitors:
            visitor.connection.close()
        for process in self.running:
            kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """kill -9 the program and all its children."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def children(process: subprocess.Popen[bytes]) -> list[int]:
    """The processes that `process` has forked."""
    text = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii")
    return [int(number) for number in text.split()]


def eventually(holds: Callable[[], Any], seconds: float = 60) -> None:
    """Wait until `holds()`; fails the test when it never does."""
    give_up = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < give_up, f"not within {seconds} s"
        threading.Event().wait(0.05)


@contextlib.contextmanager
def in_threads(*acts: Callable[[], Any]) -> Iterator[list[threading.Thread]]:
    """All `acts` side by side; the block goes on beside them, and they are joined at its end."""
    threads = [threading.Thread(target=act) for act in acts]
    for thread in threads:
        thread.start()
    try:
        yield threads
    finally:
        for thread in threads:
            thread.join(120)
