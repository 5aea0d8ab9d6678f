"""How papers write sentences, counts and money; everything else is decided before a template sees it."""

import re

from django import template

from core.text import count2, format_money, format_percent

register = template.Library()
END_MARKS = re.compile(r"[\s.;,:/]+$")
YEARS = re.compile(r"(\d{4} - \d{4}\W*)")
ONE_LINE = 80

register.filter(count2)
register.filter("money", format_money)


@register.filter
def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, empty ones left out."""
    return [line for line in text.split("\n") if line]


@register.inclusion_tag("papers/parts/title_text.html")
def title_text(text: str) -> dict[str, list[str]]:
    """A title in which `2023 - 2025` stays on one line."""
    return {"pieces": YEARS.split(text)}


@register.filter
def ended(text: str, mark: str) -> str:
    """`text` with `mark` at its end instead of whatever mark it was typed with."""
    return END_MARKS.sub("", text) + mark


@register.filter
def lower_first(text: str) -> str:
    """`text` as it goes on after "V/v"."""
    return text[:1].lower() + text[1:]


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
