"""Two versions line by line, and in a changed line word by word."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from awards.selectors.versions.line import Line
from core.text import GONE, NEW, Piece, word_differences


@dataclass(frozen=True)
class Compared:
    """One line of two versions; None where a version has no such line. `is_asked`: whether a request named it."""

    line: Line
    before: str | None
    after: str | None
    is_asked: bool = True

    @property
    def changed(self) -> bool:
        return self.before is not None and self.after is not None and self.before != self.after

    @property
    def is_different(self) -> bool:
        return self.before != self.after

    @property
    def is_new(self) -> bool:
        return self.before is None

    @property
    def is_gone(self) -> bool:
        return self.after is None

    @property
    def extra(self) -> bool:
        """Changed though nobody asked for it: "sửa thêm" (deadline.md rule 11)."""
        return self.is_different and not self.is_asked

    @cached_property
    def _pieces(self) -> list[Piece]:
        return word_differences(self.before or "", self.after or "")

    @property
    def before_pieces(self) -> list[Piece]:
        return [piece for piece in self._pieces if piece.kind != NEW]

    @property
    def after_pieces(self) -> list[Piece]:
        return [piece for piece in self._pieces if piece.kind != GONE]


def compare(after: Iterable[Line], before: Iterable[Line], asked: Collection[str] | None = None) -> list[Compared]:
    """Every line of both versions, in the order of the later one; what only the earlier had stands at its end.

    `asked` are the places of a request for supplement, None when there was none or it spoke of the whole.
    """
    new, old = ({line.key: line for line in lines} for lines in (after, before))
    lines = [*new.values(), *(line for key, line in old.items() if key not in new)]
    return [_compared(line, old.get(line.key), new.get(line.key), asked) for line in lines]


def _compared(line: Line, old: Line | None, new: Line | None, asked: Collection[str] | None) -> Compared:
    is_asked = asked is None or any(one.is_within(asked) for one in (old, new) if one)
    renamed = old is not None and new is not None and old.label != new.label
    return Compared(line, _words(old, renamed=renamed), _words(new, renamed=renamed), is_asked)


def _words(one: Line | None, *, renamed: bool) -> str | None:
    """What a line says; its name too, where it has another one in the other version."""
    if one is None:
        return None
    return f"{one.label}\n{one.text}" if renamed else one.text


def grouped(lines: Iterable[Compared]) -> list[tuple[str, str, list[Compared]]]:
    """The lines paper by paper: name, place, lines."""
    groups: dict[tuple[str, str], list[Compared]] = {}
    for one in lines:
        groups.setdefault((one.line.group, one.line.part), []).append(one)
    return [(group, part, rows) for (group, part), rows in groups.items()]
