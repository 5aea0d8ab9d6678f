"""The first administrator of a new installation."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from core.models import JournalEntry
from organization.actors import Actor
from organization.enums import Role
from organization.models import User
from tests import factories
from tests.clock import NOW

pytestmark = pytest.mark.django_db


def first_administrator(*arguments):
    out = StringIO()
    call_command("first_administrator", *arguments, stdout=out)
    return out.getvalue().strip()


def test_link_sets_the_password_of_an_administrator(client):
    link = first_administrator("Quan.Tri", "Nguyễn Văn An")
    user = User.objects.get(username="quan.tri")
    assert not user.has_usable_password()
    page = client.get(link, follow=True)
    assert page.status_code == 200
    answer = client.post(
        page.request["PATH_INFO"], dict.fromkeys(("new_password1", "new_password2"), "mot-mat-khau-du-dai")
    )
    assert answer.status_code in (302, 303)
    user.refresh_from_db()
    assert user.check_password("mot-mat-khau-du-dai")


def test_account_and_role_are_in_the_journal():
    first_administrator("quan.tri", "Nguyễn Văn An")
    assert set(JournalEntry.objects.values_list("action", flat=True)) >= {"account.add", "role.give"}


def test_second_one_is_refused():
    user = factories.user(None, Role.ADMINISTRATOR)
    assert Role.ADMINISTRATOR in Actor(user, NOW).roles
    with pytest.raises(CommandError, match="Đã có quản trị viên"):
        first_administrator("khac", "Trần Thị Bình")
    assert not User.objects.filter(username="khac").exists()


def test_name_that_is_taken_is_refused_with_its_reason():
    factories.user(username="nguyen.an")
    with pytest.raises(CommandError, match="Đã có tài khoản"):
        first_administrator("nguyen.an", "Nguyễn Văn An")
