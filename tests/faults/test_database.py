"""Faults of the database: what was acknowledged is there, what could not be done is our fault (F06, F07, F09, F29)."""

import random
import threading
import uuid
from collections import Counter

import environ
import pytest
from django.core.management import call_command
from django.db import connection, transaction

from awards.models import Submission
from core.clock import set_training_clock
from core.locks import busy_when_locked
from core.refusals import Busy
from organization.models import Unit
from tests import factories as make
from tests import servers
from tests.bench.data import session_of
from tests.clock import NOW
from tests.faults.installation import Installation, eventually, in_threads


@pytest.fixture
def own_postgres(transactional_db, settings, tmp_path):
    """This test's connection leads to a server of its own, to be stopped at will; yields (house, data folder)."""
    settings.TRAINING_CLOCK = True
    with servers.postgres_folder() as (address, data):
        connection.close()
        before = dict(connection.settings_dict)
        connection.settings_dict |= environ.Env().db_url_config(address)
        call_command("migrate", verbosity=0)
        set_training_clock(NOW)
        house = Installation(tmp_path)
        yield house, data
        house.close()
        connection.close()
        connection.settings_dict |= before


def ready(count):
    units = [make.unit() for _place in range(count)]
    round_ = make.opened_round()
    return [make.ready_proposal(round_, unit) for unit in units]


def press_until_heard(visitor, proposal, key, statuses):
    """Press with the same key until an answer comes that is not our fault; returns the receipt's address."""
    while True:
        try:
            answer = visitor.post(f"/ho-so/{proposal.pk}/nop/", {"key": key, "sure": "on"})
        except OSError:
            continue
        statuses[answer.status] += 1
        if answer.status < 500:
            return answer.location
        threading.Event().wait(0.2)


@pytest.mark.postgres
def test_restart_of_the_database_is_a_few_busy_answers_and_no_error(own_postgres):
    """F06: units press while the server restarts; each gets its receipt with the key it began with."""
    house, data = own_postgres
    drafts = ready(8)
    house.web()
    statuses, receipts = Counter(), {}

    def act(draft, visitor):
        receipts[draft.pk] = press_until_heard(visitor, draft, uuid.uuid4().hex, statuses)

    people = [(draft, house.visitor(session_of(make.head(draft.unit)))) for draft in drafts]
    with in_threads(*(lambda one=one: act(*one) for one in people)):
        eventually(Submission.objects.exists, 30)
        connection.close()
        servers.pg_ctl(data, "--mode", "fast", "restart")
    assert set(statuses) <= {302, 503}
    assert set(receipts.values()) == {f"/ho-so/phieu/{pk}/" for pk in Submission.objects.values_list("pk", flat=True)}
    assert Submission.objects.count() == len(drafts)


@pytest.mark.postgres
@pytest.mark.slow
def test_crash_of_the_database_takes_no_receipt_back(own_postgres):
    """F07: thirty crashes at random moments; every receipt that anybody was shown is there afterwards."""
    house, data = own_postgres
    drafts = ready(60)
    house.web()
    draw, statuses, receipts = random.Random(7), Counter(), {}
    people = [(draft, house.visitor(session_of(make.head(draft.unit)))) for draft in drafts]

    def act(draft, visitor):
        receipts[draft.pk] = press_until_heard(visitor, draft, f"khóa {draft.pk}", statuses)

    for place in range(0, len(people), 2):
        with in_threads(*(lambda one=one: act(*one) for one in people[place : place + 2])):
            threading.Event().wait(draw.uniform(0, 0.4))
            connection.close()
            servers.pg_ctl(data, "--mode", "immediate", "restart")
        kept = dict(Submission.objects.values_list("proposal", "pk"))
        assert {pk: f"/ho-so/phieu/{kept.get(pk)}/" for pk in receipts} == receipts
    assert set(statuses) <= {302, 503}


def full_disk():
    """Nothing more can be written: SQLite may not grow; PostgreSQL says what it says when its disk is full."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("VACUUM")
            pages = cursor.execute("PRAGMA page_count").fetchone()[0]
            cursor.execute(f"PRAGMA max_page_count = {pages}")
            return
        cursor.execute(
            "CREATE FUNCTION no_space() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'No space left on device' USING ERRCODE = '53100'; END $$"
        )
        cursor.execute("CREATE TRIGGER no_space BEFORE INSERT ON awards_submission EXECUTE FUNCTION no_space()")


def room_again():
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA max_page_count = 1073741823")
            return
        cursor.execute("DROP FUNCTION IF EXISTS no_space CASCADE")


@pytest.fixture
def disk_is_full(transactional_db):
    yield full_disk
    room_again()


def test_full_disk_of_the_database_is_our_fault_and_never_an_acceptance(training_clock, disk_is_full, client):
    """F09: 503 "thử lại"; with room again the same press is accepted."""
    (draft,) = ready(1)
    client.raise_request_exception = False
    client.force_login(make.head(draft.unit))
    form, url = {"key": "một", "sure": "on"}, f"/ho-so/{draft.pk}/nop/"
    client.get(url)
    disk_is_full()
    refused = client.post(url, form)
    assert (refused.status_code, refused["Retry-After"]) == (503, "5")
    assert not Submission.objects.exists()
    room_again()
    assert client.post(url, form).status_code == 302


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_deadlock_is_our_fault_for_one_of_the_two_and_nothing_for_the_other():
    """F29: two who lock the same two rows in opposite order; one is asked to try again, the other has done all."""
    first, second = make.unit(), make.unit()
    meet, outcomes = threading.Barrier(2), []

    def rename(one, other, name):
        try:
            with busy_when_locked(), transaction.atomic():
                lock(one)
                meet.wait(10)
                lock(other)
                Unit.objects.filter(pk__in=[one.pk, other.pk]).update(short_name=name)
            outcomes.append(name)
        except Busy:
            outcomes.append("busy")
        finally:
            connection.close()

    with in_threads(lambda: rename(first, second, "một"), lambda: rename(second, first, "hai")):
        pass
    assert sorted(outcomes)[:1] == ["busy"]
    (winner,) = set(outcomes) - {"busy"}
    assert set(Unit.objects.filter(pk__in=[first.pk, second.pk]).values_list("short_name", flat=True)) == {winner}


def lock(unit):
    return Unit.objects.select_for_update().get(pk=unit.pk)
