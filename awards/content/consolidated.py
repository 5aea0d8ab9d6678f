"""Danh sách tổng hợp as plain data: what a version of it freezes, and by what a reader's copy is told from another."""

from typing import Any

from awards.models import Nomination
from awards.selectors.consolidated import Line
from core.journal.chain import sha256
from organization.enums import Gender


def consolidated_content(lines: list[Line]) -> list[dict[str, Any]]:
    """One entry for each nomination, in the order of the list."""
    return [_entry(line) for line in lines]


def list_mark(lines: list[Line], versions: int) -> str:
    """What the reader of the list has seen: after how many versions, with which content."""
    return f"{versions}:{sha256(consolidated_content(lines))}"


def _entry(line: Line) -> dict[str, Any]:
    one = line.nomination
    return {
        "nomination": one.pk,
        "submission": one.proposal.submission_id,
        "kind": one.subject_kind,
        "salutation": one.person.salutation if one.person_id else "",
        "name": one.printed_name,
        "position": one.printed_position,
        "unit": one.proposal.unit_id,
        "unit_name": one.proposal.unit.name,
        "leader": one.is_leader,
        "female": bool(one.person_id and one.person.gender == Gender.FEMALE),
        "award": one.award_type.code,
        "award_name": one.award_type.name,
        "award_rank": one.award_type.rank,
        "state": one.state,
        "on_hold": one.hold_reason if one.on_hold_since else "",
        "index": None if line.index is None else str(line.index),
        "overruled": line.overruled,
        "source": line.source,
    } | _appraised(one)


def _appraised(one: Nomination) -> dict[str, Any]:
    """Văn phòng's opinion, and what the checks said when it was concluded."""
    row = getattr(one, "appraisal", None)
    return {
        "eligible": row.eligible if row else None,
        "recommendation": row.recommendation if row else "",
        "recommended_award": row.award_type.code if row and row.award_type else "",
        "recommended_name": row.award_type.name if row and row.award_type else "",
        "rank": row.rank if row else None,
        "rank_reason": row.rank_reason if row else "",
        "opinion": row.opinion if row else "",
        "checks": [[found["number"], found["verdict"]] for found in row.findings] if row else [],
    }
