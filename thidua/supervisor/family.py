"""Processes that live and end together.

Each program leads a process group of its own, so that Ctrl-C reaches the supervisor alone, and nothing a program
started outlives it. A program that is not needed (worker, beat) is started again when it dies: submitting must go on
without them.
"""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

STOP = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
WATCHED = STOP | {signal.SIGCHLD}
GRACE = 30.0
AT_ONCE = 1.0
LONGEST_PAUSE = 30.0
PR_SET_PDEATHSIG = 1


@dataclass(frozen=True)
class Program:
    """A command to keep running; the end of a `needed` one is the end of all."""

    name: str
    command: tuple[str, ...]
    needed: bool = False


@dataclass
class Member:
    """A program and its present process, if any."""

    program: Program
    process: subprocess.Popen[bytes] | None = None
    pause: float = 1.0
    start_at: float = field(default_factory=time.monotonic)

    def start(self) -> None:
        self.process = subprocess.Popen(
            self.program.command,
            start_new_session=True,
            preexec_fn=end_with_parent,  # noqa: PLW1509
        )

    def ended(self) -> int | None:
        """The exit code of a process that has just ended, else None."""
        return self.process.poll() if self.process else None

    def start_later(self) -> None:
        self.process = None
        self.start_at = time.monotonic() + self.pause
        self.pause = min(self.pause * 2, LONGEST_PAUSE)

    def signal(self, number: int) -> None:
        if self.process and self.process.poll() is None:
            self.process.send_signal(number)

    def kill_group(self) -> None:
        """End whatever is left of the process and of all it started."""
        if self.process:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def end_with_parent() -> None:
    """In the child: take signals again, and get TERM when the supervisor dies, even by kill -9."""
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def keep_running(programs: Sequence[Program], *, each_tick: Callable[[], None] = lambda: None) -> int:
    """Run `programs` until a stop signal (returns 0) or the end of a needed one (returns its code, at least 1).

    `each_tick` is called a few times a second. When this returns or raises, no process of theirs is left.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, WATCHED)
    members = [Member(program) for program in programs]
    try:
        while True:
            for member in members:
                if member.process is None and member.start_at <= time.monotonic():
                    member.start()
            caught = signal.sigtimedwait(WATCHED, 0.25)
            if caught and caught.si_signo in STOP:
                return 0
            code = _look_after(members)
            if code is not None:
                return code or 1
            each_tick()
    finally:
        _stop(members)


def _look_after(members: Sequence[Member]) -> int | None:
    """The exit code of a needed program that ended; the others are noted for another start."""
    for member in members:
        code = member.ended()
        if code is None:
            continue
        member.kill_group()
        if member.program.needed:
            print(f"{member.program.name} đã dừng (mã {code}).", file=sys.stderr)
            return code
        print(f"{member.program.name} đã dừng (mã {code}), chạy lại sau {member.pause:.0f} giây.", file=sys.stderr)
        member.start_later()
    return None


def _stop(members: Sequence[Member]) -> None:
    """TERM, then GRACE to finish, then KILL to the groups; asking once more ends the waiting."""
    for member in members:
        member.signal(signal.SIGTERM)
    print("\nĐang dừng, chờ việc đang làm dở (Ctrl-C lần nữa để dừng ngay)…", file=sys.stderr)
    began = time.monotonic()
    while any(member.process and member.ended() is None for member in members):
        waited = time.monotonic() - began
        caught = signal.sigtimedwait(WATCHED, max(GRACE - waited, 0))
        # One Ctrl-C may arrive twice, from the terminal and from make.
        asked_again = caught and caught.si_signo in STOP and waited > AT_ONCE
        if asked_again or waited > GRACE:
            break
    for member in members:
        member.kill_group()
