"""Signing in and out: the same answer to everybody who is wrong, a new key, nowhere else to be led to."""

import unicodedata

import pytest
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client
from django.urls import reverse

from core.models import JournalEntry
from organization.models import User
from organization.services.accounts import deactivate_account
from organization.services.passwords import set_password
from tests import factories

pytestmark = pytest.mark.django_db
SIGN_IN = reverse("sign_in")


def sign_in(client, username, password=factories.PASSWORD, **extra):
    return client.post(SIGN_IN, {"username": username, "password": password, **extra})


def signed_in(client):
    return SESSION_KEY in client.session


def test_sign_in_with_other_case_and_spaces(client):
    user = factories.user(username="van.thu")
    response = sign_in(client, " Van.THU ")
    assert response.status_code == 302
    assert response["Location"] == "/"
    assert client.session[SESSION_KEY] == str(user.pk)


def test_sign_in_is_journalled_without_the_password(client):
    user = factories.user()
    sign_in(client, user.username)
    row = JournalEntry.objects.get(action="sign_in.ok")
    assert (row.actor, row.technical) == (user, True)
    assert factories.PASSWORD not in str(row.details)


def test_sign_in_gives_a_new_session_key(client):
    user = factories.user()
    client.get(SIGN_IN)
    session = client.session
    session["basket"] = 1
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = before = session.session_key
    sign_in(client, user.username)
    assert client.session.session_key != before
    old = Client()
    old.cookies[settings.SESSION_COOKIE_NAME] = before
    assert not signed_in(old)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_password_with_diacritics_is_the_same_from_every_keyboard(client, form):
    password = "Cầu Giấy mưa bay buổi tối"
    user = factories.user()
    user.set_password(unicodedata.normalize("NFD" if form == "NFC" else "NFC", password))
    user.save()
    assert sign_in(client, user.username, unicodedata.normalize(form, password)).status_code == 302


def test_password_is_taken_as_typed(client):
    user = factories.user()
    assert sign_in(client, user.username, f" {factories.PASSWORD}").status_code == 422
    assert sign_in(client, user.username, factories.PASSWORD.upper()).status_code == 422


def test_unknown_name_wrong_password_and_closed_account_get_the_same_answer(client):
    known, closed = factories.user(), factories.user(is_active=False)
    texts = set()
    for username, password in (
        ("khong.co", "sai-mat-khau-roi"),
        (known.username, "sai-mat-khau-roi"),
        (closed.username, factories.PASSWORD),
    ):
        response = sign_in(Client(), username, password)
        assert response.status_code == 422
        texts.add(response.context["form"].non_field_errors().as_text())
    assert len(texts) == 1


def test_every_failure_costs_one_hashing(client, monkeypatch):
    """What an attacker with a stop-watch could see is the hashing: it happens once, whoever is asked for."""
    known, closed, never_set = factories.user(), factories.user(is_active=False), factories.user()
    never_set.set_unusable_password()
    never_set.save()
    hashed = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *a, **k: hashed.append(1) or encode(*a, **k))
    counts = {}
    for name in ("khong.co", known.username, closed.username, never_set.username):
        hashed.clear()
        assert sign_in(Client(), name, "sai-mat-khau-roi").status_code == 422
        counts[name] = len(hashed)
    assert set(counts.values()) == {1}


@pytest.mark.parametrize("evil", ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"])
def test_next_does_not_lead_away(client, evil):
    user = factories.user()
    assert sign_in(client, user.username, next=evil)["Location"] == "/"


def test_next_leads_back(client):
    user = factories.user()
    asked = reverse("password_change")
    response = client.get(asked)
    assert response["Location"] == f"{SIGN_IN}?next={asked}"
    assert sign_in(client, user.username, next=asked)["Location"] == asked


def test_signed_in_person_is_not_asked_again(client):
    client.force_login(factories.user())
    assert client.get(SIGN_IN)["Location"] == "/"


def test_sign_out_ends_the_session_and_clears_the_browser(client):
    client.force_login(factories.user())
    key = client.session.session_key
    response = client.post(reverse("sign_out"))
    assert response["Location"] == SIGN_IN
    assert response["Clear-Site-Data"] == '"cache", "storage"'
    again = Client()
    again.cookies[settings.SESSION_COOKIE_NAME] = key
    assert not signed_in(again)


def test_sign_out_by_reading_is_refused(client):
    client.force_login(factories.user())
    assert client.get(reverse("sign_out")).status_code == 405
    assert signed_in(client)


def test_closed_account_is_out_with_the_next_request(client, now):
    user, administrator = factories.user(), factories.user(None, "administrator")
    client.force_login(user)
    assert client.get(reverse("password_change")).status_code == 200
    deactivate_account(user, actor=factories.actor(administrator), now=now)
    assert client.get(reverse("password_change")).status_code == 302


def test_new_password_ends_other_sessions_and_keeps_this_one(client):
    user = factories.user()
    here, elsewhere = Client(), Client()
    here.force_login(user)
    elsewhere.force_login(user)
    new = "bay con vit vang ra song"
    data = {"old_password": factories.PASSWORD, "new_password1": new, "new_password2": new}
    assert here.post(reverse("password_change"), data).status_code == 302
    assert here.get(reverse("password_change")).status_code == 200
    assert elsewhere.get(reverse("password_change")).status_code == 302
    assert sign_in(client, user.username, new).status_code == 302


def test_password_set_by_others_ends_every_session(client, now):
    user = factories.user()
    client.force_login(user)
    set_password(User.objects.get(pk=user.pk), "bay con vit vang ra song", actor=factories.actor(user), now=now)
    assert client.get(reverse("password_change")).status_code == 302


@pytest.mark.parametrize("text", ["\0", "a" * 5000, "\u202eabc", "Ａ" * 61, "H'Hen Niê", "%00", "́" * 50])
def test_odd_texts_are_a_wrong_sign_in(client, text):
    assert sign_in(client, text, text).status_code == 422


def test_person_who_must_change_the_password_can_do_nothing_else(client):
    user = factories.user(must_change_password=True)
    client.force_login(user)
    assert client.get("/")["Location"] == reverse("password_change")
    assert client.post(reverse("sign_out")).status_code == 302


def test_strangers_are_asked_to_sign_in_wherever_nothing_says_otherwise(client):
    assert client.get(reverse("journal"))["Location"].startswith(SIGN_IN)
    assert client.post(reverse("password_change"))["Location"] == SIGN_IN
    assert client.get(reverse("journal"), headers={"HX-Request": "true"}).status_code == 401
