"""The child that opens files: what it may use, what it knows, and what is said when it dies."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from core.files import checks
from core.files.child import limits
from core.refusals import Busy
from tests.corpus import files

MEGABYTES = 300
HEAVY = ["object-stream-bomb", "10000-pages", "40-megapixels-of-colour", "zip-bomb", "55-mb-of-xml", "100000-levels"]
# A small parent: what a process has used at most counts what its parent held when it was started.
MEASURE = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def child(kind: str, content: bytes, folder: Path) -> list[str]:
    part = folder / "x.part"
    part.write_bytes(content)
    return [sys.executable, "-m", "core.files.child", kind, str(part), str(folder / "rewritten")]


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=settings.BASE_DIR, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("case_id", HEAVY)
def test_a_heavy_file_costs_little_memory(case_id: str, tmp_path: Path) -> None:
    case = next(case for case in files.CASES if case.id == case_id)
    command = [sys.executable, "-c", MEASURE, *child(case.name.rsplit(".")[-1], case.make(), tmp_path)]
    done = run(command)
    assert int(done.stdout) // 1024 < MEGABYTES


def test_the_child_never_loads_django(tmp_path: Path) -> None:
    for kind, content in (("pdf", files.pdf()), ("docx", files.docx()), ("jpg", files.picture("JPEG"))):
        command = child(kind, content, tmp_path)
        done = subprocess.run(
            [command[0], "-X", "importtime", *command[1:]],
            cwd=settings.BASE_DIR,
            capture_output=True,
            text=True,
            check=True,
        )
        assert json.loads(done.stdout) == []
        assert "core.files.child" in done.stderr
        assert "django" not in done.stderr


def test_the_child_is_limited_before_it_opens_anything() -> None:
    code = (
        "import resource, core.files.child.limits as limits; limits.limit_this_process();"
        "print(resource.getrlimit(resource.RLIMIT_AS)[1], resource.getrlimit(resource.RLIMIT_CPU)[1]);"
        "bytearray(limits.MEMORY)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=settings.BASE_DIR, capture_output=True, text=True, check=False
    )
    assert done.stdout.split() == [str(limits.MEMORY), str(limits.CPU_SECONDS)]
    assert "MemoryError" in done.stderr


def test_no_secret_is_in_the_childs_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "khong-duoc-lo")
    assert set(checks.child_environment()) == {"PATH"}


@pytest.mark.parametrize(
    ("code", "said"), [(-9, "too_heavy"), (-24, "too_heavy"), (limits.TOO_HEAVY, "too_heavy"), (1, "damaged")]
)
def test_a_child_that_ends_otherwise_is_a_problem_of_the_file(code: int, said: str) -> None:
    done = subprocess.CompletedProcess([], code, b"", b"Traceback\nValueError: x")
    assert [problem.code for problem in checks.answer(done)] == [said]


def test_a_child_that_takes_too_long_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "WALL_SECONDS", 0.01)
    part = tmp_path / "x.part"
    part.write_bytes(files.pdf())
    assert [problem.code for problem in checks.by_opening(part, "pdf", tmp_path / "r")] == ["too_heavy"]


def test_when_too_many_files_are_looked_at_one_is_asked_to_wait(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "WALL_SECONDS", 0.01)
    for _ in range(checks.AT_ONCE):
        checks._places.acquire()
    try:
        with pytest.raises(Busy, match="nhiều tệp cùng lúc"):
            checks.by_opening(tmp_path / "x.part", "pdf", tmp_path / "r")
    finally:
        checks._places.release(checks.AT_ONCE)
