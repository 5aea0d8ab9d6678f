"""Danh sách đã chốt: one version of a round's frozen list, and what came or changed since the version before."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from awards.models import Closing
from campaigns.selectors import round_units
from organization.models import Unit


@dataclass(frozen=True)
class Listed:
    """One entry of the list; `news` is "new" or "changed" against the version before, else ""."""

    unit: str
    number: str
    submission: int
    submitted_at: datetime
    content_hash: str
    news: str


def listed(closing: Closing) -> list[Listed]:
    """The entries as they were frozen."""
    before = {row["unit"]: row["submission"] for row in _entries_before(closing)}
    return [_listed(row, before, first=closing.version == 1) for row in closing.entries]


def _entries_before(closing: Closing) -> list[dict[str, Any]]:
    earlier = Closing.objects.filter(round=closing.round_id, version=closing.version - 1).first()
    return earlier.entries if earlier else []


def _listed(row: dict[str, Any], before: dict[int, int], *, first: bool) -> Listed:
    news = (
        "" if first or before.get(row["unit"]) == row["submission"] else "changed" if row["unit"] in before else "new"
    )
    at = datetime.fromisoformat(row["submitted_at"])
    return Listed(row["unit_name"], row["number"], row["submission"], at, row["content_hash"], news)


def not_listed(closing: Closing) -> list[Unit]:
    """The round's units that this version of the list does not hold."""
    held = {row["unit"] for row in closing.entries}
    return [unit for unit in round_units(closing.round) if unit.pk not in held]
