"""Telling the workers, and going on when nobody can be told; in a process of its own with real brokers."""

import json
import os
import socket
import subprocess
import sys
import textwrap

import pytest

from tests.servers import free_port
from thidua import celery


@pytest.fixture
def python(tmp_path):
    """Run a text in an installation of its own; returns what it printed, on both outputs."""

    def run(text, **environment):
        clean = {name: value for name, value in os.environ.items() if name not in ("REDIS_URL", "DATABASE_URL")}
        done = subprocess.run(
            [sys.executable, "-c", "from thidua import celery\n" + textwrap.dedent(text)],
            env=clean | {"THIDUA_VAR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "thidua.settings"} | environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        return done.stdout + done.stderr

    return run


def test_nudge_asks_each_queue_for_a_drain_that_expires(python, tmp_path):
    python("celery.send_nudge()")
    paths = list(tmp_path.glob("*/broker/messages/*.msg"))
    assert {path.name.split(".")[1] for path in paths} == set(celery.QUEUES)
    for path in paths:
        headers = json.loads(path.read_text())["headers"]
        assert headers["task"] == "core.tasks.drain"
        assert headers["expires"]
        assert headers["eta"] is None


def test_broker_that_refuses_is_logged_and_hurts_nobody(python):
    text = python("celery.send_nudge(); print('went on')", REDIS_URL=f"redis://127.0.0.1:{free_port()}/0")
    assert "went on" in text
    assert "The broker cannot be reached" in text


def test_caller_does_not_wait_for_a_broker_that_never_answers(python):
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        text = python(
            """
            import time
            began = time.monotonic()
            for _ in range(100):
                celery.nudge()
            print(time.monotonic() - began)
            """,
            REDIS_URL=f"redis://127.0.0.1:{silent.getsockname()[1]}/0",
        )
    assert float(text) < 1
