"""What papers say, as data of the office: their legal bases and sentences. Papers that are made keep their words."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core.access import check
from core.refusals import Problem, Refused
from dossiers.models import LegalBasis, PaperText
from dossiers.paper_words import problems_in
from organization.services.rows import delete_row, save_row
from organization.services.units import overlap


@transaction.atomic
def save_legal_basis(row: LegalBasis, *, actor: Any, now: datetime) -> LegalBasis:
    """Write a new or changed căn cứ."""
    check(actor, "campaigns.set_up", row)
    save_row(row, action="legal_basis", actor=actor, now=now, technical=False)
    return row


@transaction.atomic
def save_paper_text(row: PaperText, *, actor: Any, now: datetime) -> PaperText:
    """Keep Văn phòng's own words for one place of a kind of paper.

    Raises Refused with everything wrong: placeholders by line and column, and two texts that hold on one day.
    """
    check(actor, "campaigns.set_up", row)
    problems = problems_in(row.kind, row.place, row.text)
    others = PaperText.objects.select_for_update().filter(kind=row.kind, place=row.place).exclude(pk=row.pk)
    if any(overlap(row, other) for other in others):
        text = _("Trùng thời gian với lời văn khác của mục này; hãy ghi ngày cuối cùng của lời văn đó trước.")
        problems.append(Problem(text, field="valid_from"))
    if problems:
        raise Refused(problems)
    save_row(row, action="paper_text", actor=actor, now=now, technical=False)
    return row


@transaction.atomic
def restore_paper_text(kind: str, place: str, *, actor: Any, now: datetime) -> bool:
    """Lấy lại mẫu gốc: the words that come with the software. Returns whether there were others."""
    check(actor, "campaigns.set_up")
    rows = list(PaperText.objects.select_for_update().filter(kind=kind, place=place))
    for row in rows:
        delete_row(row, action="paper_text", actor=actor, now=now)
    return bool(rows)
