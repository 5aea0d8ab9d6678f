"""The home page after leadership has answered: who has no Decision yet, what is to be paid out."""

import pytest
from django.urls import reverse

from awards.enums import DecisionState, NominationState
from awards.models import Decision, DecisionLine
from awards.services.answers import answer_all
from dossiers.services.registers import make_payment_list
from organization.enums import Role
from tests import factories as make
from tests.awards.review import appraised, received
from tests.awards.unit_pages import browser, queries_of
from tests.clock import NOW
from thidua.home.cards import cards_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]


def texts(user, over: str) -> list[str]:
    return [card.text for card in cards_of(make.actor(user), []) if card.over == over]


def agreed():
    proposal = appraised(received(), make.appraiser())
    answer_all(proposal.round, actor=make.actor(make.leader()), now=NOW)
    return proposal


def decided(proposal, *, bonus: int | None = 1_500_000) -> Decision:
    """A published Decision over all of the proposal, each with this bonus."""
    row = Decision.objects.create(
        round=proposal.round, award_type=proposal.round.award_types.first(), title="Khen thưởng", number="5",
        symbol="QĐ", signed_on=NOW.date(), state=DecisionState.PUBLISHED, drafted_by=make.appraiser(), drafted_at=NOW,
    )  # fmt: skip
    for order, one in enumerate(proposal.nominations.all(), start=1):
        DecisionLine.objects.create(
            decision=row, nomination=one, order=order, printed_name=one.printed_name, printed_unit=one.printed_unit,
            code=f"ma-{one.pk}", bonus=bonus,
        )  # fmt: skip
    return row


def test_office_is_led_to_draft_for_whoever_was_agreed_to_until_a_decision_holds_him():
    chief, over = make.chief(), "Quyết định khen thưởng"
    assert texts(chief, over) == []
    proposal = agreed()
    assert texts(chief, over) == ["2 đối tượng đã được đồng ý, chưa có quyết định."]
    proposal.nominations.filter(subject_kind="individual").update(state=NominationState.DECLINED)
    assert texts(chief, over) == ["1 đối tượng đã được đồng ý, chưa có quyết định."]
    decided(proposal)
    assert texts(chief, over) == []
    assert texts(make.leader(), over) == []


def test_accountant_is_led_to_what_is_to_be_paid_until_the_list_is_made():
    payer = make.user(make.person(make.office()), Role.ACCOUNTANT)
    decision = decided(agreed())
    assert texts(payer, "Kế toán") == [
        "Tiền thưởng 3.000.000 đồng cho 2 người, tập thể: chưa lập danh sách chi thưởng."
    ]
    assert texts(make.chief(), "Kế toán") == []
    make_payment_list(decision, actor=make.actor(payer), now=NOW)
    assert texts(payer, "Kế toán") == []


@pytest.mark.parametrize(
    ("bonus", "state"), [(None, DecisionState.PUBLISHED), (0, DecisionState.PUBLISHED), (500, DecisionState.SIGNED)]
)
def test_nothing_is_paid_without_money_or_before_publication(bonus, state):
    payer = make.user(make.person(make.office()), Role.ACCOUNTANT)
    decision = decided(agreed(), bonus=bonus)
    Decision.objects.filter(pk=decision.pk).update(state=state)
    assert texts(payer, "Kế toán") == []


def test_home_costs_as_many_queries_for_thirty_rounds_with_answers_as_for_one():
    chief = browser(make.chief())

    def cost(rounds: int) -> int:
        for _place in range(rounds):
            proposal = received()
            proposal.round.campaign.posting_days = 3
            proposal.round.campaign.save()
            proposal.nominations.update(state=NominationState.AGREED)
            type(proposal.round).objects.filter(pk=proposal.round_id).update(opened_at=None)
        return queries_of(chief, reverse("home"))

    assert cost(1) == cost(9)
