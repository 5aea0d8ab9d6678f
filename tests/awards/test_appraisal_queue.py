"""Hàng thẩm định: whose work each nominee is, how long it lies, what it waits for; several in one go or none."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from awards.enums import Recommendation
from awards.models import AppraisalTask, Nomination
from awards.selectors.queue import queue_of
from awards.services.appraisals import Opinion, conclude_appraisal, save_appraisal
from campaigns.models import Criterion, DayOff
from core.models import JournalEntry, Notice
from organization.enums import IndexState
from organization.models import AwardRecord, ParIndexResult
from tests import factories as make
from tests.awards.door import submit
from tests.awards.review import collective_of, person_of, received
from tests.awards.unit_pages import browser, queries_of, text_of
from tests.clock import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]


@pytest.fixture
def proposal():
    return received()


@pytest.fixture
def officer():
    return make.appraiser()


def line_of(nomination, now=NOW):
    return next(line for line in queue_of(nomination.proposal.round, now) if line.nomination == nomination)


def batch(user, proposal, **data):
    return browser(user).post(reverse("appraisal_batch", args=[proposal.round_id]), data)


def conclude(nomination, officer):
    opinion = Opinion(eligible=True, opinion="Được", recommendation=Recommendation.AGREE)
    save_appraisal(nomination, opinion, version=0, actor=make.actor(officer), now=NOW)
    conclude_appraisal(nomination, actor=make.actor(officer), now=NOW)


# --- giving work out ------------------------------------------------------------------------------------------------


def test_several_are_given_to_one_officer_who_is_told_once(proposal, officer):
    ids = [row.pk for row in proposal.nominations.all()]
    for _time in range(2):
        assert batch(make.chief(), proposal, chosen=ids, do="assign", officer=officer.pk).status_code == 302
    assert {task.officer for task in AppraisalTask.objects.all()} == {officer}
    assert JournalEntry.objects.filter(action="nomination.assign").count() == len(ids) == 2
    assert [notice.text for notice in Notice.objects.filter(user=officer, key__startswith="assigned")] == [
        "Bạn được giao thẩm định 2 đối tượng."
    ]


def test_work_is_taken_over_and_found_by_officer(proposal, officer):
    other, one = make.appraiser(), person_of(proposal)
    for who in (other, officer):
        batch(make.chief(), proposal, chosen=[one.pk], do="assign", officer=who.pk)
    assert AppraisalTask.objects.get().officer == officer
    page = reverse("appraisal_queue")
    found = {who: [line.nomination for line in browser(officer).get(page, {"officer": who}).context["lines"]]
             for who in (officer.pk, other.pk, 0, "x")}  # fmt: skip
    assert found[officer.pk] == [one]
    assert found[other.pk] == []
    assert found[0] == [collective_of(proposal)]
    assert len(found["x"]) == 2


def test_nobody_is_given_himself_and_then_nobody_is_given_anything(proposal):
    nominee = make.appraiser()
    one = person_of(proposal)
    one.person = nominee.person
    one.save(update_fields=["person"])
    ids = [row.pk for row in proposal.nominations.all()]
    answer = batch(make.chief(), proposal, chosen=ids, do="assign", officer=nominee.pk)
    assert answer.status_code == 422
    assert "Không ai thẩm định, xét khen thưởng cho chính mình" in text_of(answer)
    assert not AppraisalTask.objects.exists()


@pytest.mark.parametrize("data", [{}, {"do": "assign"}, {"do": "hold"}, {"do": "x", "reason": "Đơn thư"}])
def test_batch_that_is_not_whole_is_refused_with_the_ticks_kept(proposal, data):
    one = person_of(proposal)
    answer = batch(make.chief(), proposal, chosen=[one.pk], **data)
    assert answer.status_code == 422
    assert f'value="{one.pk}" checked' in text_of(answer)


def test_batch_without_anybody_or_with_a_stranger_is_refused(proposal, officer):
    stranger = person_of(received())
    for chosen in ([], [stranger.pk], ["x"]):
        assert batch(make.chief(), proposal, chosen=chosen, do="assign", officer=officer.pk).status_code == 422
    assert batch(make.chief(), proposal, chosen=[person_of(proposal).pk], do="assign",
                 officer=make.staff(proposal.unit).pk).status_code == 422  # fmt: skip


def test_several_are_put_on_hold_for_one_reason(proposal, officer):
    ids = [row.pk for row in proposal.nominations.all()]
    assert batch(officer, proposal, chosen=ids, do="hold", reason="Chờ kết quả chỉ số").status_code == 302
    assert {row.hold_reason for row in Nomination.objects.filter(pk__in=ids)} == {"Chờ kết quả chỉ số"}
    page = browser(officer).get(reverse("appraisal_queue"), {"flag": "hold"})
    assert len(page.context["lines"]) == 2


# --- how long ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "age", "late"), [(0, 0, False), (2, 1, False), (14, 9, False), (16, 10, False), (17, 11, True)]
)
def test_age_is_in_working_days_without_days_off_and_is_late_past_the_limit(proposal, days, age, late):
    """Received on Saturday 20/12/2025; 01/01/2026 is a day off; the limit is ten working days."""
    assert NOW.date() == date(2025, 12, 20)
    DayOff.objects.create(day=date(2026, 1, 1), name="Tết Dương lịch")
    line = line_of(person_of(proposal), NOW + timedelta(days=days))
    assert (line.age, line.is_over_limit) == (age, late)


def test_age_stands_still_once_concluded(proposal, officer):
    conclude(person_of(proposal), officer)
    assert line_of(person_of(proposal), NOW + timedelta(days=30)).age == 0
    assert line_of(collective_of(proposal), NOW + timedelta(days=30)).age > 10


def test_round_without_a_limit_is_never_late(proposal):
    proposal.round.appraisal_days = None
    proposal.round.save(update_fields=["appraisal_days"])
    assert not line_of(person_of(proposal), NOW + timedelta(days=60)).is_over_limit


# --- results that come ------------------------------------------------------------------------------------------


@pytest.fixture
def collective(proposal):
    """A collective whose criterion rests on the index of 2025, which is not there yet."""
    checks = [{"name": "index_improved", "params": {"department_score": 90}}]
    Criterion.objects.filter(campaign=proposal.round.campaign, subject_kind="collective").update(checks=checks)
    _result(proposal.unit, 2024, "90")
    return collective_of(proposal)


def _result(unit, year, score, state=IndexState.PUBLISHED):
    fields = {"score": score, "state": state}
    return ParIndexResult.objects.update_or_create(unit=unit, year=year, defaults=fields)


def test_result_not_published_yet_is_waited_for(collective):
    assert line_of(collective).awaits_index
    _result(collective.unit, 2025, "91", IndexState.SELF_SCORED)
    assert line_of(collective).awaits_index
    _result(collective.unit, 2025, "91")
    assert not line_of(collective).awaits_index


def test_result_that_comes_after_the_conclusion_asks_to_look_again_and_changes_nothing(collective, officer):
    conclude(collective, officer)
    assert line_of(collective).turned == []
    _result(collective.unit, 2025, "91")
    turned = line_of(collective).turned
    assert [(one.before, one.now) for one in turned] == [("Cần xem xét", "Đạt")]
    text = text_of(browser(officer).get(reverse("appraisal", args=[collective.pk])))
    assert "Kiểm tra lại: số liệu đã khác với lúc kết luận" in text
    collective.refresh_from_db()
    assert (collective.state, collective.appraisal.recommendation) == ("appraised", Recommendation.AGREE)
    assert collective.appraisal.findings[0]["verdict"] == "to_consider"
    assert [line.nomination for line in browser(officer).get(
        reverse("appraisal_queue"), {"flag": "turned"}).context["lines"]] == [collective]  # fmt: skip


# --- the page ---------------------------------------------------------------------------------------------------


def test_only_received_proposals_that_are_not_answered_are_in_the_queue(proposal, officer):
    make.ready_proposal(of_round=proposal.round, of_unit=make.unit())
    assert {line.nomination.proposal for line in queue_of(proposal.round, NOW)} == {proposal}
    other = received()
    assert proposal not in {line.nomination.proposal for line in queue_of(other.round, NOW)}


def test_no_two_fields_of_the_page_share_an_id(proposal, officer):
    ids = re.findall(r'\bid="([^"]+)"', text_of(browser(officer).get(reverse("appraisal_queue"))))
    assert sorted(ids) == sorted(set(ids))


def test_page_without_any_round_says_so(officer):
    assert "Không có đối tượng nào" in text_of(browser(officer).get(reverse("appraisal_queue")))


def test_thirty_nominees_cost_as_many_queries_as_one(proposal, officer):
    client, url = browser(officer), reverse("appraisal_queue")
    batch(make.chief(), proposal, chosen=[person_of(proposal).pk], do="assign", officer=officer.pk)
    before = queries_of(client, url)
    award = proposal.round.award_types.first()
    for _number in range(28):
        one = make.nomination(proposal, make.person(proposal.unit), award)
        Nomination.objects.filter(pk=one.pk).update(state="proposed")
    assert len(queue_of(proposal.round, NOW)) == 30
    assert queries_of(client, url) == before


# --- who stands there twice -----------------------------------------------------------------------------------------


def test_line_says_that_the_same_person_is_proposed_by_two_units(proposal, officer):
    one, unit = person_of(proposal), make.unit()
    assert line_of(one).doubles == []
    proposal.round.round_units.get_or_create(unit=unit)
    twin = make.ready_proposal(of_round=proposal.round, of_unit=unit)
    twin.nominations.filter(subject_kind="individual").update(person=one.person)
    assert line_of(one).doubles == []
    submit(twin)
    assert line_of(one).doubles == [f"Hai đơn vị cùng đề nghị trong đợt này. ({unit.short_name}, {proposal.round})"]
    page = browser(officer).get(reverse("appraisal_queue"), {"dot": proposal.round_id, "flag": "double"})
    assert [line.nomination for line in page.context["lines"]] == [one]
    assert "Hai đơn vị cùng đề nghị" in text_of(page)


@pytest.mark.parametrize(("year", "said"), [(2024, False), (2025, True)])
def test_line_says_what_the_nominee_was_awarded_in_the_period(proposal, officer, year, said):
    one = person_of(proposal)
    AwardRecord.objects.create(
        person=one.person, kind="commendation", name="Bằng khen", year=year, entered_by=officer, state="confirmed"
    )
    assert bool(line_of(one).doubles) is said
    assert line_of(collective_of(proposal)).doubles == []
