"""Hàng thẩm định: every nominee that is examined, whose work it is, how long it lies, what it waits for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from awards.enums import UNDER_APPRAISAL, NominationState, ProposalState
from awards.models import Appraisal, AppraisalTask, Nomination, OtherOpinion
from awards.selectors.background import doubles_of
from awards.selectors.findings import CriterionFinding, findings_of
from campaigns.calendar import WorkCalendar
from campaigns.checks import Verdict
from campaigns.checks.par_index import awaits_result
from campaigns.models import Round
from campaigns.selectors import calendar_around
from core.clock import day_of


@dataclass(frozen=True)
class Turned:
    """A criterion whose checks say otherwise now than when the opinion was concluded."""

    number: int
    label: str
    before: str
    now: str


@dataclass(frozen=True)
class QueueLine:
    """One nominee; `age` in working days since the proposal was received, up to the conclusion or today.

    `doubles` say where else the subject is proposed over the same time, and what it was awarded in it already.
    """

    nomination: Nomination
    task: AppraisalTask | None
    appraisal: Appraisal | None
    age: int | None
    limit: int | None
    opinions: Sequence[OtherOpinion]
    today: date
    awaits_index: bool
    turned: Sequence[Turned]
    doubles: Sequence[str] = ()

    @property
    def is_concluded(self) -> bool:
        return self.nomination.state == NominationState.APPRAISED

    @property
    def is_over_limit(self) -> bool:
        return self.age is not None and self.limit is not None and self.age > self.limit

    @property
    def waiting(self) -> list[OtherOpinion]:
        return [one for one in self.opinions if one.is_waiting]

    @property
    def overdue(self) -> list[OtherOpinion]:
        return [one for one in self.waiting if one.due < self.today]


def queue_of(round_: Round, now: datetime) -> list[QueueLine]:
    """Every nominee of received proposals that leadership has not answered; its queries do not grow with them."""
    rows = list(
        Nomination.objects.present()
        .filter(proposal__round=round_, proposal__state=ProposalState.ACCEPTED, state__in=UNDER_APPRAISAL)
        .select_related(
            "proposal__unit", "proposal__round", "award_type", "person", "unit", "appraisal", "task__officer"
        )
        .prefetch_related("other_opinions")
        .order_by("proposal__unit__order", "proposal", "subject_kind", "order", "pk")
    )
    today = day_of(now)
    calendar, findings = calendar_around(today), findings_of(rows, for_unit=False)
    doubles = doubles_of(round_, rows)
    return [replace(_line(row, findings[row.pk], calendar, today), doubles=doubles[row.pk]) for row in rows]


def _line(row: Nomination, findings: list[CriterionFinding], calendar: WorkCalendar, today: date) -> QueueLine:
    appraisal = getattr(row, "appraisal", None)
    return QueueLine(
        nomination=row,
        task=getattr(row, "task", None),
        appraisal=appraisal,
        age=_age(row, appraisal, calendar, today),
        limit=row.proposal.round.appraisal_days,
        opinions=list(row.other_opinions.all()),
        today=today,
        awaits_index=awaits_index(findings),
        turned=turned_since(appraisal, findings) if row.state == NominationState.APPRAISED else (),
    )


def _age(row: Nomination, appraisal: Appraisal | None, calendar: WorkCalendar, today: date) -> int | None:
    """Working days after the day on which the proposal was received."""
    received = day_of(row.proposal.state_changed_at)
    concluded = appraisal.concluded_at if appraisal else None
    return calendar.working_days_between(received, day_of(concluded) if concluded else today)


def awaits_index(findings: Iterable[CriterionFinding]) -> bool:
    """Whether a result of the PAR index is still to come on which this nominee's criteria rest."""
    return any(
        name == "index_improved" and finding.verdict == Verdict.TO_CONSIDER and awaits_result(finding)
        for row in findings
        for name, finding in _named(row)
    )


def turned_since(appraisal: Appraisal | None, findings: Iterable[CriterionFinding]) -> list[Turned]:
    """What the checks said of each criterion when the opinion was concluded and say otherwise now.

    The opinion itself never changes by this: whoever wants it changed examines the nominee again.
    """
    if appraisal is None or appraisal.concluded_at is None:
        return []
    kept = {row["criterion"]: row for row in appraisal.findings}
    pairs = [(row, kept[row.criterion.code]) for row in findings if row.criterion.code in kept]
    return [_turned(row, before) for row, before in pairs if before["verdict"] != row.verdict.value]


def _turned(row: CriterionFinding, before: dict[str, Any]) -> Turned:
    words = str(Verdict(before["verdict"]).label), str(row.verdict.label)
    return Turned(row.criterion.number, str(row.criterion.label), *words)


def _named(row: CriterionFinding) -> Iterable[tuple[str, Any]]:
    return zip((check["name"] for check in row.criterion.checks), row.findings, strict=True)
