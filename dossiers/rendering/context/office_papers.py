from typing import Any

from core.text import money_in_words
from dossiers.rendering.context.common import by_subject, exact_instant, named, reference
from dossiers.rendering.data import ClosingReport, Decision, ExtensionList, IntakeSlip, Receipt, ResultNotice


def receipt(paper: Receipt) -> dict[str, Any]:
    return {
        "submitted": exact_instant(paper.submitted_at),
        "first": exact_instant(paper.first_at) if paper.first_at not in (None, paper.submitted_at) else "",
    }


def intake_slip(paper: IntakeSlip) -> dict[str, Any]:
    return {"submitted": exact_instant(paper.submitted_at), "received": exact_instant(paper.received_at)}


def closing_report(paper: ClosingReport) -> dict[str, Any]:
    sent = [unit for unit in paper.units if unit.status == "sent"]
    return {
        "closed": exact_instant(paper.closed_at),
        "totals": {
            "units": len(paper.units),
            "sent": len(sent),
            "nil": sum(unit.status == "nil" for unit in paper.units),
            "missing": sum(unit.status == "missing" for unit in paper.units),
            "collectives": sum(unit.collectives for unit in sent),
            "individuals": sum(unit.individuals for unit in sent),
        },
        "rows": [{"unit": unit, "at": _short_instant(unit.submitted_at)} for unit in paper.units],
        "missing": [unit for unit in paper.units if unit.status == "missing"],
    }


def extension_list(paper: ExtensionList) -> dict[str, Any]:
    return {"total": len(paper.extensions), "for_all": sum(not row.unit for row in paper.extensions)}


def _short_instant(value) -> str:
    return exact_instant(value).partition(" (")[0] if value else ""


def decision(paper: Decision) -> dict[str, Any]:
    rows = [("collective", row) for row in paper.collectives] + [("individual", row) for row in paper.individuals]
    groups = by_subject(rows, kind=lambda pair: pair[0])
    return {
        "articles": [_article(article) for article in paper.articles],
        "groups": [group | {"rows": [row for _kind, row in group["rows"]]} for group in groups],
        "annex_of": reference("Quyết định", paper.letterhead, issued=paper.is_issued),
    }


def _article(article) -> dict[str, Any]:
    first, *rest = article.text.split("\n")
    total = sum(bonus.count * bonus.amount for bonus in article.bonuses)
    bonuses = [{"bonus": bonus, "sum": bonus.count * bonus.amount} for bonus in article.bonuses]
    return {
        "first": first,
        "rest": rest,
        "achievement": article.achievement,
        "bonuses": bonuses,
        "total": total,
        "total_in_words": money_in_words(total),
    }


def result_notice(paper: ResultNotice) -> dict[str, Any]:
    return {
        "declined_number": 2 if paper.granted else 1,
        "granted": [{"row": row, "named": named(row)} for row in paper.granted],
        "declined": [{"row": row, "named": named(row)} for row in paper.declined],
    }
