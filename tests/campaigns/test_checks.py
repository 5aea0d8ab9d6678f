"""Written from the plan's sentences (III.2) and the table of checks; both sides of every boundary."""

import json
from dataclasses import replace
from datetime import date

import pytest

from campaigns.checks import (
    Attestation,
    DisciplineFact,
    Facts,
    Finding,
    InitiativeFact,
    ProcedureFact,
    RatingFact,
    Verdict,
    check_choices,
    overall,
    run_check,
    validate_check,
)
from organization.enums import Grade, InitiativeLevel, SubjectKind

PASSED, FAILED, TO_CONSIDER, NOT_APPLICABLE = Verdict
FOR_COLLECTIVES = {"levels": ["unit", "agency", "locality", "province"]}
FOR_INDIVIDUALS = {"levels": ["unit", "agency", "province"]}
INDEX = {"department_score": 90}
GOOD = {"grade": "good"}
UNIT_2025 = Facts(SubjectKind.COLLECTIVE, 2025, 2025)
UNIT_2023_2025 = Facts(SubjectKind.COLLECTIVE, 2023, 2025)
PERSON_2025 = Facts(SubjectKind.INDIVIDUAL, 2025, 2025)
PERSON_2023_2025 = Facts(SubjectKind.INDIVIDUAL, 2023, 2025)


# --- attested -------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("unit", "office", "verdict"),
    [
        (None, None, TO_CONSIDER),
        (None, True, TO_CONSIDER),
        (False, None, FAILED),
        (False, True, FAILED),
        (True, None, TO_CONSIDER),
        (True, False, FAILED),
        (True, True, PASSED),
    ],
)
def test_attested_needs_the_unit_and_the_office(unit, office, verdict):
    finding = run_check("attested", replace(UNIT_2025, attestation=Attestation(unit, office)), {})
    assert finding.verdict == verdict


# --- no discipline --------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("starts_on", "ends_on", "verdict"),
    [
        (date(2024, 1, 1), date(2024, 12, 31), PASSED),
        (date(2024, 1, 1), date(2025, 1, 1), FAILED),
        (date(2024, 1, 1), None, FAILED),
        (date(2025, 6, 1), date(2026, 5, 31), FAILED),
        (date(2025, 12, 31), None, FAILED),
        (date(2026, 1, 1), None, PASSED),
    ],
)
def test_discipline_counts_when_in_force_on_a_day_of_the_period(starts_on, ends_on, verdict):
    fact = DisciplineFact("Khiển trách", starts_on, ends_on)
    assert run_check("no_discipline", replace(PERSON_2025, disciplines=(fact,)), {}).verdict == verdict


def test_discipline_of_any_year_of_a_longer_period_counts():
    fact = DisciplineFact("Khiển trách", date(2023, 3, 1), date(2023, 3, 31))
    assert run_check("no_discipline", replace(PERSON_2023_2025, disciplines=(fact,)), {}).verdict == FAILED


def test_a_disciplined_member_of_a_collective_is_to_be_considered():
    member = DisciplineFact("Cảnh cáo", date(2025, 3, 1), member="Nguyễn Văn Thử")
    finding = run_check("no_discipline", replace(UNIT_2025, disciplines=(member,)), {})
    assert finding.verdict == TO_CONSIDER
    assert "Nguyễn Văn Thử bị kỷ luật: Cảnh cáo, từ ngày 01/03/2025" in finding.sentence


def test_a_disciplined_collective_fails_whatever_its_members():
    own = DisciplineFact("Phê bình", date(2025, 3, 1))
    member = DisciplineFact("Cảnh cáo", date(2025, 3, 1), member="Nguyễn Văn Thử")
    assert run_check("no_discipline", replace(UNIT_2025, disciplines=(member, own)), {}).verdict == FAILED


def test_a_case_not_yet_decided_is_to_be_considered():
    pending = DisciplineFact("Đơn thư đang xác minh", date(2025, 11, 1), pending=True)
    assert run_check("no_discipline", replace(PERSON_2025, disciplines=(pending,)), {}).verdict == TO_CONSIDER


