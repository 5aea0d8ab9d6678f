"""What the templates of the papers for leadership print: totals, groups."""

from collections.abc import Callable, Iterable
from typing import Any

from core.text import money_in_words
from dossiers.rendering.context.common import by_subject, counts, named, reference
from dossiers.rendering.data import AppraisalReport, ConsolidatedRow, OfficeLetter, SubmissionSlip


def appraisal_report(paper: AppraisalReport) -> dict[str, Any]:
    others = [row for row in paper.rows if row.recommended != row.award]
    return {
        "asked": how_many(paper.rows),
        "recommended": how_many(row for row in paper.rows if row.recommended),
        "ineligible": sum(row.eligible == "Không đủ" for row in paper.rows),
        "awards": _by_award(paper.rows),
        "others": [{"row": row, "named": _in_text(row)} for row in others],
        **_annex("Báo cáo", paper),
    }


def office_letter(paper: OfficeLetter) -> dict[str, Any]:
    given = list(dict.fromkeys(row.recommended for row in paper.rows))
    return {
        "requests": [{"award": award, "count": how_many(_of(paper.rows, award))} for award in given],
        "money_in_words": money_in_words(paper.money),
        **_annex("Tờ trình", paper),
    }


def submission_slip(_paper: SubmissionSlip) -> dict[str, Any]:
    return {}


def how_many(rows: Iterable[ConsolidatedRow]) -> str:
    """`05 tập thể, 12 cá nhân`; "không có ai" where there is nobody."""
    return counts(rows) or "không có ai"


def _of(rows: Iterable[ConsolidatedRow], award: str) -> list[ConsolidatedRow]:
    return [row for row in rows if row.recommended == award]


def _by_award(rows: tuple[ConsolidatedRow, ...]) -> list[dict[str, Any]]:
    """One line an award that was asked for or is recommended: how many asked, recommended, lowered, declined."""
    awards = list(dict.fromkeys([row.award for row in rows] + [row.recommended for row in rows if row.recommended]))
    return [
        {
            "award": award,
            "asked": _two(rows, lambda row, award=award: row.award == award),
            "recommended": _two(rows, lambda row, award=award: row.recommended == award),
            "declined": _two(rows, lambda row, award=award: row.award == award and not row.recommended),
        }
        for award in awards
    ]


def _two(rows: Iterable[ConsolidatedRow], test: Callable[[ConsolidatedRow], bool]) -> tuple[int, int]:
    kinds = [row.kind for row in rows if test(row)]
    return kinds.count("collective"), kinds.count("individual")


def _annex(name: str, paper: AppraisalReport | OfficeLetter) -> dict[str, Any]:
    return {
        "groups": by_subject(paper.rows),
        "annex_of": reference(name, paper.letterhead, issued=paper.is_issued),
        "total": how_many(paper.rows),
    }


def _in_text(row: ConsolidatedRow) -> str:
    unit = row.unit if row.kind == "individual" else ""
    return ", ".join(part for part in (named(row), unit) if part)
