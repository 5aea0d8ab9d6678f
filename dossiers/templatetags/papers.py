"""How papers write sentences, counts and money; everything else is decided before a template sees it."""

import re
from functools import lru_cache
from math import ceil

from django import template

from core.text import BOUND, bind, count2, format_money, format_number, format_percent, in_sentence

register = template.Library()
END_MARKS = re.compile(r"[\s.;,:/]+$")
# Not parted in a title, beside what is parted nowhere (`core.text.bind`); no line of it begins with a dash.
KEPT = re.compile(r"Hà Nam\b| [-–](?= )")
ONE_LINE = 80
# How many letters a line has room for: a title in bold 14 pt, an agency's name in bold capitals of 13 pt.
TITLE_LINE, AGENCY_LINE, ABOUT_LINE = 64, 22, 32
# How uneven two lines may become for the sake of a comma at the end of one: the square of letters.
COMMA_IS_WORTH = 70

register.filter(count2)
register.filter("money", format_money)


@register.filter
def thousands(amount: int | None) -> str:
    """`1.410.000`, in a column that says what is counted; nothing for an amount that is not known."""
    return "" if amount is None else format_number(amount)


@register.filter
def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, empty ones left out."""
    return [line for line in text.split("\n") if line]


def even_lines(text: str, most: int) -> list[str]:
    """`text` in as few lines of at most `most` letters as it takes, about equally long, parted after a comma if it can.

    A word longer than `most` makes a longer line.
    """
    words = KEPT.sub(lambda kept: kept[0].replace(" ", BOUND), bind(text)).split(" ")
    number, found = min(ceil(len(text) / most), len(words)), None
    while found is None:
        found = _parted(tuple(words), number, max(most, *map(len, words)), len(text) / number)
        number += 1
    return [line.replace(BOUND, " ") for line in found[1]]


@lru_cache(4096)
def _parted(words: tuple[str, ...], number: int, most: int, ideal: float) -> tuple[float, list[str]] | None:
    """The cheapest way to write `words` in `number` lines, with its cost; None when they do not fit."""
    if number == 1:
        line = " ".join(words)
        return ((len(line) - ideal) ** 2, [line]) if len(line) <= most else None
    ways = []
    for end in range(1, len(words) - number + 2):
        line = " ".join(words[:end])
        rest = _parted(words[end:], number - 1, most, ideal) if len(line) <= most else None
        if rest:
            gain = COMMA_IS_WORTH if line.endswith(",") else 0
            ways.append(((len(line) - ideal) ** 2 - gain + rest[0], [line, *rest[1]]))
    return min(ways, default=None)


@register.inclusion_tag("papers/parts/lines.html")
def title_text(text: str, most: int = TITLE_LINE) -> dict[str, list[str]]:
    """A title in even lines, no word alone on its last one."""
    return {"lines": even_lines(text, most)}


@register.inclusion_tag("papers/parts/lines.html")
def about_text(text: str) -> dict[str, list[str]]:
    """The trích yếu of a công văn after "V/v", in even lines below its number."""
    return {"lines": even_lines(f"V/v {in_sentence(text)}", ABOUT_LINE)}


@register.filter
def agency_lines(name: str) -> list[str]:
    """An agency's name as the head of a paper breaks it."""
    return even_lines(name.upper(), AGENCY_LINE)


@register.filter
def ended(text: str, mark: str) -> str:
    """`text` with `mark` at its end instead of whatever mark it was typed with."""
    return END_MARKS.sub("", text) + mark


@register.filter
def short(text: str) -> str:
    """The class of a paragraph that may stand on one line."""
    return "short" if len(text) < ONE_LINE else ""


@register.filter
def line_mark(forloop: dict) -> str:
    """The mark after a line of a list: ";" and "." after the last."""
    return "." if forloop["last"] else ";"


@register.filter
def of(part: int | None, whole: int | None) -> str:
    """`92,86%`; nothing without both."""
    return "" if part is None or not whole else format_percent(part, whole)
