"""Năm sau: a round as the next year would have it, and what is then not as it was. Pure functions."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from campaigns.calendar import cutoff_before, default_cutoff
from campaigns.enums import RoundKind
from campaigns.models import Round
from core.clock import VIETNAM
from core.text import cutoff_text

KEPT = ("campaign", "kind", "cutoff_source", "signed_copy", "signed_copy_days", "appraisal_days",
        "one_letter_per_award", "allows_teams", "extensions_by", "contact")  # fmt: skip
YEAR = re.compile(r"\b20[0-9]{2}\b")
YEARS = ("year", "period_from", "period_to")


@dataclass(frozen=True)
class Change:
    """One thing that the copy has otherwise: its name, before, after."""

    label: str
    before: str
    after: str


def next_year(round_: Round) -> dict[str, Any]:
    """The values of a round in preparation, one year after `round_`: every year and date shifted, the rest kept.

    Its công văn hướng dẫn is a new one; a final round's cut-off waits for its source again.
    """
    values = {name: getattr(round_, name) for name in (*KEPT, *YEARS)}
    values |= {name: getattr(round_, name) + 1 for name in YEARS}
    return values | {
        "name": _year_later(round_.name),
        "cutoff": _shifted(round_.cutoff, round_.year),
        "cutoff_confirmed": round_.kind == RoundKind.YEARLY,
        "award_types": list(round_.award_types.all()),
    }


def _year_later(name: str) -> str:
    """The name with each year in it one later."""
    return YEAR.sub(lambda found: str(int(found[0]) + 1), name)


def _shifted(cutoff: datetime, year: int) -> datetime:
    """The same day and hour a year later; the plan's own date by the plan's rule."""
    if cutoff == default_cutoff(year):
        return default_cutoff(year + 1)
    local = cutoff.astimezone(VIETNAM)
    if (local.month, local.day) == (2, 29):
        return cutoff_before(date(local.year + 1, 3, 1))
    return local.replace(year=local.year + 1)


def changes(source: Round, values: dict[str, Any]) -> list[Change]:
    """What the copy has otherwise than `source`, in the words of the screen, dates and years first."""
    found = []
    for name in ("name", *YEARS, "cutoff", "cutoff_confirmed"):
        before, after = getattr(source, name), values[name]
        if before != after:
            found.append(Change(_label(name), _said(before), _said(after)))
    if source.opening_paper:
        found.append(Change(_label("opening_paper"), source.opening_paper, _("ghi khi mở đợt")))
    return found


def _label(name: str) -> str:
    return capfirst(str(Round._meta.get_field(name).verbose_name))


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return _("có") if value else _("chưa")
    return cutoff_text(value) if isinstance(value, datetime) else str(value)
