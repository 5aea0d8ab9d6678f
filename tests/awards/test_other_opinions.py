"""Hiệp y: one question, one answer, with the paper; it stands beside the nominee and decides nothing."""

from datetime import timedelta

import pytest
from django.urls import reverse

from awards.models import OtherOpinion
from core.models import JournalEntry
from tests import factories as make
from tests.awards.review import appraised, person_of, received
from tests.awards.unit_pages import browser, text_of
from tests.campaigns.uploads import pdf_upload
from tests.clock import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
TODAY = NOW.date()


def day(offset=0):
    return f"{TODAY + timedelta(days=offset):%d/%m/%Y}"


@pytest.fixture
def nomination():
    return person_of(received())


@pytest.fixture
def officer():
    return browser(make.appraiser())


def ask(client, nomination, **changes):
    data = {"office": "Thanh tra tỉnh", "question": "Có đơn thư không?", "asked_on": day(), "due": day(10)} | changes
    return client.post(reverse("opinion_ask", args=[nomination.pk]), data)


def answer(client, **changes):
    data = {"kind": "object", "text": "Đang có đơn thư", "number": "12/TTr", "answered_on": day()} | changes
    file = {"file": pdf_upload()} if "file" not in changes else {}
    return client.post(reverse("opinion_answer", args=[OtherOpinion.objects.get().pk]), data | file)


def test_question_and_answer_stand_beside_the_nominee_with_the_paper(officer, nomination):
    assert ask(officer, nomination).status_code == 302
    page = reverse("appraisal", args=[nomination.pk])
    assert "Chờ trả lời" in text_of(officer.get(page))
    assert answer(officer).status_code == 302
    row = OtherOpinion.objects.get()
    text = text_of(officer.get(page))
    assert "Không nhất trí" in text
    assert "Đang có đơn thư" in text
    assert b"".join(officer.get(reverse("opinion_file", args=[row.pk])).streaming_content).startswith(b"%PDF")
    actions = JournalEntry.objects.filter(action__startswith="opinion").order_by("seq").values_list("action", flat=True)
    assert list(actions) == ["opinion.ask", "opinion.answer"]


def test_leadership_reads_it_before_answering(officer, nomination):
    ask(officer, nomination)
    answer(officer)
    appraised(nomination.proposal, make.appraiser())
    leader = browser(make.leader())
    assert "Đang có đơn thư" in text_of(leader.get(reverse("answer", args=[nomination.pk])))
    assert b"".join(leader.get(reverse("opinion_file", args=[OtherOpinion.objects.get().pk])).streaming_content)


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({}, 302),
        ({"due": day()}, 302),
        ({"due": day(-1), "asked_on": day()}, 422),
        ({"asked_on": day(1)}, 422),
        ({"asked_on": day(-1)}, 302),
        ({"office": " "}, 422),
        ({"question": ""}, 422),
        ({"due": "31/02/2026"}, 422),
    ],
)
def test_question_has_an_office_and_a_date_after_the_asking(officer, nomination, changes, status):
    assert ask(officer, nomination, **changes).status_code == status
    assert OtherOpinion.objects.count() == int(status == 302)


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({}, 302),
        ({"kind": "agree", "text": ""}, 302),
        ({"text": ""}, 422),
        ({"kind": "remark", "text": " "}, 422),
        ({"kind": "x"}, 422),
        ({"answered_on": day(1)}, 422),
        ({"answered_on": day(-3)}, 422),
        ({"answered_on": day(-2)}, 302),
        ({"file": ""}, 422),
    ],
)
def test_answer_has_its_paper_and_a_day_between_asking_and_today(officer, nomination, changes, status):
    ask(officer, nomination, asked_on=day(-2))
    assert answer(officer, **changes).status_code == status
    assert OtherOpinion.objects.get().is_waiting == (status == 422)


def test_office_answers_once(officer, nomination):
    ask(officer, nomination)
    assert answer(officer).status_code == 302
    assert answer(officer, text="Khác").status_code == 409
    assert OtherOpinion.objects.get().answer == "Đang có đơn thư"


def test_answered_nominee_is_asked_about_no_more(officer, nomination):
    ask(officer, nomination)
    appraised(nomination.proposal, make.appraiser())
    nomination.refresh_from_db()
    assert answer(officer).status_code == 302
    nomination.state = "agreed"
    nomination.save(update_fields=["state"])
    assert ask(officer, nomination).status_code == 409


def test_queue_says_who_is_waited_for_and_since_when_too_long(officer, nomination):
    ask(officer, nomination, asked_on=day(-5), due=day(-1))
    text = text_of(officer.get(reverse("appraisal_queue"), {"flag": "opinion"}))
    assert f"Chờ ý kiến Thanh tra tỉnh, trước hết ngày {day(-1)}" in text
    assert "Quá hạn" in text


def test_unit_learns_nothing_of_it(officer, nomination):
    ask(officer, nomination)
    answer(officer)
    unit = browser(make.head(nomination.proposal.unit))
    assert "Thanh tra tỉnh" not in text_of(unit.get(reverse("proposal", args=[nomination.proposal_id])))
    assert unit.get(reverse("opinion_file", args=[OtherOpinion.objects.get().pk])).status_code == 403
    assert unit.get(reverse("opinion_answer", args=[OtherOpinion.objects.get().pk])).status_code == 403
