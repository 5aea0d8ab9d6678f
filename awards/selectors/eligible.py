"""Whom a unit may propose: its people at the cut-off, itself, those it proposes for.

Source: domain.md, "Who proposes whom".
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.utils.translation import gettext as _

from awards.models import Nomination, Proposal
from awards.selectors.findings import CriterionFinding, findings_of_candidates
from awards.selectors.findings.subjects import led_units, places_of
from campaigns.calendar import last_day
from campaigns.models import AwardType, Round
from core.text import fold
from organization.enums import SubjectKind, UnitKind
from organization.models import AnnualRating, Appointment, AwardRecord, Membership, Person, Unit

SHOWN = 20
PAST_AWARDS = 5


@dataclass(frozen=True)
class Candidate:
    """Someone who may be nominated, with what a unit wants to know before it chooses."""

    subject: Person | Unit
    position: str
    unit_name: str
    findings: list[CriterionFinding]
    awards: list[AwardRecord]
    ratings: list[AnnualRating]
    nominated: list[Nomination]
    notes: list[str] = field(default_factory=list)

    @property
    def is_person(self) -> bool:
        return isinstance(self.subject, Person)


def units_proposed_by(unit: Unit) -> QuerySet[Unit]:
    """The unit, those below it and those it is the proxy of that send nothing themselves."""
    others = Q(proposes=False) & (Q(parent=unit) | Q(proxy=unit))
    return Unit.objects.filter(Q(pk=unit.pk) | others)


def people_of(round_: Round, unit: Unit) -> QuerySet[Person]:
    """Who belongs to the unit at the cut-off and worked here in the period, the retired and deceased too."""
    day, since = last_day(round_.cutoff), date(round_.period_from, 1, 1)
    of_person = Membership.objects.filter(person=OuterRef("pk")).filter(Q(valid_from=None) | Q(valid_from__lte=day))
    ended = Case(When(Q(valid_to=None) | Q(valid_to__gte=day), then=Value(0)), default=Value(1))
    latest = of_person.order_by(ended, F("valid_from").desc(nulls_last=True), "-pk")
    units = units_proposed_by(unit).values("pk")
    in_period = Q(memberships__valid_to=None) | Q(memberships__valid_to__gte=since)
    here = Person.objects.filter(in_period, memberships__unit__in=units).values("pk")
    return (
        Person.objects.filter(pk__in=here)
        .annotate(placed_in=Subquery(latest.values("unit")[:1]))
        .filter(placed_in__in=units)
    )


def collectives_of(round_: Round, unit: Unit) -> QuerySet[Unit]:
    """The unit itself and, where the round allows them, teams below it."""
    day = last_day(round_.cutoff)
    which = Q(pk=unit.pk) | Q(proxy=unit, proposes=False)
    if round_.allows_teams:
        which |= Q(parent=unit, kind=UnitKind.TEAM)
    return Unit.objects.on(day).filter(which, may_be_nominated=True)


def awards_for(round_: Round, kind: str) -> list[AwardType]:
    """The awards that this round offers to this kind of subject, the higher first."""
    offered = round_.award_types.order_by("-rank", "name")
    return [a for a in offered if kind in a.subject_kinds and round_.kind in (a.kinds_of_round or [round_.kind])]


def find_people(proposal: Proposal, words: str) -> QuerySet[Person]:
    """People whom this proposal may nominate, by any part of the name with or without marks."""
    people = people_of(proposal.round, proposal.unit)
    for word in fold(words).split():
        people = people.filter(search__contains=word)
    return people.order_by("sort_key", "pk")


def candidates(proposal: Proposal, subjects: Iterable[Person | Unit], but: Nomination | None = None) -> list[Candidate]:
    """What to know about each of `subjects`, in their order; the number of queries does not grow with them.

    `but` is the nomination in hand, which is no clash with itself.
    """
    subjects = list(subjects)
    people = [row for row in subjects if isinstance(row, Person)]
    units = [row for row in subjects if isinstance(row, Unit)]
    background = _Background(proposal, people, units, but)
    return [background.candidate(row) for row in subjects]


class _Background:
    def __init__(self, proposal: Proposal, people: list[Person], units: list[Unit], but: Nomination | None) -> None:
        self.proposal, self.round = proposal, proposal.round
        self.day = last_day(self.round.cutoff)
        about = Q(person__in=people) | Q(unit__in=units)
        self.places = places_of([row.pk for row in people], self.day)
        self.names = {row.pk: row.name_on(self.day) for row in _units_with_names(self.places, units, self.day)}
        self.awards = _by_subject(AwardRecord.objects.standing().filter(about))
        self.ratings = _by_subject(AnnualRating.objects.filter(about).filter(year__gte=self.round.period_from - 1))
        self.nominated = _by_subject(own_nominations(proposal).filter(about).exclude(pk=but.pk if but else None))
        self.elsewhere = self._months_elsewhere(people)
        self.findings = findings_of_candidates(self.round, people=people, units=units)

    def candidate(self, subject: Person | Unit) -> Candidate:
        is_person = isinstance(subject, Person)
        key = (SubjectKind.INDIVIDUAL if is_person else SubjectKind.COLLECTIVE, subject.pk)
        place = self.places.get(subject.pk) if is_person else None
        return Candidate(
            subject=subject,
            position=place.position if place else "",
            unit_name=self.names.get(place.unit_id if place else subject.pk, ""),
            findings=self.findings[key],
            awards=self.awards.get(key, [])[:PAST_AWARDS],
            ratings=self.ratings.get(key, []),
            nominated=self.nominated.get(key, []),
            notes=self._notes(subject, place) if is_person else [],
        )

    def _notes(self, person: Person, place: Membership | None) -> list[str]:
        notes = []
        if person.died_on:
            notes.append(_("Đã từ trần: đề nghị truy tặng."))
        elif place and not place.holds_on(self.day):
            notes.append(_("Đã nghỉ hưu hoặc chuyển công tác trước hạn nộp; vẫn được đơn vị đề nghị."))
        for unit_name in self.elsewhere.get(person.pk, ()):
            notes.append(_("Trong kỳ có thời gian công tác tại %s: nên có nhận xét của đơn vị cũ.") % unit_name)
        return notes

    def _months_elsewhere(self, people: list[Person]) -> dict[int, list[str]]:
        """Other units in which each person worked during the period, by name."""
        first, last = date(self.round.period_from, 1, 1), date(self.round.period_to, 12, 31)
        rows = Membership.objects.filter(
            Q(valid_from=None) | Q(valid_from__lte=last), Q(valid_to__gte=first), person__in=people
        ).exclude(unit__in=units_proposed_by(self.proposal.unit))  # fmt: skip
        found: dict[int, list[str]] = {}
        for row in rows.select_related("unit"):
            found.setdefault(row.person_id, []).append(str(row.unit))
        return found


def _units_with_names(places: dict[int, Membership], units: list[Unit], day: date) -> QuerySet[Unit]:
    ids = {place.unit_id for place in places.values()} | {unit.pk for unit in units}
    return Unit.objects.filter(pk__in=ids).with_names_on(day)


def _by_subject(rows: Iterable[Any]) -> dict[tuple[str, int], list[Any]]:
    found: dict[tuple[str, int], list[Any]] = {}
    for row in rows:
        key = (SubjectKind.INDIVIDUAL, row.person_id) if row.person_id else (SubjectKind.COLLECTIVE, row.unit_id)
        found.setdefault(key, []).append(row)
    return found


def own_nominations(proposal: Proposal) -> QuerySet[Nomination]:
    """What this unit proposes in this round and in rounds of the campaign whose period overlaps: clashes it may see."""
    round_ = proposal.round
    rows = Nomination.objects.present().filter(
        proposal__unit=proposal.unit_id,
        proposal__round__campaign=round_.campaign_id,
        proposal__round__period_from__lte=round_.period_to,
        proposal__round__period_to__gte=round_.period_from,
    )
    return rows.select_related("award_type", "proposal__round")


@dataclass(frozen=True)
class Standing:
    """How papers print a subject, as it stands at the cut-off."""

    name: str
    position: str
    unit: str
    is_leader: bool
    leads_unit: bool


def standing_of(subject: Person | Unit, round_: Round, agency: str) -> Standing:
    """Name, position and unit on the last day before the cut-off (domain.md: titles are printed as they stood)."""
    day = last_day(round_.cutoff)
    if isinstance(subject, Unit):
        above = subject.parent.name_on(day) if subject.parent and subject.kind == UnitKind.TEAM else agency
        return Standing(subject.name_on(day), "", above, is_leader=False, leads_unit=False)
    place = places_of([subject.pk], day).get(subject.pk)
    return Standing(
        name=subject.full_name,
        position=place.position if place else "",
        unit=place.unit.name_on(day) if place else agency,
        is_leader=bool(place and place.is_leader),
        leads_unit=bool(led_units([subject.pk], day)),
    )


def heads_department(person: Person, day: date) -> bool:
    """Whether he is the head of the department himself, who cannot be given his own Giấy khen."""
    return Appointment.objects.on(day).filter(person=person, unit=None, kind="head").exists()
