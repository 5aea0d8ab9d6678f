"""Which reports a campaign has, how far each is."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from campaigns.models import Campaign
from dossiers.models import Face, Paper, PaperKind, YearReport

# From the first look at a report to its number.
ORDER = (Face.ISSUED, Face.FOR_SIGNATURE, Face.DRAFT)


@dataclass(frozen=True)
class Line:
    """One report that may be made: of `row`, which is not stored before somebody has written; `paper` is the last
    print of the face that goes furthest."""

    row: YearReport
    paper: Paper | None


def report_of(campaign: Campaign, year: int | None) -> YearReport:
    """What was written for it, or a new one."""
    there = YearReport.objects.filter(campaign=campaign, year=year).select_related("campaign", "saved_by").first()
    return there or YearReport(campaign=campaign, year=year, version=0)


def subject_key(row: YearReport) -> str:
    return f"{PaperKind.YEAR_REPORT}:{row.campaign_id}:{row.year or 'all'}"


def prints_of(row: YearReport) -> QuerySet[Paper]:
    """Newest first."""
    return Paper.objects.filter(kind=PaperKind.YEAR_REPORT, subject_key=subject_key(row))


def report_lines(campaigns: Iterable[Campaign], this_year: int) -> list[Line]:
    """For each campaign its years that have begun, the newest first, then the whole of it; in two queries."""
    written = {(row.campaign_id, row.year): row for row in YearReport.objects.select_related("campaign", "saved_by")}
    prints = Paper.objects.filter(kind=PaperKind.YEAR_REPORT).order_by("pk").defer("data")
    furthest = {row.subject_key: row for row in sorted(prints, key=lambda row: -ORDER.index(Face(row.face)))}
    rows = (
        written.get((campaign.pk, year)) or YearReport(campaign=campaign, year=year)
        for campaign in campaigns
        for year in (*_years(campaign, this_year), None)
    )
    return [Line(row, furthest.get(subject_key(row))) for row in rows]


def _years(campaign: Campaign, this_year: int) -> range:
    return range(min(campaign.ends_year, this_year), campaign.starts_year - 1, -1)
