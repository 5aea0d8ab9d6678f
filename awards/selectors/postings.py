"""Niêm yết: what the intended list of a round says, which postings there are, who has not been posted."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import BigIntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce

from awards.enums import NominationState
from awards.models import Answer, DecisionLine, Nomination, Posting
from campaigns.models import Round
from campaigns.selectors import calendar_around

INTENDED = (NominationState.AGREED, NominationState.LOWERED, NominationState.REFERRED)


def intended_list(round_: Round) -> list[dict[str, Any]]:
    """Those leadership has agreed to, each with the award it is to be: the higher award first, then collectives."""
    rows = Nomination.objects.present().filter(proposal__round=round_, state__in=INTENDED)
    rows = list(rows.select_related("proposal__unit", "person", "award_type"))
    answers = Answer.objects.filter(nomination__in=rows, superseded_at=None).select_related("award_type")
    given = {answer.nomination_id: answer.award_type for answer in answers}
    awards = {row.pk: given.get(row.pk) or row.award_type for row in rows}
    rows.sort(key=lambda row: (-awards[row.pk].rank, row.subject_kind, row.proposal.unit.order, row.order, row.pk))
    return [_entry(row, awards[row.pk]) for row in rows]


def _entry(row: Nomination, award: Any) -> dict[str, Any]:
    return {
        "nomination": row.pk,
        "kind": row.subject_kind,
        "salutation": row.person.salutation if row.person_id else "",
        "name": row.printed_name,
        "position": row.printed_position,
        "unit": row.printed_unit,
        "award": award.pk,
        "award_name": award.name,
    }


def last_day_of_posting(round_: Round, first: date) -> date | None:
    """The earliest day up to which a list posted from `first` must hang; None where the campaign asks for none.

    The first day is not counted (Bộ luật Dân sự 2015, Điều 147.2).
    """
    days = round_.campaign.posting_days
    return calendar_around(first).add_working_days(first, days) if days else None


def asking_rounds(day: date) -> list[Round]:
    """Rounds whose campaign wants a posting and whose intended list has somebody who was not, nor is being, posted."""
    there = Nomination.objects.present().filter(state__in=INTENDED).values("proposal__round")
    busy = Posting.objects.waiting().values("round"), Posting.objects.agreed().filter(to_day__gte=day).values("round")
    rows = Round.objects.filter(campaign__posting_days__isnull=False, pk__in=there)
    rows = list(rows.exclude(pk__in=busy[0]).exclude(pk__in=busy[1]))
    intended, posted = _intended_pairs(rows), _posted_pairs(rows, day)
    return [row for row in rows if intended[row.pk] - posted[row.pk]]


def _intended_pairs(rounds: Iterable[Round]) -> dict[int, set[tuple[int, int]]]:
    """(nomination, award) of `intended_list`, by round."""
    given = Answer.objects.filter(nomination=OuterRef("pk"), superseded_at=None).values("award_type")[:1]
    rows = Nomination.objects.present().filter(proposal__round__in=rounds, state__in=INTENDED).order_by()
    found: dict[int, set[tuple[int, int]]] = defaultdict(set)
    wanted = Coalesce(Subquery(given), "award_type", output_field=BigIntegerField())
    for round_, pk, award in rows.values_list("proposal__round", "pk", wanted):
        found[round_].add((pk, award))
    return found


def postings_of(round_: Round, day: date) -> list[tuple[Posting, str]]:
    """Every posting of a round with where it stands, the newest first; nothing where the campaign asks for none."""
    if not round_.campaign.posting_days:
        return []
    return [(row, row.state_on(day)) for row in Posting.objects.filter(round=round_)]


def posted_pairs(round_: Round, day: date) -> set[tuple[int, int]]:
    """(nomination, award) of everyone whose posting is over on `day`."""
    return _posted_pairs([round_], day)[round_.pk]


def _posted_pairs(rounds: Iterable[Round], day: date) -> dict[int, set[tuple[int, int]]]:
    found: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for round_, content in Posting.objects.over(day).filter(round__in=rounds).values_list("round", "content"):
        found[round_] |= pairs_in(content)
    return found


def pairs_in(content: list[dict[str, Any]]) -> set[tuple[int, int]]:
    return {(row["nomination"], row["award"]) for row in content}


def not_posted(lines: Iterable[DecisionLine], round_: Round, award: int, day: date) -> list[str]:
    """The printed names of those who have not hung for all the days that the campaign asks for."""
    if not round_.campaign.posting_days:
        return []
    posted = posted_pairs(round_, day)
    return [line.printed_name for line in lines if (line.nomination_id, award) not in posted]
