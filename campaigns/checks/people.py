"""Yearly ratings, and heads whose achievement goes with their unit's."""

from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.checks.facts import Facts, of_year
from campaigns.checks.findings import Finding, Verdict
from campaigns.checks.registry import Check, Params
from organization.enums import Grade

# From the best down; what is not applicable is no grade.
GRADES = (Grade.EXCELLENT, Grade.GOOD, Grade.DONE, Grade.NOT_DONE)


def rating_at_least(facts: Facts, params: Params) -> Finding:
    """Passed when the grade is `grade` or better in every year of the period.

    Does not apply when no year was to be rated; years with and without rating are for people to weigh.
    """
    ratings = {year: of_year(facts.ratings, year) for year in facts.years}
    grades = {year: Grade(rating.grade) if rating else None for year, rating in ratings.items()}
    sentence = "; ".join(f"năm {year}: {_grade_name(grade)}" for year, grade in grades.items())
    figures = {"years": [{"year": year, "grade": grade and str(grade)} for year, grade in grades.items()]}
    enough = GRADES[: GRADES.index(Grade(params["grade"])) + 1]
    return Finding(_rating_verdict(set(grades.values()), enough), f"{capfirst(sentence)}.", figures)


def _rating_verdict(grades: set[Grade | None], enough: tuple[Grade, ...]) -> Verdict:
    if grades <= {*enough}:
        return Verdict.PASSED
    if grades == {Grade.NOT_APPLICABLE}:
        return Verdict.NOT_APPLICABLE
    too_low = grades - {*enough, Grade.NOT_APPLICABLE, None}
    return Verdict.FAILED if too_low else Verdict.TO_CONSIDER


def _grade_name(grade: Grade | None) -> str:
    return str(grade.label).lower() if grade else _("chưa có kết quả xếp loại")


def wrong_grade(value: Any) -> str:
    if value in GRADES:
        return ""
    return _("phải là một trong các mức: %s") % ", ".join(GRADES)


def head_linked(facts: Facts, params: Params) -> Finding:
    """Passed when the unit that the nominee leads passes the collective criteria (plan, III.2)."""
    if not facts.leads:
        return Finding(Verdict.NOT_APPLICABLE, _("Không phải là người đứng đầu đơn vị."))
    verdict = facts.led_unit or Verdict.TO_CONSIDER
    if verdict == Verdict.NOT_APPLICABLE:
        verdict = Verdict.TO_CONSIDER
    sentence = _("Là người đứng đầu %(unit)s; tiêu chí tập thể của đơn vị: %(verdict)s.") % {
        "unit": facts.leads,
        "verdict": str(verdict.label).lower(),
    }
    return Finding(verdict, sentence, {"unit": facts.leads, "verdict": verdict.value})


CHECKS = [
    Check(
        "rating_at_least",
        gettext_lazy("Xếp loại hằng năm từ mức quy định trở lên"),
        rating_at_least,
        {"grade": wrong_grade},
    ),
    Check("head_linked", gettext_lazy("Thành tích người đứng đầu gắn với tập thể"), head_linked),
]
