"""How far a proposal is at one moment: its readiness list, its steps, its window."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.content import freeze, nominations_of
from awards.enums import NominationState, ProposalState
from awards.gates.outside import outside_problems
from awards.gates.points import Point, problems_of
from awards.gates.readiness import Readiness, readiness
from awards.models import Nomination, Proposal, Remark, SupplementRequest
from awards.selectors.findings import CriterionFinding, findings_of
from awards.selectors.requests import Review, open_request, review
from awards.selectors.states import counts_text, published_awards
from campaigns.calendar import Window
from campaigns.checks import Finding
from campaigns.selectors import current_version, window
from core.clock import day_of
from core.lazy import Text
from core.refusals import Problem

# The unit's steps, and which problems (by their codes) are mended where; what is not named is about nominees.
STEPS = (
    ("nominations", gettext_lazy("Đối tượng")),
    ("reports", gettext_lazy("Báo cáo thành tích")),
    ("minutes", gettext_lazy("Biên bản họp")),
    ("letter", gettext_lazy("Tờ trình")),
    ("proposal_submit", gettext_lazy("Kiểm tra và nộp")),
)
STEP_OF_CODE = {
    "report": "reports",
    "minutes": "minutes",
    "ballot": "minutes",
    "not_voted": "minutes",
    "letter": "letter",
    "signed": "proposal_submit",
}


@dataclass(frozen=True)
class Step:
    """One step as components/steps.html shows it."""

    name: str
    label: Text
    url: str
    state: str
    note: str


@dataclass(frozen=True)
class ReadyLine:
    """One line of components/readiness.html; `why` says the details where several points stand on one line."""

    message: str
    url: str
    why: str = ""


class Progress:
    """Everything the unit's pages say about one proposal at one moment; each part is read when first asked for."""

    def __init__(self, proposal: Proposal, now: datetime) -> None:
        self.proposal, self.now = proposal, now

    @cached_property
    def request(self) -> SupplementRequest | None:
        """The request for supplement that the unit is answering."""
        return open_request(self.proposal)

    @cached_property
    def remarks(self) -> list[Remark]:
        """What the request remarks on."""
        return list(self.request.remarks.all()) if self.request else []

    @cached_property
    def review(self) -> Review | None:
        """The draft beside the version that the request was asked about."""
        submission = self.proposal.submission
        if self.request is None or submission is None:
            return None
        return review(self.request, self.content, self.rules, submission)

    @cached_property
    def rules(self) -> dict[str, Any]:
        """The version of the round that is in force."""
        version = current_version(self.proposal.round)
        if version is None:
            raise LookupError(f"{self.proposal.round} has proposals but was never opened")
        rules: dict[str, Any] = version.content
        return rules

    @cached_property
    def window(self) -> Window:
        """When this unit may submit: its cut-off, or the request's own date where that is later."""
        return window(self.proposal.round, self.proposal.unit).until(self.request.due if self.request else None)

    @property
    def is_open(self) -> bool:
        return self.window.open_at(self.now)

    @cached_property
    def content(self) -> dict[str, Any]:
        submission = self.proposal.submission
        left = submission.left_behind if submission and self.request else ()
        ids = {row["nomination"] for row in left}
        return freeze(self.proposal, day=day_of(self.now), left_behind=ids, nominations=self.nominations)

    @cached_property
    def present(self) -> list[Nomination]:
        """Everybody who is nominated, the withdrawn too."""
        return _with_proposal(nominations_of(self.proposal), self.proposal)

    @cached_property
    def nominations(self) -> list[Nomination]:
        return [row for row in self.present if row.state != NominationState.WITHDRAWN]

    @cached_property
    def published(self) -> set[int]:
        """The award types whose Decisions are published in this round."""
        return published_awards(self.proposal.round_id)

    @cached_property
    def findings(self) -> dict[int, list[CriterionFinding]]:
        """What the checks say of each nominee, as the unit may know it."""
        return findings_of(self.nominations, for_unit=True)

    @cached_property
    def blocking_only(self) -> Readiness:
        """The readiness list without the answers of the checks, for pages that show only the steps."""
        return self._readiness({})

    @cached_property
    def readiness(self) -> Readiness:
        return self._readiness({pk: list(_named(rows)) for pk, rows in self.findings.items()})

    def _readiness(self, findings: dict[int, list[tuple[str, Finding]]]) -> Readiness:
        return readiness(self.content, self.rules, findings)

    @cached_property
    def _outside(self) -> list[Problem]:
        return outside_problems(self.proposal)

    @cached_property
    def blocking(self) -> list[Problem]:
        """All that keeps the proposal from being submitted."""
        return problems_of(self.blocking_only.blocking) + self._outside

    @cached_property
    def blocking_lines(self) -> list[ReadyLine]:
        """What blocks, with what is missing in one report on one line."""
        outside = [ReadyLine(str(one), one.url) for one in self._outside]
        return [*self._lines(self.blocking_only.blocking, _is_section), *outside]

    @cached_property
    def advice_lines(self) -> list[ReadyLine]:
        """What is only advised, one line a nominee."""
        return self._lines(self.readiness.advice, lambda one: one.nomination is not None)

    def _lines(self, points: Iterable[Point], joins: Callable[[Point], bool]) -> list[ReadyLine]:
        names = {row.pk: row.printed_name for row in self.nominations}
        joined: dict[Any, list[Point]] = {}
        for number, one in enumerate(points):
            joined.setdefault(one.nomination if joins(one) else -number, []).append(one)
        return [_line(group, names) for group in joined.values()]

    @property
    def ready_nominees(self) -> list[Nomination]:
        return [row for row in self.nominations if row.pk in self.blocking_only.ready]

    @property
    def unready_nominees(self) -> list[Nomination]:
        return [row for row in self.nominations if row.pk in self.blocking_only.unready]

    def steps(self, current: str = "") -> list[Step]:
        faulty = {self._step_of(problem) for problem in self.blocking}
        return [self._step(name, label, current, faulty) for name, label in STEPS]

    def _step_of(self, problem: Problem) -> str:
        """Where a problem is mended; that nobody was passed is mended at the vote once there is somebody."""
        if problem.code == "no_nominee" and self.nominations:
            return "minutes"
        return next((step for start, step in STEP_OF_CODE.items() if problem.code.startswith(start)), "nominations")

    def _step(self, name: str, label: Text, current: str, faulty: set[str]) -> Step:
        state = "todo"
        if name == current:
            state = "current"
        elif self._is_begun(name):
            wrong = name in faulty or (name == "proposal_submit" and faulty)
            state = "problem" if wrong else "done"
        return Step(name, label, reverse(name, args=[self.proposal.pk]), state, self._note(name))

    def _is_begun(self, name: str) -> bool:
        return {
            "nominations": bool(self.content["nominations"]) or self.content["is_nil"],
            "reports": any(row["report"] and _is_written(row["report"]) for row in self.content["nominations"]),
            "minutes": self.content["minutes"] is not None,
            "letter": self.content["letter"] is not None,
            "proposal_submit": self.proposal.state in (ProposalState.SUBMITTED, ProposalState.ACCEPTED)
            and self.proposal.correcting_since is None,
        }[name]

    def _note(self, name: str) -> str:
        if self.content["is_nil"]:
            return _("Báo cáo không có đề nghị") if name == "nominations" else ""
        if name == "nominations":
            return counts_text(self.nominations)
        if name == "reports" and self.nominations:
            unwritten = {one.nomination for one in self.blocking_only.blocking if one.problem.code.startswith("report")}
            done = len([row for row in self.nominations if row.pk not in unwritten])
            return _("%(done)d/%(all)d báo cáo đủ mục") % {"done": done, "all": len(self.nominations)}
        if name == "minutes" and self.nominations:
            voted = len([row for row in self.nominations if row.state != NominationState.PLANNED])
            return _("%(done)d/%(all)d đã biểu quyết") % {"done": voted, "all": len(self.nominations)}
        return ""


