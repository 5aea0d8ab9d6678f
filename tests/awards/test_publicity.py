"""By when a signed Decision must be public and how long it stays so, on both sides of each boundary."""

from datetime import date, datetime

import pytest
from django.urls import reverse

from awards.enums import DecisionState
from awards.models import Decision
from awards.selectors.publicity import publicity_of, unpublished
from campaigns.models import DayOff
from core.clock import VIETNAM
from tests import factories as make
from tests.awards.review import person_of, received
from tests.awards.test_list_costs import honour
from tests.awards.unit_pages import browser
from thidua.home.cards import cards_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
MONDAY = date(2026, 3, 2)


@pytest.fixture
def decision() -> Decision:
    make.agency()
    honour(person_of(received()), 7, signed_on=MONDAY, state=DecisionState.SIGNED)
    return Decision.objects.get()


def published(decision: Decision, day: int) -> Decision:
    decision.published_at = datetime(2026, 3, day, 23, 59, tzinfo=VIETNAM)
    decision.state = DecisionState.PUBLISHED
    decision.save()
    return decision


def test_five_working_days_are_counted_after_the_day_of_signing(decision):
    assert [row.due for row in publicity_of([decision])] == [date(2026, 3, 9)]


def test_day_off_moves_the_last_day(decision):
    DayOff.objects.create(day=date(2026, 3, 5), name="Nghỉ bù")
    assert [row.due for row in publicity_of([decision])] == [date(2026, 3, 10)]


@pytest.mark.parametrize(("day", "late"), [(9, False), (10, True)])
def test_published_after_the_last_day_is_late(decision, day, late):
    (row,) = publicity_of([published(decision, day)])
    assert row.was_late is late


def test_stays_for_twenty_days_the_first_among_them(decision):
    (row,) = publicity_of([published(decision, 4)])
    assert (row.since, row.until) == (date(2026, 3, 4), date(2026, 3, 23))


def test_unsigned_decision_has_no_date(decision):
    decision.signed_on = None
    assert publicity_of([decision]) == []


def test_whoever_publishes_is_reminded_until_it_is_done(decision):
    chief = make.actor(make.chief())
    assert [card.button for card in cards_of(chief, [])].count("Mở để công bố") == 1
    assert [card.button for card in cards_of(make.actor(make.appraiser()), [])].count("Mở để công bố") == 0
    published(decision, 4)
    assert unpublished() == []


@pytest.mark.parametrize(("day", "said"), [(9, False), (10, True)])
def test_page_says_from_the_day_after_that_time_is_over(decision, hands, day, said):
    client = browser(make.chief())
    hands.now = datetime(2026, 3, day, 12, tzinfo=VIETNAM)
    page = client.get(reverse("decision", args=[decision.pk])).text
    assert ("Đã quá thời hạn công khai" in page) is said


def test_stranger_reads_the_decision_without_our_dates(client, decision):
    page = client.get(reverse("decision", args=[published(decision, 4).pk])).text
    assert "7/QĐ" in page
    assert "Chậm nhất" not in page