def test_the_unit_is_only_told_to_talk_to_the_office():
    fact = DisciplineFact("Khiển trách", date(2025, 3, 1))
    shown = run_check("no_discipline", replace(PERSON_2025, disciplines=(fact,)), {}).shown_to_unit()
    assert shown == Finding(TO_CONSIDER, "Đề nghị trao đổi với Văn phòng.")


def test_a_clean_record_is_no_secret():
    finding = run_check("no_discipline", PERSON_2023_2025, {})
    assert finding.shown_to_unit() is finding
    assert finding.sentence == "Không có kỷ luật trong các năm 2023 - 2025."


# --- initiative -----------------------------------------------------------------------------------------------
def initiative(level, paper="QĐ 12/QĐ-SGTVT", year=2025):
    return InitiativeFact("Một cửa số", year, level, paper)


@pytest.mark.parametrize(
    ("level", "for_collectives", "for_individuals"),
    [
        (InitiativeLevel.UNIT, PASSED, PASSED),
        (InitiativeLevel.AGENCY, PASSED, PASSED),
        (InitiativeLevel.LOCALITY, PASSED, FAILED),
        (InitiativeLevel.PROVINCE, PASSED, PASSED),
        (InitiativeLevel.OTHER, FAILED, FAILED),
    ],
)
def test_an_initiative_counts_by_the_level_that_recognised_it(level, for_collectives, for_individuals):
    facts = (initiative(level),)
    collective, person = replace(UNIT_2025, initiatives=facts), replace(PERSON_2025, initiatives=facts)
    assert run_check("initiative", collective, FOR_COLLECTIVES).verdict == for_collectives
    assert run_check("initiative", person, FOR_INDIVIDUALS).verdict == for_individuals


@pytest.mark.parametrize(("year", "verdict"), [(2022, FAILED), (2023, PASSED), (2025, PASSED), (2026, FAILED)])
def test_an_initiative_counts_in_the_period_only(year, verdict):
    facts = replace(UNIT_2023_2025, initiatives=(initiative(InitiativeLevel.AGENCY, year=year),))
    assert run_check("initiative", facts, FOR_COLLECTIVES).verdict == verdict


def test_an_initiative_without_a_paper_is_to_be_considered():
    facts = replace(UNIT_2025, initiatives=(initiative(InitiativeLevel.AGENCY, paper=""),))
    finding = run_check("initiative", facts, FOR_COLLECTIVES)
    assert finding.verdict == TO_CONSIDER
    assert finding.sentence == "Chưa có văn bản công nhận: “Một cửa số”."


def test_one_recognised_initiative_is_enough():
    unrecognised = initiative(InitiativeLevel.AGENCY, paper="")
    facts = replace(UNIT_2025, initiatives=(unrecognised, initiative(InitiativeLevel.PROVINCE)))
    finding = run_check("initiative", facts, FOR_COLLECTIVES)
    assert finding.verdict == PASSED
    assert finding.sentence == "Đã được công nhận: “Một cửa số” (cấp tỉnh, QĐ 12/QĐ-SGTVT)."


def test_no_initiative_at_all_fails():
    finding = run_check("initiative", UNIT_2025, FOR_COLLECTIVES)
    assert finding.verdict == FAILED
    assert finding.sentence == "Chưa có sáng kiến, giải pháp nào trong năm 2025."


# --- nothing late ---------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("late", "backlog", "verdict"), [(0, 0, PASSED), (1, 0, FAILED), (0, 1, FAILED), (1, 1, FAILED)]
)
def test_one_late_or_backlogged_file_fails(late, backlog, verdict):
    facts = replace(UNIT_2025, procedures=(ProcedureFact(2025, late, backlog, received=1204),))
    finding = run_check("nothing_late", facts, {})
    assert finding.verdict == verdict
    expected = f"Năm 2025 tiếp nhận 1.204 hồ sơ, trễ hẹn {late}, tồn đọng {backlog}."
    assert finding.sentence == expected


