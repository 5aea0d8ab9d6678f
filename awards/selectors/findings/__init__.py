"""The checks' answers per nomination and criterion, with a number of queries that does not grow with the list.

The office sees everything; a unit gets `for_unit=True`: what is confidential becomes "Đề nghị trao đổi với Văn
phòng", and what the office has said of a criterion is not shown before the result is published.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from awards.models import CheckOverride, CriterionAnswer, Nomination
from awards.selectors.findings.facts import FactBook
from awards.selectors.findings.subjects import Subject, collective, placed_on, subjects_of, subjects_of_people
from campaigns.calendar import last_day
from campaigns.checks import Attestation, Finding, Verdict, overall, run_check
from campaigns.models import Criterion, Round
from organization.models import Person, Unit

__all__ = [
    "CriterionFinding",
    "Subject",
    "collective",
    "findings_as_data",
    "findings_of",
    "findings_of_candidates",
    "placed_on",
    "subjects_of_people",
]


@dataclass(frozen=True)
class CriterionFinding:
    """One criterion of one nominee: what the checks say, what the report says, what the office overruled."""

    criterion: Criterion
    findings: tuple[Finding, ...]
    answer: CriterionAnswer | None = None
    override: CheckOverride | None = None

    @property
    def checked(self) -> Verdict:
        """What the checks alone say."""
        return overall(finding.verdict for finding in self.findings)

    @property
    def verdict(self) -> Verdict:
        """What counts: the office's written overruling before the checks."""
        return Verdict(self.override.verdict) if self.override else self.checked

    def shown_to_unit(self) -> "CriterionFinding":
        return replace(self, findings=tuple(finding.shown_to_unit() for finding in self.findings), override=None)


@dataclass
class _Said:
    """What reports and office have written, by (nomination id, criterion id)."""

    answers: dict[tuple[int, int], CriterionAnswer] = field(default_factory=dict)
    overrides: dict[tuple[int, int], CheckOverride] = field(default_factory=dict)

    @classmethod
    def about(cls, nominations: Iterable[int], *, for_unit: bool) -> "_Said":
        ids = list(nominations)
        answers = CriterionAnswer.objects.filter(report__nomination__in=ids)
        answers = answers.select_related("report").prefetch_related("evidence")
        said = cls({(row.report.nomination_id, row.criterion_id): row for row in answers})
        if not for_unit:
            rows = CheckOverride.objects.filter(nomination__in=ids).select_related("by").order_by("at", "pk")
            said.overrides = {(row.nomination_id, row.criterion_id): row for row in rows}
        return said

    def attestation(self, nomination_id: int | None, criterion_id: int) -> Attestation:
        answer = self.answers.get((nomination_id, criterion_id))
        override = self.overrides.get((nomination_id, criterion_id))
        office = None if override is None else override.verdict == Verdict.PASSED
        return Attestation(answer.attested if answer else None, office)


