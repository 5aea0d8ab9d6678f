"""Nobody loses words: a session that ended, a token that expired, a form too big to be read give them back."""

from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from awards.models import Attendee
from organization.views.sign_in import read_kept
from tests import factories as make
from tests.awards.review import person_of, received
from tests.awards.unit_pages import browser, text_of

pytestmark = pytest.mark.usefixtures("hands", "db")
WORDS = "Những lời đã gõ"
FORMS = {
    "meeting_save": "course", "attendance_save": "a-0-name", "votes_save": "v-0-note", "letter": "grounds",
    "nomination": "note", "proposal_nil": "nil_reason", "proposal_withdraw": "note",
    "appraisal": "opinion", "nomination_hold": "reason", "appraisal_reopen": "reason", "supplement_request": "text",
}  # fmt: skip
OF_A_NOMINATION = ("nomination", "appraisal", "nomination_hold", "appraisal_reopen")


@pytest.mark.parametrize(("route", "field"), FORMS.items())
def test_form_sent_after_the_session_ended_is_kept_through_signing_in_and_sent_again(route, field):
    nomination = person_of(received())
    url = reverse(route, args=[nomination.pk if route in OF_A_NOMINATION else nomination.proposal_id])
    client, user = Client(), make.appraiser()
    client.cookies[settings.CSRF_COOKIE_NAME] = "a" * 32
    answer = client.post(url, {field: WORDS, "version": "3"})
    assert answer.status_code == 403
    token = answer.context["form"]["kept"].value()
    kept = read_kept(token)
    assert (kept["action"], kept["fields"]) == (url, [[field, WORDS], ["version", "3"]])
    signing_in = {"username": user.username, "password": make.PASSWORD, "kept": token}
    page = text_of(client.post(reverse("sign_in"), signing_in))
    for shown in (f'action="{url}"', f'name="{field}" value="{WORDS}"', "Gửi lại"):
        assert shown in page


@pytest.mark.parametrize(("route", "field"), FORMS.items())
def test_form_with_an_expired_token_comes_back_with_its_words(route, field):
    nomination = person_of(received())
    url = reverse(route, args=[nomination.pk if route in OF_A_NOMINATION else nomination.proposal_id])
    client = Client(enforce_csrf_checks=True)
    client.force_login(make.appraiser())
    answer = client.post(url, {field: WORDS})
    assert answer.status_code == 403
    for shown in (f'action="{url}"', f'name="{field}" value="{WORDS}"', "Gửi lại"):
        assert shown in text_of(answer)


@pytest.mark.parametrize(("more", "status"), [(-1, 302), (0, 302), (1, 400)])
def test_form_at_the_limit_is_read_and_one_beyond_it_comes_back_to_be_copied(more, status, settings):
    proposal = make.ready_proposal()
    staff = browser(make.staff(proposal.unit))
    rows = 101
    data = {"a-TOTAL_FORMS": rows, "a-INITIAL_FORMS": 0}
    for place in range(rows):
        data |= {f"a-{place}-name": f"Người {place}", f"a-{place}-part": "member", f"a-{place}-present": "on"}
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = len(data) - more
    url = reverse("attendance_save", args=[proposal.pk])
    answer = staff.post(url, urlencode(data), content_type="application/x-www-form-urlencoded")
    assert answer.status_code == status
    if status == 302:
        assert Attendee.objects.filter(name__startswith="Người ").count() == rows
    else:
        assert "a-100-name: Người 100" in text_of(answer)
        assert "Gửi quá nhiều trong một lần" in text_of(answer)
