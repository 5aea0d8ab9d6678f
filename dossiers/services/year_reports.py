"""Báo cáo tổng kết: what Văn phòng writes for it, and the paper with the figures of the moment."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from awards.services.drafts import must_be_version
from campaigns.models import Campaign
from core.access import check
from core.journal import record
from core.refusals import Refused
from dossiers.building.year_reports import year_report
from dossiers.models import Face, Paper, PaperKind, YearReport
from dossiers.selectors.year_reports import report_of, subject_key
from dossiers.services.papers import make_paper
from organization.models import Appointment

PARTS = ("organising", "assessment", "shortcomings", "directions")


@transaction.atomic
def save_year_report(
    row: YearReport, words: Mapping[str, str], *, version: int, actor: Any, now: datetime
) -> YearReport:
    """Write the office's parts of the report. Raises Conflict when somebody else has saved since."""
    campaign = Campaign.objects.select_for_update().get(pk=row.campaign_id)
    check(actor, "dossiers.write_year_report", campaign)
    row = report_of(campaign, row.year)
    must_be_version(row, version)
    for name in PARTS:
        setattr(row, name, words[name])
    row.version, row.saved_at, row.saved_by = version + 1, now, actor.user
    row.save()
    record("year_report.save", actor=actor, now=now, obj=row, year=row.year, version=row.version)
    return row


@transaction.atomic
def make_year_report(row: YearReport, *, face: str, signer: Appointment | None, actor: Any, now: datetime) -> Paper:
    """The report to look at (dự thảo), or to print for signature: then raises Refused while a part is not written."""
    check(actor, "dossiers.write_year_report", row.campaign)
    if face != Face.DRAFT:
        missing = [YearReport._meta.get_field(name).verbose_name for name in PARTS if not getattr(row, name).strip()]
        if missing:
            raise Refused(_("Chưa in được bản trình ký, còn phần chưa viết: %s.") % "; ".join(missing))
    data = year_report(row, face=face, signer=signer, made_at=now)
    paper = make_paper(PaperKind.YEAR_REPORT, data, subject_key=subject_key(row), now=now, actor=actor)
    record("paper.year_report", actor=actor, now=now, obj=paper, face=face, data_hash=paper.data_hash)
    return paper