class _Examiner:
    """Runs the criteria of one round over its subjects."""

    def __init__(self, round_: Round, subjects: Iterable[Subject], *, for_unit: bool) -> None:
        subjects = list(subjects)
        self.for_unit = for_unit
        self.led = {s.leads.pk: s.leads for s in subjects if s.leads}
        self.led_nominations = self._nominations_of_led(round_)
        self.book = FactBook(round_, [*subjects, *map(collective, self.led.values())])
        self.criteria = list(Criterion.objects.filter(campaign=round_.campaign_id))
        self.said = _Said()
        self._led_verdicts: dict[int, Verdict] = {}

    def _nominations_of_led(self, round_: Round) -> dict[int, int]:
        if not self.led:
            return {}
        rows = Nomination.objects.present().filter(proposal__round=round_, unit__in=self.led)
        return dict(rows.values_list("unit", "pk"))

    def hear(self, nominations: Iterable[int]) -> None:
        self.said = _Said.about({*nominations, *self.led_nominations.values()}, for_unit=self.for_unit)

    def examine(self, subject: Subject, nomination_id: int | None) -> list[CriterionFinding]:
        return [self._examine(c, subject, nomination_id) for c in self.criteria if _applies(c, subject)]

    def _examine(self, criterion: Criterion, subject: Subject, nomination_id: int | None) -> CriterionFinding:
        said = self.said.attestation(nomination_id, criterion.pk)
        facts = self.book.facts(subject, said, self._led_verdict(subject.leads))
        found = tuple(run_check(check["name"], facts, check.get("params", {})) for check in criterion.checks)
        place = (nomination_id, criterion.pk)
        result = CriterionFinding(criterion, found, self.said.answers.get(place), self.said.overrides.get(place))
        return result.shown_to_unit() if self.for_unit else result

    def _led_verdict(self, unit: Unit | None) -> Verdict | None:
        """The verdict of a head's unit over the collective criteria, as the reader may know it."""
        if unit is None:
            return None
        if unit.pk not in self._led_verdicts:
            rows = self.examine(collective(unit), self.led_nominations.get(unit.pk))
            self._led_verdicts[unit.pk] = overall(row.verdict for row in rows)
        return self._led_verdicts[unit.pk]


def _applies(criterion: Criterion, subject: Subject) -> bool:
    return criterion.subject_kind == subject.kind and (subject.leads is not None or not criterion.heads_only)


def findings_of(nominations: Iterable[Nomination], *, for_unit: bool) -> dict[int, list[CriterionFinding]]:
    """The findings of each nomination, by its id; rows with `proposal__round` and `unit` selected ask no more."""
    found: dict[int, list[CriterionFinding]] = {}
    rows = sorted(nominations, key=lambda row: row.proposal.round_id)
    for _round_id, group in groupby(rows, key=lambda row: row.proposal.round_id):
        of_round = list(group)
        round_ = of_round[0].proposal.round
        subjects = subjects_of(of_round, last_day(round_.cutoff))
        examiner = _Examiner(round_, subjects.values(), for_unit=for_unit)
        examiner.hear(row.pk for row in of_round)
        found |= {row.pk: examiner.examine(subjects[row.pk], row.pk) for row in of_round}
    return found


def findings_of_candidates(
    round_: Round, *, people: Iterable[Person] = (), units: Iterable[Unit] = ()
) -> dict[tuple[str, int], list[CriterionFinding]]:
    """What the data say of people and collectives that are not nominated yet, as a unit may know it, by Subject.key.

    Criteria that rest on nothing but what the unit states are left out.
    """
    subjects = [*subjects_of_people(people, last_day(round_.cutoff)).values(), *map(collective, units)]
    examiner = _Examiner(round_, subjects, for_unit=True)
    examiner.criteria = [c for c in examiner.criteria if any(check["name"] != "attested" for check in c.checks)]
    return {subject.key: [_without_attesting(row) for row in examiner.examine(subject, None)] for subject in subjects}


def _without_attesting(row: CriterionFinding) -> CriterionFinding:
    named = zip(row.criterion.checks, row.findings, strict=True)
    return replace(row, findings=tuple(finding for check, finding in named if check["name"] != "attested"))


def findings_as_data(nomination: Nomination) -> list[dict[str, Any]]:
    """Everything the checks say of one nomination at this moment, as plain JSON to be kept beside an opinion."""
    return [_as_data(row) for row in findings_of([nomination], for_unit=False)[nomination.pk]]


def _as_data(row: CriterionFinding) -> dict[str, Any]:
    return {
        "criterion": row.criterion.code,
        "number": row.criterion.number,
        "label": row.criterion.label,
        "verdict": row.verdict.value,
        "checks": [_check_as_data(finding) for finding in row.findings],
        "overruled": row.override.reason if row.override else "",
    }


def _check_as_data(finding: Finding) -> dict[str, Any]:
    return {
        "verdict": finding.verdict.value,
        "sentence": finding.sentence,
        "figures": dict(finding.figures),
        "confidential": finding.confidential,
    }
