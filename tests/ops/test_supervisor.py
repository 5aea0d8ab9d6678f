"""The supervisor with real processes: all end with it, and nothing is left behind."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

# A program that has a child of its own, says both ids, and waits.
PARENT = """
import os, signal, subprocess, sys
{before}
child = subprocess.Popen([sys.executable, "-c", "import signal; print(end='', flush=True); signal.pause()"])
print(os.getpid(), child.pid, flush=True)
signal.pause()
"""


@pytest.fixture
def supervise():
    """Start a supervisor over programs given as Python texts; yields the function that does."""
    started = []

    def start(*programs, grace=5.0):
        text = f"""
            import sys
            from thidua.supervisor import family
            family.GRACE = {grace}
            family_of = lambda name, text, needed: family.Program(name, (sys.executable, "-c", text), needed)
            sys.exit(family.keep_running([family_of(*program) for program in {programs!r}]))
        """
        process = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(text)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.terminate()
        process.communicate(timeout=20)


def ids(process):
    return [int(word) for word in process.stdout.readline().split()]


def alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def wait_until_gone(pids):
    """All processes end before the test's own time-out does."""
    while any(alive(pid) for pid in pids):
        os.sched_yield()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_stop_signal_ends_all_programs_and_their_children(supervise, number):
    process = supervise(("a", PARENT.format(before=""), True), ("b", PARENT.format(before=""), False))
    pids = ids(process) + ids(process)
    process.send_signal(number)
    assert process.wait(20) == 0
    wait_until_gone(pids)


def test_program_that_ignores_term_is_killed_after_the_grace(supervise):
    stubborn = PARENT.format(before="signal.signal(signal.SIGTERM, signal.SIG_IGN)")
    process = supervise(("a", stubborn, True), grace=0.2)
    pids = ids(process)
    process.send_signal(signal.SIGTERM)
    assert process.wait(20) == 0
    assert not [pid for pid in pids if alive(pid)]


def test_end_of_a_needed_program_ends_all_with_its_code(supervise):
    process = supervise(("b", PARENT.format(before=""), False), ("a", "import sys; sys.exit(7)", True))
    assert process.wait(20) == 7


def test_program_that_is_not_needed_is_started_again(supervise):
    process = supervise(("a", "import signal; signal.pause()", True), ("b", PARENT.format(before=""), False))
    first = ids(process)
    os.kill(first[0], signal.SIGKILL)
    second = ids(process)
    assert second
    assert second != first
    wait_until_gone(first)


def test_programs_end_when_the_supervisor_is_killed(supervise):
    process = supervise(("a", "import os, signal; print(os.getpid(), flush=True); signal.pause()", True))
    pids = ids(process)
    process.kill()
    wait_until_gone(pids)
