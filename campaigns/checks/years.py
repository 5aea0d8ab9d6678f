"""A check that asks the same of every year of the period."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from campaigns.checks.facts import Facts
from campaigns.checks.findings import Finding, Verdict, overall


@dataclass(frozen=True)
class YearAnswer:
    verdict: Verdict
    sentence: str
    figures: dict[str, object] = field(default_factory=dict)


def over_years(facts: Facts, answer: Callable[[Facts, int], YearAnswer]) -> Finding:
    """One finding over all years; figures of a year in which the unit was merged are for people to weigh."""
    answers = [_unmerged(facts, year, answer(facts, year)) for year in facts.years]
    return Finding(
        overall(one.verdict for one in answers),
        " ".join(one.sentence for one in answers),
        {"years": [{"year": year} | one.figures for year, one in zip(facts.years, answers, strict=True)]},
    )


def _unmerged(facts: Facts, year: int, answer: YearAnswer) -> YearAnswer:
    if year not in facts.merged_years:
        return answer
    note = _("Năm %d đơn vị có sáp nhập, chia tách nên số liệu không còn so sánh được.") % year
    return YearAnswer(Verdict.TO_CONSIDER, f"{answer.sentence} {note}", answer.figures | {"merged": True})
