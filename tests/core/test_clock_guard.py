"""A clock that goes back decides nothing and is seen; time goes on by itself once the clock has caught up."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from django.db import connection, transaction
from django.urls import reverse

from core import clock_guard
from core.models import ClockMark, JournalEntry
from core.tasks import heartbeat
from tests import factories as make
from tests.clock import NOW

MICRO, SECOND, HOUR = timedelta(microseconds=1), timedelta(seconds=1), timedelta(hours=1)


def decided(hands, moment):
    hands.to(moment)
    with transaction.atomic():
        return clock_guard.decided_time()


@pytest.mark.django_db
def test_clock_that_goes_forward_is_followed(hands):
    assert decided(hands, NOW) == (NOW, timedelta())
    assert decided(hands, NOW + HOUR) == (NOW + HOUR, timedelta())
    assert ClockMark.objects.get().at == NOW + HOUR


@pytest.mark.django_db
@pytest.mark.parametrize("back", [MICRO, SECOND])
def test_clock_that_goes_back_by_up_to_a_second_is_followed_and_lowers_no_mark(hands, back):
    decided(hands, NOW)
    assert decided(hands, NOW - back) == (NOW - back, timedelta())
    assert ClockMark.objects.get().at == NOW


@pytest.mark.django_db
@pytest.mark.parametrize("back", [SECOND + MICRO, HOUR, timedelta(days=1)])
def test_clock_that_goes_back_by_more_than_a_second_decides_at_the_mark(hands, back):
    decided(hands, NOW)
    assert decided(hands, NOW - back) == (NOW, back)
    assert clock_guard.behind() == back
    assert decided(hands, NOW + MICRO) == (NOW + MICRO, timedelta())
    assert clock_guard.behind() == timedelta()


@pytest.mark.django_db
def test_clock_that_went_back_is_journalled_once_by_the_heartbeat_and_once_when_it_caught_up(hands):
    heartbeat("mail")
    decided(hands, NOW)
    hands.to(NOW - HOUR)
    for _minute in range(2):
        heartbeat("mail")
    assert ClockMark.objects.get().behind_since == NOW - HOUR
    hands.to(NOW + SECOND)
    for _minute in range(2):
        heartbeat("mail")
    rows = JournalEntry.objects.filter(action__startswith="clock.").order_by("seq")
    assert [(row.action, row.details["seconds"], row.technical) for row in rows] == [
        ("clock.back", 3600.0, True),
        ("clock.caught_up", 0.0, True),
    ]


@pytest.mark.django_db
def test_readyz_says_that_the_clock_went_back_and_stays_ready(client, monkeypatch):
    with transaction.atomic():
        clock_guard.decided_time()
    assert client.get(reverse("readyz")).json()["clock"] == "ok"
    ClockMark.objects.update(at=ClockMark.objects.get().at + HOUR)
    answer = client.get(reverse("readyz"))
    assert answer.status_code == 200
    assert answer.json()["clock"].endswith("s behind what was decided")


@pytest.mark.django_db
def test_readyz_says_that_the_two_clocks_differ(client, hands):
    """The database's clock stands still in 2025; this machine's does not."""
    assert client.get(reverse("readyz")).json()["clock"].endswith("s from the database's")


@pytest.mark.django_db
def test_banner_about_the_clock_is_for_office_and_administrator(client, hands):
    decided(hands, NOW + HOUR)
    hands.to(NOW)
    words = "Đồng hồ máy chủ đang chạy lùi 3600 giây"
    for user, shown in ((make.appraiser(), True), (make.staff(make.unit()), False)):
        client.force_login(user)
        assert (words in client.get(reverse("home")).content.decode()) is shown


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_mark_that_another_decision_holds_is_not_waited_for(hands):
    decided(hands, NOW)

    def another() -> datetime:
        try:
            return decided(hands, NOW + HOUR)[0]
        finally:
            connection.close()

    with transaction.atomic(), ThreadPoolExecutor(1) as pool:
        ClockMark.objects.select_for_update().get()
        assert pool.submit(another).result(timeout=5) == NOW + HOUR
