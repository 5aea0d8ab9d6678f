"""The unit's own papers as content: minutes and letter."""

from typing import Any

from awards.content.plain import appointment_content, fields
from awards.models import Letter, Minutes, Proposal

MINUTES_FIELDS = ("starts_at", "ends_at", "place", "course", "conclusion", "tellers", "number", "total_members")
ATTENDEE_FIELDS = ("name", "position", "part", "present", "absence_reason", "order")
LETTER_FIELDS = ("number", "dated", "grounds")


def minutes_content(proposal: Proposal) -> dict[str, Any] | None:
    row = Minutes.objects.filter(proposal=proposal).prefetch_related("attendees").first()
    if row is None:
        return None
    attendees = [{"person": one.person_id} | fields(one, ATTENDEE_FIELDS) for one in row.attendees.all()]
    return {"attendees": attendees} | fields(row, MINUTES_FIELDS)


def letter_content(proposal: Proposal) -> dict[str, Any] | None:
    row = Letter.objects.filter(proposal=proposal).select_related("signer__person").first()
    if row is None:
        return None
    signer = appointment_content(row.signer) if row.signer else None
    return {"signer": signer} | fields(row, LETTER_FIELDS)
