"""Roles for a time: given, in force from a day to a day, ended at once; nobody quietly gives himself power."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from core.clock import day_of
from core.models import JournalEntry, Notice
from core.refusals import Conflict, Denied, Refused
from organization.enums import Role
from organization.models import RoleGrant
from organization.services.accounts import activate_account, deactivate_account, link_person, save_account
from organization.services.roles import end_role, give_role
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = date(2025, 12, 20)
DAY = timedelta(days=1)


@pytest.fixture
def administrator():
    return factories.actor(factories.user(None, Role.ADMINISTRATOR))


def grant(user, role=Role.CLERK, **fields):
    return RoleGrant(user=user, role=role, **({"valid_from": TODAY} | fields))


def roles(user, now):
    return factories.actor(user, now).roles


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "holds"),
    [
        (TODAY, None, True),
        (TODAY, TODAY, True),
        (TODAY + DAY, None, False),
        (None, TODAY - DAY, False),
        (None, None, True),
    ],
)
def test_role_holds_from_its_first_to_its_last_day(administrator, now, valid_from, valid_to, holds):
    user = factories.user()
    give_role(grant(user, valid_from=valid_from, valid_to=valid_to), actor=administrator, now=now)
    assert (Role.CLERK in roles(user, now)) is holds


def test_role_ends_with_its_last_day(administrator, now):
    user = factories.user()
    give_role(grant(user, valid_to=TODAY), actor=administrator, now=now)
    midnight = now.replace(hour=0) + DAY
    assert Role.CLERK in roles(user, midnight - timedelta(seconds=1))
    assert Role.CLERK not in roles(user, midnight)


def test_ended_role_is_gone_with_the_next_request_and_was_there_yesterday(client, administrator, hands):
    user = factories.user(None, Role.APPRAISER)
    client.force_login(user)
    assert client.get(reverse("people")).status_code == 200
    end_role(user.grants.get(), actor=administrator, now=hands.now)
    assert client.get(reverse("people")).status_code == 403
    assert Role.APPRAISER in roles(user, hands.now - DAY)
    row = user.grants.get()
    assert (row.ended_by, row.ended_at, row.valid_to) == (administrator.user, hands.now, day_of(hands.now))


def test_role_given_today_can_be_ended_today(administrator, now):
    user = factories.user()
    row = give_role(grant(user), actor=administrator, now=now)
    end_role(row, actor=administrator, now=now)
    assert roles(user, now) == frozenset()
    give_role(grant(user), actor=administrator, now=now)
    assert Role.CLERK in roles(user, now)


def test_role_to_come_can_be_called_off(administrator, now):
    user = factories.user()
    row = give_role(grant(user, valid_from=TODAY + DAY), actor=administrator, now=now)
    end_role(row, actor=administrator, now=now)
    assert roles(user, now + 2 * DAY) == frozenset()


def test_ended_role_cannot_be_ended_again(administrator, now):
    row = give_role(grant(factories.user()), actor=administrator, now=now)
    end_role(row, actor=administrator, now=now)
    with pytest.raises(Conflict):
        end_role(row, actor=administrator, now=now)


def test_same_role_at_the_same_time_is_refused(administrator, now):
    user = factories.user()
    give_role(grant(user, valid_to=TODAY), actor=administrator, now=now)
    with pytest.raises(Refused):
        give_role(grant(user), actor=administrator, now=now)
    assert give_role(grant(user, valid_from=TODAY + DAY), actor=administrator, now=now).pk


def test_giving_and_ending_are_journalled_with_paper_and_dates(administrator, now):
    row = give_role(grant(factories.user(), paper="QĐ 12/QĐ-SGTVT", valid_to=TODAY), actor=administrator, now=now)
    end_role(row, actor=administrator, now=now)
    given, ended = JournalEntry.objects.order_by("seq")
    assert (given.action, given.technical, given.actor) == ("role.give", True, administrator.user)
    assert given.details["paper"] == "QĐ 12/QĐ-SGTVT"
    assert given.details["period"] == "từ 20/12/2025 đến hết 20/12/2025"
    assert ended.action == "role.end"


@pytest.mark.parametrize(
    ("role", "told"),
    [(Role.LEADERSHIP, 1), (Role.OFFICE_CHIEF, 1), (Role.ADMINISTRATOR, 1), (Role.CLERK, 0), (Role.APPRAISER, 0)],
)
def test_chief_of_office_is_told_of_power(administrator, now, role, told):
    chief = factories.chief()
    give_role(grant(factories.user(), role), actor=administrator, now=now)
    assert Notice.objects.filter(user=chief).count() == told


def test_administrator_gives_himself_nothing_without_a_paper_and_never_unseen(administrator, now):
    chief = factories.chief()
    with pytest.raises(Refused):
        give_role(grant(administrator.user, Role.LEADERSHIP), actor=administrator, now=now)
    give_role(grant(administrator.user, Role.CLERK, paper="QĐ 13/QĐ-SGTVT"), actor=administrator, now=now)
    assert JournalEntry.objects.get(action="role.give").details["to_himself"] is True
    assert Notice.objects.filter(user=chief).count() == 1


@pytest.mark.parametrize("make", [factories.chief, factories.leader, factories.appraiser])
def test_only_an_administrator_gives_roles(now, make):
    with pytest.raises(Denied):
        give_role(grant(factories.user()), actor=factories.actor(make()), now=now)


def test_last_administrator_stays(administrator, now):
    second = factories.user(None, Role.ADMINISTRATOR)
    deactivate_account(second, actor=administrator, now=now)
    with pytest.raises(Refused):
        end_role(administrator.user.grants.get(), actor=administrator, now=now)
    activate_account(second, actor=administrator, now=now)
    end_role(administrator.user.grants.get(), actor=administrator, now=now)


def test_nobody_closes_his_own_account(administrator, now):
    factories.user(None, Role.ADMINISTRATOR)
    with pytest.raises(Denied):
        deactivate_account(administrator.user, actor=administrator, now=now)


def test_unit_staff_needs_a_unit(client, hands):
    client.force_login(factories.user(None, Role.ADMINISTRATOR))
    url = reverse("role_give", args=[factories.user().pk])
    data = {"role": Role.UNIT_STAFF, "valid_from": "20/12/2025"}
    assert client.post(url, data).status_code == 422
    assert client.post(url, data | {"unit": factories.unit().pk}).status_code == 302


def test_unit_of_another_role_is_dropped(client, hands):
    client.force_login(factories.user(None, Role.ADMINISTRATOR))
    user = factories.user()
    data = {"role": Role.UNION, "valid_from": "10/01/2026", "unit": factories.unit().pk}
    client.post(reverse("role_give", args=[user.pk]), data)
    row = user.grants.get()
    assert (row.unit, row.valid_from) == (None, date(2026, 1, 10))


def test_account_linked_to_one_who_leads_is_told_to_the_chief(administrator, now):
    chief, unit = factories.chief(), factories.unit()
    head = factories.person(unit)
    factories.appointment(head, unit)
    link_person(factories.user(), factories.person(unit), actor=administrator, now=now)
    assert not Notice.objects.filter(user=chief).exists()
    user = factories.user()
    link_person(user, head, actor=administrator, now=now)
    assert Notice.objects.filter(user=chief).count() == 1
    assert unit.pk in factories.actor(user, now).headed_unit_ids


def test_person_has_one_account(administrator, now):
    head = factories.head(factories.unit())
    with pytest.raises(Refused):
        link_person(factories.user(), head.person, actor=administrator, now=now)


def test_new_account_has_no_password_and_its_name_in_lower_case(administrator, now):
    user = factories.user().__class__(username="Moi.Toanh", display_name="Đặng Thị Mới")
    save_account(user, actor=administrator, now=now)
    assert (user.username, user.has_usable_password(), user.search) == ("moi.toanh", False, "dang thi moi moi.toanh")
    row = JournalEntry.objects.get(action="account.add")
    assert row.details["changes"]["tên hiển thị"] == [None, "Đặng Thị Mới"]
    assert "password" not in str(row.details)
