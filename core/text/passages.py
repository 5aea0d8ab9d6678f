"""Passages that stand in two texts alike, word for word; capitals, punctuation and line breaks make no difference."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from core.text.cleaning import nfc

WORD = re.compile(r"[^\W_]+")
# Shorter runs are phrases that everybody uses.
LEAST_WORDS = 12


@dataclass(frozen=True)
class Passage:
    """The same words as either text writes them, and how many they are."""

    mine: str
    theirs: str
    words: int


class Reading:
    """A text prepared to be held against others."""

    def __init__(self, text: str) -> None:
        self.text = nfc(text)
        found = list(WORD.finditer(self.text))
        self.spans = [match.span() for match in found]
        self.words = [match[0].casefold() for match in found]

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def runs(self) -> dict[tuple[str, ...], int]:
        """Where each run of LEAST_WORDS words begins first."""
        starts = range(len(self.words) - LEAST_WORDS, -1, -1)
        return {tuple(self.words[start : start + LEAST_WORDS]): start for start in starts}

    def part(self, start: int, count: int) -> str:
        return self.text[self.spans[start][0] : self.spans[start + count - 1][1]]


def common_passages(mine: Reading, theirs: Reading) -> list[Passage]:
    """Every longest run of at least LEAST_WORDS words of `theirs` that stands in `mine` too, in their order there."""
    return list(_passages(mine, theirs))


def _passages(mine: Reading, theirs: Reading) -> Iterator[Passage]:
    at = 0
    while at <= len(theirs) - LEAST_WORDS:
        start = mine.runs.get(tuple(theirs.words[at : at + LEAST_WORDS]))
        if start is None:
            at += 1
            continue
        count = _length(mine, start, theirs, at)
        yield Passage(mine.part(start, count), theirs.part(at, count), count)
        at += count


def _length(mine: Reading, start: int, theirs: Reading, at: int) -> int:
    beyond = zip(mine.words[start + LEAST_WORDS :], theirs.words[at + LEAST_WORDS :], strict=False)
    return LEAST_WORDS + sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], beyond))
