"""What the office's and leadership's lists cost at 1 and at 30 rows, and what the honours board offers to choose."""

import pytest
from django.urls import reverse

from awards.enums import DecisionState, NominationState
from awards.models import Decision, DecisionLine, Nomination, Referral, ReferralPackage
from core.journal import log_access, record
from tests import factories as make
from tests.awards.review import appraised, received
from tests.awards.unit_pages import browser, queries_of
from tests.clock import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]

# A page of fifty rows may ask twelve times; boards and lists of one whole round put more together.
LIST = 12


def honour(nomination: Nomination, number: int, **fields) -> DecisionLine:
    """`nomination` granted by a published Decision."""
    Nomination.objects.filter(pk=nomination.pk).update(state=NominationState.GRANTED)
    decision = Decision.objects.create(
        round=nomination.proposal.round, title="Khen thưởng", number=str(number),
        symbol="QĐ", drafted_by=make.chief(), drafted_at=NOW,
        **{"state": DecisionState.PUBLISHED, "award_type": nomination.award_type, "signed_on": "2026-02-01"} | fields,
    )  # fmt: skip
    return DecisionLine.objects.create(
        decision=decision, nomination=nomination, order=1, printed_name=nomination.printed_name,
        printed_unit=nomination.printed_unit, code=f"ma-{number}",
    )  # fmt: skip


def nominees(number: int) -> list[Nomination]:
    """So many, of one proposal."""
    return list(make.ready_proposal(individuals=number - 1).nominations.order_by("pk"))


def lay_journal(number: int) -> None:
    office = make.actor(make.chief())
    for _place in range(number):
        record("round.open", actor=office, now=NOW)
        log_access("Xem", actor=office, now=NOW, obj=office.user)


def lay_referrals(number: int) -> None:
    for row in nominees(number):
        Referral.objects.create(nomination=row, award_type=row.award_type, referred_at=NOW)


def lay_packages(number: int) -> None:
    for row in nominees(number):
        package = ReferralPackage.objects.create(
            round=row.proposal.round, award_type=row.award_type, addressee="x", made_by=make.appraiser(), made_at=NOW
        )
        Referral.objects.create(nomination=row, award_type=row.award_type, referred_at=NOW, package=package)


def lay_honours(number: int) -> None:
    for place, row in enumerate(nominees(number)):
        honour(row, 100 * number + place)


def lay_rounds(number: int) -> None:
    for _place in range(number):
        make.opened_round()


def lay_units(number: int) -> None:
    for _place in range(number - 1):
        make.head(make.unit())
    received()


def lay_list(number: int) -> None:
    appraised(received(individuals=number), make.appraiser())


@pytest.mark.parametrize(
    ("name", "lay", "who", "most"),
    [
        ("journal", lay_journal, make.chief, LIST),
        ("access_log", lay_journal, make.chief, LIST),
        ("referrals", lay_referrals, make.chief, LIST),
        ("referrals", lay_packages, make.chief, LIST),
        ("decisions", lay_honours, make.chief, LIST),
        ("honours", lay_honours, lambda: None, LIST),
        ("rounds", lay_rounds, make.chief, LIST),
        ("statistics_list", lay_list, make.chief, LIST),
        ("statistics", lay_list, make.chief, 15),
        ("desk", lay_units, make.chief, 17),
        ("progress", lay_units, make.chief, 14),
        ("consolidation", lay_list, make.chief, 18),
        # It stands beside the text of the Decisions that would follow.
        ("approval", lay_list, make.leader, 25),
    ],
)
def test_list_costs_as_many_queries_for_thirty_rows_as_for_one(name, lay, who, most):
    make.agency()
    client, counts = browser(who()), []
    for number in (1, 30):
        lay(number)
        counts.append(queries_of(client, reverse(name)))
    assert counts[0] == counts[1] <= most


def test_honours_offer_the_years_and_units_that_have_somebody_honoured(client):
    honoured, revoked, drafted = (row.nominations.first() for row in (make.ready_proposal() for _place in range(3)))
    honour(honoured, 1)
    honour(drafted, 2, state=DecisionState.DRAFT)
    honour(revoked, 3)
    Nomination.objects.filter(pk=revoked.pk).update(state=NominationState.REVOKED)
    chosen = client.get(reverse("honours")).context["filter"]
    assert chosen.fields["year"].choices == [("", "Tất cả"), (2025, 2025)]
    unit = honoured.proposal.unit
    assert chosen.fields["unit"].choices == [("", "Tất cả"), (unit.pk, unit.short_name)]
