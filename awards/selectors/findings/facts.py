"""The organization's rows turned into what the checks look at, for many subjects at once."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Q

from awards.selectors.findings.subjects import Subject
from campaigns.checks import (
    Attestation,
    DisciplineFact,
    Facts,
    IndexFact,
    InitiativeFact,
    ProcedureFact,
    RatingFact,
    Verdict,
)
from campaigns.models import Round
from organization.enums import SubjectKind
from organization.models import AnnualRating, Discipline, Initiative, Membership, ParIndexResult, ProcedureFigures
from organization.selectors.reorganisation import reformed_years

Rows = dict[Any, list[Any]]


class FactBook:
    """All rows about `subjects` in the period of one round; each kind of row is read once, when first needed."""

    def __init__(self, round_: Round, subjects: Iterable[Subject]) -> None:
        self.first_year, self.last_year = round_.period_from, round_.period_to
        subjects = list(subjects)
        self.people = {s.id for s in subjects if s.kind == SubjectKind.INDIVIDUAL}
        self.collectives = {s.id for s in subjects if s.kind == SubjectKind.COLLECTIVE}
        self.figure_units = {s.figures_unit.pk for s in subjects if s.figures_unit}

    def facts(self, subject: Subject, attestation: Attestation, led_unit: Verdict | None) -> Facts:
        """What the checks of one criterion may see of `subject`."""
        unit = subject.figures_unit
        unit_id = unit.pk if unit else None
        return Facts(
            subject_kind=subject.kind,
            first_year=self.first_year,
            last_year=self.last_year,
            attestation=attestation,
            disciplines=tuple(self._disciplines[subject.key]),
            initiatives=tuple(self._initiatives[subject.key]),
            procedures=tuple(self._procedures[unit_id]),
            index=tuple(self._index[unit_id]),
            department_index=tuple(self._index["department"]),
            province_index=tuple(self._index["province"]),
            merged_years=self._merged_years(unit),
            ratings=tuple(self._ratings[subject.key]),
            leads=str(subject.leads) if subject.leads else "",
            led_unit=led_unit,
        )

    def _merged_years(self, unit: Any) -> frozenset[int]:
        """The years in which a unit began, took in another or gave a part away: its figures cannot be held against the
        year before."""
        if unit is None:
            return frozenset()
        years = self._reformed.get(unit.pk, set()) | ({unit.valid_from.year} if unit.valid_from else set())
        return frozenset(year for year in years if year >= self.first_year)

    @cached_property
    def _reformed(self) -> dict[int, set[int]]:
        return reformed_years(self.figure_units)

    @cached_property
    def _period(self) -> tuple[date, date]:
        return date(self.first_year, 1, 1), date(self.last_year, 12, 31)

    @cached_property
    def _disciplines(self) -> Rows:
        """Of persons, of collectives, and of the members of collectives (by the member's name)."""
        members = self._members
        about = Q(person__in={*self.people, *members}) | Q(unit__in=self.collectives)
        first, last = self._period
        rows = Discipline.objects.filter(about, Q(ends_on=None) | Q(ends_on__gte=first), starts_on__lte=last)
        found: Rows = defaultdict(list)
        for row in rows.select_related("person"):
            if row.unit_id:
                found[SubjectKind.COLLECTIVE, row.unit_id].append(_discipline(row))
                continue
            found[SubjectKind.INDIVIDUAL, row.person_id].append(_discipline(row))
            for unit_id in members.get(row.person_id, ()):
                found[SubjectKind.COLLECTIVE, unit_id].append(_discipline(row, row.person.full_name))
        return found

    @cached_property
    def _members(self) -> dict[int, set[int]]:
        """The collectives in which each disciplined person worked in the period."""
        first, last = self._period
        rows = Membership.objects.filter(
            Q(valid_from=None) | Q(valid_from__lte=last), Q(valid_to=None) | Q(valid_to__gte=first),
            unit__in=self.collectives, person__disciplines__isnull=False,
        )  # fmt: skip
        found: dict[int, set[int]] = defaultdict(set)
        for person_id, unit_id in rows.values_list("person", "unit"):
            found[person_id].add(unit_id)
        return found

    @cached_property
    def _initiatives(self) -> Rows:
        found: Rows = defaultdict(list)
        years = {"year__gte": self.first_year, "year__lte": self.last_year}
        for row in Initiative.objects.filter(unit__in=self.collectives, **years):
            found[SubjectKind.COLLECTIVE, row.unit_id].append(_initiative(row))
        links = Initiative.authors.through.objects.filter(person__in=self.people)
        links = links.filter(**{f"initiative__{name}": year for name, year in years.items()})
        for link in links.select_related("initiative"):
            found[SubjectKind.INDIVIDUAL, link.person_id].append(_initiative(link.initiative))
        return found

    @cached_property
    def _procedures(self) -> Rows:
        found: Rows = defaultdict(list)
        for row in ProcedureFigures.objects.filter(unit__in=self.figure_units):
            found[row.unit_id].append(ProcedureFact(row.year, row.late, row.backlog, row.received))
        return found

    @cached_property
    def _index(self) -> Rows:
        found: Rows = defaultdict(list)
        for row in ParIndexResult.objects.filter(Q(unit__in=self.figure_units) | Q(unit=None)):
            place = row.unit_id or ("province" if row.of_province else "department")
            found[place].append(IndexFact(row.year, row.state, row.score, row.rank, row.ranked))
        return found

    @cached_property
    def _ratings(self) -> Rows:
        found: Rows = defaultdict(list)
        for row in AnnualRating.objects.filter(Q(person__in=self.people) | Q(unit__in=self.collectives)):
            key = (SubjectKind.INDIVIDUAL, row.person_id) if row.person_id else (SubjectKind.COLLECTIVE, row.unit_id)
            found[key].append(RatingFact(row.year, row.grade))
        return found


def _discipline(row: Discipline, member: str = "") -> DisciplineFact:
    return DisciplineFact(row.form, row.starts_on, row.ends_on, row.pending, member)


def _initiative(row: Initiative) -> InitiativeFact:
    return InitiativeFact(row.title, row.year, row.level, row.paper)
