"""Cấu hình: rounds, from their preparation to versions and extensions."""

from typing import Any

from django.contrib import messages
from django.db.models import Max
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from campaigns.access import get_round_or_404
from campaigns.calendar import default_cutoff, look_at_last_day
from campaigns.enums import RoundKind
from campaigns.forms.rounds import OpenRoundForm, ReviseRoundForm, RoundForm
from campaigns.models import Campaign, Round, RoundVersion
from campaigns.round_content import round_content
from campaigns.round_copy import changes, next_year
from campaigns.selectors import (
    calendar_around,
    current_version,
    granted_in,
    proposing_units,
    requests_in,
    round_units,
    round_windows,
    windows_of,
)
from campaigns.services.round_setup import revise_round, save_round
from campaigns.services.rounds import open_round, opening_problems
from core.access import check
from core.clock import day_of
from core.files.models import FileKind
from core.files.posted import SCANS, scan_of
from core.files.serving import serve_file
from core.forms import attempt, not_now, posted
from core.journal.chain import sha256
from core.listing import listing
from core.text import cutoff_text
from organization.views.answers import show_form

GUIDANCE = (*SCANS, FileKind.DOCX)
CHANGED_PARTS = {
    "campaign": gettext_lazy("thông tin phong trào"),
    "round": gettext_lazy("thông tin đợt"),
    "award_types": gettext_lazy("hình thức khen thưởng"),
    "reform_areas": gettext_lazy("lĩnh vực CCHC"),
    "criteria": gettext_lazy("tiêu chí"),
    "themes": gettext_lazy("nội dung thi đua"),
    "texts": gettext_lazy("nội dung kế hoạch"),
    "papers": gettext_lazy("văn bản phải có"),
}


@require_safe
def rounds(request: HttpRequest) -> HttpResponse:
    check(request.actor, "campaigns.set_up")
    rows = Round.objects.visible_to(request.actor).select_related("campaign")
    page_of = listing(rows, request, order=("-year", "-cutoff", "-pk"))
    windows = windows_of(page_of.rows)
    for row in page_of.rows:
        row.window = windows[row.pk].of(None)
        row.phase = str(row.window.phase(request.actor.now))
    return render(request, "campaigns/setup/rounds.html", {"page_of": page_of})


@require_http_methods(["GET", "HEAD", "POST"])
def round_add(request: HttpRequest) -> HttpResponse:
    check(request.actor, "campaigns.set_up")
    form = RoundForm(posted(request), initial=_proposed(_next_year(request.actor.today.year)))
    return _round_form(request, form, None)


@require_http_methods(["GET", "HEAD", "POST"])
def round_edit(request: HttpRequest, pk: int) -> HttpResponse:
    row = _round(request, pk)
    form = RoundForm(posted(request), instance=row)
    if row.opened_at is not None:
        not_now(form, _("Đợt đã mở: hạn nộp chỉ dời bằng gia hạn, nội dung chỉ đổi bằng phiên bản mới kèm lý do."))
    return _round_form(request, form, row)


