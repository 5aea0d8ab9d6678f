from typing import Any

from core.text import format_date, money_in_words
from dossiers.rendering.context.common import by_subject
from dossiers.rendering.data import AwardRegister, HandoverRegister, NameProof, PaymentList


def award_register(paper: AwardRegister) -> dict[str, Any]:
    """Counted by kind of subject: a person has a salutation."""
    people = sum(bool(row.salutation) for row in paper.rows)
    return {
        "subject": f"Năm {paper.year}",
        "collectives": len(paper.rows) - people,
        "individuals": people,
        "decisions": len({row.decision for row in paper.rows}),
        "first": paper.rows[0].number if paper.rows else "",
        "last": paper.rows[-1].number if paper.rows else "",
    }


def handover_register(paper: HandoverRegister) -> dict[str, Any]:
    """How many certificates there are, and how many of them somebody has received."""
    given = {(row.decision, row.number) for row in paper.rows if row.issued_on}
    return {
        "subject": f"Năm {paper.year}",
        "certificates": len({(row.decision, row.number) for row in paper.rows}),
        "given": len(given),
        "rows": [{"row": row, "on": format_date(row.issued_on)} for row in paper.rows],
    }


def name_proof(_paper: NameProof) -> dict[str, Any]:
    return {}


def payment_list(paper: PaymentList) -> dict[str, Any]:
    rows = [("collective", row) for row in paper.collectives] + [("individual", row) for row in paper.individuals]
    groups = by_subject(rows, kind=lambda pair: pair[0])
    total = sum(row.amount or 0 for _kind, row in rows)
    return {
        "groups": [_group(group) for group in groups],
        "total": total,
        "total_in_words": money_in_words(total),
        "unknown": sum(row.amount is None for _kind, row in rows),
    }


def _group(group: dict[str, Any]) -> dict[str, Any]:
    rows = [row for _kind, row in group["rows"]]
    return group | {"rows": rows, "sum": sum(row.amount or 0 for row in rows)}
