"""What a certificate prints: how large its words may be, on how many lines they stand."""

from dataclasses import dataclass
from typing import Any

from core.text import BLANK, doc_number, format_date, long_date
from dossiers.rendering.data import Certificate
from dossiers.rendering.ornament import ornament
from dossiers.templatetags.papers import even_lines


@dataclass(frozen=True)
class Look:
    """One set of sizes in `certificate.css`: letters that a line takes, and lines of all four together.

    The signer's titles take two lines; each further one takes a line from the words.
    """

    name: str
    authority: int
    subject: int
    description: int
    achievement: int
    lines: int


# From the largest type down; the last one has room for as much as the columns of the database hold.
LOOKS = (
    Look("roomy", authority=56, subject=52, description=92, achievement=86, lines=5),
    Look("dense", authority=66, subject=66, description=104, achievement=104, lines=9),
    Look("crowded", authority=80, subject=84, description=126, achievement=126, lines=15),
)


def certificate(paper: Certificate) -> dict[str, Any]:
    return {"ornament": ornament(), **numbers(paper), **_fitted(paper)}


def numbers(paper: Certificate) -> dict[str, str]:
    """Number, dates and place in the register as they are printed; room for them before they are known."""
    number = doc_number(paper.decision_number) if paper.is_issued else ""
    dated = paper.dated if paper.is_issued else None
    return {
        "decision_line": f"{number or BLANK}/{paper.decision_symbol}",
        "decision_date": f"ngày {format_date(dated)}" if dated else long_date(None, year=paper.year),
        "register_number": (paper.register_number if paper.is_issued else "") or BLANK,
        "date_line": f"{paper.place}, {long_date(dated, year=paper.year)}",
    }


def _fitted(paper: Certificate) -> dict[str, Any]:
    """The words in lines, in the largest type in which they leave the signature its room."""
    taken = max(0, len(paper.signature.titles) - 2)
    for look in LOOKS:
        texts = _lines(paper, look)
        if taken + sum(map(len, texts.values())) <= look.lines:
            break
    return {"look": look.name, **texts}


def _lines(paper: Certificate, look: Look) -> dict[str, list[str]]:
    return {
        "authority": even_lines(paper.authority.upper(), look.authority),
        "name": even_lines(paper.name, look.subject - len(paper.salutation)),
        "description": even_lines(paper.description, look.description) if paper.description else [],
        "achievement": even_lines(paper.achievement, look.achievement),
    }
