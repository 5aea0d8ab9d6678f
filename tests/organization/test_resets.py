"""Forgotten passwords: by a link from the mail, by a code from the officer on duty; each once, and not for long."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from core.models import Job, JournalEntry, Notice
from core.outbox.drain import drain
from core.refusals import Denied, Refused
from organization.enums import Role
from organization.models import OneTimeCode
from organization.services.accounts import deactivate_account
from organization.services.codes import LETTERS, issue_code, redeem_code
from organization.services.passwords import demand_new_password
from tests import factories

pytestmark = pytest.mark.django_db
FORGOTTEN, CODE, SIGN_IN = reverse("password_forgotten"), reverse("password_code"), reverse("sign_in")
NEW = "bay con vit vang ra song"


@pytest.fixture
def officer():
    return factories.actor(factories.appraiser())


def ask(client, who):
    mail.outbox.clear()
    answer = client.post(FORGOTTEN, {"who": who})
    drain("mail")
    links = [re.search(r"http\S+", message.body)[0] for message in mail.outbox if "dat-mat-khau" in message.body]
    return answer, [link.removeprefix(settings.SITE_URL) for link in links]


def set_new(client, url, password=NEW):
    page = client.get(url, follow=True)
    if not page.context["validlink"]:
        return page
    return client.post(page.request["PATH_INFO"], {"new_password1": password, "new_password2": password})


def can_sign_in(user, password=NEW):
    return Client().post(SIGN_IN, {"username": user.username, "password": password}).status_code == 302


# --- by mail -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("by", ["username", "email", "USERNAME"])
def test_link_by_name_or_address_sets_the_password(client, by):
    user = factories.user()
    _answer, (link,) = ask(client, user.username.upper() if by == "USERNAME" else getattr(user, by))
    assert mail.outbox[0].to == [user.email]
    answer = set_new(client, link)
    assert answer["Location"] == SIGN_IN
    assert can_sign_in(user)
    assert not can_sign_in(user, factories.PASSWORD)


def test_unknown_name_gets_the_same_answer_the_same_writes_and_no_mail(client):
    user = factories.user()
    known, _links = ask(client, user.username)
    unknown, links = ask(client, "khong.co.that")
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert links == []
    assert Job.objects.filter(kind="password_link").count() == 2


@pytest.mark.parametrize("fields", [{"email": ""}, {"is_active": False}])
def test_no_link_where_none_can_go(client, fields):
    user = factories.user(**fields)
    assert ask(client, user.username)[1] == []


def test_second_request_within_minutes_sends_nothing_more(client, machine_clock):
    user = factories.user()
    first, second = ask(client, user.username)[1], ask(client, user.username)[1]
    machine_clock.shift(timedelta(minutes=5))
    third = ask(client, user.username)[1]
    assert (len(first), len(second), len(third)) == (1, 0, 1)


def test_link_is_in_no_row(client):
    user = factories.user()
    client.post(FORGOTTEN, {"who": user.username})
    assert Job.objects.get(kind="password_link").payload == {"users": [user.pk]}


def test_link_works_once(client):
    user = factories.user()
    _answer, (link,) = ask(client, user.username)
    set_new(client, link)
    answer = set_new(Client(), link, "tam con ga trong vuon nha")
    assert answer.status_code == 410
    assert can_sign_in(user)


@pytest.mark.parametrize(("seconds", "works"), [(0, True), (1, False)])
def test_link_works_for_a_day(client, machine_clock, seconds, works):
    user = factories.user()
    _answer, (link,) = ask(client, user.username)
    machine_clock.shift(settings.PASSWORD_RESET_TIMEOUT + seconds)
    set_new(Client(), link)
    assert can_sign_in(user) is works


def test_link_of_one_opens_no_other(client):
    mine, other = factories.user(), factories.user()
    _answer, (link,) = ask(client, mine.username)
    stolen = link.replace(urlsafe_base64_encode(force_bytes(mine.pk)), urlsafe_base64_encode(force_bytes(other.pk)), 1)
    assert set_new(client, stolen).status_code == 410
    assert not can_sign_in(other)


def test_link_of_a_closed_account_opens_nothing(client, now):
    user = factories.user()
    _answer, (link,) = ask(client, user.username)
    administrator = factories.user(None, Role.ADMINISTRATOR)
    deactivate_account(user, actor=factories.actor(administrator), now=now)
    assert set_new(client, link).status_code == 410


@pytest.mark.parametrize("uid", ["", "!!", "MQ", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5", "4pyT"])
def test_nonsense_link_is_gone(client, uid):
    assert client.get(f"/dat-mat-khau/{uid or 'x'}/sai-bet/").status_code == 410


def test_new_password_is_told_to_its_owner_and_ends_lockouts(client):
    user = factories.user()
    for _try in range(5):
        client.post(SIGN_IN, {"username": user.username, "password": "sai"})
    _answer, (link,) = ask(client, user.username)
    set_new(client, link)
    assert Notice.objects.filter(user=user, text__contains="vừa được đổi").count() == 1
    assert client.post(SIGN_IN, {"username": user.username, "password": NEW}).status_code == 302
    assert JournalEntry.objects.get(action="password.set").technical


# --- by code -------------------------------------------------------------------------------------------------


def redeem(user, code, now):
    return redeem_code(user.username, code, address="127.0.0.1", now=now)


def test_code_has_eight_plain_letters_and_is_kept_as_a_hash(officer, now):
    user = factories.user()
    code = issue_code(user, actor=officer, now=now)
    assert len(code) == 8
    assert set(code) <= set(LETTERS)
    assert not set(LETTERS) & set("0O1IL5S2Z8B")
    row = OneTimeCode.objects.get()
    assert code not in str(vars(row))


@pytest.mark.parametrize("write", ["{0}{1}", "{0} {1}", " {0}-{1}\t", "{0}\u00a0{1}"])
def test_code_pasted_in_any_shape_leads_to_a_new_password(client, officer, now, write):
    user = factories.user()
    code = issue_code(user, actor=officer, now=now)
    typed = write.format(code[:4], code[4:].lower())
    answer = client.post(CODE, {"username": user.username.upper(), "code": typed})
    assert answer.status_code == 302
    assert set_new(client, answer["Location"])["Location"] == SIGN_IN
    assert can_sign_in(user)


def test_code_is_shown_once_on_a_page_that_is_not_kept(client, officer):
    user = factories.user()
    client.force_login(officer.user)
    page = client.post(reverse("account_code", args=[user.pk]))
    code = page.context["code"]
    assert code in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert code not in client.get(reverse("account_detail", args=[user.pk])).content.decode()


def test_code_is_journalled_and_its_owner_told(officer, now):
    user = factories.user()
    code = issue_code(user, actor=officer, now=now)
    row = JournalEntry.objects.get(action="code.issue")
    assert (row.actor, row.object_id, row.technical) == (officer.user, str(user.pk), True)
    assert Notice.objects.filter(user=user, text__contains="mã đặt lại mật khẩu").exists()
    job = Job.objects.get(kind="mail")
    assert job.payload["to"] == [user.email]
    assert code not in str(job.payload) + str(row.details)


def test_code_works_once(officer, now):
    user = factories.user()
    code = issue_code(user, actor=officer, now=now)
    assert redeem(user, code, now) == user
    with pytest.raises(Refused):
        redeem(user, code, now)


@pytest.mark.parametrize(("seconds", "works"), [(-1, True), (0, False)])
def test_code_works_for_half_an_hour(officer, now, machine_clock, seconds, works):
    user = factories.user()
    code = issue_code(user, actor=officer, now=now)
    machine_clock.shift(timedelta(minutes=30, seconds=seconds))
    if works:
        assert redeem(user, code, now) == user
    else:
        with pytest.raises(Refused):
            redeem(user, code, now)


@pytest.mark.parametrize(("wrong", "works"), [(4, True), (5, False)])
def test_code_bears_four_wrong_tries(officer, now, wrong, works):
    user = factories.user()
    code = issue_code(user, actor=officer, now=now)
    for _try in range(wrong):
        with pytest.raises(Refused):
            redeem(user, "AAAA AAAA", now)
    assert JournalEntry.objects.filter(action="code.use", refused=True).count() == wrong
    if works:
        assert redeem(user, code, now) == user
    else:
        with pytest.raises(Refused):
            redeem(user, code, now)


def test_code_of_one_opens_no_other(officer, now):
    mine, other = factories.user(), factories.user()
    code = issue_code(mine, actor=officer, now=now)
    with pytest.raises(Refused):
        redeem(other, code, now)
    with pytest.raises(Refused):
        redeem_code("khong.co", code, address=None, now=now)
    assert redeem(mine, code, now) == mine


def test_second_code_ends_the_first(officer, now):
    user = factories.user()
    first = issue_code(user, actor=officer, now=now)
    second = issue_code(user, actor=officer, now=now)
    with pytest.raises(Refused):
        redeem(user, first, now)
    assert redeem(user, second, now) == user


def test_code_ends_when_the_password_was_set_otherwise(client, officer, now):
    user = factories.user()
    code = issue_code(user, actor=officer, now=now)
    _answer, (link,) = ask(client, user.username)
    set_new(client, link)
    with pytest.raises(Refused):
        redeem(user, code, now)


def test_right_to_set_a_password_stays_in_the_session_that_gave_the_code(client, officer, now):
    user = factories.user()
    answer = client.post(CODE, {"username": user.username, "code": issue_code(user, actor=officer, now=now)})
    assert Client().get(answer["Location"]).status_code == 410


def test_officer_may_not_issue_a_code_for_those_above_or_himself_or_the_closed(officer, now):
    for user in (
        factories.leader(),
        factories.chief(),
        factories.user(None, Role.ADMINISTRATOR),
        officer.user,
        factories.user(is_active=False),
    ):
        with pytest.raises(Denied):
            issue_code(user, actor=officer, now=now)


@pytest.mark.parametrize("role", [Role.OFFICE_CHIEF, Role.ADMINISTRATOR])
def test_chief_and_administrator_may_issue_a_code_for_leadership(now, role):
    leader = factories.leader()
    assert issue_code(leader, actor=factories.actor(factories.user(None, role)), now=now)


@pytest.mark.parametrize("make", [factories.leader, lambda: factories.head(factories.unit())])
def test_others_issue_no_codes(now, make):
    with pytest.raises(Denied):
        issue_code(factories.user(), actor=factories.actor(make()), now=now)


@pytest.mark.parametrize("text", ["", "\0", "Ａ" * 100, "\u202e", "̉́" * 40, "'; --"])
def test_odd_texts_as_codes_are_refused(client, text):
    assert client.post(CODE, {"username": text, "code": text}).status_code == 422
    assert client.post(FORGOTTEN, {"who": text}).status_code in (302, 422)


# --- by the old one ------------------------------------------------------------------------------------------


def change(client, old=factories.PASSWORD, new=NEW, again=None):
    data = {"old_password": old, "new_password1": new, "new_password2": again or new}
    return client.post(reverse("password_change"), data)


def test_changing_wants_the_old_password(client):
    user = factories.user()
    client.force_login(user)
    assert change(client, old="khong-phai-cai-nay").status_code == 422
    assert change(client, again="khac han cai kia nhe").status_code == 422
    assert change(client, new=factories.PASSWORD).status_code == 422
    assert change(client).status_code == 302
    assert can_sign_in(user)


def test_guessing_the_old_password_locks_out(client):
    client.force_login(factories.user())
    assert [change(client, old="sai").status_code for _try in range(5)] == [422, 422, 422, 422, 429]


def test_changing_ends_the_duty_to_change(client, now):
    user = factories.user()
    administrator = factories.actor(factories.user(None, Role.ADMINISTRATOR))
    client.force_login(user)
    demand_new_password(user, actor=administrator, now=now)
    assert client.get("/")["Location"] == reverse("password_change")
    change(client)
    assert client.get(reverse("account")).status_code == 200
