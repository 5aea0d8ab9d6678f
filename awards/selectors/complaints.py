"""Kiến nghị, khiếu nại: about what somebody may speak, and what waits for an answer."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from awards.enums import DecisionState
from awards.models import Complaint, Decision, Nomination, Posting
from awards.selectors.statistics import REACHED
from campaigns.models import Round
from organization.models import Appointment, Person, Unit
from organization.models.people import person_unit_on

OFFERED = 3


def rounds_with_results(day: date) -> QuerySet[Round]:
    """Rounds with a list that hangs on `day` or with a published Decision: what one can speak about."""
    posted = Posting.objects.running(day).filter(round=OuterRef("pk"))
    published = Decision.objects.filter(state=DecisionState.PUBLISHED, round=OuterRef("pk"))
    return Round.objects.filter(Exists(posted) | Exists(published)).order_by("-year", "-pk")


def running_posting(round_: Round, day: date) -> Posting | None:
    return Posting.objects.running(day).filter(round=round_).first()


def places_of(actor: Any) -> list[Unit]:
    """The units that the actor heads, and the one in which he works."""
    person = Person.objects.filter(pk=actor.person_id).first()
    if person is None:
        return []
    found = {one.unit_id: one.unit for one in actor.appointments if one.unit is not None}
    works = person_unit_on(person, actor.today)
    if works is not None:
        found.setdefault(works.unit_id, works.unit)
    return list(found.values())


def nominations_to_speak_of(actor: Any, round_: Round) -> QuerySet[Nomination]:
    """His own nominations, and those of the units that he heads, as they were submitted."""
    rows = submitted_in(round_)
    mine = Q(person=actor.person_id, person__isnull=False) | Q(proposal__unit__in=actor.headed_unit_ids)
    return rows.filter(mine)


def submitted_in(round_: Round) -> QuerySet[Nomination]:
    rows = Nomination.objects.present().filter(proposal__round=round_, state__in=REACHED)
    rows = rows.select_related("proposal__unit", "award_type")
    return rows.order_by("proposal__unit__order", "subject_kind", "order", "pk")


def heads_of(round_: Round) -> QuerySet[Appointment]:
    """Whoever ever led a unit of the round; the day of the paper decides."""
    units = round_.round_units.values("unit")
    return Appointment.objects.filter(unit__in=units).select_related("person", "unit").order_by("unit__order", "pk")


def waiting_complaints() -> QuerySet[Complaint]:
    """What waits for an answer, the nearest last day first."""
    return Complaint.objects.waiting().order_by(F("due_on").asc(nulls_last=True), "pk")


def complaints_near(now: datetime, ahead: timedelta) -> Iterator[Complaint]:
    """Those whose last day is past or near."""
    rows = waiting_complaints().filter(due_on__isnull=False).select_related("unit", "round")
    return (row for row in rows if row.due <= now + ahead)
