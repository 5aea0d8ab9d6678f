"""One point of the readiness list, and how content is read."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse

from core.refusals import Problem

Content = dict[str, Any]
# A round's frozen version (`campaigns.round_content`).
Rules = dict[str, Any]
Nominee = dict[str, Any]


@dataclass(frozen=True)
class Point:
    """A problem, and the nomination it is about, if it is about one: that one can be left behind."""

    problem: Problem
    nomination: int | None = None

    def __str__(self) -> str:
        return str(self.problem)


def point(message: str, code: str, url: str, nominee: Nominee | None = None) -> Point:
    return Point(Problem(message, url=url, code=code), nominee["id"] if nominee else None)


def problems_of(points: Iterable[Point]) -> list[Problem]:
    return [one.problem for one in points]


def page(content: Content, route: str) -> str:
    """The address of one page of the proposal."""
    return address(route, content["proposal"])


def report_page(content: Content, nominee: Nominee) -> str:
    """Where the nominee's report is written; the list of nominees while there is none."""
    report = nominee["report"]
    return address("report", report["id"]) if report else page(content, "nominations")


def address(route: str, *args: int) -> str:
    """The address of a page, "" while there is none."""
    try:
        return reverse(route, args=args)
    except NoReverseMatch:
        return ""


def candidates(content: Content) -> list[Nominee]:
    """The nominees that this submission is about: not those left behind, not those the meeting did not pass."""
    return [row for row in content["nominations"] if not row["left_behind"] and row["outcome"] != "not_passed"]


def proposed(content: Content) -> list[Nominee]:
    """The nominees that go into the letter: those that the meeting passed."""
    return [row for row in candidates(content) if row["outcome"] == "passed"]


def award_of(rules: Rules, code: str) -> dict[str, Any] | None:
    """The award as the round offers it, or None."""
    awards: list[dict[str, Any]] = rules["award_types"]
    return next((award for award in awards if award["code"] == code), None)
