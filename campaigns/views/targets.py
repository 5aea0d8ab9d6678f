"""Đăng ký thi đua hằng năm."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from campaigns.access import (
    get_called_unit_or_404,
    get_campaign_or_404,
    get_target_call_or_404,
    get_target_or_404,
    get_target_paper_or_404,
)
from campaigns.forms.targets import AimForm, AimOnPaperForm, PersonAimForm, TargetCallForm
from campaigns.models import Target, TargetCall, TargetPaper
from campaigns.selectors import registrations, written_targets
from campaigns.services.targets import Aim, drop_target, record_person, record_registration, register, save_target_call
from core.access import check, may
from core.files.posted import scan_of
from core.files.serving import serve_file
from core.forms import attempt, done, posted, status_of
from core.spreadsheet import all_rows, serve_list
from core.text import format_datetime
from organization.models import Person, Unit
from organization.views.answers import saved, show_form


@require_http_methods(["GET", "HEAD", "POST"])
def target_call_new(request: HttpRequest, pk: int) -> HttpResponse:
    campaign = get_campaign_or_404(request.actor, pk)
    year = min(max(request.actor.today.year, campaign.starts_year), campaign.ends_year)
    return _call_form(request, TargetCall(campaign=campaign, year=year))


@require_http_methods(["GET", "HEAD", "POST"])
def target_call_edit(request: HttpRequest, pk: int) -> HttpResponse:
    return _call_form(request, get_target_call_or_404(request.actor, pk))


def _call_form(request: HttpRequest, row: TargetCall) -> HttpResponse:
    check(request.actor, "campaigns.call_for_targets", row.campaign)
    form = TargetCallForm(posted(request), instance=row)
    if saved(request, form, save_target_call):
        messages.success(request, _("Đã lưu đợt đăng ký."))
        return redirect("target_call", form.instance.pk)
    return show_form(request, "campaigns/targets/call_form.html", form, campaign=row.campaign)


@require_safe
def target_call(request: HttpRequest, pk: int) -> HttpResponse:
    """Who has registered and who has not; a unit sees itself."""
    actor = request.actor
    check(actor, "campaigns.see_targets")
    call = get_target_call_or_404(actor, pk)
    lines = registrations(call, actor)
    context = {
        "call": call,
        "lines": lines,
        "registered": sum(line.own is not None for line in lines),
        "is_open": call.is_open_on(actor.today),
        "may_change": may(actor, "campaigns.call_for_targets", call.campaign),
    }
    return render(request, "campaigns/targets/call.html", context)


@require_safe
def target_call_xlsx(request: HttpRequest, pk: int) -> HttpResponse:
    """A row for everything that was registered; a unit that has not stands there too, saying so."""
    actor = request.actor
    check(actor, "campaigns.see_targets")
    call = get_target_call_or_404(actor, pk)
    silent = [
        (line.unit.name, _("Tập thể"), _("Chưa đăng ký")) for line in registrations(call, actor) if line.own is None
    ]
    cells = [*map(_cells, all_rows(written_targets(call, actor))), *silent]
    headings = (_("Đơn vị"), _("Đối tượng"), _("Phấn đấu"), _("Chỉ tiêu, nội dung"), _("Người ghi"), _("Lúc"))
    return serve_list(str(call), cells, headings, name=f"dang-ky-thi-dua-{call.year}")


def _cells(row: Target) -> tuple[str, ...]:
    subject = row.person.full_name if row.person else _("Tập thể")
    return row.unit.name, subject, row.aim, row.text, row.registrar, format_datetime(row.saved_at)


@require_http_methods(["GET", "HEAD", "POST"])
def targets(request: HttpRequest, pk: int, unit_pk: int) -> HttpResponse:
    """What one unit has registered; its head writes what the unit aims at."""
    actor = request.actor
    call, unit = _called(request, pk, unit_pk)
    form = AimForm(posted(request), row=_own(call, unit))
    if form.is_bound:
        check(actor, "campaigns.register_targets", unit)
        if form.is_valid() and done(form, lambda: register(call, unit, None, form.given(), actor=actor, now=actor.now)):
            messages.success(request, _("Đã đăng ký; còn sửa được đến hết hạn."))
            return redirect("targets", pk, unit_pk)
    return _page(request, call, unit, own=form)


@require_http_methods(["GET", "HEAD", "POST"])
def target_on_paper(request: HttpRequest, pk: int, unit_pk: int) -> HttpResponse:
    """Ghi nhận theo bản ký giấy: what the unit itself aims at; its people are added on the unit's page."""
    call, unit = _called(request, pk, unit_pk)
    check(request.actor, "campaigns.record_targets")
    form = AimOnPaperForm(posted(request), request.FILES or None, unit=unit, row=_own(call, unit))
    if form.is_valid() and attempt(form, lambda: _record(request, call, unit, form)):
        messages.success(request, _("Đã ghi nhận đăng ký của %s; bản giấy có cá nhân thì ghi tiếp dưới đây.") % unit)
        return redirect("targets", pk, unit_pk)
    return show_form(request, "campaigns/targets/on_paper.html", form, call=call, unit=unit)