def test_a_year_without_figures_is_to_be_considered():
    facts = replace(UNIT_2023_2025, procedures=(ProcedureFact(2023, 0, 0), ProcedureFact(2025, 0, 0)))
    finding = run_check("nothing_late", facts, {})
    assert finding.verdict == TO_CONSIDER
    assert "Năm 2024 chưa có số liệu" in finding.sentence


def test_a_late_file_in_any_year_fails_even_beside_a_year_without_figures():
    facts = replace(UNIT_2023_2025, procedures=(ProcedureFact(2023, 1, 0), ProcedureFact(2025, 0, 0)))
    assert run_check("nothing_late", facts, {}).verdict == FAILED


def test_late_files_outside_the_period_do_not_count():
    facts = replace(UNIT_2025, procedures=(ProcedureFact(2024, 5, 5), ProcedureFact(2025, 0, 0)))
    assert run_check("nothing_late", facts, {}).verdict == PASSED


@pytest.mark.parametrize("late", [0, 3])
def test_figures_of_a_merged_year_are_to_be_considered(late):
    figures = (ProcedureFact(2025, late, 0),)
    facts = replace(UNIT_2025, procedures=figures, merged_years=frozenset({2025}))
    assert run_check("nothing_late", facts, {}).verdict == TO_CONSIDER


def test_a_person_is_shown_the_figures_of_his_unit():
    facts = replace(PERSON_2025, procedures=(ProcedureFact(2025, 0, 0, received=7),))
    finding = run_check("nothing_late", facts, {})
    assert finding.verdict == PASSED
    assert finding.sentence.startswith("Số liệu của đơn vị: Năm 2025 tiếp nhận 7 hồ sơ")


# --- yearly rating --------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("grade", "verdict"),
    [
        (Grade.EXCELLENT, PASSED),
        (Grade.GOOD, PASSED),
        (Grade.DONE, FAILED),
        (Grade.NOT_DONE, FAILED),
        (Grade.NOT_APPLICABLE, NOT_APPLICABLE),
    ],
)
def test_the_rating_must_be_good_or_better(grade, verdict):
    facts = replace(PERSON_2025, ratings=(RatingFact(2025, grade),))
    assert run_check("rating_at_least", facts, GOOD).verdict == verdict


def ratings(*grades):
    return tuple(RatingFact(year, grade) for year, grade in zip((2023, 2024, 2025), grades, strict=True) if grade)


@pytest.mark.parametrize(
    ("grades", "verdict"),
    [
        ((Grade.GOOD, Grade.EXCELLENT, Grade.GOOD), PASSED),
        ((Grade.GOOD, Grade.DONE, Grade.GOOD), FAILED),
        ((Grade.GOOD, None, Grade.GOOD), TO_CONSIDER),
        ((Grade.DONE, None, Grade.GOOD), FAILED),
        ((Grade.NOT_APPLICABLE, Grade.GOOD, Grade.GOOD), TO_CONSIDER),
        ((Grade.NOT_APPLICABLE, None, None), TO_CONSIDER),
        ((Grade.NOT_APPLICABLE,) * 3, NOT_APPLICABLE),
        ((None, None, None), TO_CONSIDER),
    ],
)
def test_the_rating_of_every_year_counts(grades, verdict):
    facts = replace(PERSON_2023_2025, ratings=ratings(*grades))
    assert run_check("rating_at_least", facts, GOOD).verdict == verdict


def test_a_finding_on_ratings_names_each_year():
    facts = replace(PERSON_2023_2025, ratings=ratings(Grade.GOOD, None, Grade.EXCELLENT))
    assert run_check("rating_at_least", facts, GOOD).sentence == (
        "Năm 2023: hoàn thành tốt nhiệm vụ; năm 2024: chưa có kết quả xếp loại; năm 2025: hoàn thành xuất sắc nhiệm vụ."
    )


def test_another_grade_is_a_parameter():
    facts = replace(PERSON_2025, ratings=(RatingFact(2025, Grade.GOOD),))
    assert run_check("rating_at_least", facts, {"grade": "excellent"}).verdict == FAILED
    assert run_check("rating_at_least", facts, {"grade": "done"}).verdict == PASSED


