"""Mục lục hồ sơ of one submitted version."""

from collections.abc import Iterable

from awards.models import Submission
from core.clock import day_of
from dossiers.building.office_papers import agency_on
from dossiers.building.parts import department_letterhead
from dossiers.rendering import data as d
from dossiers.rendering.dossier import Entry


def dossier_contents(submission: Submission, entries: Iterable[Entry]) -> d.DossierContents:
    """The entries under the head of the submission's day; the same entries give the same paper."""
    day = day_of(submission.submitted_at)
    return d.DossierContents(
        face="issued",
        made_at=submission.decided_at,
        letterhead=department_letterhead(agency_on(day), "", dated=day),
        unit=submission.content["unit"]["name"],
        round_name=submission.proposal.round.name,
        number=submission.number,
        rows=tuple(d.ContentsRow(name=row.title, note=row.note, first=row.first, pages=row.pages) for row in entries),
    )
