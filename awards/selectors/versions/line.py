from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One thing that a version says.

    `key` is its place, the same in every version ("letter:number", "report:12:area:the-che"); `part` is the place of
    the whole paper, `group` its name; a remark on one of `also` is about this line too.
    """

    key: str
    part: str
    group: str
    label: str
    text: str
    also: tuple[str, ...] = ()

    def is_within(self, places: Iterable[str]) -> bool:
        """Whether a remark on one of `places` is about this line."""
        own = (self.key, self.part, *self.also)
        return any(name == place or name.startswith(f"{place}:") for place in places for name in own)
