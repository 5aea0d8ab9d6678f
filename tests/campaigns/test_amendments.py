"""From a unit's question to a numbered amendment: who takes which step, once, in which order."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from campaigns.models import Amendment, Feedback
from campaigns.services.amendments import Issue, issue, resolve, sum_up
from core.models import JournalEntry, Notice
from core.refusals import Conflict, Refused
from tests import factories as make
from tests.clock import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
TODAY = NOW.date()


@pytest.fixture
def campaign():
    make.agency()
    return make.opened_round().campaign


def question(campaign, text: str = "Cấp nào công nhận sáng kiến?") -> Feedback:
    unit = make.unit()
    return Feedback.objects.create(campaign=campaign, unit=unit, text=text, sent_at=NOW, sent_by=make.staff(unit))


def summed(campaign, *rows: Feedback) -> Amendment:
    rows = rows or (question(campaign),)
    return sum_up(campaign, "Tổng hợp", rows, actor=make.actor(make.appraiser()), now=NOW)


def agreed(campaign) -> Amendment:
    return resolve(summed(campaign), "", agreed=True, actor=make.actor(make.leader()), now=NOW)


def issued(row: Amendment, number: str = "45/KH-SGTVT") -> Amendment:
    return issue(row, Issue("Sửa mục 4", number, TODAY), actor=make.actor(make.chief()), now=NOW)


def test_summary_takes_its_questions_up_and_leadership_is_told(campaign):
    leader, row = make.leader(), question(campaign)
    amendment = summed(campaign, row)
    row.refresh_from_db()
    assert row.amendment == amendment
    assert Notice.objects.filter(user=leader).exists()


@pytest.mark.parametrize("which", ["none", "taken", "of another campaign"])
def test_summary_of_what_it_may_not_take_up_is_refused(campaign, which):
    row = question(campaign)
    if which == "taken":
        summed(campaign, row)
    rows = {"none": [], "taken": [row, question(campaign)], "of another campaign": [question(make.campaign())]}[which]
    with pytest.raises(Refused) as refusal:
        sum_up(campaign, "Tổng hợp", rows, actor=make.actor(make.appraiser()), now=NOW)
    assert [problem.field for problem in refusal.value.problems] == ["feedback"]


def test_leadership_resolves_once_and_the_office_is_told(campaign):
    officer, row = make.chief(), agreed(campaign)
    assert Notice.objects.filter(user=officer, text__contains="cho ý kiến").exists()
    with pytest.raises(Conflict):
        resolve(row, "Khác", agreed=False, actor=make.actor(make.leader()), now=NOW)


def test_refusal_says_why(campaign):
    row = summed(campaign)
    with pytest.raises(Refused):
        resolve(row, "  ", agreed=False, actor=make.actor(make.leader()), now=NOW)
    resolve(row, "Kế hoạch đã rõ.", agreed=False, actor=make.actor(make.leader()), now=NOW)
    with pytest.raises(Conflict):
        issued(row)


def test_amendments_are_numbered_in_the_order_of_their_issue(campaign):
    first, second = agreed(campaign), agreed(campaign)
    assert [issued(second, "1/KH").number, issued(first, "2/KH").number] == [1, 2]
    assert issued(agreed(make.campaign()), "3/KH").number == 1


def test_only_what_was_agreed_is_issued_and_only_once(campaign):
    with pytest.raises(Conflict):
        issued(summed(campaign))
    row = issued(agreed(campaign))
    with pytest.raises(Conflict):
        issued(row)


@pytest.mark.parametrize(("days", "works"), [(0, True), (1, False)])
def test_paper_is_not_of_tomorrow(campaign, days, works):
    wish, actor = Issue("Sửa", "45/KH", TODAY + timedelta(days=days)), make.actor(make.chief())
    row = agreed(campaign)
    if works:
        assert issue(row, wish, actor=actor, now=NOW).number == 1
    else:
        with pytest.raises(Refused):
            issue(row, wish, actor=actor, now=NOW)


def test_units_learn_of_it_when_it_is_issued_and_not_before(client, campaign):
    staff, row = make.staff(make.unit()), agreed(campaign)
    client.force_login(staff)
    assert client.get(reverse("amendment", args=[row.pk])).status_code == 404
    assert "Điều chỉnh, bổ sung" not in client.get(reverse("campaign", args=[campaign.pk])).text
    issued(row)
    page = client.get(reverse("amendment", args=[row.pk])).text
    assert "Sửa mục 4" in page
    assert "Tổng hợp và đề xuất" not in page
    assert "Điều chỉnh lần 1" in client.get(reverse("campaign", args=[campaign.pk])).text
    assert Notice.objects.filter(user=staff, text__contains="điều chỉnh lần 1").exists()


def test_whole_way_through_the_pages_with_its_scan(client, campaign):
    row = question(campaign)
    client.force_login(make.appraiser())
    posted = client.post(reverse("amendment_new", args=[campaign.pk]), {"feedback": [row.pk], "summary": "Tổng hợp"})
    amendment = Amendment.objects.get()
    assert posted["Location"] == reverse("amendment", args=[amendment.pk])
    client.force_login(make.leader())
    client.post(reverse("amendment_resolve", args=[amendment.pk]), {"agreed": "1", "resolution": "Đồng ý"})
    client.force_login(make.chief())
    scan = SimpleUploadedFile("van-ban.pdf", b"khong phai PDF")
    form = {"text": "Sửa", "paper_number": "45/KH", "paper_date": f"{TODAY:%d/%m/%Y}", "paper": scan}
    refused = client.post(reverse("amendment_issue", args=[amendment.pk]), form)
    assert refused.status_code == 422
    assert "45/KH" in refused.text
    form.pop("paper")
    assert client.post(reverse("amendment_issue", args=[amendment.pk]), form).status_code == 302
    amendment.refresh_from_db()
    assert amendment.number == 1
    told = JournalEntry.objects.filter(action__startswith="amendment.").order_by("seq")
    assert [entry.action for entry in told] == ["amendment.sum_up", "amendment.resolve", "amendment.issue"]


def test_words_of_who_came_second_stay_in_their_form(client, campaign):
    row = agreed(campaign)
    client.force_login(make.leader())
    answer = client.post(reverse("amendment_resolve", args=[row.pk]), {"agreed": "0", "resolution": "Lời của tôi"})
    assert answer.status_code == 409
    assert "Lời của tôi" in answer.text
