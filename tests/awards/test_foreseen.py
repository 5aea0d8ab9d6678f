"""What the Decisions would say, beside the list before leadership: exactly what the answers then lead to."""

from datetime import timedelta

import pytest
from django.urls import reverse

from awards.enums import NominationState, Recommendation
from awards.models import Answer, Nomination, Proposal
from awards.selectors.approval import approval_desk
from awards.selectors.foreseen import agreed_in, foreseen
from awards.services.answers import answer_all
from awards.services.appraisals import Opinion, conclude_appraisal, hold_nomination, save_appraisal
from awards.services.consolidations import pass_on
from awards.services.decisions import draft_decision
from awards.services.supplements import request_supplement
from campaigns.enums import Power
from dossiers.building.office_papers import decision
from dossiers.building.titles import decision_title, foreseen_decisions
from tests import factories as make
from tests.awards.review import appraised, collective_of, person_of, received
from tests.awards.unit_pages import browser, text_of
from tests.clock import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]


def before_leadership(individuals: int = 3, **fields) -> Proposal:
    return appraised(received(individuals=individuals, **fields), make.appraiser())


def would_say(proposal: Proposal, leader, excepted=()) -> dict:
    """Who would be in which Decision, in the order of its list."""
    desk = approval_desk(proposal.round, make.actor(leader))
    found = foreseen(desk, day=NOW.date(), excepted=excepted)
    return {one.award: [line.nomination for line in one.lines] for one in found}


def agree(proposal: Proposal, leader, excepted=()) -> dict:
    answer_all(proposal.round, except_for=excepted, actor=make.actor(leader), now=NOW)
    return agreed_in(proposal.round)


def test_the_foreseen_decision_says_what_the_drafted_one_says_word_for_word():
    proposal, leader = before_leadership(), make.leader()
    award = proposal.round.award_types.get()
    desk = approval_desk(proposal.round, make.actor(leader))
    [one] = foreseen(desk, day=NOW.date())
    [before] = foreseen_decisions(proposal.round, [one], made_at=NOW)
    rows = agree(proposal, leader)[award]
    title = decision_title(proposal.round, award, NOW.date(), [one.subject_kind for one in rows])
    row = draft_decision(proposal.round, award, title=title, nominations=rows, actor=make.actor(make.appraiser()),
                         now=NOW)  # fmt: skip
    after = decision(row, face="draft", made_at=NOW)
    for part in ("subject", "articles", "list_title", "collectives", "individuals", "grounds", "authority"):
        assert getattr(before, part) == getattr(after, part)
    assert len(after.collectives) == 1
    assert len(after.individuals) == 3


def on_hold(proposal: Proposal, one: Nomination, _leader) -> None:
    hold_nomination(one, reason="Đơn thư", actor=make.actor(make.appraiser()), now=NOW)


def asked_for_more(proposal: Proposal, one: Nomination, _leader) -> None:
    request_supplement(proposal, due=NOW + timedelta(days=5), text="Bổ sung số liệu", nomination=one,
                       actor=make.actor(make.appraiser()), now=NOW)  # fmt: skip


def himself(_proposal: Proposal, one: Nomination, leader) -> None:
    Nomination.objects.filter(pk=one.pk).update(person=leader.person)


def the_director(_proposal: Proposal, one: Nomination, _leader) -> None:
    director = make.person(None)
    make.appointment(director, None)
    Nomination.objects.filter(pk=one.pk).update(person=director)


@pytest.mark.parametrize("happens", [on_hold, asked_for_more, himself, the_director])
def test_who_cannot_be_agreed_to_now_is_not_in_the_foreseen_decision(happens):
    proposal, leader = before_leadership(), make.leader()
    one = person_of_first(proposal)
    happens(proposal, one, leader)
    foreseen_now = would_say(proposal, leader)
    assert one not in [row for rows in foreseen_now.values() for row in rows]
    assert foreseen_now == agree(proposal, leader)


def person_of_first(proposal: Proposal) -> Nomination:
    return proposal.nominations.filter(subject_kind="individual").order_by("pk").first()


def test_exceptions_answers_given_and_what_is_declined_are_foreseen_as_they_come_out():
    proposal, leader = before_leadership(), make.leader()
    first, second, _third = proposal.nominations.filter(subject_kind="individual").order_by("pk")
    agree(proposal, leader, [row.pk for row in proposal.nominations.exclude(pk=first.pk)])
    assert first in would_say(proposal, leader)[proposal.round.award_types.get()]
    assert second not in would_say(proposal, leader, [second.pk])[proposal.round.award_types.get()]
    assert would_say(proposal, leader, [second.pk]) == agree(proposal, leader, [second.pk])


@pytest.mark.parametrize("recommendation", [Recommendation.DECLINE, Recommendation.AGREE])
def test_a_higher_award_and_one_advised_against_make_no_decision_of_the_department(recommendation):
    power = Power.PROVINCE if recommendation == Recommendation.AGREE else Power.OWN
    unit, round_ = make.unit(), make.opened_round(make.award_type(power=power, rank=20))
    proposal = appraised(received(of_round=round_, of_unit=unit), make.appraiser(), recommendation)
    leader = make.leader()
    assert would_say(proposal, leader) == {} == agree(proposal, leader)


def test_lowered_ones_are_foreseen_in_the_decision_of_the_lower_award():
    high, low = make.award_type(power=Power.PROVINCE, rank=20), make.award_type()
    unit, round_ = make.unit(), make.opened_round(high, low)
    proposal = received(of_round=round_, of_unit=unit)
    proposal.nominations.update(award_type=high)
    officer = make.actor(make.appraiser())
    for row in proposal.nominations.all():
        opinion = Opinion(True, "Chưa đủ cho hình thức cao", Recommendation.LOWER, award_type=low)
        save_appraisal(row, opinion, version=0, actor=officer, now=NOW)
        conclude_appraisal(row, actor=officer, now=NOW)
    pass_on(round_, actor=make.actor(make.chief()), now=NOW)
    leader = make.leader()
    assert would_say(proposal, leader) == {low: [collective_of(proposal), person_of(proposal)]}
    assert would_say(proposal, leader) == agree(proposal, leader)


# --- the page ----------------------------------------------------------------------------------------------------


def test_looking_at_the_decision_answers_nothing_and_keeps_the_ticks():
    proposal = before_leadership()
    one, client = person_of_first(proposal), browser(make.leader())
    url = reverse("answer_all", args=[proposal.round_id])
    whole = text_of(client.post(url, {"except": [one.pk, "²", "9" * 5000], "preview": "1"}))
    assert f'id="de-rieng-{one.pk}" checked' in whole
    assert whole.split('id="du-kien"')[1].count(one.printed_name) == 0
    part = text_of(client.post(url, {"except": [], "preview": "1"}, headers={"HX-Request": "true"}))
    assert part.lstrip().startswith("<section")
    assert one.printed_name in part
    assert not Answer.objects.exists()
    assert set(proposal.nominations.values_list("state", flat=True)) == {NominationState.APPRAISED}


def test_what_is_on_hold_says_so_instead_of_offering_an_answer():
    proposal = before_leadership()
    one = person_of_first(proposal)
    on_hold(proposal, one, None)
    page = text_of(browser(make.leader()).get(reverse("approval")))
    assert "Đối tượng đang tạm dừng xét: Đơn thư" in page
    assert reverse("answer", args=[one.pk]) not in page
