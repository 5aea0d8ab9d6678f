"""Whether a file is what it says: first at sight (name, size, first bytes), then by opening it in a child process."""

import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import BoundedSemaphore

import puremagic
from django.conf import settings

from core.files.child.limits import TOO_HEAVY
from core.files.messages import BY_EXTENSION, CONTENTS, kind_names, megabytes, problem
from core.files.models import FileKind
from core.files.names import extension_of
from core.refusals import Busy, Problem

logger = logging.getLogger(__name__)

EXTENSIONS = {kind.value: kind for kind in FileKind} | {"jpeg": FileKind.JPG}
# The extension by which puremagic knows the first bytes of each kind.
MAGIC = {kind: f".{kind.value}" for kind in FileKind}
OLD_OFFICE = bytes.fromhex("D0CF11E0A1B11AE1")
HEIC_BRANDS = (b"hei", b"hev", b"mif", b"msf", b"avi")
HEAD = 8192
# In place of a path for a child that reads or writes no file.
NOTHING = Path("-")

WALL_SECONDS = 20
AT_ONCE = 2
_places = BoundedSemaphore(AT_ONCE)


def at_sight(name: str, size: int, head: bytes, kinds: tuple[str, ...]) -> list[Problem]:
    """Everything wrong with a file that shows without opening it. `name` is cleaned, `head` its first HEAD bytes."""
    problems = _name_problems(name, kinds)
    if size == 0:
        problems.append(problem("empty"))
    elif not problems:
        problems += _content_problems(extension_of(name), head)
    if size > settings.UPLOAD_MAX_BYTES:
        limit = megabytes(settings.UPLOAD_MAX_BYTES)
        problems.append(problem("too_large", size=megabytes(size), limit=limit))
    return problems


def _name_problems(name: str, kinds: tuple[str, ...]) -> list[Problem]:
    extension = extension_of(name)
    if name.startswith("~$"):
        return [problem("office_lock")]
    if extension in BY_EXTENSION:
        return [Problem(str(BY_EXTENSION[extension]), field="file", code="wrong_extension")]
    if extension not in EXTENSIONS:
        code = "wrong_extension" if extension else "no_extension"
        return [problem(code, name=name, kinds=kind_names(kinds))]
    return [] if EXTENSIONS[extension] in kinds else [problem("wrong_kind", kinds=kind_names(kinds))]


def _content_problems(extension: str, head: bytes) -> list[Problem]:
    kind = EXTENSIONS[extension]
    if head[4:8] == b"ftyp" and head[8:11] in HEIC_BRANDS:
        return [Problem(str(BY_EXTENSION["heic"]), field="file", code="heic")]
    if kind in (FileKind.DOCX, FileKind.XLSX) and head.startswith(OLD_OFFICE):
        return [problem("old_or_locked")]
    guesses = _guesses(head)
    if MAGIC[kind] in guesses:
        return []
    what = next((CONTENTS[guess[1:]] for guess in guesses if guess[1:] in CONTENTS), CONTENTS["other"])
    return [problem("type_lies", extension=extension, what=what)]


def _guesses(head: bytes) -> list[str]:
    """Extensions that fit the first bytes, the likeliest first."""
    try:
        return [guess.extension for guess in puremagic.magic_string(head)]
    except (puremagic.PureError, ValueError):
        return []


def by_opening(path: Path, kind: str, rewritten: Path, given: bytes = b"") -> list[Problem]:
    """Everything wrong with a file that only opening it shows, from a child process with limits.

    When the file must not be kept as it is (a picture that tells its place), its better twin lies at `rewritten`.
    `given` is what may lie on no disk. Raises Busy when too many files are being looked at.
    """
    try:
        with a_place():
            return answer(run_child(path, kind, rewritten, given))
    except subprocess.TimeoutExpired:
        return [problem("too_heavy")]


@contextmanager
def a_place() -> Iterator[None]:
    """One of the few children that may run at once; raises Busy when none gets free in time."""
    if not _places.acquire(timeout=WALL_SECONDS):
        raise Busy(problem("busy"))
    try:
        yield
    finally:
        _places.release()


def run_child(path: Path, kind: str, rewritten: Path, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """A new program, not a fork: it shares no connection with us and has no secret in its environment."""
    command = [sys.executable, "-m", "core.files.child", kind, path, rewritten]
    return subprocess.run(
        command,
        cwd=settings.BASE_DIR,
        env=child_environment(),
        input=given,
        capture_output=True,
        timeout=WALL_SECONDS,
        check=False,
    )


def child_environment() -> dict[str, str]:
    """Nothing of ours: no secret, no address of a database."""
    return {"PATH": os.defpath}


def answer(done: subprocess.CompletedProcess[bytes]) -> list[Problem]:
    if done.returncode == 0:
        return [problem(code, **values) for code, values in json.loads(done.stdout)]
    logger.warning("Opening a file ended with %s: %s", done.returncode, done.stderr.splitlines()[-1:])
    return [problem("too_heavy" if done.returncode < 0 or done.returncode == TOO_HEAVY else "damaged")]