@require_safe
def round_detail(request: HttpRequest, pk: int) -> HttpResponse:
    row = _round(request, pk)
    window, version = round_windows(row).of(None), current_version(row)
    context = {
        "round": row,
        "window": window,
        "phase": str(window.phase(request.actor.now)),
        "look": look_at_last_day(window.cutoff, calendar_around(day_of(window.cutoff))),
        "awards": row.award_types.all(),
        "changed": _changed(row, version) if version else [],
        "versions": row.versions.select_related("made_by"),
        "extensions": granted_in(row),
        "requests": requests_in(row).waiting(),
        "units": round_units(row),
    }
    return render(request, "campaigns/setup/round.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def open_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that stands in the way, else what opening does and the button."""
    row, actor = _round(request, pk), request.actor
    named = {"number": row.opening_paper, "dated": row.opening_paper_date}
    form = OpenRoundForm(posted(request), request.FILES or None, initial=named)
    if row.opened_at is not None:
        not_now(form, _("Đợt này đã mở."))
    if form.is_valid() and attempt(form, lambda: _open(request, row, form)):
        messages.success(request, _("Đã mở %s; các đơn vị đã được báo.") % row)
        return redirect("round", pk)
    units = proposing_units(actor.now)
    context = {
        "round": row,
        "units": units,
        "problems": [] if form.is_bound else opening_problems(row, units, actor.now),
        "look": look_at_last_day(row.cutoff, calendar_around(day_of(row.cutoff))),
    }
    return show_form(request, "campaigns/setup/round_open.html", form, **context)


def _open(request: HttpRequest, row: Round, form: OpenRoundForm) -> RoundVersion:
    actor = request.actor
    file = scan_of(request, form.cleaned_data["file"], field="file", kinds=GUIDANCE)
    return open_round(row, actor=actor, now=actor.now, paper=form.paper(file))


@require_http_methods(["GET", "HEAD", "POST"])
def new_version(request: HttpRequest, pk: int) -> HttpResponse:
    row, actor = _round(request, pk), request.actor
    version = current_version(row)
    form = ReviseRoundForm(posted(request), instance=row)
    if version is None:
        not_now(form, _("Đợt chưa mở: hãy sửa thẳng thông tin đợt."))
    made = form.is_valid() and attempt(
        form,
        lambda: revise_round(
            row, form.cleaned_data["award_types"], reason=form.cleaned_data["reason"], actor=actor, now=actor.now
        ),
    )
    if made:
        messages.success(request, _("Đã lập phiên bản %d của đợt.") % made.number)
        return redirect("round", pk)
    changed = [] if form.is_bound else _changed(row, version)
    context = {"round": row, "version": version, "changed": changed}
    return show_form(request, "campaigns/setup/round_new_version.html", form, **context)


@require_safe
def opening_paper(request: HttpRequest, pk: int) -> FileResponse:
    """The công văn hướng dẫn of an opened round, for everyone signed in."""
    row = get_round_or_404(request.actor, pk)
    if row.opening_paper_file is None:
        raise Http404
    return serve_file(row.opening_paper_file)


@require_http_methods(["GET", "HEAD", "POST"])
def round_copy(request: HttpRequest, pk: int) -> HttpResponse:
    """Năm sau: a new round as this one a year later, with the list of what is then otherwise."""
    source = _round(request, pk)
    values = next_year(source)
    form = RoundForm(posted(request), initial=values)
    if form.is_valid() and attempt(form, lambda: _save(request, form, copied_from=source.name)):
        messages.success(request, _("Đã lập đợt năm sau: gửi hồ sơ %s.") % cutoff_text(form.instance.cutoff))
        return redirect("round", form.instance.pk)
    context = {"source": source, "changes": changes(source, values), "round": None}
    return show_form(request, "campaigns/setup/round_form.html", form, **context)


def _round(request: HttpRequest, pk: int) -> Round:
    row = get_round_or_404(request.actor, pk)
    check(request.actor, "campaigns.set_up", row)
    return row


def _round_form(request: HttpRequest, form: RoundForm, row: Round | None) -> HttpResponse:
    if form.is_valid() and attempt(form, lambda: _save(request, form)):
        messages.success(request, _("Đã lưu đợt: gửi hồ sơ %s.") % cutoff_text(form.instance.cutoff))
        return redirect("round", form.instance.pk)
    return show_form(request, "campaigns/setup/round_form.html", form, round=row)


def _save(request: HttpRequest, form: RoundForm, **said: str) -> Round:
    data, actor = form.cleaned_data, request.actor
    last_day = data.get("last_day", "")
    return save_round(form.instance, data["award_types"], actor=actor, now=actor.now, last_day=last_day, **said)


def _next_year(this_year: int) -> int:
    """The first year from now on that has no yearly round yet."""
    last = Round.objects.filter(kind=RoundKind.YEARLY).aggregate(last=Max("year"))["last"]
    return max(this_year, last + 1) if last else this_year


def _proposed(year: int) -> dict[str, Any]:
    """A yearly round of `year` as the plan has it: due before 10/01 of the next."""
    return {
        "campaign": Campaign.objects.first(),
        "name": _("Xét khen thưởng năm %d") % year,
        "kind": RoundKind.YEARLY,
        "year": year,
        "period_from": year,
        "period_to": year,
        "cutoff": default_cutoff(year),
        "cutoff_source": _("Kế hoạch, mục IV.3: trước ngày 10/01 hằng năm"),
    }


def _changed(row: Round, version: RoundVersion) -> list[str]:
    """Which parts of the set-up are not as the round's version in force has them."""
    content = round_content(row)
    if sha256(content) == version.content_hash:
        return []
    return [str(words) for part, words in CHANGED_PARTS.items() if content.get(part) != version.content.get(part)]
