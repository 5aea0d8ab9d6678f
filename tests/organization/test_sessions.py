"""Sessions end: left alone for an hour, or after twelve; what was typed meanwhile is not lost."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.core import signing
from django.test import Client
from django.urls import reverse

from core.models import TrainingClock
from organization.enums import Role
from tests import factories

pytestmark = pytest.mark.django_db
OWN = reverse("account")
SIGN_IN = reverse("sign_in")


def sign_in(client, user, **extra):
    return client.post(SIGN_IN, {"username": user.username, "password": factories.PASSWORD, **extra})


@pytest.mark.parametrize(("beyond", "status"), [(0, 200), (1, 302)])
def test_session_left_alone_ends(client, machine_clock, beyond, status):
    sign_in(client, factories.user())
    machine_clock.shift(settings.SESSION_IDLE_SECONDS + beyond)
    assert client.get(OWN).status_code == status


def test_session_in_use_goes_on_and_ends_all_the_same(client, machine_clock):
    sign_in(client, factories.user())
    half_hours = settings.SESSION_COOKIE_AGE // 1800
    for _half_hour in range(half_hours):
        machine_clock.shift(1800)
        assert client.get(OWN).status_code == 200
    machine_clock.shift(1)
    assert client.get(OWN).status_code == 302


def test_ended_session_is_said_on_the_sign_in_page(client, machine_clock):
    sign_in(client, factories.user())
    machine_clock.shift(settings.SESSION_IDLE_SECONDS + 1)
    answer = client.get(OWN, follow=True)
    assert "đã hết thời gian" in answer.content.decode()


def test_training_clock_ends_no_session(client, settings):
    settings.TRAINING_CLOCK = True
    row = TrainingClock.objects.create(pk=1, offset=timedelta())
    sign_in(client, factories.user())
    row.offset = timedelta(days=20)
    row.save()
    assert client.get(OWN).status_code == 200


def test_session_is_written_once_a_minute(client, machine_clock, monkeypatch):
    sign_in(client, factories.user())
    saved = []
    monkeypatch.setattr(SessionStore, "save", lambda *_args, **_options: saved.append(1))
    machine_clock.shift(59)
    client.get(OWN)
    assert saved == []
    machine_clock.shift(1)
    client.get(OWN)
    assert saved == [1]


def test_form_posted_after_the_session_ended_is_kept_and_sent_again(machine_clock):
    client = Client(enforce_csrf_checks=True)
    administrator = factories.user(None, Role.ADMINISTRATOR)
    token = client.get(SIGN_IN).context["csrf_token"]
    sign_in(client, administrator, csrfmiddlewaretoken=str(token))
    token = str(client.get(reverse("account_new")).context["csrf_token"])
    machine_clock.shift(settings.SESSION_IDLE_SECONDS + 1)
    typed = {"username": "moi.toanh", "display_name": "Đặng Thị Mới", "email": "", "csrfmiddlewaretoken": token}
    page = client.post(reverse("account_new"), typed)
    assert page.status_code == 403
    kept = page.context["form"]["kept"].value()
    page = sign_in(client, administrator, kept=kept, csrfmiddlewaretoken=str(page.context["csrf_token"]))
    assert page.status_code == 200
    assert page.context["action"] == reverse("account_new")
    again = dict(page.context["fields"]) | {"csrfmiddlewaretoken": str(page.context["csrf_token"])}
    assert "Đặng Thị Mới" in page.content.decode()
    assert client.post(page.context["action"], again).status_code == 302
    assert type(administrator).objects.filter(username="moi.toanh", display_name="Đặng Thị Mới").exists()


def test_wrong_password_on_that_page_still_keeps_what_was_typed(client):
    client.get(SIGN_IN)
    page = client.post(reverse("account_new"), {"display_name": "Đặng Thị Mới"})
    kept = page.context["form"]["kept"].value()
    page = client.post(SIGN_IN, {"username": "ai.do", "password": "sai", "kept": kept})
    assert page.status_code == 422
    assert page.context["form"]["kept"].value() == kept


def test_passwords_are_not_kept(client):
    client.get(SIGN_IN)
    page = client.post(reverse("password_change"), {"old_password": "mot-bi-mat", "new_password1": "hai-bi-mat"})
    assert signing.loads(page.context["form"]["kept"].value(), salt="kept")["fields"] == []


@pytest.mark.parametrize("kept", ["x", "a:b:c", "signed for another purpose", "\N{BOM}"])
def test_kept_text_that_is_not_ours_is_not_shown(client, kept):
    if kept == "signed for another purpose":
        kept = signing.dumps({"action": "//evil.example"}, salt="other")
    assert sign_in(client, factories.user(), kept=kept).status_code == 302


def test_session_key_of_yesterday_opens_nothing(client, machine_clock):
    sign_in(client, factories.user())
    machine_clock.shift(timedelta(days=1))
    assert client.get(OWN)["Location"].startswith(SIGN_IN)
