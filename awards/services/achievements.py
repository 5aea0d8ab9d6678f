"""Sổ thành tích trong năm: noting a result when it happens, dropping it, picking it into a proposal."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from awards.models import Achievement, Evidence, Report
from awards.services.reports import add_evidence
from core.access import check
from core.clock import day_of
from core.files.models import StoredFile
from core.journal import record
from core.refusals import Conflict, Problem, Refused
from organization.models import Person, Unit

CAPTION = 300


@dataclass(frozen=True)
class Note:
    """What happened, when, to whom (None: the unit), with what shows it."""

    unit: Unit
    person: Person | None
    happened_on: date
    text: str
    file: StoredFile | None = None


@transaction.atomic
def note_achievement(note: Note, *, actor: Any, now: datetime) -> Achievement:
    """Write a line into the unit's book. Raises Denied for another's book, Refused for a day that has not come."""
    row = Achievement(
        unit=note.unit, person=note.person, happened_on=note.happened_on, text=note.text, file=note.file,
        noted_at=now, noted_by=actor.user,
    )  # fmt: skip
    check(actor, "awards.write_achievement", row)
    if note.happened_on > day_of(now):
        raise Refused(Problem(_("Ngày có kết quả không thể sau hôm nay."), field="happened_on"))
    row.save()
    record("achievement.note", actor=actor, now=now, obj=row, unit_id=row.unit_id)
    return row


@transaction.atomic
def remove_achievement(row: Achievement, *, actor: Any, now: datetime) -> None:
    """Take a line out of the book; what was picked from it stays where it was put."""
    row = Achievement.objects.select_for_update(of=("self",)).get(pk=row.pk)
    check(actor, "awards.write_achievement", row)
    if row.removed_at is None:
        row.removed_at = now
        row.save(update_fields=["removed_at"])
        record("achievement.remove", actor=actor, now=now, obj=row, unit_id=row.unit_id)


def pick_achievement(report: Report, row: Achievement, *, actor: Any, now: datetime) -> Evidence:
    """Put the file of a line among the proposal's evidence, to be chosen for criteria there.

    Raises Conflict for a line without a file, or whose file is there already.
    """
    proposal = report.nomination.proposal
    if row.file is None:
        raise Conflict(_("Dòng này không có tệp; hãy chép lời văn vào báo cáo."))
    if proposal.evidence.filter(file=row.file, removed_at=None).exists():
        raise Conflict(_("Tệp này đã có trong minh chứng của hồ sơ."))
    return add_evidence(proposal, row.file, Truncator(row.text).chars(CAPTION), actor=actor, now=now)
