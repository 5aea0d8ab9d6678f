"""Kiến nghị, khiếu nại: about what somebody may speak, and what waits for an answer."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from awards.enums import DecisionState
from awards.models import Complaint, Decision, Nomination, Posting
from awards.selectors.statistics import REACHED
from campaigns.models import Round
from organization.models import Unit
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
    if actor.user is None or actor.user.person is None:
        return []
    found = {one.unit_id: one.unit for one in actor.appointments if one.unit is not None}
    works = person_unit_on(actor.user.person, actor.today)
    if works is not None:
        found.setdefault(works.unit_id, works.unit)
    return list(found.values())


def nominations_to_speak_of(actor: Any, round_: Round) -> QuerySet[Nomination]:
    """His own nominations, and those of the units that he heads, as they were submitted."""
    rows = Nomination.objects.present().filter(proposal__round=round_, state__in=REACHED)
    mine = Q(person=actor.person_id, person__isnull=False) | Q(proposal__unit__in=actor.headed_unit_ids)
    return rows.filter(mine).select_related("proposal__unit", "award_type").order_by("subject_kind", "order", "pk")


def waiting_complaints() -> QuerySet[Complaint]:
    """What waits for an answer, the nearest last day first."""
    return Complaint.objects.waiting().order_by(F("due_on").asc(nulls_last=True), "pk")


def complaints_near(now: datetime, ahead: timedelta) -> Iterator[Complaint]:
    """Those whose last day is past or near."""
    rows = waiting_complaints().filter(due_on__isnull=False).select_related("unit", "round")
    return (row for row in rows if row.due <= now + ahead)
