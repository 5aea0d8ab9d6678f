"""Mục lục hồ sơ of one submitted version, and of one package that goes up."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from awards.models import ReferralPackage, Submission
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
        rows=_rows(entries),
    )


def package_contents(package: ReferralPackage, entries: Iterable[Entry], *, made_at: datetime) -> d.DossierContents:
    day = package.dated or day_of(made_at)
    agency = agency_on(day)
    return d.DossierContents(
        face="issued",
        made_at=made_at,
        letterhead=department_letterhead(agency, "", dated=day),
        unit=agency.name,
        round_name=_("%(round)s: đề nghị tặng %(award)s") % {"round": package.round.name, "award": package.award_type},
        rows=_rows(entries),
    )


def _rows(entries: Iterable[Entry]) -> tuple[d.ContentsRow, ...]:
    return tuple(d.ContentsRow(name=row.title, note=row.note, first=row.first, pages=row.pages) for row in entries)
