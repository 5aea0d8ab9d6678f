"""A few nominees of one round side by side: what each was found to be, criterion by criterion."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from awards.selectors.background import Background, background_of
from awards.selectors.consolidated import Line, lines_of
from awards.selectors.findings import CriterionFinding, findings_of
from campaigns.models import Criterion, Round

FEWEST, MOST = 2, 4


@dataclass(frozen=True)
class Compared:
    """One nominee among those that are held against each other."""

    line: Line
    findings: dict[int, CriterionFinding]
    background: Background


def compared(round_: Round, wanted: Collection[int]) -> list[Compared]:
    """Those of the consolidated list that are `wanted`, in its order; at most MOST."""
    lines = [line for line in lines_of(round_) if line.nomination.pk in wanted][:MOST]
    found = findings_of([line.nomination for line in lines], for_unit=False)
    return [
        Compared(
            line,
            {row.criterion.pk: row for row in found[line.nomination.pk]},
            background_of(line.nomination),
        )
        for line in lines
    ]


def by_criterion(columns: Sequence[Compared]) -> list[tuple[Criterion, list[tuple[Compared, CriterionFinding | None]]]]:
    """A row for each criterion that any of them has to meet; None where it is not one of his."""
    criteria = {pk: row.criterion for one in columns for pk, row in one.findings.items()}
    ordered = sorted(criteria.values(), key=lambda row: (row.subject_kind, row.number))
    return [(row, [(one, one.findings.get(row.pk)) for one in columns]) for row in ordered]
