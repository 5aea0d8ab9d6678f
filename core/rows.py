"""Rows that several people write at once: each is held against what its own writer saw, and set by itself.

A page carries a mark of every row as it showed it. So a row that its reader left alone overwrites nobody, two people
in different rows both succeed, and only a row that both have changed is a clash.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

from core.journal.chain import sha256


class Fate(Enum):
    KEEP = auto()
    WRITE = auto()
    CLASH = auto()


def mark(values: Mapping[str, Any] | None) -> str:
    """What a page keeps of a row's values, to tell later what its reader saw; "" for no row."""
    return sha256(dict(values))[:16] if values is not None else ""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row as it was sent: `values` None strikes it out.

    `seen` is the mark of what the page showed; `known`: whether that was stored, or only proposed for a new row.
    """

    values: Mapping[str, Any] | None
    seen: str = ""
    known: bool = False

    @property
    def is_untouched(self) -> bool:
        return self.values is not None and mark(self.values) == self.seen

    def fate(self, stored: Mapping[str, Any] | None) -> Fate:
        """What becomes of the row over what is stored now: what its writer left alone, or what is there, stays."""
        if self.values == stored:
            return Fate.KEEP
        if self.known == (stored is not None) and (stored is None or mark(stored) == self.seen):
            return Fate.WRITE
        return Fate.KEEP if self.is_untouched else Fate.CLASH


@dataclass
class Written:
    """What saving some rows came to: how many were written, those that somebody else has changed meanwhile,
    and new ones that are there already, word for word, and were not written twice."""

    count: int = 0
    clashes: list[Any] = field(default_factory=list)
    doubles: list[Any] = field(default_factory=list)
