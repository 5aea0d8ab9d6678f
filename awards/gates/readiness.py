"""The readiness list in its two parts, and which nominees could go without the others."""

from collections.abc import Iterator
from dataclasses import dataclass

from awards.gates.advice import Findings, advice_points
from awards.gates.letter import letter_points
from awards.gates.minutes import minutes_points
from awards.gates.nominees import nil_points, nominee_points, same_subject_points
from awards.gates.points import Content, Point, Rules, candidates
from awards.gates.reports import report_points

# In the order of the unit's own steps: nominees, reports, minutes, letter.
PAPER_GATES = (nominee_points, same_subject_points, report_points, minutes_points, letter_points)


@dataclass(frozen=True)
class Readiness:
    """What blocks, what is only advised, and the nominees (ids) with and without something that blocks."""

    blocking: tuple[Point, ...]
    advice: tuple[Point, ...]
    ready: tuple[int, ...]
    unready: tuple[int, ...]

    @property
    def may_be_submitted(self) -> bool:
        return not self.blocking

    @property
    def may_leave_behind(self) -> bool:
        """Whether "Nộp N đối tượng đã đủ, để lại M" is possible: only single nominees block."""
        return bool(self.ready and self.unready) and all(one.nomination for one in self.blocking)


def blocking_points(content: Content, rules: Rules) -> list[Point]:
    """Everything that keeps this content from being submitted."""
    return list(_blocking(content, rules))


def _blocking(content: Content, rules: Rules) -> Iterator[Point]:
    yield from nil_points(content, rules)
    if not content["is_nil"]:
        for gate in PAPER_GATES:
            yield from gate(content, rules)


def readiness(content: Content, rules: Rules, findings: Findings | None = None) -> Readiness:
    """The whole list for the page "Kiểm tra và nộp"; `findings` are the answers of the checks, by nomination."""
    blocking = blocking_points(content, rules)
    held = {one.nomination for one in blocking}
    ids = [row["id"] for row in candidates(content)]
    return Readiness(
        tuple(blocking),
        tuple(advice_points(content, rules, findings or {})),
        tuple(pk for pk in ids if pk not in held),
        tuple(pk for pk in ids if pk in held),
    )
