"""Freezing: everything a unit says in one proposal, with the names and titles of one day."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from awards.content.papers import letter_content, minutes_content
from awards.content.plain import appointment_content, fields, file_content
from awards.content.reports import report_contents
from awards.content.subjects import subject_contents
from awards.enums import NominationState
from awards.models import Ballot, Evidence, Nomination, Proposal
from organization.enums import AppointmentKind
from organization.models import Agency, Appointment

FORMAT = 1
AGENCY_FIELDS = (
    "name", "name_lines", "short_name", "parent_name", "parent_full_name", "place", "symbol", "head_title",
    "head_full_title", "office_name", "office_head_title",
)  # fmt: skip
UNIT_FIELDS = ("code", "short_name", "kind", "symbol", "head_title", "place_name", "has_seal")
NOMINATION_FIELDS = (
    "subject_kind", "other_achievement", "scope", "printed_name", "printed_position", "printed_unit", "is_leader",
    "leads_unit", "order",
)  # fmt: skip
BALLOT_FIELDS = (
    "secret", "base", "issued", "returned", "invalid", "in_favour", "against", "abstained", "passed",
)  # fmt: skip
OUTCOMES = {NominationState.PLANNED: "planned", NominationState.NOT_PASSED: "not_passed"}


def freeze(
    proposal: Proposal,
    *,
    day: date,
    left_behind: Collection[int] = (),
    nominations: list[Nomination] | None = None,
) -> dict[str, Any]:
    """All that `proposal` says now, as plain JSON, in a number of queries that does not grow with its nominees.

    `day` picks the names in force. Of the nominations in `left_behind` only what the minutes print stays, when
    the meeting decided on them; of those that the meeting did not pass neither reports nor particulars are part of it.
    Whoever has just read `nominations` (`nominations_of`, without the withdrawn) spares reading them again.
    """
    if nominations is None:
        nominations = [row for row in nominations_of(proposal) if row.state != NominationState.WITHDRAWN]
    kept = [row for row in nominations if row.pk not in left_behind or _outcome(row) != "planned"]
    whole = [row for row in kept if row.pk not in left_behind and _outcome(row) != "not_passed"]
    reports = report_contents(whole)
    subjects = subject_contents(whole, proposal.round)
    return {
        "format": FORMAT,
        "proposal": proposal.pk,
        "round": {"id": proposal.round_id, "code": proposal.round.code, "name": proposal.round.name,
                  "year": proposal.round.year},
        "agency": _agency(day),
        "unit": {"id": proposal.unit_id, "name": proposal.unit.name_on(day)} | fields(proposal.unit, UNIT_FIELDS),
        "leaders": _leaders(proposal.unit_id, day),
        "is_nil": proposal.is_nil,
        "nil_reason": proposal.nil_reason,
        "nominations": [
            _nomination(row)
            | {"left_behind": row.pk in left_behind, "report": reports.get(row.pk), "subject": subjects.get(row.pk)}
            for row in kept
        ],
        "evidence": [_evidence(row) for row in frozen_evidence(proposal, {row.pk for row in whole})],
        "minutes": minutes_content(proposal),
        "letter": letter_content(proposal),
    }  # fmt: skip


def nominations_of(proposal: Proposal) -> QuerySet[Nomination]:
    """Everybody who is nominated, the withdrawn too, with all that content is made of but the report's text."""
    rows = Nomination.objects.present().filter(proposal=proposal)
    return rows.select_related("award_type", "fallback_award", "person", "unit", "ballot", "report__own_file")


def _nomination(row: Nomination) -> dict[str, Any]:
    ballot = _ballot(row)
    return {
        "id": row.pk,
        "person": row.person_id,
        "unit": row.unit_id,
        "award_type": row.award_type.code,
        "fallback_award": row.fallback_award.code if row.fallback_award else "",
        "outcome": _outcome(row),
        "salutation": row.person.salutation if row.person else "",
        "ballot": fields(ballot, BALLOT_FIELDS) if ballot else None,
    } | fields(row, NOMINATION_FIELDS)


def _outcome(row: Nomination) -> str:
    """What the unit's meeting decided; everything after "thông qua" is the office's and leadership's affair."""
    return OUTCOMES.get(NominationState(row.state), "passed")


def _ballot(row: Nomination) -> Ballot | None:
    return getattr(row, "ballot", None)


def frozen_evidence(proposal: Proposal, nominations: Collection[int]) -> list[Evidence]:
    """The evidence that content holds: what the reports of these nominations use, and what no report uses."""
    used = Q(answers=None) | Q(answers__report__nomination__in=nominations)
    return list(Evidence.objects.filter(used, proposal=proposal, removed_at=None).select_related("file").distinct())


def _evidence(row: Evidence) -> dict[str, Any]:
    return {"id": row.pk, "caption": row.caption, "file": file_content(row.file)}


def _agency(day: date) -> dict[str, Any] | None:
    row = Agency.objects.on(day).first()
    return fields(row, AGENCY_FIELDS) if row else None


def _leaders(unit_id: int, day: date) -> dict[str, list[dict[str, Any]]]:
    """Who leads the unit and the department on that day: they confirm reports."""
    leading = (AppointmentKind.HEAD, AppointmentKind.ACTING, AppointmentKind.IN_CHARGE, AppointmentKind.DEPUTY)
    rows = Appointment.objects.on(day).filter(kind__in=leading, unit_id=unit_id)
    rows |= Appointment.objects.on(day).filter(kind__in=leading, unit_id=None)
    found: dict[str, list[dict[str, Any]]] = {"unit": [], "department": []}
    for row in rows.select_related("person").order_by("pk"):
        found["unit" if row.unit_id else "department"].append(appointment_content(row))
    return found
