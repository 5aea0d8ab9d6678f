"""When a thing has moved on while somebody wrote: the same page with his words, the reason on top, 409."""

import pytest
from django.urls import reverse

from awards.services.answers import answer_all
from awards.services.appraisals import reopen_appraisal
from tests import factories as make
from tests.awards.door import receive, submit
from tests.awards.review import appraised, person_of, received
from tests.awards.unit_pages import browser, text_of
from tests.clock import NOW

pytestmark = pytest.mark.usefixtures("sound")
WORDS = "Viết mất nửa buổi sáng"


@pytest.fixture
def officer():
    return make.appraiser()


def is_kept(response):
    page = text_of(response)
    assert response.status_code == 409
    assert WORDS in page
    assert 'role="alert"' in page


def test_reopening_what_leadership_has_answered(officer):
    proposal = appraised(received(), officer)
    answer_all(proposal.round, actor=make.actor(make.leader()), now=NOW)
    url = reverse("appraisal_reopen", args=[person_of(proposal).pk])
    is_kept(browser(officer).post(url, {"reason": WORDS}))


def test_holding_what_leadership_has_answered(officer):
    proposal = appraised(received(), officer)
    answer_all(proposal.round, actor=make.actor(make.leader()), now=NOW)
    url = reverse("nomination_hold", args=[person_of(proposal).pk])
    is_kept(browser(officer).post(url, {"reason": WORDS}))


def test_reconsidering_what_was_never_answered(officer):
    proposal = appraised(received(), officer)
    url = reverse("answer_reconsider", args=[person_of(proposal).pk])
    is_kept(browser(make.leader()).post(url, {"reason": WORDS, "password": make.PASSWORD}))


def test_answering_what_is_appraised_again(officer):
    proposal = appraised(received(), officer)
    nominee = person_of(proposal)
    reopen_appraisal(nominee, actor=make.actor(officer), now=NOW, note="Xem lại")
    url = reverse("answer", args=[nominee.pk])
    response = browser(make.leader()).post(url, {"kind": "decline", "reason": WORDS, "password": make.PASSWORD})
    assert response.status_code in (409, 422)
    assert WORDS in text_of(response)


def test_asking_for_more_while_the_unit_is_already_answering(officer):
    proposal = make.ready_proposal()
    submit(proposal)
    url = reverse("supplement_request", args=[proposal.pk])
    client = browser(officer)
    first = {"due": "20/01/2026 17:00", "asked_for": "office", "text": "Lần đầu"}
    assert client.post(url, first).status_code == 302
    is_kept(client.post(url, first | {"text": WORDS}))


def test_evidence_of_a_proposal_that_was_submitted_meanwhile():
    proposal = make.ready_proposal()
    head = make.head(proposal.unit)
    submit(proposal)
    receive(proposal)
    url = reverse("evidence_add", args=[person_of(proposal).report.pk])
    is_kept(browser(head).post(url, {"caption": WORDS}))
