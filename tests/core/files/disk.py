"""A disk that fails at its N-th operation, and tells what was asked of it in which order."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

CHANGES = ("open", "write", "fsync", "link", "unlink", "replace", "utime", "mkdir")


class Crash(BaseException):
    """The machine stops: nothing that comes after it has an effect, no clean-up either."""


class Disk:
    """Counts every operation on files; the `fail_at`-th one fails, as a full disk or as a crash. Writes come short."""

    def __init__(self, fail_at: int = 0, failure: type[BaseException] = OSError) -> None:
        self.fail_at, self.failure = fail_at, failure
        self.trace: list[tuple[str, str]] = []
        self.dead = False
        self._opened: dict[int, str] = {}

    @contextmanager
    def running(self) -> Iterator["Disk"]:
        with pytest.MonkeyPatch.context() as patch:
            for name in CHANGES:
                patch.setattr(os, name, self._watched(name, getattr(os, name)))
            yield self

    def _watched(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(target: Any, *args: Any, **options: Any) -> Any:
            path = self._opened.get(target, "") if isinstance(target, int) else os.fspath(target)
            self._count(name, path)
            if name == "write":
                args = (args[0][: len(args[0]) // 2 + 1],)
            answer = real(target, *args, **options)
            if name == "open":
                self._opened[answer] = path
            return answer

        return call

    def _count(self, name: str, path: str) -> None:
        if self.dead:
            raise Crash
        self.trace.append((name, Path(path).name))
        if len(self.trace) == self.fail_at:
            self.dead = self.failure is Crash
            raise Crash if self.dead else OSError(errno.ENOSPC, "No space left on device", path)
