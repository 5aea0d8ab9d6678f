"""Locked out: one user at one address for a while; nobody else, not for ever, and unlocked with one click."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.models import JournalEntry
from core.refusals import Denied
from organization.enums import Role
from organization.models import DutyOfficer
from organization.selectors.lockouts import recent_lockouts
from organization.services.sign_ins import unlock
from tests import factories

pytestmark = pytest.mark.django_db
SIGN_IN = reverse("sign_in")
OFFICE, ELSEWHERE = "203.113.1.1", "14.160.2.2"


def attempt(username, password="sai-mat-khau-roi", address=OFFICE):
    return Client(REMOTE_ADDR=address).post(SIGN_IN, {"username": username, "password": password})


def lock(username, address=OFFICE):
    for _try in range(settings.AXES_FAILURE_LIMIT):
        answer = attempt(username, address=address)
    return answer


def test_four_failures_do_not_lock_and_the_fifth_does():
    user = factories.user()
    answers = [attempt(user.username).status_code for _try in range(5)]
    assert answers == [422, 422, 422, 422, 429]
    assert attempt(user.username, factories.PASSWORD).status_code == 429


def test_the_last_tries_are_counted_down():
    user = factories.user()
    texts = [str(attempt(user.username).context["form"].non_field_errors()) for _try in range(4)]
    assert ["lần thử" in text for text in texts] == [False, False, True, True]


def test_another_way_of_writing_the_name_counts_as_the_same():
    user = factories.user(username="van.thu")
    for name in ("van.thu", "VAN.THU", " van.thu ", "Van.Thu"):
        attempt(name)
    assert attempt("van.thU").status_code == 429
    assert attempt(user.username, factories.PASSWORD).status_code == 429


def test_right_password_forgets_earlier_failures():
    user = factories.user()
    for _round in range(2):
        for _try in range(4):
            attempt(user.username)
        assert attempt(user.username, factories.PASSWORD).status_code == 302


def test_twenty_colleagues_behind_one_address_are_not_locked_by_one():
    users = [factories.user() for _number in range(20)]
    lock(users[0].username)
    assert [attempt(user.username, factories.PASSWORD).status_code for user in users[1:]] == [302] * 19


def test_three_typos_of_each_of_twenty_colleagues_lock_nobody():
    users = [factories.user() for _number in range(20)]
    for user in users:
        for _try in range(3):
            attempt(user.username)
    assert [attempt(user.username, factories.PASSWORD).status_code for user in users] == [302] * 20


def test_locked_user_may_sign_in_from_elsewhere():
    user = factories.user()
    lock(user.username)
    assert attempt(user.username, factories.PASSWORD, ELSEWHERE).status_code == 302


@pytest.mark.parametrize(("seconds", "status"), [(-1, 429), (1, 302)])
def test_lock_ends_by_itself(machine_clock, seconds, status):
    user = factories.user()
    lock(user.username)
    machine_clock.shift(settings.AXES_COOLOFF_TIME + timedelta(seconds=seconds))
    assert attempt(user.username, factories.PASSWORD).status_code == status


def test_trying_on_while_locked_does_not_make_it_longer(machine_clock):
    user = factories.user()
    lock(user.username)
    machine_clock.shift(settings.AXES_COOLOFF_TIME / 2)
    assert attempt(user.username).status_code == 429
    machine_clock.shift(settings.AXES_COOLOFF_TIME / 2 + timedelta(seconds=1))
    assert attempt(user.username, factories.PASSWORD).status_code == 302


def test_page_says_until_when_and_whom_to_call():
    DutyOfficer.objects.create(name="Trần Thị Trực", phone="0226 000 0101")
    answer = lock(factories.user().username)
    text = answer.content.decode()
    assert "Trần Thị Trực" in text
    assert "0226 000 0101" in text
    assert f"{answer.context['until'].astimezone(timezone.get_default_timezone()):%H:%M}" in text
    assert 0 < int(answer["Retry-After"]) <= settings.AXES_COOLOFF_TIME.total_seconds()


def test_unknown_name_is_locked_just_the_same_and_not_journalled():
    answer = lock("khong.co.that")
    assert answer.status_code == 429
    assert not JournalEntry.objects.filter(action="sign_in.locked").exists()


def test_lock_is_journalled_once():
    user = factories.user()
    lock(user.username)
    attempt(user.username)
    row = JournalEntry.objects.get(action="sign_in.locked")
    assert (row.object_id, row.refused, row.technical) == (str(user.pk), True, True)


def test_what_was_typed_is_not_kept_with_the_failure():
    attempt("ai.do", "mot-bi-mat-lon")
    assert "mot-bi-mat-lon" not in AccessAttempt.objects.get().post_data


@pytest.mark.parametrize("role", [Role.APPRAISER, Role.OFFICE_CHIEF, Role.ADMINISTRATOR])
def test_office_and_administrator_unlock_with_one_click(client, role):
    user = factories.user()
    lock(user.username)
    client.force_login(factories.user(None, role))
    page = client.get(reverse("lockouts"))
    assert [row.username for row in page.context["lockouts"] if row.locked] == [user.username]
    data = {"username": user.username, "address": OFFICE}
    assert client.post(reverse("lockout_unlock"), data).status_code == 302
    assert attempt(user.username, factories.PASSWORD).status_code == 302
    assert JournalEntry.objects.filter(action="sign_in.unlock", object_id=str(user.pk)).count() == 1


def test_unlocked_and_expired_locks_stay_in_the_list_for_a_day(machine_clock, now):
    user, officer = factories.user(), factories.appraiser()
    lock(user.username)
    unlock(user.username, OFFICE, actor=factories.actor(officer), now=now)
    assert [row.locked for row in recent_lockouts(timezone.now())] == [False]
    machine_clock.shift(timedelta(hours=23, minutes=59))
    assert len(recent_lockouts(timezone.now())) == 1
    machine_clock.shift(timedelta(minutes=2))
    assert recent_lockouts(timezone.now()) == []


def test_unit_staff_may_not_unlock(now):
    staff = factories.staff(factories.unit())
    with pytest.raises(Denied):
        unlock("ai.do", OFFICE, actor=factories.actor(staff), now=now)


@pytest.mark.parametrize("address", ["không phải địa chỉ", "\0", "999.1.1.1", "1" * 500])
def test_unlocking_nonsense_is_refused(client, address):
    client.force_login(factories.appraiser())
    assert client.post(reverse("lockout_unlock"), {"username": "x", "address": address}).status_code == 422


def test_list_costs_the_same_for_one_and_thirty(client, django_assert_max_num_queries):
    client.force_login(factories.appraiser())
    client.get(reverse("lockouts"))
    counts = []
    for number in (1, 29):
        for one in range(number):
            lock(f"nguoi.la.{number}.{one}")
        with django_assert_max_num_queries(20) as seen:
            client.get(reverse("lockouts"))
        counts.append(len(seen))
    assert counts[0] == counts[1]
