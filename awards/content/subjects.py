"""What papers print about a nominee beside his report: particulars, earlier awards, ratings."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from awards.content.plain import fields
from awards.models import Nomination
from campaigns.models import Round
from organization.models import AnnualRating, AwardRecord

PERSON_FIELDS = (
    "full_name", "gender", "birth_date", "home_town", "residence", "qualification", "academic_title",
    "party_position", "died_on",
)  # fmt: skip
UNIT_FIELDS = ("name", "kind", "may_be_nominated")
RECORD_FIELDS = ("kind", "year", "name", "number", "decided_on", "issuer", "content", "state")


def subject_contents(nominations: Iterable[Nomination], round_: Round) -> dict[int, dict[str, Any]]:
    """The particulars of the subjects of `nominations`, by nomination; ratings of the round's years only."""
    nominations = list(nominations)
    of_these = Q(person__in=[row.person_id for row in nominations if row.person_id])
    of_these |= Q(unit__in=[row.unit_id for row in nominations if row.unit_id])
    records = list(AwardRecord.objects.standing().filter(of_these).order_by("year", "decided_on", "pk"))
    years = (round_.period_from, round_.period_to)
    ratings = list(AnnualRating.objects.filter(of_these, year__range=years).order_by("year", "pk"))
    return {row.pk: _subject(row, _of(row, records), _of(row, ratings)) for row in nominations}


def _of(nomination: Nomination, rows: list[Any]) -> list[Any]:
    subject = (nomination.person_id, nomination.unit_id)
    return [row for row in rows if (row.person_id, row.unit_id) == subject]


def _subject(nomination: Nomination, records: list[AwardRecord], ratings: list[AnnualRating]) -> dict[str, Any]:
    own = fields(nomination.person, PERSON_FIELDS) if nomination.person else fields(nomination.unit, UNIT_FIELDS)
    return own | {
        "award_records": [fields(row, RECORD_FIELDS) for row in records],
        "ratings": [fields(row, ("year", "grade")) for row in ratings],
    }
