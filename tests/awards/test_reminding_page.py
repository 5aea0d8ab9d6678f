"""The page that reminds silent units: choose, look, send."""

import pytest
from django.urls import reverse

from awards.models import Reminder
from campaigns.enums import MailKind
from campaigns.models import RoundUnit
from campaigns.selectors import mail_words
from core.models import Job
from organization.enums import Role
from tests import factories as make
from tests.awards.door import submit

pytestmark = pytest.mark.usefixtures("sound")


@pytest.fixture
def draft():
    proposal = make.ready_proposal()
    proposal.letter.delete()
    make.office().round_units.all().delete()
    return proposal


@pytest.fixture(params=[Role.APPRAISER, Role.UNION])
def reader(client, draft, request):
    client.force_login(make.user(make.person(), request.param))
    return client


def url(draft):
    return reverse("remind", args=[draft.round_id])


def body(*units, **values):
    words = mail_words(MailKind.REMINDER)
    return {"subject": words.subject, "body": words.body, "units": [unit.pk for unit in units]} | values


def test_page_shows_the_first_unit_s_mail_and_every_unit_ticked(reader, draft):
    text = reader.get(url(draft)).text
    assert f"Kính gửi {draft.unit.name}," in text
    assert "1 nội dung còn thiếu" in text
    assert "Chưa có Tờ trình" not in text
    assert text.count("checked") == 1


def test_mail_of_any_unit_is_shown_in_the_typed_words_and_nothing_is_sent(reader, draft):
    other = make.unit()
    RoundUnit.objects.create(round=draft.round, unit=other)
    answer = reader.post(url(draft), body(preview=other.pk, body="{{ten_don_vi}} xin nhé {{han_nop}} {{con_thieu}}"))
    assert answer.status_code == 200
    assert f"{other.name} xin nhé trước ngày" in answer.text
    assert "Chưa lập hồ sơ" in answer.text
    assert not Reminder.objects.exists()


def test_part_of_the_page_is_the_mail_alone(reader, draft):
    answer = reader.post(url(draft), body(preview=draft.unit_id), headers={"HX-Request": "true"})
    assert "<html" not in answer.text
    assert f"Kính gửi {draft.unit.name}," in answer.text


def test_chosen_units_are_reminded(reader, draft):
    other = make.unit()
    RoundUnit.objects.create(round=draft.round, unit=other)
    make.head(other)
    assert reader.post(url(draft), body(other)).status_code == 302
    assert Reminder.objects.get().unit == other
    mail = Job.objects.get(kind="mail", key__startswith="remind").payload
    assert mail["to"] == [make.head(other).email]
    assert other.name in mail["text"]


def test_no_choice_sends_nothing_and_says_so_beside_the_field(reader, draft):
    answer = reader.post(url(draft), body())
    assert answer.status_code == 422
    assert answer.text.count("chưa chọn ai thì không gửi gì") == 2
    assert not Reminder.objects.exists()


@pytest.mark.parametrize("units", [["x"], ["999999"], ["-1"]])
def test_unknown_unit_is_refused(reader, draft, units):
    assert reader.post(url(draft), body() | {"units": units}).status_code == 422


def test_wrong_placeholder_is_named_with_its_place_and_nothing_is_sent(reader, draft):
    answer = reader.post(url(draft), body(draft.unit, body="{{han_nop}}\n{{con_thieu}} {{mat_khau}}"))
    assert answer.status_code == 422
    assert "Dòng 2, cột 15: không điền được “{{mat_khau}}”" in answer.text
    assert not Reminder.objects.exists()


def test_second_time_in_an_hour_says_that_nothing_went_out(reader, draft):
    reader.post(url(draft), body(draft.unit))
    assert "vừa được nhắc trong giờ này" in reader.post(url(draft), body(draft.unit), follow=True).text
    assert Reminder.objects.count() == 1


def test_when_all_have_submitted_there_is_nobody_to_remind(client):
    proposal = make.ready_proposal()
    make.office().round_units.all().delete()
    submit(proposal)
    client.force_login(make.appraiser())
    assert "Mọi đơn vị đã nộp hồ sơ" in client.get(url(proposal)).text


def test_it_costs_the_same_for_one_and_thirty(reader, draft, django_assert_max_num_queries):
    with django_assert_max_num_queries(60) as one:
        reader.get(url(draft))
    for _number in range(29):
        RoundUnit.objects.create(round=draft.round, unit=make.unit())
    with django_assert_max_num_queries(len(one)):
        reader.get(url(draft))
