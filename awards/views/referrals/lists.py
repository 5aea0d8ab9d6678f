"""Trình cấp trên: the packages, what waits to go into one, and every nominee referred with his outcome."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from awards.models import Referral, ReferralPackage
from awards.selectors.referrals import waiting_for_a_package
from core.access import check
from core.listing import listing
from core.spreadsheet import all_rows, serve_list
from core.text import format_date

# So many packages are years of them.
SHOWN = 50


@require_safe
def referrals(request: HttpRequest) -> HttpResponse:
    check(request.actor, "awards.see_referrals")
    packages = ReferralPackage.objects.select_related("round", "award_type").annotate(count=Count("lines"))
    packages = packages.order_by("-pk")
    context = {
        "packages": packages[:SHOWN],
        "waiting": waiting_for_a_package(),
        "page_of": listing(_rows(), request, order=("-pk",)),
        "now": request.actor.now,
    }
    return render(request, "awards/referrals/list.html", context)


def _rows() -> QuerySet[Referral]:
    parts = ("nomination__proposal__round", "nomination__proposal__unit", "nomination__person", "award_type", "package")
    return Referral.objects.select_related(*parts)


@require_safe
def referrals_xlsx(request: HttpRequest) -> HttpResponse:
    """Every nominee ever referred, a row for each."""
    check(request.actor, "awards.see_referrals")
    headings = (
        _("Đợt"), _("Đơn vị"), _("Đối tượng"), _("Ông/Bà"), _("Tên"), _("Chức vụ"), _("Hình thức"), _("Tờ trình"),
        _("Ngày trình"), _("UBND tỉnh lựa chọn"), _("Kết quả"), _("Quyết định"), _("Ngày quyết định"),
        _("Cơ quan quyết định"), _("Lý do không tặng"),
    )  # fmt: skip
    rows = all_rows(_rows().order_by("-pk"))
    return serve_list(_("Trình cấp trên"), _cells(rows), headings, name=_("Khen thưởng trình cấp trên"))


def _cells(rows: list[Referral]) -> Iterator[tuple[Any, ...]]:
    chosen = {None: "", True: _("Có"), False: _("Không")}
    for row in rows:
        one = row.nomination
        yield (
            one.proposal.round.name, one.proposal.unit.name, one.get_subject_kind_display(),
            one.person.salutation if one.person else "", one.printed_name, one.printed_position, row.award_type.name,
            row.sent_paper, format_date(row.sent_on), chosen[row.chosen], row.get_outcome_display(),
            row.outcome_paper, format_date(row.outcome_on), row.issuer, row.reason,
        )  # fmt: skip
