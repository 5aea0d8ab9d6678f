"""What every test has: a database and a folder of its own run, cheap passwords, and guards.

The database is an SQLite file with the embedded profile's options, or PostgreSQL where DATABASE_URL says so.
"""

import gc
import os
import threading
from collections.abc import Callable, Iterator
from datetime import datetime

import hypothesis
import pytest
from django.conf import settings
from django.db import connection
from django.test import TransactionTestCase, override_settings

from core.journal import triggers
from tests.clock import NOW, Hands, stopped_clock
from tests.skips import Skips, on_postgres

hypothesis.settings.register_profile("default", deadline=None, max_examples=50)
hypothesis.settings.register_profile("deep", deadline=None, max_examples=2000)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

# With THIDUA_SAMPLE=1 only every n-th test of these folders is run: CI runs them whole on PostgreSQL.
SAMPLED = {"permissions": 4, "browser/journeys": 4}
# With THIDUA_SERVERS=1 no test is run that may ask no database: pytest-django sees to it that such a test asks none, so
# that the engine makes no difference to it. These folders start programs that ask databases and brokers of their own.
WITH_SERVERS = ("browser", "faults", "ops", "rehearsal")
DATABASES = {"db", "transactional_db", "live_server", "django_db_setup"}


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Skips(config), "skips")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if os.environ.get("THIDUA_SAMPLE") == "1":
        keep_a_sample(config, items)
    if os.environ.get("THIDUA_SERVERS") == "1":
        keep_what_asks_servers(config, items)
    for item in items:
        bring_rows_of_migrations_back(item)


def pytest_collection_finish() -> None:
    """What importing has made is there to stay: the collector need not walk through it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def keep_a_sample(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect all but every n-th test of the SAMPLED folders, always the same ones."""
    tests = config.rootpath / "tests"
    for folder, every in SAMPLED.items():
        inside = sorted((item for item in items if item.path.is_relative_to(tests / folder)), key=lambda i: i.nodeid)
        leave_out(config, items, [item for place, item in enumerate(inside) if place % every])


def keep_what_asks_servers(config: pytest.Config, items: list[pytest.Item]) -> None:
    tests = config.rootpath / "tests"
    folders = [tests / folder for folder in WITH_SERVERS]
    rows = [
        item
        for item in items
        if not DATABASES.intersection(getattr(item, "fixturenames", ()))
        and not item.get_closest_marker("django_db")
        and not any(item.path.is_relative_to(folder) for folder in folders)
    ]
    leave_out(config, items, rows)


def leave_out(config: pytest.Config, items: list[pytest.Item], rows: list[pytest.Item]) -> None:
    out = set(rows)
    items[:] = [item for item in items if item not in out]
    config.hook.pytest_deselected(items=rows)


def bring_rows_of_migrations_back(item: pytest.Item) -> None:
    """A transactional test empties all tables: what migrations wrote is there again before the next one."""
    marker = item.get_closest_marker("django_db")
    options = dict(marker.kwargs) if marker else {}
    fixtures = getattr(item, "fixturenames", ())
    if options.get("transaction") or "transactional_db" in fixtures or "live_server" in fixtures:
        options |= {"transaction": True, "serialized_rollback": True}
        item.add_marker(pytest.mark.django_db(**options), append=False)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> None:
    if on_postgres():
        request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")
        return
    # A file, as in the embedded profile: a database in memory has no locks between connections.
    path = tmp_path_factory.mktemp("database") / "test.sqlite3"
    settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = str(path)


@pytest.fixture(scope="session", autouse=True)
def place_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Files and mails of the run in its own folder; hashing a password costs nothing; no broker is told."""
    folder = tmp_path_factory.mktemp("var")
    with override_settings(
        VAR_DIR=folder,
        STAGE_DIR=folder,
        FILES_DIR=folder / "files",
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        OUTBOX_NUDGE="",
    ):
        yield


@pytest.fixture(autouse=True)
def none_refused_before() -> None:
    """What an earlier test was refused for want of capacity waits in no file for this one."""
    from awards.services.capacity import KEPT_IN, TAKEN_FROM

    for name in (KEPT_IN, TAKEN_FROM):
        (settings.FILES_DIR / name).unlink(missing_ok=True)


@pytest.fixture(scope="session", autouse=True)
def journal_can_be_emptied() -> Iterator[None]:
    """The triggers that refuse deleting are away while a transactional test's tables are emptied."""
    flush: Callable[[TransactionTestCase], None] = TransactionTestCase._fixture_teardown

    def flush_without_triggers(case: TransactionTestCase) -> None:
        triggers.drop(connection)
        try:
            flush(case)
        finally:
            triggers.create(connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", flush_without_triggers)
        yield


@pytest.fixture(autouse=True)
def no_thread_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test ends the threads it starts (and with them their connections); a live server and a browser live on."""
    before = set(threading.enumerate())
    yield
    if "live_server" not in request.fixturenames and not request.node.get_closest_marker("browser"):
        for thread in threading.enumerate():
            if thread not in before:
                thread.join(timeout=10)
        left = [thread.name for thread in threading.enumerate() if thread not in before]
        assert not left, f"threads left running: {left}"


@pytest.fixture
def now() -> datetime:
    """The business time of a test that does not care; it is passed on as `now`."""
    return NOW


@pytest.fixture
def hands() -> Iterator[Hands]:
    """The business clock stopped at NOW, to be moved by the test."""
    with stopped_clock() as hands:
        yield hands
