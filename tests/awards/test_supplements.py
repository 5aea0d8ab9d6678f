"""Requests for supplement: who asks for whom, about whom, until when, and what became of each remark."""

from datetime import timedelta

import pytest

from awards.enums import AskedFor, NominationState, Recommendation
from awards.models import Remark
from awards.selectors.replies import proposed_reply
from awards.selectors.requests import review_answer, version_before
from awards.services.answers import answer_problems
from awards.services.appraisals import Opinion, conclude_appraisal, save_appraisal
from awards.services.consolidations import pass_on
from awards.services.remarks import answer_remark, drop_remark, pin_remark
from awards.services.supplements import Wish, receive_proposal, request_supplement
from core import clock
from core.clock import day_of
from core.models import Job, JournalEntry
from core.refusals import Conflict, Denied, Refused
from organization.enums import Role
from tests import factories as make
from tests.awards.door import ask, head_of, officer_now, pin, receive, submit
from tests.clock import CUT_OFF, NOW

pytestmark = pytest.mark.usefixtures("sound")
DUE = CUT_OFF + timedelta(days=5)


def person_of(proposal):
    return proposal.nominations.get(subject_kind="individual")


def collective_of(proposal):
    return proposal.nominations.get(subject_kind="collective")


def rewrite(nomination, kind="duties", text="Đã viết lại"):
    nomination.report.sections.filter(kind=kind).update(text=text)


def appraise(nomination):
    actor = officer_now()
    opinion = Opinion(eligible=True, opinion="Được", recommendation=Recommendation.AGREE)
    save_appraisal(nomination, opinion, version=0, actor=actor, now=clock.now())
    conclude_appraisal(nomination, actor=actor, now=clock.now())


def fields(refusal):
    return {problem.field for problem in refusal.value.problems}


# --- remarks ---------------------------------------------------------------------------------------------------------


def test_remark_is_a_draft_until_it_goes_with_a_request(submitted):
    remark = pin(submitted, "letter:number", "Ghi số Tờ trình")
    assert list(Remark.objects.drafts()) == [remark]
    request = request_supplement(submitted, due=DUE, remarks=[remark.pk], actor=officer_now(), now=NOW)
    assert not Remark.objects.drafts().exists()
    assert list(request.remarks.all()) == [remark]


def test_remark_that_is_not_chosen_stays_a_draft(submitted):
    kept, sent = pin(submitted, "letter"), pin(submitted, "minutes")
    request_supplement(submitted, due=DUE, remarks=[sent.pk], actor=officer_now(), now=NOW)
    assert list(Remark.objects.drafts()) == [kept]


def test_remark_wants_words_and_a_proposal_that_is_with_the_office(submitted):
    with pytest.raises(Refused):
        pin(submitted, text="  ")
    ask(submitted, DUE)
    with pytest.raises(Conflict):
        pin(submitted)


def test_unit_pins_and_drops_nothing(submitted):
    remark = pin(submitted)
    with pytest.raises(Denied):
        drop_remark(remark, actor=head_of(submitted), now=NOW)
    with pytest.raises(Denied):
        pin_remark(submitted, remark, actor=head_of(submitted), now=NOW)


def test_dropped_remark_is_gone_and_its_words_stay_in_the_journal(submitted):
    remark = pin(submitted, text="Viết nhầm chỗ")
    drop_remark(remark, actor=officer_now(), now=NOW)
    assert not Remark.objects.exists()
    assert JournalEntry.objects.get(action="remark.drop").note == "Viết nhầm chỗ"


def test_sent_remark_is_not_dropped(submitted):
    remark = ask(submitted, DUE).remarks.get()
    with pytest.raises(Conflict):
        drop_remark(remark, actor=officer_now(), now=NOW)


def test_remark_of_another_proposal_does_not_go_along(submitted):
    other = make.ready_proposal()
    submit(other)
    stray = pin(other, text="Của đơn vị khác")
    own = pin(submitted)
    request = request_supplement(submitted, due=DUE, remarks=[stray.pk, own.pk], actor=officer_now(), now=NOW)
    assert list(request.remarks.all()) == [own]


def test_unit_marks_a_remark_as_done_and_takes_the_mark_back(submitted):
    remark = ask(submitted, DUE).remarks.get()
    staff = make.actor(make.staff(submitted.unit))
    assert answer_remark(remark, fixed=True, reply=" Đã ghi ", actor=staff, now=NOW).reply == "Đã ghi"
    remark.refresh_from_db()
    assert remark.fixed_at == NOW
    assert answer_remark(remark, fixed=False, reply="", actor=staff, now=NOW).fixed_at is None


