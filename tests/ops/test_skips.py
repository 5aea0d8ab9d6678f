"""The guard against silent skips, on runs of its own."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

CONFTEST = """
from tests.skips import Skips

def pytest_configure(config):
    config.pluginmanager.register(Skips(config), "skips")
"""
MARKED = """
import pytest

@pytest.mark.postgres
@pytest.mark.parametrize("n", range(3))
def test_only_there(n):
    raise AssertionError("runs on SQLite")

def test_here():
    pass
"""
SKIPPING = """
import pytest

def test_gives_up():
    pytest.skip("no reason at all")
"""


@pytest.fixture
def run(tmp_path):
    """Run tests given as text on SQLite with the guard; returns exit code and output."""
    (tmp_path / "conftest.py").write_text(CONFTEST)

    def run(text, *options, ci=""):
        path = tmp_path / "test_it.py"
        path.write_text(text)
        clean = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        words = ["-p", "no:cacheprovider", "--strict-markers", "--basetemp", tmp_path / "base"]
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-c", "pyproject.toml", *words, *options, path],
            cwd=settings.BASE_DIR,
            env=clean | {"THIDUA_CI": ci, "THIDUA_VAR": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout + done.stderr

    return run


def test_what_needs_postgresql_is_skipped_and_counted_and_pytest_has_the_last_word(run):
    code, text = run(MARKED, "-n2", ci="1")
    assert "only on PostgreSQL: 3 tests marked, 3 of them skipped" in text
    assert text.rstrip().splitlines()[-1].startswith("1 passed, 3 skipped in ")
    assert code == 0


def test_any_other_skip_passes_at_home_and_fails_in_ci(run):
    assert run(SKIPPING, "-n0")[0] == 0
    code, text = run(SKIPPING, "-n0", ci="1")
    assert code == 1
    assert "no reason at all" in text
