"""The password once more before an act of weight: asked once and at the end, and nothing that was posted is lost."""

import re

import pytest
from django.conf import settings
from django.urls import reverse

from awards.enums import NominationState
from awards.models import Answer
from core.journal.models import JournalEntry
from tests import factories as make
from tests.awards.review import appraised, collective_of, person_of, received
from tests.awards.unit_pages import browser, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
REASON = "Thành tích chưa nổi bật"
PROOF = {"password": make.PASSWORD}


@pytest.fixture
def proposal():
    return appraised(received(), make.appraiser())


@pytest.fixture
def leader():
    return browser(make.leader())


def all_but(nomination) -> tuple[str, dict]:
    return reverse("answer_all", args=[nomination.proposal.round_id]), {"except": [nomination.pk]}


def declining(nomination) -> tuple[str, dict]:
    return reverse("answer", args=[nomination.pk]), {"kind": "decline", "reason": REASON}


def held_by(page: str) -> dict[str, str]:
    """What the page sends again."""
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))


def proofs() -> int:
    return JournalEntry.objects.filter(action="sign_in.proof").count()


def test_all_as_proposed_is_answered_only_after_the_password_and_without_the_exceptions(proposal, leader):
    one = person_of(proposal)
    url, body = all_but(one)
    page = text_of(leader.post(url, body))
    assert "Xác nhận bằng mật khẩu" in page
    assert "để xét riêng: 1 đối tượng" in page
    assert not Answer.objects.exists()
    held = held_by(page)
    assert held["except"] == str(one.pk)
    assert leader.post(url, {"except": held["except"]} | PROOF).status_code == 302
    assert person_of(proposal).state == NominationState.APPRAISED
    assert collective_of(proposal).state == NominationState.AGREED
    assert proofs() == 1


def test_every_exception_is_held(proposal, leader):
    url, _body = all_but(person_of(proposal))
    page = text_of(leader.post(url, {"except": [11, 12, 13]}))
    assert re.findall(r'name="except" value="(\d+)"', page) == ["11", "12", "13"]


@pytest.mark.parametrize("wrong", ["mat-khau-nham", ""])
def test_wrong_password_answers_nothing_and_holds_the_words(proposal, leader, wrong):
    url, body = declining(person_of(proposal))
    answer = leader.post(url, body | {"password": wrong})
    assert answer.status_code == 422
    assert held_by(text_of(answer)).items() >= body.items()
    assert wrong == "" or wrong not in text_of(answer)
    assert not Answer.objects.exists()
    assert leader.post(url, body | PROOF).status_code == 302
    assert Answer.objects.get().reason == REASON


def test_wrong_passwords_count_as_failures_to_sign_in(proposal, leader):
    url, body = declining(person_of(proposal))
    codes = [leader.post(url, body | {"password": "sai"}).status_code for _try in range(settings.AXES_FAILURE_LIMIT)]
    assert codes == [422] * (settings.AXES_FAILURE_LIMIT - 1) + [429]
    assert leader.post(url, body | PROOF).status_code == 429
    assert not Answer.objects.exists()


@pytest.mark.parametrize(("beyond", "answers"), [(0, 2), (1, 1)])
def test_proof_lasts_so_long_after_the_last_act_that_wanted_it(proposal, leader, machine_clock, beyond, answers):
    url, body = declining(person_of(proposal))
    leader.post(url, body | PROOF)
    machine_clock.shift(settings.PROOF_SECONDS + beyond)
    url, body = declining(collective_of(proposal))
    leader.post(url, body)
    assert Answer.objects.count() == answers


def test_each_act_in_time_keeps_the_proof_alive(proposal, leader, machine_clock):
    one = person_of(proposal)
    url, body = declining(one)
    leader.post(url, body | PROOF)
    for _turn in range(2):
        machine_clock.shift(settings.PROOF_SECONDS)
        leader.post(reverse("answer_reconsider", args=[one.pk]), {"reason": "Xem lại"})
        machine_clock.shift(settings.PROOF_SECONDS)
        leader.post(url, body)
    assert Answer.objects.count() == 3
    assert proofs() == 1


def test_proof_gives_the_session_a_new_key_and_ends_with_it(proposal, leader):
    url, body = declining(person_of(proposal))
    before = leader.cookies[settings.SESSION_COOKIE_NAME].value
    leader.post(url, body | PROOF)
    assert leader.cookies[settings.SESSION_COOKIE_NAME].value != before
    leader.post(reverse("sign_out"))
    leader.force_login(make.leader())
    url, body = declining(collective_of(proposal))
    assert "Xác nhận bằng mật khẩu" in text_of(leader.post(url, body))


def test_who_may_not_is_refused_before_he_is_asked(proposal):
    url, body = declining(person_of(proposal))
    answer = browser(make.appraiser()).post(url, body)
    assert answer.status_code == 403
    assert "Xác nhận bằng mật khẩu" not in text_of(answer)


def test_what_is_wrong_with_the_form_is_said_before_the_password_is_asked(proposal, leader):
    url, _body = declining(person_of(proposal))
    answer = leader.post(url, {"kind": "khac", "reason": REASON})
    assert answer.status_code == 422
    assert "Xác nhận bằng mật khẩu" not in text_of(answer)


def test_looking_at_what_the_decision_would_say_asks_for_nothing(proposal, leader):
    url, body = all_but(person_of(proposal))
    assert "Xác nhận bằng mật khẩu" not in text_of(leader.post(url, body | {"preview": "1"}))
