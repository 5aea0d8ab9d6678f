"""Ủy quyền của lãnh đạo Sở: the rights of leadership for the days of a paper, and the mark on what was answered."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from awards.enums import AnswerKind
from awards.forms.paper_acts import leaders
from awards.models import Answer
from awards.selectors.replies import Reply
from awards.services.answers import answer_nomination
from awards.services.paper_records import SignedPaper, act_on_paper
from core.access import may, why_not
from core.journal.models import JournalEntry
from core.refusals import Conflict, Denied, Refused
from organization.models import Appointment
from organization.services.delegations import delegate, end_delegation
from organization.services.people import save_appointment
from tests import factories as make
from tests.awards.review import appraised, person_of, received
from tests.awards.unit_pages import browser, queries_of, text_of
from tests.clock import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
TODAY, PAPER = NOW.date(), "Giấy ủy quyền số 12/GUQ-SGTVT"
DAY = timedelta(days=1)


def authorisation(person, first: date = TODAY, last: date = TODAY + DAY) -> Appointment:
    return Appointment(
        person=person, kind="authorised", title="Chánh Văn phòng", paper=PAPER, valid_from=first, valid_to=last
    )


def delegated(user, first: date = TODAY, last: date = TODAY + DAY) -> Appointment:
    return delegate(authorisation(user.person, first, last), actor=make.actor(make.leader()), now=NOW)


def before_leadership():
    return appraised(received(), make.appraiser())


# --- the rights and their days ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("days", "may_answer"), [(-1, False), (0, True), (1, True), (2, False)])
def test_the_authorised_answer_on_the_days_of_the_paper_alone(days, may_answer):
    proposal, other = before_leadership(), make.user(make.person())
    delegated(other)
    actor = make.actor(other, NOW + days * DAY)
    assert may(actor, "awards.answer_nomination", person_of(proposal)) is may_answer
    assert may(actor, "awards.answer_any") is may_answer
    if may_answer:
        answer_nomination(person_of(proposal), Reply(AnswerKind.AGREE), actor=actor, now=actor.now)
    else:
        with pytest.raises(Denied):
            answer_nomination(person_of(proposal), Reply(AnswerKind.AGREE), actor=actor, now=actor.now)


def test_an_answer_by_authorisation_says_so_on_the_page_and_in_the_journal():
    proposal, other = before_leadership(), make.user(make.person())
    row = delegated(other)
    answer_nomination(person_of(proposal), Reply(AnswerKind.AGREE), actor=make.actor(other), now=NOW)
    assert Answer.objects.get().delegation == row
    assert JournalEntry.objects.get(action="nomination.agree").details["delegation"] == PAPER
    page = text_of(browser(make.leader()).get(reverse("approval")))
    assert f"{other.person}, thừa ủy quyền ({PAPER})" in page
    assert f"Bạn xét thừa ủy quyền của lãnh đạo Sở theo {PAPER}" in text_of(browser(other).get(reverse("approval")))


def test_a_deputy_with_a_paper_acts_by_it_and_a_leader_without_one_by_his_own_right():
    proposal, deputy = before_leadership(), make.leader()
    row = delegated(deputy)
    first, second = proposal.nominations.order_by("pk")
    answer_nomination(first, Reply(AnswerKind.AGREE), actor=make.actor(deputy), now=NOW)
    answer_nomination(second, Reply(AnswerKind.AGREE), actor=make.actor(make.leader()), now=NOW)
    assert list(Answer.objects.order_by("pk").values_list("delegation", flat=True)) == [row.pk, None]


def test_nobody_authorised_answers_about_himself():
    proposal, other = before_leadership(), make.user(make.person())
    delegated(other)
    nominee = person_of(proposal)
    nominee.person = other.person
    nominee.save(update_fields=["person"])
    assert "chính mình" in why_not(make.actor(other), "awards.answer_nomination", nominee)


def test_a_paper_of_a_unit_gives_no_rights_of_leadership():
    unit, other = make.unit(), make.user(make.person())
    make.appointment(other.person, unit, "authorised", paper=PAPER, valid_to=TODAY)
    assert not make.actor(other).is_leadership


@pytest.mark.parametrize(("days", "by_right"), [(-1, False), (0, True), (1, True), (2, False)])
def test_what_the_authorised_signed_on_paper_counts_by_the_day_of_the_paper(days, by_right):
    other = make.user(make.person())
    delegated(other)
    assert other in leaders()
    assert SignedPaper(make.stored_file(), TODAY + days * DAY, other).is_signed_by_right is by_right
    if days == 0:
        signatory = act_on_paper(SignedPaper(make.stored_file(), TODAY, other), actor=make.actor(make.appraiser()))
        assert signatory.is_leadership


# --- who authorises ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["authorised", "office", "himself"])
def test_neither_the_authorised_nor_the_office_nor_anybody_himself_authorises(who):
    other, leader = make.user(make.person()), make.leader()
    delegated(other)
    actor = {"authorised": other, "office": make.chief(), "himself": leader}[who]
    row = authorisation(leader.person if who == "himself" else make.user(make.person()).person)
    with pytest.raises(Denied):
        delegate(row, actor=make.actor(actor), now=NOW)
    if who != "himself":
        with pytest.raises(Denied):
            save_appointment(row, actor=make.actor(make.chief()), now=NOW)


def test_the_office_does_not_make_an_authorisation_out_of_another_appointment_nor_change_one():
    other, chief = make.user(make.person()), make.actor(make.chief())
    row = delegated(other)
    row.valid_to = TODAY + 100 * DAY
    with pytest.raises(Denied):
        save_appointment(row, actor=chief, now=NOW)
    row.kind = "deputy"
    with pytest.raises(Denied):
        save_appointment(row, actor=chief, now=NOW)
    deputy = make.appointment(make.person(), None, "deputy")
    deputy.kind, deputy.paper, deputy.valid_to = "authorised", PAPER, TODAY
    with pytest.raises(Denied):
        save_appointment(deputy, actor=chief, now=NOW)


def test_a_past_period_no_account_and_two_papers_on_one_day_are_refused_together():
    nobody = make.person()
    with pytest.raises(Refused) as refusal:
        delegate(authorisation(nobody, TODAY - 2 * DAY, TODAY - DAY), actor=make.actor(make.leader()), now=NOW)
    assert {problem.field for problem in refusal.value.problems} == {"valid_to", "person"}
    other = make.user(make.person())
    delegated(other)
    with pytest.raises(Refused, match="đã được ủy quyền"):
        delegated(other, TODAY + DAY, TODAY + 5 * DAY)
    delegated(other, TODAY + 2 * DAY, TODAY + 5 * DAY)


def test_ended_it_holds_to_the_end_of_the_day_and_what_has_not_begun_goes():
    begun, coming, leader = make.user(make.person()), make.user(make.person()), make.actor(make.leader())
    now, later = delegated(begun, last=TODAY + 9 * DAY), delegated(coming, TODAY + DAY, TODAY + 2 * DAY)
    end_delegation(now, actor=leader, now=NOW)
    end_delegation(later, actor=leader, now=NOW)
    assert make.actor(begun).is_leadership
    assert not make.actor(begun, NOW + DAY).is_leadership
    assert not make.actor(coming, NOW + DAY).is_leadership
    with pytest.raises(Conflict):
        end_delegation(now, actor=leader, now=NOW)


# --- the page ------------------------------------------------------------------------------------------------------


def test_a_leader_writes_and_ends_an_authorisation_on_the_page():
    other, leader = make.user(make.person()), browser(make.leader())
    url = reverse("delegations")
    assert url in text_of(leader.get(reverse("approval")))
    values = {"person": other.person_id, "title": "Chánh Văn phòng", "paper": PAPER, "valid_from": "20/12/2025",
              "valid_to": "31/12/2025"}  # fmt: skip
    for missing in values:
        assert leader.post(url, {name: value for name, value in values.items() if name != missing}).status_code == 422
    assert leader.post(url, values | {"valid_to": "19/12/2025"}).status_code == 422
    assert leader.post(url, values).status_code == 302
    row = Appointment.objects.delegations().get()
    assert PAPER in text_of(leader.get(url))
    assert PAPER in text_of(browser(other).get(reverse("home")))
    assert JournalEntry.objects.filter(action="delegation.add").exists()
    assert leader.post(reverse("delegation_end", args=[row.pk])).status_code == 302
    assert leader.post(reverse("delegation_end", args=[row.pk])).status_code == 409


def test_the_page_costs_the_same_for_thirty_as_for_one():
    leader, counts = browser(make.leader()), []
    for number in (1, 30):
        for _place in range(number):
            delegated(make.user(make.person()))
        counts.append(queries_of(leader, reverse("delegations")))
    assert counts[0] == counts[1]
