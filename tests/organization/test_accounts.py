"""The accounts' pages."""

import pytest
from django.urls import reverse

from core.outbox.drain import drain
from organization.enums import Role
from organization.models import (
    User,
)
from tests import factories

pytestmark = pytest.mark.django_db


def test_accounts_are_found_by_name_state_and_role(administrator):
    clerk = factories.user(None, Role.CLERK, display_name="Đặng Thị Văn Thư")
    closed = factories.user(display_name="Đặng Đã Nghỉ", is_active=False)

    def found(**question):
        return administrator.get(reverse("accounts"), question).context["page_of"].rows

    assert found(q="dang thi") == [clerk]
    assert found(state="closed") == [closed]
    assert found(role=Role.CLERK) == [clerk]
    assert found(role=Role.CLERK, state="closed") == []


def test_new_account_gets_its_link_by_mail(administrator, mailoutbox):
    data = {"username": "Moi.Toanh", "display_name": "Đặng Thị Mới", "email": "moi@hanam.example"}
    assert administrator.post(reverse("account_new"), data).status_code == 302
    drain("mail")
    assert mailoutbox[-1].to == ["moi@hanam.example"]
    assert "moi.toanh" in mailoutbox[-1].body
    assert administrator.post(reverse("account_new"), data).status_code == 422


def test_posted_extra_fields_change_nothing(administrator):
    user = factories.user()
    data = {
        "display_name": "Tên Mới",
        "email": "",
        "username": "doi.ten",
        "is_active": "",
        "password": "x",
        "person": "1",
    }
    assert administrator.post(reverse("account_edit", args=[user.pk]), data).status_code == 302
    after = User.objects.get(pk=user.pk)
    assert (after.username, after.is_active, after.person_id) == (user.username, True, None)
    assert after.password == user.password
    assert after.display_name == "Tên Mới"


def test_office_looks_at_accounts_and_changes_nothing(office):
    user = factories.user()
    page = office.get(reverse("account_detail", args=[user.pk]))
    assert page.status_code == 200
    assert not page.context["manages"]
    assert reverse("role_give", args=[user.pk]) not in page.content.decode()