def _is_section(one: Point) -> bool:
    return one.problem.code == "report_section"


def _line(group: list[Point], names: dict[int, str]) -> ReadyLine:
    first = group[0].problem
    name = names.get(group[0].nomination or 0, "")
    if len(group) == 1 or not name:
        return ReadyLine(str(first), first.url)
    if _is_section(group[0]):
        message = _("Báo cáo thành tích của %(name)s: chưa viết %(number)d mục.")
    else:
        message = _("%(name)s: %(number)d điều.")
    details = [_without_name(str(one), name) for one in group]
    return ReadyLine(message % {"name": name, "number": len(group)}, first.url, "\n".join(details))


def _without_name(message: str, name: str) -> str:
    """The rest of a sentence that begins with the nominee, who is named once for all of them."""
    before, _name, rest = message.partition(name)
    if _name and not before.strip().endswith((".", ";")):
        message = rest.lstrip(":– ").removeprefix(_("chưa viết mục "))
    return f"• {message[:1].upper()}{message[1:]}"


def _is_written(report: dict[str, Any]) -> bool:
    return bool(report["own_file"]) or any(row["text"].strip() or row["not_in_charge"] for row in report["sections"])


def _named(rows: Iterable[CriterionFinding]) -> Iterable[tuple[str, Finding]]:
    """Without what rests on the unit's own statement: that it is missing is said once, by criterion."""
    for row in rows:
        for check, finding in zip(row.criterion.checks, row.findings, strict=True):
            if check["name"] != "attested":
                yield row.criterion.label or row.criterion.code, finding


def _with_proposal(rows: Iterable[Nomination], proposal: Proposal) -> list[Nomination]:
    """The rows with the proposal that is already in hand, so that `row.proposal` asks nothing."""
    found = list(rows)
    for row in found:
        row.proposal = proposal
    return found
