"""Sổ thành tích trong năm: a unit's book, and what is picked from it into a report."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from awards.access import get_report_or_404
from awards.forms.achievements import AchievementFilter, AchievementForm
from awards.models import Achievement
from awards.services.achievements import note_achievement, pick_achievement, remove_achievement
from core.access import check
from core.files.models import FileKind
from core.files.posted import scan_of
from core.files.serving import serve_file
from core.forms import done, posted, status_of
from core.listing import export_url, listing
from core.spreadsheet import all_rows, serve_list
from core.text import format_date

ORDER = ("-happened_on", "-pk")


@require_http_methods(["GET", "HEAD", "POST"])
def achievements(request: HttpRequest) -> HttpResponse:
    """The book and, above it, the form for its next line."""
    actor = request.actor
    check(actor, "awards.write_achievement")
    form = AchievementForm(posted(request), request.FILES or None, actor=actor)
    if form.is_valid() and done(form, lambda: _note(request, form)):
        messages.success(request, _("Đã ghi vào sổ."))
        return redirect("achievements")
    rows = _book(request)
    chosen = AchievementFilter(request.GET, rows=rows)
    context = {
        "form": form,
        "filter": chosen,
        "page_of": listing(chosen.narrow(rows), request, order=ORDER),
        "export_url": export_url(request, "achievements_xlsx"),
    }
    return render(request, "awards/unit/achievements.html", context, status=status_of(form) if form.is_bound else 200)


def _note(request: HttpRequest, form: AchievementForm) -> Achievement:
    actor = request.actor
    file = scan_of(request, form.cleaned_data["file"], field="file", kinds=tuple(FileKind))
    return note_achievement(form.note(file), actor=actor, now=actor.now)


def _book(request: HttpRequest) -> QuerySet[Achievement]:
    rows = Achievement.objects.visible_to(request.actor).present()
    return rows.select_related("person", "unit", "file", "noted_by")


@require_safe
def achievements_xlsx(request: HttpRequest) -> HttpResponse:
    check(request.actor, "awards.write_achievement")
    headings = (_("Ngày"), _("Đơn vị"), _("Của ai"), _("Kết quả, thành tích"), _("Tệp"))
    book = _book(request)
    rows = all_rows(AchievementFilter(request.GET, rows=book).narrow(book).order_by(*ORDER))
    return serve_list(_("Sổ thành tích"), map(_cells, rows), headings, name=_("Sổ thành tích"))


def _cells(row: Achievement) -> tuple[Any, ...]:
    person, file = row.person, row.file
    who = person.full_name if person else _("Cả đơn vị")
    return format_date(row.happened_on), row.unit.name, who, row.text, file.name if file else ""


@require_POST
def achievement_remove(request: HttpRequest, pk: int) -> HttpResponse:
    row = _row_or_404(request, pk)
    remove_achievement(row, actor=request.actor, now=request.actor.now)
    messages.success(request, _("Đã bỏ dòng “%s”.") % row)
    return redirect("achievements")


@require_safe
def achievement_file(request: HttpRequest, pk: int) -> FileResponse:
    row = _row_or_404(request, pk)
    if row.file is None:
        raise Http404
    return serve_file(row.file)


@require_POST
def achievement_pick(request: HttpRequest, report_pk: int, pk: int) -> HttpResponse:
    """Its file among the evidence of the report's proposal."""
    report = get_report_or_404(request.actor, report_pk)
    check(request.actor, "awards.edit_proposal", report.nomination)
    row = _row_or_404(request, pk)
    evidence = pick_achievement(report, row, actor=request.actor, now=request.actor.now)
    messages.success(request, _("Đã lấy “%s” vào minh chứng; hãy chọn cho từng tiêu chí.") % evidence)
    return redirect("report", report_pk)


def _row_or_404(request: HttpRequest, pk: int) -> Achievement:
    return get_object_or_404(_book(request), pk=pk)
