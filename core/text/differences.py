"""What differs between two texts, word by word."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

SAME, GONE, NEW = "same", "gone", "new"
TOKENS = re.compile(r"\s+|[^\W_]+|[\W_]")
LINES = re.compile(r"[^\n]*\n|[^\n]+")
WORD = re.compile(r"[^\W_]")
# Above this many pairs of words a text is compared line by line first: difflib takes quadratic time.
MANY_PAIRS = 1_000_000

# A stretch as the first text has it and as the second has it.
Pair = tuple[str, str]


@dataclass(frozen=True)
class Piece:
    """A stretch of text that stands in both texts, only in the first (gone) or only in the second (new)."""

    kind: str
    text: str


def word_differences(before: str, after: str) -> list[Piece]:
    """The pieces of both texts in order: same and gone together are `before`, same and new are `after`."""
    head, old, new, tail = _strip_common(TOKENS.findall(before), TOKENS.findall(after))
    middle = _by_lines(old, new) if len(old) * len(new) > MANY_PAIRS else _matched(old, new)
    return list(_pieces(_folded([(head, head), *middle, (tail, tail)])))


def _strip_common(a: list[str], b: list[str]) -> tuple[str, list[str], list[str], str]:
    """The common start, what is between in each, the common end."""
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    end = 0
    while end < min(len(a), len(b)) - start and a[-1 - end] == b[-1 - end]:
        end += 1
    return "".join(a[:start]), a[start : len(a) - end], b[start : len(b) - end], "".join(a[len(a) - end :])


def _by_lines(a: list[str], b: list[str]) -> list[Pair]:
    """Whole lines are compared; between them words, where that is little enough work."""
    old, new = LINES.findall("".join(a)), LINES.findall("".join(b))
    if len(old) * len(new) > MANY_PAIRS:
        return [("".join(a), "".join(b))]
    found: list[Pair] = []
    for gone, added in _matched(old, new):
        words, others = TOKENS.findall(gone), TOKENS.findall(added)
        few = len(words) * len(others) <= MANY_PAIRS
        found += _matched(words, others) if few and gone != added else [(gone, added)]
    return found


def _matched(a: list[str], b: list[str]) -> list[Pair]:
    codes = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    return [("".join(a[i:j]), "".join(b[k:m])) for _tag, i, j, k, m in codes]


def _folded(pairs: Iterable[Pair]) -> list[Pair]:
    """Neighbours as one; blanks and marks alone between two changes belong to them: "a b" for "c d" is one change."""
    found: list[Pair] = []
    for pair in pairs:
        one = pair
        if _is_changed(one) and len(found) > 1 and _is_changed(found[-2]) and not WORD.search(found[-1][0]):
            one = _join(found.pop(), one)
        if found and _is_changed(found[-1]) == _is_changed(one):
            one = _join(found.pop(), one)
        if any(one):
            found.append(one)
    return found


def _is_changed(pair: Pair) -> bool:
    return pair[0] != pair[1]


def _join(one: Pair, two: Pair) -> Pair:
    return one[0] + two[0], one[1] + two[1]


def _pieces(pairs: Iterable[Pair]) -> Iterable[Piece]:
    for pair in pairs:
        kinds = (GONE, NEW) if _is_changed(pair) else (SAME,)
        yield from (Piece(kind, text) for kind, text in zip(kinds, pair, strict=False) if text)
