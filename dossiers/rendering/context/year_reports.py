from typing import Any

from core.text import count2, format_percent
from dossiers.rendering.data import AwardCounted, Counted, YearReport

# Room for a part that nobody has written yet.
ROOM = "…" * 30
HEADINGS = {
    "organising": "TÌNH HÌNH TỔ CHỨC THỰC HIỆN",
    "assessment": "ĐÁNH GIÁ CHUNG",
    "shortcomings": "TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN",
    "directions": "PHƯƠNG HƯỚNG, NHIỆM VỤ",
}


def year_report(paper: YearReport) -> dict[str, Any]:
    """Totals, shares, the parts that the office writes; a part that is not written yet has room for it."""
    collectives, individuals = (_total(paper.awards, place) for place in (0, 1))
    return {
        "parts": {name: (heading, getattr(paper, name) or ROOM) for name, heading in HEADINGS.items()},
        "proposed": _said(collectives.proposed, individuals.proposed),
        "granted": _said(collectives.granted, individuals.granted),
        "people": [{"row": row, "share": format_percent(row.granted, individuals.granted)} for row in paper.people],
        "index": [{"subject": row.subject, "cells": [cell or "–" for cell in row.cells]} for row in paper.index],
    }


def _total(awards: tuple[AwardCounted, ...], place: int) -> Counted:
    proposed, granted = (sum(getattr(row, name)[place] for row in awards) for name in ("proposed", "granted"))
    return Counted(label="", proposed=proposed, granted=granted)


def _said(collectives: int, individuals: int) -> str:
    return f"{count2(collectives)} tập thể, {count2(individuals)} cá nhân"
