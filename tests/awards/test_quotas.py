"""Số lượng and shares of the consolidated list: counted exactly, in whatever order the lines stand."""

from fractions import Fraction

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from awards.enums import Recommendation
from awards.models import Appraisal, Nomination
from awards.selectors.consolidated import Line, shares_of
from awards.selectors.quotas import quotas_of
from campaigns.enums import Power
from campaigns.models import AwardType
from core.text import format_percent
from organization.enums import Gender, SubjectKind
from organization.models import Person
from tests import factories as make
from tests.awards.review import received
from tests.awards.unit_pages import browser

numbers = st.none() | st.integers(0, 6)
AWARDS = (1, 2, 3)


@st.composite
def offers(draw):
    """Three awards, each with a number for each kind or none."""
    return [
        AwardType(pk=pk, short_name=f"Hình thức {pk}", power=draw(st.sampled_from(Power.values)),
                  quota_collective=draw(numbers), quota_individual=draw(numbers))
        for pk in AWARDS
    ]  # fmt: skip


@st.composite
def lists(draw):
    """Awards with a list over them: what each line asks for, and what Văn phòng says of it, or nothing yet."""
    awards = draw(offers())
    said = st.none() | st.sampled_from(Recommendation.values)
    drawn = st.tuples(st.sampled_from(awards), st.sampled_from(SubjectKind.values), said, st.sampled_from(awards))
    return awards, draw(st.lists(drawn, max_size=25))


def line_of(award, kind, said, lower):
    row = Nomination(award_type=award, subject_kind=kind)
    if said is not None:
        Appraisal(nomination=row, recommendation=said, award_type=lower if said == Recommendation.LOWER else None)
    return Line(row, None)


def lines_over(drawn):
    return [line_of(*one) for one in drawn]


def counted(drawn, award, kind):
    """By the words of the rule alone: lowered ones count for the lower award, those advised against for none."""
    given_award = [
        (lower if said == Recommendation.LOWER else asked, of_kind)
        for asked, of_kind, said, lower in drawn
        if said != Recommendation.DECLINE
    ]
    return sum(one == (award, kind) for one in given_award)


@given(drawn=lists())
def test_every_number_that_is_set_is_held_against_what_is_proposed_for_it_and_no_other(drawn):
    awards, rows = drawn
    found = {(one.award, one.kind): one for one in quotas_of(awards, lines_over(rows))}
    asked = {
        (award, kind): most
        for award in awards
        for kind, most in (("collective", award.quota_collective), ("individual", award.quota_individual))
    }
    assert set(found) == {key for key, most in asked.items() if most is not None}
    for (award, kind), one in found.items():
        assert (one.proposed, one.most) == (counted(rows, award, kind), asked[award, kind])
        assert one.proposed - one.over == min(one.proposed, one.most)
        assert (one.over > 0) is (one.proposed > one.most)


@given(drawn=lists(), data=st.data())
def test_order_of_the_list_changes_no_number(drawn, data):
    awards, rows = drawn
    lines = lines_over(rows)
    assert quotas_of(awards, lines) == quotas_of(awards, data.draw(st.permutations(lines)))
    people = [line for line in lines if line.nomination.person_id]
    assert shares_of(lines) == shares_of(data.draw(st.permutations(lines)))
    assert len(people) == shares_of(lines)["people"]


@pytest.mark.parametrize(("proposed", "over"), [(0, 0), (2, 0), (3, 0), (4, 1), (9, 6)])
def test_number_is_reached_exactly_before_anything_is_over(proposed, over):
    award = AwardType(pk=1, power=Power.OWN, quota_individual=3)
    (one,) = quotas_of([award], [line_of(award, "individual", None, None)] * proposed)
    assert (one.proposed, one.over) == (proposed, over)


def test_number_of_nought_is_a_number_and_an_empty_one_is_none():
    nought, empty = AwardType(pk=1, power=Power.OWN, quota_collective=0), AwardType(pk=2, power=Power.OWN)
    lines = [line_of(award, "collective", None, None) for award in (nought, empty)]
    assert [(one.award, one.over) for one in quotas_of([nought, empty], lines)] == [(nought, 1)]


people = st.lists(st.tuples(st.booleans(), st.sampled_from([*Gender.values, ""])), max_size=30)


def person_line(number, leads, gender):
    person = Person(pk=number, gender=gender)
    return Line(Nomination(subject_kind="individual", person=person, is_leader=leads), None)


@given(people=people, collectives=st.integers(0, 9))
def test_leaders_and_direct_workers_are_all_people_and_women_some_of_them(people, collectives):
    lines = [person_line(number, *one) for number, one in enumerate(people, 1)]
    lines += [line_of(AwardType(pk=1), "collective", None, None)] * collectives
    shares = shares_of(lines)
    assert shares["leaders"] + shares["workers"] == shares["people"] == len(people)
    assert shares["collectives"] == collectives == len(lines) - shares["people"]
    assert shares["leaders"] == sum(leads for leads, _gender in people)
    assert shares["women"] == sum(gender == Gender.FEMALE for _leads, gender in people)


@given(part=st.integers(0, 400), rest=st.integers(0, 400))
def test_share_is_printed_within_half_a_hundredth_of_the_exact_one(part, rest):
    whole = part + rest
    words = format_percent(part, whole)
    if whole == 0:
        assert words == ""
        return
    shown = Fraction(words.removesuffix("%").replace(".", "").replace(",", "."))
    assert abs(shown - Fraction(100 * part, whole)) <= Fraction(1, 200)
    if 100 * part * 100 % whole == 0:
        assert shown == Fraction(100 * part, whole)


@pytest.mark.django_db
@pytest.mark.usefixtures("hands")
@pytest.mark.parametrize(("most", "said"), [(None, False), (2, False), (1, True)])
def test_consolidated_list_shows_what_is_set_and_what_is_over(most, said):
    proposal = received(individuals=2)
    proposal.round.award_types.update(quota_individual=most)
    page = browser(make.appraiser()).get(reverse("consolidation"), {"dot": proposal.round_id}).text
    assert (f"Giấy khen, cá nhân: 2/{most}" in page) is (most is not None)
    assert ("vượt 1" in page) is said
