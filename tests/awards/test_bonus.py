"""Tiền thưởng: exact to the đồng whatever the figures, on every day, for each kind of subject; sums that agree."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from awards.selectors.bonus import bonus, bonuses, rounded_up
from awards.services.decisions import record_signed
from campaigns.models import AwardType, BaseSalary, BonusRate
from core.clock import day_of
from core.text import money_in_words
from dossiers.rendering.context.registers import payment_list
from dossiers.rendering.data import PaymentRow
from organization.enums import SubjectKind
from tests import factories as make
from tests.awards.test_decisions import agreed, clerk, sent, signing
from tests.awards.unit_pages import browser
from tests.clock import NOW
from tests.dossiers import papers

UNIT = 10_000
TODAY = day_of(NOW)
salaries = st.integers(1, 50_000_000)
coefficients = st.decimals(min_value=Decimal("0.01"), max_value=Decimal("9999.99"), places=2)
ONE_DATABASE = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(salary=salaries, coefficient=coefficients)
@example(salary=2_340_000, coefficient=Decimal("0.30"))
@example(salary=1_800_000, coefficient=Decimal("0.30"))
@example(salary=1, coefficient=Decimal("0.01"))
def test_amount_is_whole_tens_of_thousands_never_below_the_exact_one_and_less_than_one_above(salary, coefficient):
    exact, amount = Fraction(coefficient) * salary, rounded_up(coefficient * salary)
    assert amount % UNIT == 0
    assert 0 <= amount - exact < UNIT
    assert amount == -(-exact.numerator // (exact.denominator * UNIT)) * UNIT


@given(salary=salaries, coefficient=coefficients, more=st.integers(0, 10_000_000), higher=coefficients)
def test_more_salary_or_a_higher_coefficient_never_gives_less(salary, coefficient, more, higher):
    amount = rounded_up(coefficient * salary)
    assert rounded_up(coefficient * (salary + more)) >= amount
    assert rounded_up((coefficient + higher) * salary) >= amount


def kept(rows, first=None):
    """Base salaries, one after the other without a gap: each from the day after the one before."""
    for amount, days in rows:
        last = first + timedelta(days=days) if first else date(2020, 1, 1)
        BaseSalary.objects.create(amount=amount, source="mẫu", valid_from=first, valid_to=last)
        first = last + timedelta(days=1)


def rates(award, **coefficients):
    for kind, coefficient in coefficients.items():
        BonusRate.objects.create(award_type=award, subject_kind=kind, coefficient=coefficient, source="mẫu")


@pytest.fixture
def award(db):
    return make.award_type()


@given(rows=st.lists(st.tuples(salaries, st.integers(0, 400)), min_size=1, max_size=5), coefficient=coefficients)
@ONE_DATABASE
def test_salary_is_that_of_the_day_on_the_first_and_on_the_last_day_of_each(award, rows, coefficient):
    BaseSalary.objects.all().delete()
    BonusRate.objects.all().delete()
    kept(rows, date(2024, 7, 1))
    rates(award, individual=coefficient)
    first = date(2024, 7, 1)
    assert bonuses(first - timedelta(days=1)) == {}
    for amount, days in rows:
        last = first + timedelta(days=days)
        exact = Fraction(coefficient) * amount
        for day in (first, last):
            assert 0 <= bonus(award, "individual", day) - exact < UNIT
        first = last + timedelta(days=1)
    assert bonuses(first) == {}


@given(collective=coefficients, individual=coefficients, salary=salaries, other=coefficients)
@ONE_DATABASE
def test_each_award_and_kind_of_subject_has_its_own(award, collective, individual, salary, other):
    BaseSalary.objects.all().delete()
    BonusRate.objects.all().delete()
    second = AwardType.objects.exclude(pk=award.pk).first() or make.award_type()
    kept([(salary, 100)], date(2025, 1, 1))
    rates(award, collective=collective, individual=individual)
    rates(second, individual=other)
    expected = {
        (award.pk, "collective"): collective,
        (award.pk, "individual"): individual,
        (second.pk, "individual"): other,
    }
    found = bonuses(date(2025, 1, 1))
    assert set(found) == set(expected)
    for key, coefficient in expected.items():
        assert 0 <= found[key] - Fraction(coefficient) * salary < UNIT
    assert bonus(second, "collective", date(2025, 1, 1)) is None


def test_nothing_is_known_without_a_salary_or_without_a_coefficient(award):
    rates(award, individual=Decimal("0.3"))
    assert bonus(award, "individual", TODAY) is None
    BonusRate.objects.all().delete()
    kept([(2_340_000, 0)])
    assert bonus(award, "individual", date(2020, 1, 1)) is None


@pytest.mark.usefixtures("hands")
@pytest.mark.parametrize(("typed", "status"), [("0", 422), ("0,00", 422), ("-0,3", 422), ("", 422), ("0,01", 302)])
def test_coefficient_of_nought_or_less_is_refused_beside_its_field(award, typed, status):
    body = {"award_type": award.pk, "subject_kind": "individual", "coefficient": typed, "source": "Nghị định"}
    response = browser(make.appraiser()).post(reverse("bonus_rate_new"), body)
    assert response.status_code == status
    assert BonusRate.objects.exists() is (status == 302)
    if status == 422:
        assert "coefficient" in response.context["form"].errors


@pytest.mark.parametrize("coefficient", ["0", "-0.3"])
def test_database_has_no_coefficient_of_nought_or_less(award, coefficient):
    with pytest.raises(IntegrityError), transaction.atomic():
        rates(award, individual=Decimal(coefficient))


@pytest.mark.usefixtures("db", "hands")
@pytest.mark.parametrize(("signed_on", "amounts"), [(TODAY, [1_410_000, 710_000]),
                                                    (TODAY - timedelta(days=1), [1_080_000, 540_000])])  # fmt: skip
def test_decision_pays_by_the_salary_of_the_day_on_which_it_was_signed(signed_on, amounts):
    decision = sent(agreed())
    rates(decision.award_type, collective=Decimal("0.6"), individual=Decimal("0.3"))
    BaseSalary.objects.create(amount=1_800_000, source="cũ", valid_to=TODAY - timedelta(days=1))
    BaseSalary.objects.create(amount=2_340_000, source="mới", valid_from=TODAY)
    record_signed(decision, replace(signing(decision), signed_on=signed_on), actor=clerk(), now=NOW)
    lines = decision.lines.order_by("nomination__subject_kind")
    assert [line.bonus for line in lines] == amounts
    assert [line.nomination.subject_kind for line in lines] == [SubjectKind.COLLECTIVE, SubjectKind.INDIVIDUAL]


amounts = st.lists(st.none() | st.integers(0, 900).map(lambda many: many * UNIT), max_size=12)


@given(collectives=amounts, individuals=amounts, data=st.data())
def test_sums_of_the_payment_list_are_those_of_its_lines_in_every_order(collectives, individuals, data):
    paper = papers.BUILDERS["payment_list"]()
    lines = {"collectives": collectives, "individuals": individuals}
    shown = payment_list(paper.model_copy(update={kind: _rows(row) for kind, row in lines.items()}))
    known = [amount for amount in collectives + individuals if amount is not None]
    assert shown["total"] == sum(known) == sum(group["sum"] for group in shown["groups"])
    assert shown["unknown"] == len(collectives) + len(individuals) - len(known)
    assert shown["total_in_words"] == money_in_words(sum(known))
    mixed = {kind: _rows(data.draw(st.permutations(row))) for kind, row in lines.items()}
    again = payment_list(paper.model_copy(update=mixed))
    assert [again[name] for name in ("total", "total_in_words", "unknown")] == [
        shown[name] for name in ("total", "total_in_words", "unknown")
    ]


def _rows(found):
    return tuple(PaymentRow(name=f"Người thứ {place}", amount=amount) for place, amount in enumerate(found, 1))
