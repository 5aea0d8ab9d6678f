"""The PAR index (chỉ số cải cách hành chính) against the year before."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.checks.facts import Facts, IndexFact, of_year
from campaigns.checks.findings import Finding, Verdict
from campaigns.checks.registry import Check, Params
from campaigns.checks.years import YearAnswer, over_years
from core.text import format_number
from organization.enums import IndexState

TOP_SCORE = 100


def index_improved(facts: Facts, params: Params) -> Finding:
    """Passed when score or rank is strictly better than the year before, in each year of the period.

    The department's score against `department_score` and the province's index stand beside and decide nothing.
    """
    finding = over_years(facts, _index_in)
    target = Decimal(str(params["department_score"]))
    beside = [_beside(facts, year, target) for year in facts.years]
    sentence = " ".join([finding.sentence, *filter(None, beside)])
    figures = {
        **finding.figures,
        "department": [_figures(fact) for fact in facts.department_index if fact.year in facts.years],
        "province": [_figures(fact) for fact in facts.province_index if fact.year in facts.years],
        "department_score": str(target),
    }
    return Finding(finding.verdict, sentence, figures)


def awaits_result(finding: Finding) -> bool:
    """Whether a year's result is still to come: not published, or only scored by the unit itself."""
    years: Any = finding.figures.get("years", [])
    late = (IndexState.SELF_SCORED, IndexState.UNPUBLISHED)
    return any("result" not in year or year["result"]["state"] in late for year in years)


def _index_in(facts: Facts, year: int) -> YearAnswer:
    now, before = of_year(facts.index, year), of_year(facts.index, year - 1)
    if now is None or now.state == IndexState.UNPUBLISHED:
        return YearAnswer(Verdict.TO_CONSIDER, _("Chỉ số năm %d chưa công bố.") % year)
    said = _("Năm %(year)d đạt %(result)s") % {"year": year, "result": _result(now)}
    figures: dict[str, object] = {"result": _figures(now)}
    if before is None or before.state == IndexState.UNPUBLISHED:
        missing = _("năm trước liền kề chưa có kết quả để so sánh")
        return YearAnswer(Verdict.TO_CONSIDER, f"{said}; {missing}.", figures)
    moved = Progress(before, now)
    against = _("năm %(year)d %(result)s") % {"year": year - 1, "result": _result(before)}
    sentence = f"{said}; {against}: {moved.words}."
    figures |= {"before": _figures(before)}
    if IndexState.SELF_SCORED in (now.state, before.state):
        note = _("Mới là điểm tự đánh giá, chờ kết quả công bố.")
        return YearAnswer(Verdict.TO_CONSIDER, f"{sentence} {note}", figures)
    return YearAnswer(moved.verdict, sentence, figures)


@dataclass(frozen=True)
class Progress:
    """From one year's result to the next; equal is no progress."""

    before: IndexFact
    now: IndexFact

    @property
    def points(self) -> Decimal | None:
        if self.now.score is None or self.before.score is None:
            return None
        return self.now.score - self.before.score

    @property
    def places(self) -> int | None:
        if self.now.rank is None or self.before.rank is None:
            return None
        return self.before.rank - self.now.rank

    @property
    def same_field(self) -> bool:
        """Ranks among another number of units say nothing about each other."""
        return self.now.ranked == self.before.ranked or None in (self.now.ranked, self.before.ranked)

    @property
    def verdict(self) -> Verdict:
        risen = self.places is not None and self.places > 0
        if (self.points is not None and self.points > 0) or (risen and self.same_field):
            return Verdict.PASSED
        return Verdict.TO_CONSIDER if self._half_known or (risen and not self.same_field) else Verdict.FAILED

    @property
    def _half_known(self) -> bool:
        """Nothing to compare, or a figure that only one of the two years has."""
        lone_score = (self.now.score is None) != (self.before.score is None)
        lone_rank = (self.now.rank is None) != (self.before.rank is None)
        return lone_score or lone_rank or (self.points is None and self.places is None)

    @property
    def words(self) -> str:
        said = []
        if self.points is not None:
            said.append(_moved(self.points, _("điểm")))
        if self.places is not None:
            said.append(_moved(Decimal(self.places), _("bậc")))
        if self.places and not self.same_field:
            said.append(_("số đơn vị xếp hạng đã thay đổi"))
        return ", ".join(said) or _("không có điểm hoặc bậc để so sánh")


def _moved(by: Decimal, unit: str) -> str:
    if not by:
        return _("giữ nguyên %s") % unit
    way = _("tăng") if by > 0 else _("giảm")
    return f"{way} {format_number(abs(by))} {unit}"


def _beside(facts: Facts, year: int, target: Decimal) -> str:
    said = []
    department, province = of_year(facts.department_index, year), of_year(facts.province_index, year)
    if department and department.score is not None:
        reached = _("đạt") if department.score >= target else _("chưa đạt")
        said.append(
            _("Chỉ số của Sở năm %(year)d: %(result)s (%(reached)s từ %(target)s điểm trở lên).")
            % {"year": year, "result": _result(department), "reached": reached, "target": format_number(target)}
        )
    if province:
        said.append(_("Chỉ số của tỉnh năm %(year)d: %(result)s.") % {"year": year, "result": _result(province)})
    return " ".join(said)


def _result(fact: IndexFact) -> str:
    said = []
    if fact.score is not None:
        said.append(_("%s điểm") % format_number(fact.score))
    if fact.rank is not None:
        said.append(_("hạng %s") % (f"{fact.rank}/{fact.ranked}" if fact.ranked else fact.rank))
    return ", ".join(said) or _("chưa có điểm")


def _figures(fact: IndexFact) -> dict[str, object]:
    return {
        "year": fact.year,
        "state": str(fact.state),
        "score": None if fact.score is None else str(fact.score),
        "rank": fact.rank,
        "ranked": fact.ranked,
    }


def wrong_score(value: Any) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= TOP_SCORE:
        return ""
    return _("phải là số điểm từ 0 đến 100")


CHECKS = [
    Check(
        "index_improved",
        gettext_lazy("Chỉ số cải cách hành chính tăng điểm hoặc tăng bậc"),
        index_improved,
        {"department_score": wrong_score},
    ),
]
