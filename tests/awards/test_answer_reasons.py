"""Reasons of leadership's answers from the campaign's library, beside free words."""

import pytest
from django.urls import reverse

from awards.enums import AnswerKind
from awards.forms.supplements import RemarkForm
from awards.models import Answer
from campaigns.models import ReasonSentence
from tests import factories as make
from tests.awards.review import appraised, collective_of, person_of, received
from tests.awards.unit_pages import browser, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]


@pytest.fixture
def proposal():
    return appraised(received(), make.appraiser())


def sentence(campaign, use: str = "decline", **fields) -> ReasonSentence:
    number = ReasonSentence.objects.count() + 1
    values = {"campaign": campaign, "number": number, "code": f"cau-{number}", "label": "Câu", "text": f"Câu {number}."}
    return ReasonSentence.objects.create(use=use, **values | fields)


def answers(nomination, **body):
    return browser(make.leader()).post(reverse("answer", args=[nomination.pk]), body | {"password": make.PASSWORD})


def test_a_chosen_sentence_is_the_reason_with_the_criterion_it_cites_and_free_words_after_it(proposal):
    one, campaign = person_of(proposal), proposal.round.campaign
    cited = sentence(campaign, criterion=campaign.criterions.get(subject_kind="individual"), text="chưa đạt.")
    plain = sentence(campaign, use="")
    assert answers(one, kind="decline", sentences=[cited.pk, plain.pk], reason="Xét năm sau.").status_code == 302
    assert Answer.objects.get().reason == f"{plain.text}\n{cited.words}\nXét năm sau."
    assert cited.words.startswith("Tiêu chí")


def test_a_sentence_alone_is_reason_enough_and_nothing_at_all_is_not(proposal):
    one = person_of(proposal)
    row = sentence(proposal.round.campaign)
    assert answers(one, kind="decline").status_code == 422
    assert answers(one, kind="decline", sentences=[row.pk]).status_code == 302
    assert Answer.objects.get().kind == AnswerKind.DECLINE


def test_a_sentence_for_another_answer_is_refused_beside_the_sentences(proposal):
    row = sentence(proposal.round.campaign)
    answer = answers(person_of(proposal), kind="agree", sentences=[row.pk])
    assert answer.status_code == 422
    assert answer.context["form"].errors["sentences"] == [f"“{row.text}” dùng khi chưa đồng ý khen thưởng."]
    assert not Answer.objects.exists()


def test_only_what_fits_the_nominee_and_the_possible_answers_is_offered(proposal):
    campaign = proposal.round.campaign
    fitting, any_use = sentence(campaign), sentence(campaign, use="")
    others = [
        sentence(campaign, use="supplement"),
        sentence(campaign, use="refer"),
        sentence(make.campaign()),
        sentence(campaign, criterion=campaign.criterions.get(subject_kind="individual")),
    ]
    page = browser(make.leader()).get(reverse("answer", args=[collective_of(proposal).pk]))
    offered = set(page.context["form"].fields["sentences"].queryset)
    assert offered == {fitting, any_use}
    assert answers(collective_of(proposal), kind="decline", sentences=[others[0].pk]).status_code == 422


def test_without_a_library_the_page_asks_for_free_words_alone(proposal):
    page = text_of(browser(make.leader()).get(reverse("answer", args=[person_of(proposal).pk])))
    assert 'name="sentences"' not in page
    assert 'name="reason"' in page


def test_a_request_for_more_is_offered_no_sentence_of_an_answer(proposal):
    campaign = proposal.round.campaign
    asks, any_use = sentence(campaign, use="supplement"), sentence(campaign, use="")
    sentence(campaign, use="decline")
    assert set(RemarkForm(proposal=proposal).fields["sentence"].queryset) == {asks, any_use}


def test_the_office_says_what_a_sentence_is_for(proposal):
    row, office = sentence(proposal.round.campaign, use=""), browser(make.chief())
    values = {"number": row.number, "label": row.label, "text": row.text, "criterion": ""}
    place = reverse("campaign_part", args=["cau-mau", row.pk])
    assert office.post(place, values | {"use": "agree"}).status_code == 422
    assert office.post(place, values | {"use": "lower"}).status_code == 302
    row.refresh_from_db()
    assert row.use == "lower"
    assert "Hạ hình thức" in text_of(office.get(reverse("campaign_parts", args=[row.campaign_id, "cau-mau"])))
