"""One kind of refusal for the whole house: it carries every problem, in the user's words."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One reason why something cannot be done now.

    `field` names the form field it stands beside, `url` the page where it can be mended, `code` is for programs.
    """

    message: str
    field: str = ""
    url: str = ""
    code: str = ""

    def __str__(self) -> str:
        return str(self.message)


class Refused(Exception):
    """Something asked for is not done. `status` is the HTTP answer when no form shows the problems."""

    status = 422

    def __init__(self, problems: Problem | str | Iterable[Problem | str]) -> None:
        if isinstance(problems, str | Problem):
            problems = [problems]
        self.problems = tuple(p if isinstance(p, Problem) else Problem(str(p)) for p in problems)
        super().__init__("; ".join(str(p) for p in self.problems))


class Denied(Refused):
    """Not for this person, whatever the state of things."""

    status = 403


class Conflict(Refused):
    """The thing has moved on: another state, a newer version, a passed cut-off."""

    status = 409


class Busy(Refused):
    """Our fault, not theirs: too much at once; trying again is right."""

    status = 503