def _record(request: HttpRequest, call: TargetCall, unit: Unit, form: AimOnPaperForm) -> TargetPaper:
    actor, file = request.actor, scan_of(request, form.cleaned_data["file"], field="file")
    return record_registration(call, unit, form.given(), form.signature(), file, actor=actor, now=actor.now)


@require_safe
def target_paper(request: HttpRequest, pk: int) -> FileResponse:
    return serve_file(get_target_paper_or_404(request.actor, pk).file)


@require_POST
def target_person(request: HttpRequest, pk: int, unit_pk: int) -> HttpResponse:
    """One person's line: by the unit's head, or by Văn phòng from the paper that it has recorded."""
    actor = request.actor
    call, unit = _called(request, pk, unit_pk)
    paper = _typed_from(actor, call, unit)
    if paper is None:
        check(actor, "campaigns.register_targets", unit)
    form = PersonAimForm(request.POST, unit=unit, day=actor.today)
    if form.is_valid():
        person, aim = form.cleaned_data["person"], form.given()
        if done(form, lambda: _register(call, unit, person, aim, paper, actor)):
            messages.success(request, _("Đã đăng ký cho %s.") % person.full_name)
            return redirect("targets", pk, unit_pk)
    return _page(request, call, unit, one=form)


def _register(call: TargetCall, unit: Unit, person: Person, aim: Aim, paper: TargetPaper | None, actor: Any) -> Target:
    if paper is None:
        return register(call, unit, person, aim, actor=actor, now=actor.now)
    return record_person(paper, person, aim, actor=actor, now=actor.now)


def _typed_from(actor: Any, call: TargetCall, unit: Unit) -> TargetPaper | None:
    """The paper that the reader types from; none for the unit's head, who registers himself."""
    if may(actor, "campaigns.register_targets", unit) or not may(actor, "campaigns.record_targets"):
        return None
    return call.papers.filter(unit=unit).last()


@require_POST
def target_drop(request: HttpRequest, pk: int) -> HttpResponse:
    """One person's line; that of the unit itself is changed, not dropped."""
    row = get_target_or_404(request.actor, pk, person__isnull=False)
    check(request.actor, "campaigns.drop_target", row)
    drop_target(row, actor=request.actor, now=request.actor.now)
    messages.success(request, _("Đã bỏ đăng ký của %s.") % row.person.full_name)
    return redirect("targets", row.call_id, row.unit_id)


def _called(request: HttpRequest, pk: int, unit_pk: int) -> tuple[TargetCall, Unit]:
    actor = request.actor
    check(actor, "campaigns.see_targets")
    call = get_target_call_or_404(actor, pk)
    unit = get_called_unit_or_404(actor, call, unit_pk)
    check(actor, "campaigns.see_targets", unit)
    return call, unit


def _own(call: TargetCall, unit: Unit) -> Target | None:
    return call.targets.filter(unit=unit, person=None).select_related("saved_by", "paper").first()


def _page(
    request: HttpRequest, call: TargetCall, unit: Unit, own: AimForm | None = None, one: PersonAimForm | None = None
) -> HttpResponse:
    actor, sent, row = request.actor, one or own, _own(call, unit)
    may_write, paper = may(actor, "campaigns.register_targets", unit), _typed_from(actor, call, unit)
    context: dict[str, Any] = {
        "call": call,
        "unit": unit,
        "own": row,
        "people": call.targets.filter(unit=unit).exclude(person=None).select_related("person", "paper"),
        "may_write": may_write,
        "may_record": not may_write and may(actor, "campaigns.record_targets"),
        "paper": paper,
        "is_open": call.is_open_on(actor.today),
        "form": own or AimForm(row=row),
        "person_form": one or PersonAimForm(unit=unit, day=actor.today),
    }
    return render(request, "campaigns/targets/unit.html", context, status=status_of(sent) if sent else 200)
