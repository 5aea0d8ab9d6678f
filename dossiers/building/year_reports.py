"""Báo cáo tổng kết of a year or of a whole campaign, its figures those of Thống kê at the moment of making."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from awards.selectors import statistics as counted
from awards.selectors.speed import Speed, speed_of
from campaigns.models import AwardType, Campaign, Round
from campaigns.round_content import campaign_content
from core.clock import day_of
from core.text import format_number
from dossiers.building.letters import letter_signature, plan_words
from dossiers.building.office_papers import agency_on
from dossiers.building.parts import campaign_words, department_letterhead
from dossiers.building.texts import Texts
from dossiers.models import PaperKind, PaperPlace, YearReport
from dossiers.rendering import data as d
from organization.enums import SubjectKind
from organization.models import Appointment
from organization.selectors.indices import Cell, index_table


def year_report(row: YearReport, *, face: str, signer: Appointment | None, made_at: datetime) -> d.YearReport:
    """What the office wrote, with the figures of now; a leader signs, or Chánh Văn phòng by order."""
    day, campaign = day_of(made_at), row.campaign
    agency, texts = agency_on(day), Texts(PaperKind.YEAR_REPORT, day)
    named = {"dip": occasion_of(row)}
    who = {"don_vi": agency.name}
    return d.YearReport(
        face=face,
        made_at=made_at,
        letterhead=department_letterhead(agency, f"BC-{agency.symbol}", year=day.year),
        signature=letter_signature(signer, agency, day),
        recipients=(
            _("%s (để b/c)") % agency.parent_name, _("Lãnh đạo Sở (để b/c)"), _("Các phòng, đơn vị thuộc Sở"),
            _("Công đoàn, đoàn thể"), _("Lưu: VT, VP"),
        ),
        subject=texts.say(PaperPlace.SUBJECT, **named),
        opening=texts.say(PaperPlace.OPENING, ke_hoach=plan_words(campaign_content(campaign)), **named, **who),
        organising=row.organising,
        assessment=row.assessment,
        shortcomings=row.shortcomings,
        directions=row.directions,
        closing=texts.say(PaperPlace.CLOSING, **named, **who),
        **figures(campaign, row.year),
    )  # fmt: skip


def occasion_of(row: YearReport) -> str:
    """`phong trào thi đua “…” năm 2025`; without a year for the whole campaign."""
    words = campaign_words(row.campaign.name)
    return _("%(campaign)s năm %(year)d") % {"campaign": words, "year": row.year} if row.year else words


def figures(campaign: Campaign, year: int | None) -> dict[str, tuple]:
    """All that is counted, as fields of the paper."""
    rounds = Round.objects.filter(campaign=campaign, opened_at__isnull=False)
    first, last = campaign.starts_year, campaign.ends_year
    if year:
        rounds, first, last = rounds.filter(year=year), year, year
    groups = counted.groups_of(counted.reached().filter(proposal__round__in=rounds))
    index = index_table(range(first - 1, last + 1))
    return {
        "rounds": _rounds(rounds),
        "years": () if year else tuple(_counted(reversed(counted.by_year(groups)))),
        "awards": _awards(groups),
        "people": _people(groups),
        "index_years": index.years,
        "index": tuple(
            d.IndexRow(subject=_subject(label, cells), cells=tuple(_index_words(cell) for cell in cells))
            for label, cells in index.lines
        ),
    }


def _rounds(rounds: QuerySet[Round]) -> tuple[d.RoundCounted, ...]:
    """The oldest first."""
    sent = counted.sendings_of(rounds)
    return tuple(_round(row, sent.get(row.round.pk, counted.Sending())) for row in reversed(speed_of(rounds)))


def _round(speed: Speed, sending: counted.Sending) -> d.RoundCounted:
    words = {name: _days(getattr(speed, name)) for name in ("usual", "longest", "passed_on", "published")}
    return d.RoundCounted(name=speed.round.name, appraised=speed.appraised, **sending._asdict(), **words)


def _days(number: float | None) -> str:
    return "" if number is None else format_number(Decimal(str(number)))


def _awards(groups: Sequence[counted.Group]) -> tuple[d.AwardCounted, ...]:
    """Each award that somebody asked for or got, collectives and individuals apart."""
    awards = list(AwardType.objects.all())
    kinds = (SubjectKind.COLLECTIVE, SubjectKind.INDIVIDUAL)
    tallies = [
        {row.key: row for row in counted.by_award((one for one in groups if one.subject_kind == kind), awards)}
        for kind in kinds
    ]
    nobody = counted.Tally("", 0, 0)
    found = [(award, [rows.get(award.pk, nobody) for rows in tallies]) for award in awards]
    return tuple(
        d.AwardCounted(
            award=award.name, proposed=tuple(row.proposed for row in rows), granted=tuple(row.granted for row in rows)
        )
        for award, rows in found
        if any(row.proposed or row.granted for row in rows)
    )


def _people(groups: Sequence[counted.Group]) -> tuple[d.Counted, ...]:
    leading = [row for row in counted.by_standing(groups) if row.key != "collective"]
    return tuple(_counted([*leading, *counted.by_gender(groups)]))


def _counted(tallies: Iterable[counted.Tally]) -> list[d.Counted]:
    return [d.Counted(label=str(row.label), proposed=row.proposed, granted=row.granted) for row in tallies]


def _subject(label: str, cells: Iterable[Cell]) -> str:
    """The whole name of a unit; `label` for the province and the department."""
    units = (cell.result.unit for cell in cells if cell.result)
    return next((unit.name for unit in units if unit), label)


def _index_words(cell: Cell) -> str:
    """`91,25 (+1,5), thứ 3/12`; "" where nothing is published."""
    result, moved = cell.result, cell.moved
    if result is None:
        return ""
    score = "" if result.score is None else format_number(result.score)
    if score and moved is not None:
        score += f" ({'+' if moved > 0 else ''}{format_number(moved)})"
    rank = _("thứ %(rank)s/%(of)s") % {"rank": result.rank, "of": result.ranked} if result.rank else ""
    return ", ".join(filter(None, (score, rank)))
