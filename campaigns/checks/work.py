"""Initiatives, and procedures in time."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.checks.facts import Facts, InitiativeFact, of_year
from campaigns.checks.findings import Finding, Verdict
from campaigns.checks.registry import Check, Params
from campaigns.checks.years import YearAnswer, over_years
from core.text import format_number
from organization.enums import InitiativeLevel, SubjectKind


def initiative(facts: Facts, params: Params) -> Finding:
    """Passed with one initiative of the period that a paper of an allowed level recognises."""
    of_period = [fact for fact in facts.initiatives if fact.year in facts.years]
    verdict, sentence = _recognition(of_period, facts.period, params["levels"])
    return Finding(verdict, sentence, {"initiatives": [_initiative_figures(fact) for fact in of_period]})


def _recognition(of_period: list[InitiativeFact], period: str, levels: list[str]) -> tuple[Verdict, str]:
    if not of_period:
        return Verdict.FAILED, _("Chưa có sáng kiến, giải pháp nào trong %s.") % period
    allowed = [fact for fact in of_period if fact.level in levels]
    if not allowed:
        names = ", ".join(_level_name(level) for level in levels)
        return Verdict.FAILED, _("Sáng kiến, giải pháp không do cấp được tính công nhận (%s).") % names
    recognised = [fact for fact in allowed if fact.paper]
    if not recognised:
        titles = "; ".join(f"“{fact.title}”" for fact in allowed)
        return Verdict.TO_CONSIDER, _("Chưa có văn bản công nhận: %s.") % titles
    named = "; ".join(f"“{fact.title}” ({_level_name(fact.level)}, {fact.paper})" for fact in recognised)
    return Verdict.PASSED, _("Đã được công nhận: %s.") % named


def _level_name(level: str) -> str:
    return _("cấp %s") % str(InitiativeLevel(level).label).lower()


def _initiative_figures(fact: InitiativeFact) -> dict[str, object]:
    return {"title": fact.title, "year": fact.year, "level": str(fact.level), "paper": fact.paper}


def wrong_levels(value: Any) -> str:
    known = InitiativeLevel.values
    if isinstance(value, list) and value and all(item in known for item in value) and len({*value}) == len(value):
        return ""
    return _("phải là danh sách không trùng nhau các cấp: %s") % ", ".join(known)


def nothing_late(facts: Facts, params: Params) -> Finding:
    """Passed when late files and backlog are 0 in every year; an individual sees his unit's figures."""
    finding = over_years(facts, _procedures_in)
    if facts.subject_kind == SubjectKind.COLLECTIVE:
        return finding
    return Finding(finding.verdict, _("Số liệu của đơn vị: %s") % finding.sentence, finding.figures)


def _procedures_in(facts: Facts, year: int) -> YearAnswer:
    fact = of_year(facts.procedures, year)
    if fact is None:
        missing = _("Năm %d chưa có số liệu giải quyết thủ tục hành chính.") % year
        return YearAnswer(Verdict.TO_CONSIDER, missing)
    figures = {"received": fact.received, "late": fact.late, "backlog": fact.backlog}
    shown = {name: format_number(count) for name, count in figures.items()} | {"year": str(year)}
    sentence = _("Năm %(year)s tiếp nhận %(received)s hồ sơ, trễ hẹn %(late)s, tồn đọng %(backlog)s.") % shown
    verdict = Verdict.FAILED if fact.late or fact.backlog else Verdict.PASSED
    return YearAnswer(verdict, sentence, {**figures})


CHECKS = [
    Check(
        "initiative",
        gettext_lazy("Có sáng kiến, giải pháp được công nhận"),
        initiative,
        {"levels": wrong_levels},
    ),
    Check("nothing_late", gettext_lazy("Không có hồ sơ trễ hẹn, tồn đọng"), nothing_late),
]