def test_remark_is_answered_by_its_unit_while_the_request_is_open(submitted):
    request = ask(submitted, DUE)
    remark = request.remarks.get()
    with pytest.raises(Denied):
        answer_remark(remark, fixed=True, reply="", actor=make.actor(make.staff(make.unit())), now=NOW)
    submit(submitted)
    with pytest.raises(Conflict):
        answer_remark(remark, fixed=True, reply="", actor=head_of(submitted), now=NOW)


# --- on whose behalf -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("asked_for", [AskedFor.COUNCIL, AskedFor.LEADERSHIP, AskedFor.HOME_AFFAIRS])
def test_wish_of_others_names_its_paper(submitted, asked_for):
    with pytest.raises(Refused) as refusal:
        ask(submitted, DUE, wish=Wish(asked_for))
    assert fields(refusal) == {"paper_number", "paper_date"}
    request = ask(submitted, DUE, wish=Wish(asked_for, "45/SNV-TĐKT", NOW.date()))
    assert (request.asked_for, request.paper_number) == (asked_for, "45/SNV-TĐKT")
    assert JournalEntry.objects.get(action="proposal.request").details["asked_for"] == asked_for.label


def test_paper_is_not_of_tomorrow(submitted):
    with pytest.raises(Refused) as refusal:
        ask(submitted, DUE, wish=Wish(AskedFor.COUNCIL, "1/BB", day_of(NOW + timedelta(days=1))))
    assert fields(refusal) == {"paper_date"}
    ask(submitted, DUE, wish=Wish(AskedFor.COUNCIL, "1/BB", day_of(NOW)))


def test_leader_asks_for_leadership_without_a_paper_whatever_he_is_given(submitted):
    request = ask(submitted, DUE, wish=Wish(AskedFor.COUNCIL), actor=make.actor(make.leader()))
    assert request.asked_for == AskedFor.LEADERSHIP


def test_unit_is_told_who_asks_and_until_when(submitted):
    ask(submitted, DUE, wish=Wish(AskedFor.HOME_AFFAIRS, "45/SNV", NOW.date()))
    head = make.head(submitted.unit)
    assert any("Sở Nội vụ yêu cầu" in row.text and "trước ngày 15/01/2026" in row.text for row in head.notices.all())


# --- one nominee -----------------------------------------------------------------------------------------------------


def test_others_go_on_in_appraisal_while_one_is_asked_about(submitted):
    receive(submitted)
    person, unit = person_of(submitted), collective_of(submitted)
    ask(submitted, DUE, f"report:{person.pk}", nomination=person)
    appraise(unit)
    unit.refresh_from_db()
    assert unit.state == NominationState.APPRAISED
    with pytest.raises(Conflict):
        appraise(person)


def test_nobody_goes_on_when_the_whole_is_asked_about_or_nothing_was_received(submitted):
    ask(submitted, DUE, nomination=person_of(submitted))
    with pytest.raises(Conflict):
        appraise(collective_of(submitted))
    submit(submitted)
    receive(submitted)
    ask(submitted, DUE)
    with pytest.raises(Conflict):
        appraise(collective_of(submitted))


def test_nominee_asked_about_is_not_answered_by_leadership_meanwhile(submitted):
    receive(submitted)
    person, unit = person_of(submitted), collective_of(submitted)
    for nomination in (person, unit):
        appraise(nomination)
    pass_on(submitted.round, actor=make.actor(make.chief()), now=NOW)
    ask(submitted, DUE, nomination=person, actor=make.actor(make.leader()))
    for nomination, problems in ((person, 1), (unit, 0)):
        nomination = type(nomination).objects.get(pk=nomination.pk)
        assert len(answer_problems(nomination, proposed_reply(nomination), day=day_of(NOW))) == problems


def test_what_changed_is_appraised_again_and_nothing_else(submitted, hands):
    receive(submitted)
    person, unit = person_of(submitted), collective_of(submitted)
    for nomination in (person, unit):
        appraise(nomination)
    ask(submitted, DUE, f"report:{person.pk}", nomination=person)
    rewrite(person)
    hands.by(timedelta(days=1))
    submit(submitted)
    receive(submitted)
    person.refresh_from_db()
    unit.refresh_from_db()
    assert (person.state, unit.state) == (NominationState.PROPOSED, NominationState.APPRAISED)
    assert person.appraisal.concluded_at is None
    assert unit.appraisal.concluded_at is not None


