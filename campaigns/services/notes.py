"""Sổ theo dõi phong trào: noting what happened, taking a line out."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.models import Campaign, CampaignNote
from core.access import check
from core.clock import day_of
from core.files.models import StoredFile
from core.journal import record
from core.refusals import Problem, Refused
from organization.models import Unit


@dataclass(frozen=True)
class Happening:
    """What happened, when, where (None: in the whole department), with what shows it."""

    kind: str
    unit: Unit | None
    happened_on: date
    text: str
    file: StoredFile | None = None


@transaction.atomic
def note_happening(campaign: Campaign, what: Happening, *, actor: Any, now: datetime) -> CampaignNote:
    """Write a line into the campaign's book. Raises Denied for what one does not note, Refused for a day to come or
    outside the campaign's years."""
    row = CampaignNote(
        campaign=campaign, kind=what.kind, unit=what.unit, happened_on=what.happened_on, text=what.text,
        file=what.file, noted_at=now, noted_by=actor.user,
    )  # fmt: skip
    check(actor, "campaigns.write_note", row)
    problem = _problem_of_day(campaign, what.happened_on, day_of(now))
    if problem:
        raise Refused(Problem(problem, field="happened_on"))
    row.save()
    record("campaign_note.note", actor=actor, now=now, obj=row, unit_id=row.unit_id, kind=row.kind)
    return row


def _problem_of_day(campaign: Campaign, day: date, today: date) -> str:
    if day > today:
        return _("Ngày không thể sau hôm nay.")
    if day.year < campaign.starts_year:
        return _("Phong trào bắt đầu từ năm %d.") % campaign.starts_year
    return ""


@transaction.atomic
def remove_note(row: CampaignNote, *, actor: Any, now: datetime) -> None:
    """Take a line out of the book; reports made before keep what they say."""
    row = CampaignNote.objects.select_for_update(of=("self",)).get(pk=row.pk)
    check(actor, "campaigns.write_note", row)
    if row.removed_at is None:
        row.removed_at = now
        row.save(update_fields=["removed_at"])
        record("campaign_note.remove", actor=actor, now=now, obj=row, unit_id=row.unit_id)
