"""Phong trào: what strangers and units read, feedback with its answer, announcements."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaigns.enums import TextSection
from campaigns.models import Announcement, CampaignText, Feedback, Theme
from campaigns.services.talk import announce
from core.models import JournalEntry, Notice
from tests import factories
from tests.clock import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(hands):
    """A launched campaign with words in two sections and an open round."""
    row = factories.campaign(
        name="Đẩy mạnh cải cách hành chính", plan_title="Tổ chức phong trào", plan_symbol="KH-SGTVT"
    )
    factories.unit("Phòng Vận tải")
    CampaignText.objects.create(
        campaign=row,
        code="muc-dich",
        section=TextSection.PURPOSE,
        number=1,
        label="Khí thế",
        text="Tạo khí thế thi đua",
    )
    Theme.objects.create(campaign=row, code="noi-dung-1", number=1, label="Tuyên truyền", text="Thi đua tuyên truyền")
    factories.opened_round(campaign=row)
    return row


def page(client, row):
    return client.get(reverse("campaign", args=[row.pk]))


def test_list_with_one_campaign_leads_to_it(client, plan):
    response = client.get(reverse("campaigns"))
    assert response.status_code == 302
    assert response["Location"] == reverse("campaign", args=[plan.pk])


def test_list_with_two_campaigns_names_both(client, plan):
    factories.campaign(name="Chuyển đổi số")
    response = client.get(reverse("campaigns"))
    assert "Đẩy mạnh cải cách hành chính" in response.text
    assert "Chuyển đổi số" in response.text


def test_page_for_a_stranger_has_the_plan_and_no_talk(client, plan):
    factories.staff(factories.unit())
    Announcement.objects.create(
        campaign=plan, title="Nhắc nộp bản ký", text="…", published_at=NOW, published_by=factories.chief()
    )
    response = page(client, plan)
    assert response.status_code == 200
    for words in (
        "Tạo khí thế thi đua", "Thi đua tuyên truyền", "Đơn vị khẳng định, Văn phòng đồng ý", "không ấn định số lượng",
        "trước ngày 10/01/2026 (đến hết 24 giờ 00 ngày 09/01/2026, giờ Việt Nam)", "Kế hoạch số …/KH-SGTVT",
    ):  # fmt: skip
        assert words in response.text
    assert "Nhắc nộp bản ký" not in response.text
    assert "Gửi Văn phòng" not in response.text


def test_page_of_an_unlaunched_campaign_is_the_offices(client, plan):
    plan.launched = False
    plan.save()
    assert page(client, plan).status_code == 404
    client.force_login(factories.chief())
    assert page(client, plan).status_code == 200


def test_round_in_preparation_is_not_shown_to_strangers(client, plan):
    factories.unopened_round(campaign=plan, name="Đợt đang chuẩn bị")
    assert "Đợt đang chuẩn bị" not in page(client, plan).text
    client.force_login(factories.chief())
    assert "Đợt đang chuẩn bị" in page(client, plan).text


def test_feedback_of_the_own_unit(client, plan):
    unit = factories.unit("Phòng Vận tải")
    chief = factories.chief()
    client.force_login(factories.staff(unit))
    response = client.post(reverse("feedback_give", args=[plan.pk]), {"text": "Tiêu chí 3 tính thế nào?"})
    assert response.status_code == 302
    row = Feedback.objects.get()
    assert (row.unit, row.sent_at) == (unit, NOW)
    assert "Tiêu chí 3 tính thế nào?" in page(client, plan).text
    assert JournalEntry.objects.filter(action="feedback.give", unit_id=unit.pk).exists()
    assert Notice.objects.filter(user=chief).exists()


def test_feedback_is_hidden_from_other_units(client, plan):
    asked = factories.staff(factories.unit())
    Feedback.objects.create(campaign=plan, unit=factories.unit(), text="Riêng của đơn vị", sent_at=NOW, sent_by=asked)
    client.force_login(factories.staff(factories.unit()))
    assert "Riêng của đơn vị" not in page(client, plan).text


def test_feedback_without_words_keeps_the_page(client, plan):
    client.force_login(factories.staff(factories.unit()))
    response = client.post(reverse("feedback_give", args=[plan.pk]), {"text": "   "})
    assert response.status_code == 422
    assert "Chưa điền mục này." in response.text


def test_feedback_from_nobodys_unit_is_refused(client, plan):
    client.force_login(factories.leader())
    assert client.post(reverse("feedback_give", args=[plan.pk]), {"text": "Hỏi"}).status_code == 403


def test_feedback_of_two_units_asks_which(client, plan):
    unit, other = factories.unit(), factories.unit()
    head = factories.head(unit)
    factories.appointment(head.person, other)
    client.force_login(head)
    url = reverse("feedback_give", args=[plan.pk])
    assert client.post(url, {"text": "Hỏi"}).status_code == 422
    assert client.post(url, {"text": "Hỏi", "unit": other.pk}).status_code == 302
    assert client.post(url, {"text": "Hỏi", "unit": factories.unit().pk}).status_code == 422
    assert Feedback.objects.get().unit == other


@pytest.fixture
def question(plan):
    unit = factories.unit()
    return Feedback.objects.create(campaign=plan, unit=unit, text="Hỏi", sent_at=NOW, sent_by=factories.staff(unit))


def test_answer_reaches_who_asked(client, plan, question):
    client.force_login(factories.appraiser())
    url = reverse("feedback_answer", args=[question.pk])
    assert client.get(url).status_code == 200
    assert client.post(url, {"answer": "Theo Điều 3."}).status_code == 302
    assert Notice.objects.filter(user=question.sent_by).exists()
    client.force_login(question.sent_by)
    assert "Theo Điều 3." in page(client, plan).text


def test_second_answer_is_a_conflict(client, question):
    client.force_login(factories.appraiser())
    url = reverse("feedback_answer", args=[question.pk])
    client.post(url, {"answer": "Một"})
    assert client.post(url, {"answer": "Hai"}).status_code == 409
    question.refresh_from_db()
    assert question.answer == "Một"


def test_answer_without_words(client, question):
    client.force_login(factories.appraiser())
    assert client.post(reverse("feedback_answer", args=[question.pk]), {"answer": ""}).status_code == 422


def test_answering_is_the_offices(client, question):
    client.force_login(question.sent_by)
    assert client.get(reverse("feedback_answer", args=[question.pk])).status_code == 403


def test_announcement_is_read_by_units(client, plan):
    client.force_login(factories.chief())
    url = reverse("announcement_add", args=[plan.pk])
    assert client.get(url).status_code == 200
    assert client.post(url, {"title": "", "text": "x"}).status_code == 422
    assert client.post(url, {"title": "Nhắc nộp bản ký", "text": "Trước 15/01."}).status_code == 302
    client.force_login(factories.staff(factories.unit()))
    assert "Nhắc nộp bản ký" in page(client, plan).text


def test_announcement_is_told_to_those_who_prepare_and_to_those_who_lead(plan):
    unit, chief = factories.unit(), factories.chief()
    told, untold = [factories.staff(unit), factories.head(unit)], [factories.user(), factories.leader()]
    announce(plan, "Nhắc nộp bản ký", "Trước 15/01.", actor=factories.actor(chief), now=NOW)
    named = set(Notice.objects.filter(text__contains="Nhắc nộp bản ký").values_list("user", flat=True))
    assert named == {user.pk for user in told}
    assert not named & {user.pk for user in untold}


def test_page_costs_the_same_with_much_said(client, plan):
    unit = factories.unit()
    staff = factories.staff(unit)
    client.force_login(factories.chief())
    Feedback.objects.create(campaign=plan, unit=unit, text="Hỏi", sent_at=NOW, sent_by=staff)
    one = queries_of(page, client, plan)
    for number in range(29):
        Feedback.objects.create(campaign=plan, unit=unit, text=f"Hỏi {number}", sent_at=NOW, sent_by=staff)
        Theme.objects.create(campaign=plan, code=f"them-{number}", number=number + 2, text="Thi đua")
    assert queries_of(page, client, plan) <= one + 1


def queries_of(ask, *args):
    ask(*args)
    with CaptureQueriesContext(connection) as queries:
        assert ask(*args).status_code == 200
    return len(queries)
