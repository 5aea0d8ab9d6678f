"""One file of the corpus."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """A file as it is sent, and the codes of the problems it must meet."""

    id: str
    name: str
    make: Callable[[], bytes]
    codes: frozenset[str]


def case(case_id: str, name: str, make: Callable[[], bytes], *codes: str) -> Case:
    return Case(case_id, name, make, frozenset(codes))