# --- heads ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("led_unit", "verdict"),
    [
        (PASSED, PASSED),
        (FAILED, FAILED),
        (TO_CONSIDER, TO_CONSIDER),
        (NOT_APPLICABLE, TO_CONSIDER),
        (None, TO_CONSIDER),
    ],
)
def test_a_head_goes_with_his_unit(led_unit, verdict):
    facts = replace(PERSON_2025, leads="Phòng Quản lý vận tải", led_unit=led_unit)
    finding = run_check("head_linked", facts, {})
    assert finding.verdict == verdict
    assert "Phòng Quản lý vận tải" in finding.sentence


def test_the_rule_for_heads_does_not_apply_to_others():
    assert run_check("head_linked", PERSON_2025, {}).verdict == NOT_APPLICABLE


# --- all of them ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("verdicts", "verdict"),
    [
        ([], NOT_APPLICABLE),
        ([NOT_APPLICABLE], NOT_APPLICABLE),
        ([NOT_APPLICABLE, PASSED], PASSED),
        ([PASSED, TO_CONSIDER], TO_CONSIDER),
        ([PASSED, TO_CONSIDER, FAILED], FAILED),
    ],
)
def test_the_worst_verdict_stands_for_all(verdicts, verdict):
    assert overall(verdicts) == verdict


ALL_CHECKS = {
    "attested": {},
    "no_discipline": {},
    "initiative": FOR_COLLECTIVES,
    "nothing_late": {},
    "index_improved": INDEX,
    "rating_at_least": GOOD,
    "head_linked": {},
}


def test_these_are_the_checks():
    assert [name for name, _label in check_choices()] == list(ALL_CHECKS)


@pytest.mark.parametrize("name", ALL_CHECKS)
@pytest.mark.parametrize("facts", [UNIT_2025, PERSON_2023_2025])
def test_every_check_answers_without_any_figures(name, facts):
    finding = run_check(name, facts, ALL_CHECKS[name])
    assert finding.sentence.endswith(".")
    assert json.loads(json.dumps(dict(finding.figures))) == finding.figures


@pytest.mark.parametrize("name", ALL_CHECKS)
def test_good_parameters_are_valid(name):
    assert validate_check(name, ALL_CHECKS[name]) == []


@pytest.mark.parametrize(
    ("name", "params", "word"),
    [
        ("no_such", {}, "no_such"),
        ("attested", {"levels": ["unit"]}, "levels"),
        ("initiative", {}, "levels"),
        ("initiative", {"levels": []}, "levels"),
        ("initiative", {"levels": "unit"}, "levels"),
        ("initiative", {"levels": ["huyen"]}, "levels"),
        ("initiative", {"levels": ["unit", "unit"]}, "levels"),
        ("initiative", {"levels": [["unit"]]}, "levels"),
        ("index_improved", {"department_score": 101}, "department_score"),
        ("index_improved", {"department_score": -1}, "department_score"),
        ("index_improved", {"department_score": "90"}, "department_score"),
        ("index_improved", {"department_score": True}, "department_score"),
        ("rating_at_least", {"grade": "tot"}, "grade"),
        ("rating_at_least", {"grade": "not_applicable"}, "grade"),
        ("rating_at_least", {"grade": ["good"]}, "grade"),
    ],
)
def test_bad_parameters_are_named(name, params, word):
    problems = validate_check(name, params)
    assert len(problems) == 1
    assert f"“{word}”" in problems[0]
    with pytest.raises(ValueError, match=name):
        run_check(name, UNIT_2025, params)


@pytest.mark.parametrize("score", [0, 100, 90.5])
def test_the_score_of_the_department_may_be_any_from_0_to_100(score):
    assert validate_check("index_improved", {"department_score": score}) == []


def test_every_problem_of_the_parameters_is_told():
    problems = validate_check("rating_at_least", {"mark": 1})
    assert problems == ["Không có tham số “mark”.", "Tham số “grade” còn thiếu."]
