"""The plan's own criteria (III.2), five for a collective, six for an individual and the rule for heads: a table of
cases on both sides of every boundary, each written from the plan's sentence and run by the checks of the plan file."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from campaigns.checks import (
    Attestation,
    DisciplineFact,
    Facts,
    IndexFact,
    InitiativeFact,
    ProcedureFact,
    RatingFact,
    Verdict,
    overall,
    run_check,
)
from campaigns.plan_file import read_plan
from organization.enums import Grade, IndexState, InitiativeLevel, SubjectKind
from tests.campaigns.test_plan_file import PLAN

PASSED, FAILED, TO_CONSIDER, NOT_APPLICABLE = Verdict
AGREED = Attestation(unit=True, office=True)
UNIT = Facts(SubjectKind.COLLECTIVE, 2024, 2025, attestation=AGREED)
PERSON = Facts(SubjectKind.INDIVIDUAL, 2024, 2025, attestation=AGREED)


@pytest.fixture(scope="module")
def criteria():
    """The checks of each criterion of the plan file, by its code."""
    return {row.code: row.check for row in read_plan(PLAN).criteria}


def verdict_of(criteria, code, facts):
    return overall(run_check(check.name, facts, check.params).verdict for check in criteria[code])


def punished(since, until=None, **more):
    return (DisciplineFact("Khiển trách", since, until, **more),)


# "Chấp hành tốt chủ trương, đường lối của Đảng, chính sách, pháp luật của Nhà nước; thực hiện nghiêm kỷ luật,
# kỷ cương hành chính" (tập thể 1, cá nhân 1)
LAW = [
    ("stated and agreed, no record", AGREED, (), PASSED),
    ("not stated by the unit", Attestation(), (), TO_CONSIDER),
    ("stated, the office silent", Attestation(unit=True), (), TO_CONSIDER),
    ("stated, the office disagrees", Attestation(unit=True, office=False), (), FAILED),
    ("denied by the unit itself", Attestation(unit=False, office=True), (), FAILED),
    ("a record that ended the day before", AGREED, punished(date(2023, 1, 1), date(2023, 12, 31)), PASSED),
    ("a record that ended on the first day", AGREED, punished(date(2023, 1, 1), date(2024, 1, 1)), FAILED),
    ("a record from the last day on", AGREED, punished(date(2025, 12, 31)), FAILED),
    ("a record from the day after on", AGREED, punished(date(2026, 1, 1)), PASSED),
    ("a case not yet decided", AGREED, punished(date(2025, 5, 1), pending=True), TO_CONSIDER),
]


@pytest.mark.parametrize("code", ["tap-the-1", "ca-nhan-1"])
@pytest.mark.parametrize(("said", "records", "verdict"), [case[1:] for case in LAW], ids=[case[0] for case in LAW])
def test_law_and_discipline(criteria, code, said, records, verdict):
    subject = UNIT if code.startswith("tap-the") else PERSON
    assert verdict_of(criteria, code, replace(subject, attestation=said, disciplines=records)) == verdict


def test_disciplined_member_of_a_collective_is_for_people_to_weigh(criteria):
    facts = replace(UNIT, disciplines=punished(date(2025, 3, 1), member="Nguyễn Văn Thử"))
    assert verdict_of(criteria, "tap-the-1", facts) == TO_CONSIDER


# "Thực hiện tốt các nhiệm vụ được giao trong Kế hoạch cải cách hành chính hằng năm" (tập thể 2, cá nhân 2);
# "đảm bảo chất lượng và đúng thời gian quy định các văn bản chỉ đạo" (cá nhân 3)
@pytest.mark.parametrize("code", ["tap-the-2", "ca-nhan-2", "ca-nhan-3"])
@pytest.mark.parametrize(
    ("unit", "office", "verdict"),
    [
        (True, True, PASSED),
        (True, None, TO_CONSIDER),
        (None, None, TO_CONSIDER),
        (True, False, FAILED),
        (False, None, FAILED),
    ],
)
def test_tasks_are_stated_by_the_unit_and_agreed_by_the_office(criteria, code, unit, office, verdict):
    subject = UNIT if code.startswith("tap-the") else PERSON
    assert verdict_of(criteria, code, replace(subject, attestation=Attestation(unit, office))) == verdict


# "Có sáng kiến hoặc giải pháp … được cơ quan, đơn vị, địa phương hoặc tỉnh công nhận" (tập thể 3);
# "được cơ quan, đơn vị hoặc tỉnh công nhận" (cá nhân 4: no "địa phương")
@pytest.mark.parametrize(
    ("level", "of_collective", "of_individual"),
    [
        (InitiativeLevel.AGENCY, PASSED, PASSED),
        (InitiativeLevel.UNIT, PASSED, PASSED),
        (InitiativeLevel.LOCALITY, PASSED, FAILED),
        (InitiativeLevel.PROVINCE, PASSED, PASSED),
        (InitiativeLevel.OTHER, FAILED, FAILED),
    ],
)
def test_initiative_counts_by_who_recognised_it(criteria, level, of_collective, of_individual):
    known = (InitiativeFact("Một cửa số", 2025, level, "QĐ 12/QĐ-SGTVT"),)
    assert verdict_of(criteria, "tap-the-3", replace(UNIT, initiatives=known)) == of_collective
    assert verdict_of(criteria, "ca-nhan-4", replace(PERSON, initiatives=known)) == of_individual


@pytest.mark.parametrize("code", ["tap-the-3", "ca-nhan-4"])
@pytest.mark.parametrize(
    ("year", "paper", "verdict"),
    [
        (2023, "QĐ 12", FAILED),
        (2024, "QĐ 12", PASSED),
        (2025, "QĐ 12", PASSED),
        (2026, "QĐ 12", FAILED),
        (2025, "", TO_CONSIDER),
        (None, "", FAILED),
    ],
)
def test_initiative_is_of_the_period_and_recognised_by_a_paper(criteria, code, year, paper, verdict):
    subject = UNIT if code.startswith("tap-the") else PERSON
    known = (InitiativeFact("Một cửa số", year, InitiativeLevel.AGENCY, paper),) if year else ()
    assert verdict_of(criteria, code, replace(subject, initiatives=known)) == verdict


# "đảm bảo thời hạn giải quyết thủ tục hành chính đúng quy định, không có hồ sơ trễ hẹn, tồn đọng"
# (tập thể 4, cá nhân 5)
@pytest.mark.parametrize("code", ["tap-the-4", "ca-nhan-5"])
@pytest.mark.parametrize(
    ("years", "verdict"),
    [
        ({2024: (0, 0), 2025: (0, 0)}, PASSED),
        ({2024: (0, 0), 2025: (1, 0)}, FAILED),
        ({2024: (0, 0), 2025: (0, 1)}, FAILED),
        ({2024: (1, 0), 2025: (0, 0)}, FAILED),
        ({2023: (9, 9), 2024: (0, 0), 2025: (0, 0)}, PASSED),
        ({2024: (0, 0)}, TO_CONSIDER),
        ({2024: (1, 0)}, FAILED),
    ],
)
def test_nothing_late_and_no_backlog_in_any_year_of_the_period(criteria, code, years, verdict):
    subject = UNIT if code.startswith("tap-the") else PERSON
    figures = tuple(ProcedureFact(year, late, backlog, received=100) for year, (late, backlog) in years.items())
    assert verdict_of(criteria, code, replace(subject, procedures=figures)) == verdict


def test_publishing_procedures_is_stated_too(criteria):
    figures = (ProcedureFact(2024, 0, 0), ProcedureFact(2025, 0, 0))
    facts = replace(UNIT, procedures=figures, attestation=Attestation(unit=True))
    assert verdict_of(criteria, "tap-the-4", facts) == TO_CONSIDER


# "Kết quả đánh giá, xếp hạng chỉ số … phải tăng điểm hoặc tăng bậc so với năm trước liền kề" (tập thể 5)
def scored(year, score, rank=None, ranked=19, state=IndexState.PUBLISHED):
    return IndexFact(year, state, score and Decimal(score), rank, ranked)


INDEX = [
    ("a thousandth of a point more, each year", [("90", 5), ("90.001", 5), ("90.002", 5)], PASSED),
    ("the same points and the same rank", [("90", 5), ("91", 5), ("91", 5)], FAILED),
    ("fewer points, one rank better", [("90", 5), ("91", 5), ("90.999", 4)], PASSED),
    ("fewer points, the same rank", [("90", 5), ("91", 5), ("90.999", 5)], FAILED),
    ("better only in the second year", [("90", 5), ("89", 6), ("95", 1)], FAILED),
    ("better only in the first year", [("90", 5), ("91", 4), ("90", 5)], FAILED),
]


@pytest.mark.parametrize(("results", "verdict"), [case[1:] for case in INDEX], ids=[case[0] for case in INDEX])
def test_index_is_strictly_better_than_the_year_before(criteria, results, verdict):
    index = tuple(scored(year, *result) for year, result in zip((2023, 2024, 2025), results, strict=True))
    assert verdict_of(criteria, "tap-the-5", replace(UNIT, index=index)) == verdict


@pytest.mark.parametrize(
    ("index", "merged"),
    [
        ((scored(2024, "90"), scored(2025, "91")), ()),
        ((scored(2023, "89"), scored(2024, "90")), ()),
        ((scored(2023, "89"), scored(2024, "90"), scored(2025, None, state=IndexState.UNPUBLISHED)), ()),
        ((scored(2023, "89"), scored(2024, "90"), scored(2025, "95", state=IndexState.SELF_SCORED)), ()),
        ((scored(2023, "89"), scored(2024, "90"), scored(2025, "91")), (2025,)),
    ],
    ids=["first year", "last year missing", "not yet published", "scored by the unit itself", "merged"],
)
def test_index_that_cannot_be_held_against_the_year_before_is_for_people_to_weigh(criteria, index, merged):
    assert verdict_of(criteria, "tap-the-5", replace(UNIT, index=index, merged_years=frozenset(merged))) == TO_CONSIDER


# "góp phần đảm bảo chỉ tiêu sở được chấm đạt từ 90 điểm trở lên": beside it, deciding nothing
@pytest.mark.parametrize(
    ("score", "word"), [("89.999", "chưa đạt từ 90"), ("90", "đạt từ 90"), ("90.001", "đạt từ 90")]
)
def test_ninety_points_of_the_department_stand_beside(criteria, score, word):
    index = tuple(scored(year, str(89 + year - 2023)) for year in (2023, 2024, 2025))
    facts = replace(UNIT, index=index, department_index=(scored(2025, score),), province_index=(scored(2025, "86"),))
    check = criteria["tap-the-5"][0]
    finding = run_check(check.name, facts, check.params)
    assert finding.verdict == PASSED
    assert f"({word}" in finding.sentence
    assert "Chỉ số của tỉnh năm 2025: 86 điểm" in finding.sentence


# "Được đánh giá, xếp loại hoàn thành tốt nhiệm vụ trở lên" (cá nhân 6)
@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        (Grade.EXCELLENT, Grade.GOOD, PASSED),
        (Grade.GOOD, Grade.GOOD, PASSED),
        (Grade.GOOD, Grade.DONE, FAILED),
        (Grade.NOT_DONE, Grade.EXCELLENT, FAILED),
        (Grade.GOOD, Grade.NOT_APPLICABLE, TO_CONSIDER),
        (Grade.NOT_APPLICABLE, Grade.NOT_APPLICABLE, NOT_APPLICABLE),
        (Grade.GOOD, None, TO_CONSIDER),
    ],
)
def test_rating_is_good_or_better_every_year(criteria, first, second, verdict):
    ratings = tuple(RatingFact(year, grade) for year, grade in ((2024, first), (2025, second)) if grade)
    assert verdict_of(criteria, "ca-nhan-6", replace(PERSON, ratings=ratings)) == verdict


# "đối với cá nhân là người đứng đầu các cơ quan, đơn vị thì thành tích của cá nhân phải gắn với thành tích của tập thể"
@pytest.mark.parametrize(
    ("leads", "led", "verdict"),
    [
        ("", None, NOT_APPLICABLE),
        ("Phòng Vận tải", PASSED, PASSED),
        ("Phòng Vận tải", FAILED, FAILED),
        ("Phòng Vận tải", TO_CONSIDER, TO_CONSIDER),
        ("Phòng Vận tải", None, TO_CONSIDER),
    ],
)
def test_achievement_of_a_head_goes_with_the_collective(criteria, leads, led, verdict):
    assert verdict_of(criteria, "nguoi-dung-dau", replace(PERSON, leads=leads, led_unit=led)) == verdict


def test_table_is_about_every_criterion_of_the_plan(criteria):
    collective = {f"tap-the-{number}" for number in range(1, 6)}
    individual = {f"ca-nhan-{number}" for number in range(1, 7)}
    assert set(criteria) == collective | individual | {"nguoi-dung-dau"}
