from typing import Any

from core.text import count2, format_date, long_time
from dossiers.rendering.data import GuidanceLetter, OfferedAward, UrgingLetter


def guidance_letter(paper: GuidanceLetter) -> dict[str, Any]:
    return {"awards": [{"award": award, "most": _most(award)} for award in paper.awards]}


def _most(award: OfferedAward) -> str:
    """`tối đa 05 tập thể, 12 cá nhân trong toàn Sở`; "" where no number is set."""
    numbers = ((award.most_collectives, "tập thể"), (award.most_individuals, "cá nhân"))
    said = [f"{count2(number)} {whom}" for number, whom in numbers if number is not None]
    return f"tối đa {', '.join(said)} trong toàn Sở" if said else ""


def urging_letter(paper: UrgingLetter) -> dict[str, Any]:
    return {
        "as_of": f"{long_time(paper.as_of)} ngày {format_date(paper.as_of)}",
        "sent": paper.total - len(paper.late),
        "extended": [unit for unit in paper.late if unit.cutoff_text],
    }
