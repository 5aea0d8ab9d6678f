"""Written from the plan's sentences (III.2) and the table of checks; both sides of every boundary."""

from dataclasses import replace
from decimal import Decimal

import pytest

from campaigns.checks import (
    Facts,
    IndexFact,
    Verdict,
    run_check,
)
from organization.enums import IndexState, SubjectKind

PASSED, FAILED, TO_CONSIDER, NOT_APPLICABLE = Verdict
FOR_COLLECTIVES = {"levels": ["unit", "agency", "locality", "province"]}
FOR_INDIVIDUALS = {"levels": ["unit", "agency", "province"]}
INDEX = {"department_score": 90}
GOOD = {"grade": "good"}
UNIT_2025 = Facts(SubjectKind.COLLECTIVE, 2025, 2025)
UNIT_2023_2025 = Facts(SubjectKind.COLLECTIVE, 2023, 2025)
PERSON_2025 = Facts(SubjectKind.INDIVIDUAL, 2025, 2025)
PERSON_2023_2025 = Facts(SubjectKind.INDIVIDUAL, 2023, 2025)


# --- PAR index ------------------------------------------------------------------------------------------------
def published(year, score=None, rank=None, ranked=8):
    exact = None if score is None else Decimal(score)
    return IndexFact(year, IndexState.PUBLISHED, exact, rank, ranked)


@pytest.mark.parametrize(
    ("before", "now", "verdict"),
    [
        (("90", 3), ("90.001", 3), PASSED),
        (("90", 3), ("90", 2), PASSED),
        (("90", 3), ("90", 3), FAILED),
        (("90", 3), ("89.999", 3), FAILED),
        (("90", 3), ("90", 4), FAILED),
        (("90", 3), ("90.5", 4), PASSED),
        (("90", 3), ("89", 2), PASSED),
        (("90", None), ("90.5", None), PASSED),
        (("90", None), ("90", None), FAILED),
        ((None, 3), (None, 2), PASSED),
        ((None, 3), (None, 3), FAILED),
        (("90", 3), ("90", None), TO_CONSIDER),
        (("90", 3), (None, 3), TO_CONSIDER),
        (("90", None), (None, 3), TO_CONSIDER),
        ((None, None), (None, None), TO_CONSIDER),
    ],
)
def test_score_or_rank_must_be_strictly_better_than_the_year_before(before, now, verdict):
    facts = replace(UNIT_2025, index=(published(2024, *before), published(2025, *now)))
    assert run_check("index_improved", facts, INDEX).verdict == verdict


def test_a_finding_on_the_index_tells_what_moved():
    facts = replace(UNIT_2025, index=(published(2024, "90.2", 3), published(2025, "91.5", 2)))
    finding = run_check("index_improved", facts, INDEX)
    assert (
        finding.sentence == "Năm 2025 đạt 91,5 điểm, hạng 2/8; năm 2024 90,2 điểm, hạng 3/8: tăng 1,3 điểm, tăng 1 bậc."
    )


def test_a_better_rank_among_another_number_of_units_is_to_be_considered():
    index = (published(2024, "90", 5, ranked=10), published(2025, "90", 3, ranked=6))
    assert run_check("index_improved", replace(UNIT_2025, index=index), INDEX).verdict == TO_CONSIDER


def test_a_better_score_is_enough_whatever_the_ranks_are_worth():
    index = (published(2024, "90", 5, ranked=10), published(2025, "91", 5, ranked=6))
    assert run_check("index_improved", replace(UNIT_2025, index=index), INDEX).verdict == PASSED


def test_the_first_year_of_an_index_is_to_be_considered():
    finding = run_check("index_improved", replace(UNIT_2025, index=(published(2025, "95", 1),)), INDEX)
    assert finding.verdict == TO_CONSIDER
    assert "năm trước liền kề chưa có kết quả để so sánh" in finding.sentence


@pytest.mark.parametrize("index", [(), (published(2024, "90", 3),)])
def test_an_index_not_yet_known_is_to_be_considered(index):
    finding = run_check("index_improved", replace(UNIT_2025, index=index), INDEX)
    assert (finding.verdict, finding.sentence) == (TO_CONSIDER, "Chỉ số năm 2025 chưa công bố.")


@pytest.mark.parametrize("state", [IndexState.UNPUBLISHED, IndexState.SELF_SCORED])
def test_an_index_not_yet_published_is_to_be_considered(state):
    better = IndexFact(2025, state, Decimal(99), 1, 8)
    facts = replace(UNIT_2025, index=(published(2024, "90", 3), better))
    assert run_check("index_improved", facts, INDEX).verdict == TO_CONSIDER


def test_every_year_of_the_period_must_be_better():
    rising = [published(2022, "80", 8), published(2023, "85", 7), published(2024, "90", 6), published(2025, "95", 5)]
    flat = [*rising[:2], published(2024, "85", 7), rising[3]]
    assert run_check("index_improved", replace(UNIT_2023_2025, index=tuple(rising)), INDEX).verdict == PASSED
    assert run_check("index_improved", replace(UNIT_2023_2025, index=tuple(flat)), INDEX).verdict == FAILED


def test_a_year_of_no_progress_fails_even_beside_one_not_yet_published():
    index = (published(2022, "80", 8), published(2023, "80", 8), published(2024, "85", 7))
    assert run_check("index_improved", replace(UNIT_2023_2025, index=index), INDEX).verdict == FAILED


def test_the_index_of_a_merged_unit_is_to_be_considered():
    index = (published(2024, "90", 3), published(2025, "80", 5))
    facts = replace(UNIT_2025, index=index, merged_years=frozenset({2025}))
    finding = run_check("index_improved", facts, INDEX)
    assert finding.verdict == TO_CONSIDER
    assert "sáp nhập" in finding.sentence


@pytest.mark.parametrize(("score", "words"), [("90", "(đạt từ 90"), ("89.999", "(chưa đạt từ 90")])
def test_the_score_of_the_department_stands_beside_and_decides_nothing(score, words):
    index = (published(2024, "90", 3), published(2025, "91", 3))
    facts = replace(UNIT_2025, index=index, department_index=(published(2025, score, 4, ranked=20),))
    finding = run_check("index_improved", facts, INDEX)
    assert finding.verdict == PASSED
    assert words in finding.sentence


def test_the_index_of_the_province_stands_beside():
    index = (published(2024, "90", 3), published(2025, "91", 3))
    facts = replace(UNIT_2025, index=index, province_index=(published(2025, "88.5", 20, ranked=63),))
    assert "Chỉ số của tỉnh năm 2025: 88,5 điểm, hạng 20/63." in run_check("index_improved", facts, INDEX).sentence
