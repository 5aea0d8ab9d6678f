"""Báo cáo tổng kết: the list of those that may be made, what Văn phòng writes, the paper."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from campaigns.access import get_campaign_or_404
from campaigns.models import Campaign
from campaigns.selectors import notes_of
from core.access import check, may
from core.forms import attempt, clashes, is_stale, merge, posted, status_of
from dossiers.building.taken_notes import with_notes
from dossiers.building.year_reports import figures
from dossiers.forms.papers import LetterForm
from dossiers.forms.year_reports import YearReportForm
from dossiers.models import YearReport
from dossiers.selectors.year_reports import prints_of, report_lines, report_of
from dossiers.services.year_reports import make_year_report, save_year_report

PRINTS_SHOWN, NOTES_SHOWN = 20, 100


@require_safe
def year_reports(request: HttpRequest) -> HttpResponse:
    actor = request.actor
    check(actor, "dossiers.see_year_reports")
    context = {"lines": report_lines(Campaign.objects.visible_to(actor), actor.today.year)}
    return render(request, "dossiers/year_reports/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def year_report(request: HttpRequest, pk: int, year: int | None) -> HttpResponse:
    """What the office writes beside the figures of now, and the prints made so far."""
    row, actor = _report_or_404(request, pk, year), request.actor
    form = YearReportForm(posted(request), row=row)
    if form.is_bound:
        check(actor, "dossiers.write_year_report", row.campaign)
    if "merge" in request.POST:
        form = YearReportForm(merge(request.POST, YearReportForm(row=row)), row=row)
        messages.info(request, _("Đã gộp hai nội dung, chưa lưu: sửa lại rồi bấm lưu."))
    elif "take" in request.POST:
        taken = with_notes(request.POST.dict(), notes_of(row.campaign, year))
        form = YearReportForm(taken, row=row)
        messages.info(request, _("Đã lấy các dòng của sổ theo dõi, chưa lưu: sửa lại rồi bấm lưu."))
    elif form.is_bound and form.is_valid():
        words, version = form.cleaned_data, form.cleaned_data["version"]
        if attempt(form, lambda: save_year_report(row, words, version=version, actor=actor, now=actor.now)):
            messages.success(request, _("Đã lưu."))
            return redirect("year_report", pk, year)
    context = _page(actor, row) | {
        "form": form,
        "clashes": clashes(form, YearReportForm(row=report_of(row.campaign, year))) if is_stale(form) else [],
    }
    return render(request, "dossiers/year_reports/report.html", context, status=status_of(form))


def _page(actor: Any, row: YearReport) -> dict[str, Any]:
    counted = figures(row.campaign, row.year)
    return {
        "report": row,
        "figures": counted,
        "index": [(line.subject, [*zip(counted["index_years"], line.cells, strict=True)]) for line in counted["index"]],
        "papers": prints_of(row)[:PRINTS_SHOWN],
        "notes": notes_of(row.campaign, row.year)[:NOTES_SHOWN],
        "may_write": may(actor, "dossiers.write_year_report", row.campaign),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def make(request: HttpRequest, pk: int, year: int | None) -> HttpResponse:
    """Choose the face and who signs, then look at the paper."""
    row, actor = _report_or_404(request, pk, year), request.actor
    check(actor, "dossiers.write_year_report", row.campaign)
    form = LetterForm(posted(request), day=actor.today)
    if form.is_valid():
        paper = attempt(form, lambda: make_year_report(row, **form.cleaned_data, actor=actor, now=actor.now))
        if paper:
            return redirect("paper", paper.pk)
    return render(request, "dossiers/year_reports/make.html", {"form": form, "report": row}, status=status_of(form))


def _report_or_404(request: HttpRequest, pk: int, year: int | None) -> YearReport:
    """404 for a year that is none of the campaign's; 403 for those who may not read it."""
    campaign = get_campaign_or_404(request.actor, pk)
    check(request.actor, "dossiers.see_year_reports", campaign)
    if year is not None and not campaign.starts_year <= year <= campaign.ends_year:
        raise Http404
    return report_of(campaign, year)
