"""Thống kê, and the list behind each of its figures; for Văn phòng and leadership."""

from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from awards.forms.statistics import CountedFilter, StatisticsFilter
from awards.models import Nomination
from awards.selectors import statistics as counted
from awards.selectors.speed import speed_of
from campaigns.models import AwardType, Round
from core.access import check
from core.listing import export_url, listing
from core.spreadsheet import all_rows, serve_list
from organization.selectors.indices import index_table

ORDER = ("-proposal__round__year", "pk")
PRINTED = ("proposal__round", "proposal__unit", "award_type", "decision_line__decision__award_type",
           "referral__award_type")  # fmt: skip


class Row(NamedTuple):
    """One line of a table, each figure with the list behind it."""

    tally: counted.Tally
    proposed_url: str
    granted_url: str


class Table(NamedTuple):
    title: str
    heading: str
    rows: list[Row]

    @property
    def most(self) -> int:
        """The longest bar."""
        return max((max(row.tally.proposed, row.tally.granted) for row in self.rows), default=0)


def _rows(tallies: list[counted.Tally], field: str, narrowed: dict[str, Any]) -> list[Row]:
    """`field` is what a line narrows its list by, beside what narrows all of them."""

    def address(tally: counted.Tally, **more: str) -> str:
        return reverse("statistics_list", query=narrowed | ({field: tally.key} if field else {}) | more)

    return [Row(tally, address(tally), address(tally, result="granted")) for tally in tallies]


@require_safe
def statistics(request: HttpRequest) -> HttpResponse:
    """Proposals against awards by everything that is asked about, the index over the years, the office's speed."""
    check(request.actor, "awards.see_statistics")
    chosen = StatisticsFilter(request.GET)
    groups = counted.groups_of(chosen.narrow(counted.reached()))
    narrowed = {name: value for name, value in chosen.cleaned_data.items() if value}
    tables = [
        (_("Theo năm"), _("Năm"), "year", counted.by_year(groups)),
        (_("Theo hình thức khen thưởng"), _("Hình thức"), "award", counted.by_award(groups, AwardType.objects.all())),
        (_("Tập thể, lãnh đạo, người trực tiếp"), _("Đối tượng"), "standing", counted.by_standing(groups)),
        (_("Cá nhân theo giới tính"), _("Giới tính"), "gender", counted.by_gender(groups)),
        (_("Theo đơn vị"), _("Đơn vị"), "unit", counted.by_unit(groups, chosen.units)),
    ]
    context = {
        "filter": chosen,
        "tables": [Table(title, heading, _rows(tallies, field, narrowed)) for title, heading, field, tallies in tables],
        "total": _rows([counted.total(groups)], "", narrowed)[0],
        "speed": speed_of(Round.objects.filter(opened_at__isnull=False)),
        "index": index_table(),
        "export_url": export_url(request, "statistics_xlsx"),
    }
    return render(request, "awards/statistics/statistics.html", context)


@require_safe
def statistics_list(request: HttpRequest) -> HttpResponse:
    check(request.actor, "awards.see_statistics")
    chosen = CountedFilter(request.GET)
    rows = chosen.narrow(counted.reached()).select_related(*PRINTED)
    context = {
        "filter": chosen,
        "page_of": listing(rows, request, order=ORDER),
        "export_url": export_url(request, "statistics_xlsx"),
    }
    return render(request, "awards/statistics/list.html", context)


@require_safe
def statistics_xlsx(request: HttpRequest) -> HttpResponse:
    """Every nomination behind the figures, a row each, for tables of one's own."""
    check(request.actor, "awards.see_statistics")
    rows = all_rows(CountedFilter(request.GET).narrow(counted.reached()).select_related(*PRINTED, "person"))
    headings = (_("Năm"), _("Đợt xét"), _("Đơn vị đề nghị"), _("Tên"), _("Chức vụ"), _("Đối tượng"), _("Giới tính"),
                _("Hình thức đề nghị"), _("Kết quả"), _("Hình thức được tặng"))  # fmt: skip
    return serve_list(_("Thống kê"), map(_cells, rows), headings, name=_("Thống kê"))


def _cells(row: Nomination) -> tuple[Any, ...]:
    given = counted.given_to(row)
    return (
        row.proposal.round.year,
        row.proposal.round.name,
        row.proposal.unit.name,
        row.printed_name,
        row.printed_position,
        counted.STANDINGS[counted.standing_of(row)],
        row.person.get_gender_display() if row.person else "",
        row.award_type.short_name,
        row.get_state_display(),
        given.short_name if given else "",
    )