def test_what_did_not_change_stays_appraised(submitted, hands):
    receive(submitted)
    appraise(person_of(submitted))
    ask(submitted, DUE)
    hands.by(timedelta(days=1))
    submit(submitted)
    receive(submitted)
    assert person_of(submitted).state == NominationState.APPRAISED


def test_changes_over_two_requests_are_appraised_again(submitted, hands):
    """The second answer alone changes nothing; beside what was appraised it does."""
    receive(submitted)
    person = person_of(submitted)
    appraise(person)
    ask(submitted, DUE)
    rewrite(person)
    hands.by(timedelta(days=1))
    submit(submitted)
    ask(submitted, DUE)
    hands.by(timedelta(days=1))
    submit(submitted)
    receive(submitted)
    person.refresh_from_db()
    assert person.state == NominationState.PROPOSED


def test_request_about_one_takes_no_remark_on_another(submitted):
    person, unit = person_of(submitted), collective_of(submitted)
    with pytest.raises(Refused) as refusal:
        ask(submitted, DUE, f"report:{unit.pk}:duties", nomination=person)
    assert fields(refusal) == {"remarks"}
    ask(submitted, DUE, "minutes", f"vote:{person.pk}", nomination=person)


@pytest.mark.parametrize("state", ["withdrawn", "granted", "not_passed", "planned"])
def test_request_is_not_about_a_nominee_who_is_settled(submitted, state):
    person = person_of(submitted)
    type(person).objects.filter(pk=person.pk).update(state=state)
    with pytest.raises(Refused) as refusal:
        ask(submitted, DUE, nomination=person)
    assert fields(refusal) == {"nomination"}


def test_request_is_not_about_a_nominee_of_another_unit(submitted):
    other = make.ready_proposal()
    submit(other)
    with pytest.raises(Refused) as refusal:
        ask(submitted, DUE, nomination=person_of(other))
    assert fields(refusal) == {"nomination"}


# --- what became of it -----------------------------------------------------------------------------------------------


def test_each_remark_is_changed_or_not_and_what_nobody_named_is_extra(submitted):
    person, unit = person_of(submitted), collective_of(submitted)
    ask(submitted, DUE, f"report:{person.pk}:duties", "letter:grounds", "signed")
    rewrite(person)
    rewrite(unit)
    answer = submit(submitted)
    found = review_answer(answer, version_before(answer))
    assert [one.code for one in found.remarks] == ["changed", "unchanged", "by_eye"]
    assert {one.line.key for one in found.different} == {f"report:{pk.pk}:duties" for pk in (person, unit)}
    assert [one.line.key for one in found.extra] == [f"report:{unit.pk}:duties"]


def test_request_about_one_nominee_asks_about_all_of_him(submitted):
    person, unit = person_of(submitted), collective_of(submitted)
    ask(submitted, DUE, "minutes", nomination=person)
    rewrite(person, "overview")
    rewrite(unit, "overview")
    answer = submit(submitted)
    assert [one.line.key for one in review_answer(answer, version_before(answer)).extra] == [
        f"report:{unit.pk}:overview"
    ]


def test_request_in_general_words_makes_nothing_extra(submitted):
    request_supplement(submitted, due=DUE, text="Viết rõ hơn", actor=officer_now(), now=NOW)
    rewrite(person_of(submitted))
    answer = submit(submitted)
    found = review_answer(answer, version_before(answer))
    assert (len(found.different), found.extra) == (1, [])


def test_file_shown_for_a_criterion_remarked_on_is_no_extra(submitted):
    person = person_of(submitted)
    row = person.report.answers.get()
    ask(submitted, DUE, f"report:{person.pk}:criterion:{row.criterion.code}")
    row.evidence.add(make.evidence(submitted, "Bảng kê mới"))
    make.evidence(submitted, "Không ai hỏi")
    answer = submit(submitted)
    found = review_answer(answer, version_before(answer))
    assert [one.line.label for one in found.extra] == ["Không ai hỏi"]


# --- reception -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("is_person", [True, False])
def test_slip_names_who_received_and_never_the_account(submitted, is_person):
    person = make.person(make.office()) if is_person else None
    officer = make.user(person, Role.APPRAISER, username="van.phong", display_name="Trần Thị Thử")
    receive_proposal(submitted, actor=make.actor(officer), now=NOW)
    assert Job.objects.get(kind="intake_slip").payload["officer"] == (person.full_name if person else "Trần Thị Thử")
