"""How a council's ballots are counted: exact fractions, both sides of each boundary, and sums that must agree."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from awards.enums import CouncilOutcome, ShareBase
from awards.gates.votes import (
    Choice,
    Count,
    Entitled,
    Papers,
    Threshold,
    ballot_faults,
    base_of,
    count_faults,
    counted,
    has_quorum,
    needed,
    paper_faults,
    reaches,
    result_of,
    share_of,
    share_words,
)

people = st.integers(1, 300)
shares = st.fractions(min_value=Fraction(1, 100), max_value=1, max_denominator=100)
bases = st.sampled_from(ShareBase)
marks = st.integers(0, 300)
TWO_THIRDS = Threshold(Fraction(2, 3), ShareBase.MEMBERS)
HALF_OF_VALID = Threshold(Fraction(1, 2), ShareBase.VALID)


@st.composite
def sessions(draw):
    """Marks on one nomination that agree with those who may vote on it."""
    members = draw(people)
    taking_part = draw(st.integers(0, members))
    in_favour = draw(st.integers(0, taking_part))
    against = draw(st.integers(0, taking_part - in_favour))
    lower = draw(st.integers(0, taking_part - in_favour - against))
    return Count(in_favour, against, lower, taking_part - in_favour - against - lower), Entitled(members, taking_part)


@given(members=people, share=shares)
def test_the_least_number_that_is_needed_is_a_quorum_and_one_less_is_none(members, share):
    least = needed(members, share)
    assert has_quorum(least, members, share)
    assert not has_quorum(least - 1, members, share)
    assert 1 <= least <= members


@pytest.mark.parametrize(("present", "members", "quorum"), [(6, 9, True), (5, 9, False), (0, 0, False), (1, 1, True)])
def test_quorum_of_two_thirds(present, members, quorum):
    assert has_quorum(present, members, Fraction(2, 3)) is quorum


@pytest.mark.parametrize(
    ("votes", "base", "share", "reached"),
    [
        (2, 3, "2/3", True),
        (666, 1000, "2/3", False),
        (667, 1000, "2/3", True),
        (9, 10, "9/10", True),
        (8, 9, "9/10", False),
        (4, 5, "4/5", True),
        (0, 0, "1/2", False),
    ],
)
def test_a_share_is_compared_exactly_and_not_as_it_is_rounded(votes, base, share, reached):
    assert reaches(votes, base, share_of(share)) is reached


@given(session=sessions(), asked=st.builds(Threshold, shares, bases), lower=st.builds(Threshold, shares, bases))
def test_outcome_follows_from_whole_numbers_alone(session, asked, lower):
    count, entitled = session
    result = result_of(count, entitled, asked, lower)
    asked_base, lower_base = base_of(asked.base, entitled, count), base_of(lower.base, entitled, count)
    high = asked_base > 0 and count.in_favour * asked.share.denominator >= asked_base * asked.share.numerator
    votes = count.in_favour + count.lower
    low = lower_base > 0 and votes * lower.share.denominator >= lower_base * lower.share.numerator
    assert result.outcome == (CouncilOutcome.AGREE if high else CouncilOutcome.LOWER if low else CouncilOutcome.DECLINE)
    assert result.votes <= result.base or result.base == 0


@given(session=sessions(), asked=st.builds(Threshold, shares, bases))
def test_one_more_vote_in_place_of_one_against_never_makes_it_worse(session, asked):
    count, entitled = session
    assume(count.against)
    better = Count(count.in_favour + 1, count.against - 1, count.lower, count.blank)
    order = [CouncilOutcome.DECLINE, CouncilOutcome.LOWER, CouncilOutcome.AGREE]
    before, after = (result_of(one, entitled, asked, asked).outcome for one in (count, better))
    assert order.index(after) >= order.index(before)


@given(session=sessions(), share=shares)
def test_the_base_of_members_is_the_hardest_and_of_valid_ones_the_easiest(session, share):
    count, entitled = session
    found = [base_of(kind, entitled, count) for kind in (ShareBase.MEMBERS, ShareBase.PRESENT, ShareBase.VALID)]
    assert found == sorted(found, reverse=True)
    if reaches(count.in_favour, found[0], share):
        assert all(reaches(count.in_favour, base, share) for base in found if base)


def test_votes_for_the_award_asked_for_count_for_the_lower_one_too():
    entitled = Entitled(9, 9)
    assert result_of(Count(4, 3, 2), entitled, TWO_THIRDS, TWO_THIRDS).outcome == CouncilOutcome.LOWER
    assert result_of(Count(4, 4, 1), entitled, TWO_THIRDS, TWO_THIRDS).outcome == CouncilOutcome.DECLINE
    assert result_of(Count(4, 3, 2), entitled, TWO_THIRDS).outcome == CouncilOutcome.DECLINE
    assert result_of(Count(6, 3), entitled, TWO_THIRDS, TWO_THIRDS).outcome == CouncilOutcome.AGREE


def test_result_names_the_base_that_decided():
    result = result_of(Count(4, 2, 1), Entitled(9, 8), TWO_THIRDS, HALF_OF_VALID)
    assert (result.outcome, result.votes) == (CouncilOutcome.LOWER, 5)
    assert (result.base, result.base_kind) == (7, ShareBase.VALID)
    assert share_words(result.votes, result.base) == "5/7 (71,43%)"


@pytest.mark.parametrize("text", ["", "hai phần ba", "3/2", "0/3", "-1/2", "1/0"])
def test_what_is_no_share_of_a_whole_is_none(text):
    assert share_of(text) is None


@given(ballots=st.lists(st.fixed_dictionaries({1: st.sampled_from(Choice), 2: st.sampled_from(Choice)}), max_size=30))
def test_counting_loses_no_ballot_and_does_not_care_for_their_order(ballots):
    sums = counted(ballots, (1, 2))
    assert all(count.votes + count.blank == len(ballots) for count in sums.values())
    assert sums == counted(reversed(ballots), (1, 2))


@given(session=sessions(), invalid=st.integers(0, 9))
def test_counts_that_agree_have_no_fault(session, invalid):
    count, entitled = session
    papers = Papers(count.votes + count.blank + invalid, count.votes + count.blank + invalid, invalid)
    assert not list(paper_faults(papers, takers=papers.issued))
    assert not list(count_faults(count, papers, entitled, offers_lower=True))


@given(count=st.builds(Count, marks, marks, marks, marks), papers=st.builds(Papers, marks, marks, marks),
       entitled=st.builds(Entitled, marks, marks), lower=st.booleans())  # fmt: skip
def test_counts_without_a_fault_agree(count, papers, entitled, lower):
    faults = [*paper_faults(papers, takers=200), *count_faults(count, papers, entitled, offers_lower=lower)]
    agrees = papers.issued <= 200 and papers.invalid <= papers.returned <= papers.issued
    agrees &= count.votes + count.blank == papers.valid and count.votes <= entitled.taking_part
    agrees &= lower or not count.lower
    assert (not faults) is agrees


@pytest.mark.parametrize(
    ("papers", "fields"),
    [
        (Papers(8, 8, 0), []),
        (Papers(9, 8, 1), ["issued"]),
        (Papers(8, 9, 0), ["returned"]),
        (Papers(8, 7, 8), ["invalid"]),
        (Papers(9, 10, 11), ["issued", "returned", "invalid"]),
    ],
)
def test_each_fault_of_the_papers_is_told_beside_its_figure(papers, fields):
    assert [problem.field for problem in paper_faults(papers, takers=8)] == fields


def test_every_line_of_a_ballot_wants_one_mark_that_it_offers():
    names, lines = {1: "Nguyễn Văn Thử", 2: "Phòng Thử"}, {1: False, 2: True}
    assert ballot_faults({1: "1", 2: "3"}, lines, names) == []
    assert [one.field for one in ballot_faults({1: "3"}, lines, names)] == ["item-1", "item-2"]
    assert [one.field for one in ballot_faults({1: "0", 2: "2", 7: "1"}, lines, names)] == [""]


def test_marks_of_a_ballot_are_of_one_length():
    assert {len(choice.value) for choice in Choice} == {1}
