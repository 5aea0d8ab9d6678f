"""What is held against a result: who may say it about what and when, who reads it, by when and how it is answered."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from awards.enums import ComplaintKind, ComplaintOutcome, ComplaintState, DecisionState
from awards.models import Complaint, PaperRecord, Posting, Proposal
from awards.services.complaints import (
    ComplaintAnswer,
    Grievance,
    answer_complaint,
    give_complaint,
    withdraw_complaint,
)
from awards.services.nudges import nudge_office
from campaigns.calendar import cutoff_before
from campaigns.models import DayOff
from core.clock import day_of
from core.models import JournalEntry, Notice
from core.refusals import Conflict, Denied, Refused
from organization.models import User
from tests import factories as make
from tests.awards.review import collective_of, person_of, received
from tests.awards.test_list_costs import LIST, honour
from tests.awards.test_referral_pages import scan
from tests.awards.unit_pages import browser, queries_of
from tests.clock import NOW
from thidua.home.cards import cards_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
# NOW is Saturday 20 December 2025.
MONDAY = date(2025, 12, 22)
DAY = timedelta(days=1)


@pytest.fixture
def proposal() -> Proposal:
    """Its collective is awarded, its person is not; the result is published."""
    make.agency()
    row = received()
    honour(collective_of(row), 7)
    return row


def given(proposal: Proposal, user: User | None = None, now=NOW, **fields) -> Complaint:
    wish = {
        "kind": ComplaintKind.PETITION,
        "unit": proposal.unit,
        "nomination": None,
        "text": "Chưa tính sáng kiến số 2",
    }
    actor = make.actor(user or make.head(proposal.unit), now)
    return give_complaint(proposal.round, Grievance(**wish | fields), actor=actor, now=now)


def answered(row: Complaint, user: User | None = None, now=NOW, **fields) -> Complaint:
    words = {"outcome": ComplaintOutcome.REJECTED, "text": "Sáng kiến được công nhận sau kỳ xét."} | fields
    return answer_complaint(row, ComplaintAnswer(**words), actor=make.actor(user or make.appraiser(), now), now=now)


def test_head_speaks_for_the_unit_and_the_office_is_told(proposal):
    officer = make.appraiser()
    row = given(proposal, nomination=person_of(proposal))
    assert (row.for_unit, row.unit, row.posting, row.state) == (True, proposal.unit, None, ComplaintState.RECEIVED)
    assert Notice.objects.filter(user=officer, key=f"complaint:{row.pk}").exists()


def test_nominee_speaks_of_himself(proposal):
    nominee = person_of(proposal)
    row = given(proposal, make.user(nominee.person), nomination=nominee)
    assert (row.for_unit, row.nomination) == (False, nominee)


def test_one_of_the_unit_speaks_of_its_result_and_not_of_another_nominee(proposal):
    colleague = make.user(make.person(proposal.unit))
    assert given(proposal, colleague).for_unit is False
    with pytest.raises(Denied):
        given(proposal, colleague, nomination=person_of(proposal))


def test_nobody_speaks_of_another_units_result(proposal):
    stranger = make.head(make.unit())
    with pytest.raises(Denied):
        given(proposal, stranger)
    with pytest.raises(Denied):
        given(proposal, stranger, nomination=person_of(proposal))


@pytest.mark.parametrize("what", ["nothing yet", "signed", "posted on its last day", "posted until yesterday"])
def test_there_is_something_to_speak_about(what):
    make.agency()
    row, today = received(), day_of(NOW)
    if what == "signed":
        honour(collective_of(row), 7, state=DecisionState.SIGNED)
    last = today if what == "posted on its last day" else today - DAY
    if what.startswith("posted"):
        Posting.objects.create(
            round=row.round, content=[], content_hash="0", from_day=last - DAY, to_day=last, proposed_at=NOW,
            proposed_by=make.chief(), agreed_at=NOW,
        )  # fmt: skip
    if what == "posted on its last day":
        assert given(row).posting.to_day == today
    else:
        with pytest.raises(Conflict):
            given(row)


@pytest.mark.parametrize(("days", "off", "due"), [
    (5, None, date(2025, 12, 26)), (5, MONDAY, date(2025, 12, 29)), (1, None, MONDAY), (None, None, None),
])  # fmt: skip
def test_last_day_is_counted_in_working_days_after_it_came(proposal, days, off, due):
    if off:
        DayOff.objects.create(day=off, name="Nghỉ bù")
        DayOff.objects.create(day=date(2026, 1, 1), name="Tết Dương lịch")
    proposal.round.campaign.complaint_days = days
    row = given(proposal)
    assert row.due_on == due


def test_only_who_speaks_in_it_and_who_answers_read_it(proposal):
    person = person_of(proposal)
    own = given(proposal, make.user(person.person), nomination=person, text="CHIMYEN")
    units = given(proposal, text="CHIMCHUNG")
    readers = {
        "head": make.head(proposal.unit), "staff": make.staff(proposal.unit), "chief": make.chief(),
        "leader": make.leader(), "stranger": make.head(make.unit()), "nominee": own.sent_by,
    }  # fmt: skip
    seen = {
        name: [browser(user).get(reverse("complaint", args=[row.pk])).status_code for row in (own, units)]
        for name, user in readers.items()
    }
    assert seen == {
        "head": [404, 200], "staff": [404, 404], "chief": [200, 200], "leader": [200, 200], "stranger": [404, 404],
        "nominee": [200, 404],
    }  # fmt: skip


def test_list_shows_each_his_own_and_the_office_what_waits(proposal):
    person = person_of(proposal)
    nominee = make.user(person.person)
    given(proposal, nominee, nomination=person)
    done = answered(given(proposal))
    pages = [browser(user).get(reverse("complaints")) for user in (nominee, done.sent_by, make.chief())]
    assert [[row.for_unit for row in page.context["page_of"].rows] for page in pages] == [[False], [True], [False]]
    assert len(browser(make.chief()).get(reverse("complaints"), {"loc": "tat-ca"}).context["page_of"].rows) == 2


def test_answer_comes_once_with_outcome_and_reason_and_is_told(proposal):
    row = given(proposal)
    with pytest.raises(Refused) as refusal:
        answered(row, text=" ", outcome="")
    assert [problem.field for problem in refusal.value.problems] == ["outcome", "text"]
    answered(row)
    assert Notice.objects.filter(user=row.sent_by, key=f"complaint-answer:{row.pk}").exists()
    with pytest.raises(Conflict):
        answered(row)
    with pytest.raises(Conflict):
        withdraw_complaint(row, actor=make.actor(row.sent_by), now=NOW)


def test_withdrawn_one_is_not_answered(proposal):
    row = given(proposal)
    with pytest.raises(Denied):
        withdraw_complaint(row, actor=make.actor(make.chief()), now=NOW)
    withdraw_complaint(row, actor=make.actor(row.sent_by), now=NOW)
    with pytest.raises(Conflict):
        answered(row)


def test_nobody_answers_his_own_nor_about_himself(proposal):
    person = person_of(proposal)
    officer = make.appraiser(person=None)
    User.objects.filter(pk=officer.pk).update(person=person.person)
    officer.refresh_from_db()
    with pytest.raises(Denied):
        answered(given(proposal, nomination=person), officer)
    with pytest.raises(Denied):
        answered(given(proposal, officer), officer)


def test_journal_tells_each_step_without_the_words(proposal):
    answered(given(proposal, text="Lời riêng"))
    told = JournalEntry.objects.filter(action__startswith="complaint.").order_by("seq")
    assert [entry.action for entry in told] == ["complaint.give", "complaint.answer"]
    assert "Lời riêng" not in "".join(f"{entry.note}{entry.details}" for entry in told)
    assert told[1].details["outcome"] == "rejected"


def test_home_counts_down_to_the_nearest_last_day_for_the_office_alone(proposal):
    row = given(proposal)
    cards = [card for card in cards_of(make.actor(make.chief()), []) if card.url == reverse("complaints")]
    assert [card.cutoff for card in cards] == [cutoff_before(row.due_on + DAY)]
    assert [card for card in cards_of(make.actor(row.sent_by), []) if card.url == reverse("complaints")] == []
    answered(row)
    assert [card for card in cards_of(make.actor(make.chief()), []) if card.url == reverse("complaints")] == []


def test_home_tells_the_day_of_an_answer_from_the_cut_off_of_the_round(proposal):
    given(proposal)
    page = browser(make.chief()).get(reverse("home")).text
    regions = re.findall(r'<section class="deadline[^>]*aria-label="([^"]*)"', page)
    assert len(regions) == len(set(regions)) == 2
    assert [name.split(" – ")[0] for name in regions] == ["Hạn nộp hồ sơ", "Hạn trả lời"]


@pytest.mark.parametrize(("before", "told"), [(timedelta(days=2, seconds=1), False), (timedelta(days=2), True)])
def test_office_is_reminded_when_the_last_day_is_near(proposal, before, told):
    chief, row = make.chief(), given(proposal)
    nudge_office(row.due - before)
    said = Notice.objects.filter(user=chief, key__startswith="nudge:", text__contains="chưa trả lời").exists()
    assert said is told


def test_whole_way_through_the_pages(proposal):
    head, office = browser(make.head(proposal.unit)), browser(make.chief())
    assert reverse("complaint_new", args=[proposal.round_id]) in head.get(reverse("complaints")).text
    url = reverse("complaint_new", args=[proposal.round_id])
    decision = reverse("decision", args=[collective_of(proposal).decision_line.decision_id])
    assert [url in reader.get(decision).text for reader in (head, browser())] == [True, False]
    assert head.post(url, {"text": "Thiếu loại"}).status_code == 422
    sent = head.post(url, {"kind": "complaint", "nomination": person_of(proposal).pk, "text": "Chưa tính sáng kiến"})
    row = Complaint.objects.get()
    assert sent["Location"] == reverse("complaint", args=[row.pk])
    answer = {"outcome": "partly", "text": "Đã xem xét lại.", "file": scan("khong.exe")}
    refused = office.post(reverse("complaint_answer", args=[row.pk]), answer)
    assert refused.status_code == 422
    assert "Đã xem xét lại." in refused.text
    office.post(reverse("complaint_answer", args=[row.pk]), answer | {"file": scan()})
    assert "Chấp nhận một phần" in head.get(reverse("complaint", args=[row.pk])).text
    assert b"".join(head.get(reverse("complaint_file", args=[row.pk])).streaming_content).startswith(b"%PDF")
    assert browser(make.staff(make.unit())).get(reverse("complaint_file", args=[row.pk])).status_code == 404


def test_withdrawing_asks_first(proposal):
    head, row = browser(make.head(proposal.unit)), given(proposal)
    url = reverse("complaint_withdraw", args=[row.pk])
    assert "Rút lại" in head.get(url).text
    assert head.post(url).status_code == 302
    row.refresh_from_db()
    assert row.state == ComplaintState.WITHDRAWN


def test_who_came_second_keeps_his_words(proposal):
    row = given(proposal)
    answered(row)
    page = browser(make.chief()).post(
        reverse("complaint_answer", args=[row.pk]), {"outcome": "upheld", "text": "Lời tôi"}
    )
    assert page.status_code == 409
    assert "Lời tôi" in page.text


def test_list_costs_as_many_queries_for_thirty_as_for_one(proposal):
    client, counts, head = browser(make.chief()), [], make.head(proposal.unit)
    for number in (1, 29):
        for _place in range(number):
            given(proposal, head, nomination=person_of(proposal))
        counts.append(queries_of(client, reverse("complaints")))
    assert counts[0] == counts[1] <= LIST


def on_paper(proposal: Proposal, **fields) -> dict:
    signer = make.head(proposal.unit).person.appointments.get()
    return {"kind": "petition", "nomination": person_of(proposal).pk, "text": "Theo công văn", "signer": signer.pk,
            "signed_on": "15/12/2025", "received_on": "17/12/2025", "file": scan()} | fields  # fmt: skip


def test_paper_of_a_head_is_taken_in_from_the_day_it_came(proposal):
    office, url = browser(make.chief()), reverse("complaint_on_paper", args=[proposal.round_id])
    assert url in office.get(reverse("complaints")).text
    assert office.post(url, on_paper(proposal)).status_code == 302
    row = Complaint.objects.get()
    assert (row.sent_by, row.for_unit, row.unit) == (None, True, proposal.unit)
    assert (row.received_on, row.due_on) == (date(2025, 12, 17), date(2025, 12, 31))
    for reader in (office, browser(make.head(proposal.unit))):
        assert "văn bản ngày 15/12/2025, nhận ngày 17/12/2025" in reader.get(reverse("complaint", args=[row.pk])).text
    answered(row)
    assert Notice.objects.filter(user=make.head(proposal.unit), key=f"complaint-answer:{row.pk}").exists()


@pytest.mark.parametrize(("field", "value", "status"), [
    ("received_on", "14/12/2025", 422), ("received_on", "15/12/2025", 302), ("received_on", "20/12/2025", 302),
    ("received_on", "21/12/2025", 422), ("text", "", 422),
])  # fmt: skip
def test_paper_came_between_its_own_day_and_today(proposal, field, value, status):
    url = reverse("complaint_on_paper", args=[proposal.round_id])
    answer = browser(make.chief()).post(url, on_paper(proposal, **{field: value}))
    assert answer.status_code == status
    if status != 302:
        assert list(answer.context["form"].errors) == [field]


def test_paper_of_another_units_head_is_refused_beside_who_signed(proposal):
    other = make.unit()
    make.head(other)
    proposal.round.round_units.create(unit=other)
    signer = make.head(other).person.appointments.get()
    url = reverse("complaint_on_paper", args=[proposal.round_id])
    answer = browser(make.chief()).post(url, on_paper(proposal, signer=signer.pk))
    assert list(answer.context["form"].errors) == ["signer"]


def of_person(**fields) -> dict:
    return {"kind": "petition", "nomination": "", "text": "Theo đơn của cá nhân", "signed_on": "15/12/2025",
            "received_on": "17/12/2025", "file": scan()} | fields  # fmt: skip


def send_for(proposal: Proposal, person, **fields):
    url = f"{reverse('complaint_of_person', args=[proposal.round_id])}?nguoi={person.pk}"
    return browser(make.chief()).post(url, of_person(**fields))


class TestPaperOfAPerson:
    """What somebody who leads no unit sends on paper, about himself or about the unit in which he works."""

    def test_office_looks_for_him_by_name_and_comes_there_from_the_paper_of_a_head(self, proposal):
        office, url = browser(make.chief()), reverse("complaint_of_person", args=[proposal.round_id])
        assert url in office.get(reverse("complaint_on_paper", args=[proposal.round_id])).text
        person = person_of(proposal).person
        found = office.get(url, {"q": person.full_name}).text
        assert f"?nguoi={person.pk}" in found
        assert person.full_name in office.get(url, {"nguoi": person.pk}).text

    def test_nominee_without_an_account_is_named_with_his_paper(self, proposal):
        row = person_of(proposal)
        assert send_for(proposal, row.person, nomination=row.pk).status_code == 302
        made = Complaint.objects.get()
        assert (made.sent_by, made.for_unit, made.nomination, made.unit) == (None, False, row, proposal.unit)
        assert row.person.full_name in made.sender
        assert (made.received_on, made.due_on) == (date(2025, 12, 17), date(2025, 12, 31))
        kept = PaperRecord.objects.get()
        assert (kept.object_id, kept.signer_name) == (made.pk, made.signer_name)
        shown = browser(make.chief()).get(reverse("complaint", args=[made.pk])).text
        assert "văn bản ngày 15/12/2025, nhận ngày 17/12/2025" in shown
        answered(made)

    def test_who_has_an_account_reads_it_is_told_of_the_answer_and_may_take_it_back(self, proposal):
        user = make.staff(proposal.unit)
        assert send_for(proposal, user.person).status_code == 302
        made = Complaint.objects.get()
        assert (made.sent_by, made.nomination, made.unit) == (user, None, proposal.unit)
        page = browser(user).get(reverse("complaint", args=[made.pk]))
        assert "theo bản ký giấy" in page.text
        assert reverse("complaint_withdraw", args=[made.pk]) in page.text
        assert browser(make.staff(proposal.unit)).get(reverse("complaint", args=[made.pk])).status_code == 404
        answered(made)
        assert Notice.objects.filter(user=user, key=f"complaint-answer:{made.pk}").exists()

    def test_nobody_speaks_of_the_nomination_of_another(self, proposal):
        other = make.person(proposal.unit)
        answer = send_for(proposal, other, nomination=person_of(proposal).pk)
        assert answer.status_code == 422
        assert list(answer.context["form"].errors) == ["nomination"]

    def test_who_works_nowhere_on_the_day_of_the_paper_speaks_of_himself_alone(self, proposal):
        answer = send_for(proposal, make.person(None))
        assert answer.status_code == 422
        assert list(answer.context["form"].errors) == ["nomination"]
        assert not Complaint.objects.exists()

    @pytest.mark.parametrize(("field", "value"), [
        ("received_on", "14/12/2025"), ("received_on", "21/12/2025"), ("signed_on", "21/12/2025"), ("signed_on", ""),
        ("text", ""), ("file", ""),
    ])  # fmt: skip
    def test_every_fault_stands_beside_its_field(self, proposal, field, value):
        answer = send_for(proposal, make.person(proposal.unit), **{field: value})
        assert answer.status_code == 422
        assert field in answer.context["form"].errors
        assert not Complaint.objects.exists()

    def test_officer_does_not_answer_his_own_paper(self, proposal):
        officer = make.appraiser()
        assert send_for(proposal, officer.person, kind="complaint").status_code == 302
        url = reverse("complaint_answer", args=[Complaint.objects.get().pk])
        assert browser(officer).post(url, {"outcome": "upheld", "text": "Đúng"}).status_code == 403
