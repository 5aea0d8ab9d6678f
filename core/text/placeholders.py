"""Placeholders in texts that people edit: `{{ten_don_vi}}` gives way to a given string, once, and that is all.

Plain substitution from a whitelist, never a template engine on a text that somebody typed (reliability.md 0.15).
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from django.utils.translation import gettext as _

PLACE = re.compile(r"\{\{([^{}\n]*)\}\}|\{\{|\}\}")


@dataclass(frozen=True)
class WrongPlace:
    """A placeholder that nothing can fill, or braces without a partner; line and column count from 1."""

    text: str
    line: int
    column: int


def fill(text: str, values: Mapping[str, str]) -> str:
    """`text` with every placeholder that has a value replaced; what the values hold is not looked at again."""
    return PLACE.sub(lambda found: values.get(_name(found), found.group()), text)


def wrong_places(text: str, allowed: Collection[str]) -> list[WrongPlace]:
    """Every placeholder that is not in `allowed`, in the order of the text."""
    return [_place(found, text) for found in PLACE.finditer(text) if _name(found) not in allowed]


def wrong_place_text(found: WrongPlace, names: Collection[str]) -> str:
    """What to tell who typed it: where it stands, and which of `names` may have been meant."""
    place = _("Dòng %(line)d, cột %(column)d: không điền được “%(text)s”.") % vars(found)
    near = get_close_matches(found.text.strip("{} "), names, n=1)
    hint = _("Có phải {{%s}}?") % near[0] if near else _("Chỉ dùng các chỗ điền trong danh sách.")
    return f"{place} {hint}"


def names_in(text: str) -> set[str]:
    """The placeholders that stand in `text`."""
    return {_name(found) for found in PLACE.finditer(text)} - {""}


def _name(found: re.Match[str]) -> str:
    return (found.group(1) or "").strip()


def _place(found: re.Match[str], text: str) -> WrongPlace:
    start = found.start()
    return WrongPlace(found.group(), text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))
