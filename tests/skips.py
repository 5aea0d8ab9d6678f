"""Nothing is skipped in silence.

What only PostgreSQL can show is skipped on SQLite, and counted: every test so marked, and no other. A journey without
a browser is skipped on a bare machine. With THIDUA_CI=1 any other skip is a failure.
"""

import os
import shutil
from collections.abc import Generator
from typing import Any

import pytest
from django.conf import settings

IN_CI = os.environ.get("THIDUA_CI") == "1"
MARKED = pytest.StashKey[int]()


def on_postgres() -> bool:
    return "postgresql" in settings.DATABASES["default"]["ENGINE"]


class Skips:
    """The plugin; with xdist its last three hooks run in the process that collects the reports."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.marked: set[int] = set()
        self.skipped: set[str] = set()
        self.miscounted = False

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        no_postgres = pytest.mark.skip(reason="only PostgreSQL can show this")
        no_browser = pytest.mark.skip(reason="no Chromium on this machine")
        for item in items:
            if item.get_closest_marker("postgres") and not on_postgres():
                item.add_marker(no_postgres)
            elif item.get_closest_marker("browser") and not shutil.which("chromium"):
                item.add_marker(no_browser)

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        count = sum(item.get_closest_marker("postgres") is not None for item in session.items)
        if hasattr(self.config, "workeroutput"):
            self.config.workeroutput["postgres"] = count
        elif not self.config.getoption("numprocesses", None):
            self.marked.add(count)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        report = yield
        expected = item.get_closest_marker("postgres") and not on_postgres()
        if IN_CI and report.skipped and not expected and not hasattr(report, "wasxfail"):
            report.outcome = "failed"
            report.longrepr = f"skipped in CI: {report.longrepr}"
        return report

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        if "postgres" in getattr(node, "workeroutput", {}):
            self.marked.add(node.workeroutput["postgres"])

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.skipped and "postgres" in report.keywords:
            self.skipped.add(report.nodeid)

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        if exitstatus == pytest.ExitCode.OK and self.marked and not on_postgres():
            self.miscounted = self.marked != {len(self.skipped)}
        if self.miscounted:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        if self.marked and not on_postgres():
            text = f"only on PostgreSQL: {max(self.marked)} tests marked, {len(self.skipped)} of them skipped"
            terminalreporter.write_line(text, red=self.miscounted)
