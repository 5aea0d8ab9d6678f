"""Awards from above on the honours board: beside our own, with the number and date of that decision."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from awards.enums import NominationState, ReferralOutcome
from awards.models import Nomination, Referral
from awards.views.honours.board import ABOVE_SHOWN
from tests import factories as make
from tests.awards.review import collective_of, person_of, received
from tests.awards.test_list_costs import LIST, honour
from tests.awards.unit_pages import browser, queries_of
from tests.clock import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
DAY = date(2026, 3, 5)


def granted(nomination: Nomination, day: date = DAY, **fields) -> Referral:
    """`nomination` given Bằng khen by UBND tỉnh."""
    Nomination.objects.filter(pk=nomination.pk).update(state=fields.pop("state", NominationState.GRANTED))
    award = make.award_type(name="Bằng khen của Chủ tịch UBND tỉnh", short_name="Bằng khen tỉnh", rank=20)
    values = {"outcome": ReferralOutcome.GRANTED, "outcome_paper": "15/QĐ-UBND", "issuer": "UBND tỉnh Hà Nam"}
    return Referral.objects.create(
        nomination=nomination, award_type=award, referred_at=NOW, outcome_on=day, **values | fields
    )


@pytest.fixture
def proposal():
    make.agency()
    return received()


def test_board_shows_both_with_the_papers_that_gave_them(client, proposal):
    honour(collective_of(proposal), 7)
    granted(person_of(proposal))
    page = client.get(reverse("honours")).text
    assert "Bằng khen tỉnh · 2025" in page
    assert "Quyết định số 15/QĐ-UBND ngày 05/03/2026, UBND tỉnh Hà Nam" in page
    assert "7/QĐ" in page


@pytest.mark.parametrize("state", [NominationState.REFERRED, NominationState.NOT_GRANTED, NominationState.WITHDRAWN])
def test_what_the_level_above_has_not_given_is_not_on_the_board(client, proposal, state):
    outcome = ReferralOutcome.NOT_GRANTED if state == NominationState.NOT_GRANTED else ""
    granted(person_of(proposal), state=state, outcome=outcome)
    assert person_of(proposal).printed_name not in client.get(reverse("honours")).text


@pytest.mark.parametrize(("level", "own", "above"), [("", True, True), ("so", True, False), ("cap-tren", False, True)])
def test_board_is_narrowed_to_who_awards(client, proposal, level, own, above):
    honour(collective_of(proposal), 7)
    granted(person_of(proposal))
    page = client.get(reverse("honours"), {"level": level}).text
    assert ("7/QĐ" in page, "15/QĐ-UBND" in page) == (own, above)


def test_year_unit_and_name_narrow_those_from_above_too(client, proposal):
    person = granted(person_of(proposal)).nomination.person
    other = received()
    asked = [
        {"year": "2025", "unit": proposal.unit_id, "q": person.full_name}, {"unit": other.unit_id}, {"q": "khong ai"},
    ]  # fmt: skip
    honour(collective_of(other), 8)
    found = ["15/QĐ-UBND" in client.get(reverse("honours"), {"level": "cap-tren"} | query).text for query in asked]
    assert found == [True, False, False]


def test_year_with_awards_from_above_alone_can_be_chosen(client, proposal):
    granted(person_of(proposal))
    chosen = client.get(reverse("honours")).context["filter"]
    assert chosen.fields["year"].choices == [("", "Tất cả"), (2025, 2025)]
    assert chosen.fields["unit"].choices[1:] == [(proposal.unit_id, proposal.unit.short_name)]


@pytest.mark.parametrize(("number", "more"), [(ABOVE_SHOWN, False), (ABOVE_SHOWN + 1, True)])
def test_newest_from_above_stand_over_our_own_and_the_rest_is_one_step_away(client, number, more):
    make.agency()
    for place, row in enumerate(received(individuals=number - 1).nominations.order_by("pk")):
        granted(row, DAY + timedelta(days=place))
    page = client.get(reverse("honours"))
    assert page.context["above"][0].outcome_on == DAY + timedelta(days=number - 1)
    assert len(page.context["above"]) == ABOVE_SHOWN
    assert bool(page.context["more_above"]) is more
    if more:
        assert len(client.get(page.context["more_above"]).context["page_of"].rows) == number


def test_excel_has_both(proposal):
    honour(collective_of(proposal), 7)
    granted(person_of(proposal))
    answer = browser(make.chief()).get(reverse("honours_xlsx"))
    rows = list(load_workbook(BytesIO(answer.getvalue())).active.iter_rows(values_only=True))
    assert [row[3] for row in rows[1:]] == ["Bằng khen tỉnh", "Giấy khen"]
    assert "15/QĐ-UBND" in rows[1][5]


def test_guest_reads_on_the_first_page_what_was_given_above(client, proposal):
    granted(person_of(proposal))
    page = client.get(reverse("home")).text
    assert "15/QĐ-UBND" in page
    assert page.count('class="honours"') == 1


@pytest.mark.parametrize("query", ["", "?level=cap-tren"])
def test_board_costs_as_many_queries_for_thirty_from_above_as_for_one(client, query):
    make.agency()
    counts = []
    for number in (1, 30):
        for row in received(individuals=number - 1).nominations.all():
            granted(row)
        counts.append(queries_of(client, reverse("honours") + query))
    assert counts[0] == counts[1] <= LIST
