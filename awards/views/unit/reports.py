"""Báo cáo thành tích: the list, one report with its texts and criteria, its own signed file."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from awards.access import get_draft_or_404, get_report_or_404
from awards.forms.unit_reports import AnswerForm, EvidenceForm, SectionForm, SignedReportForm
from awards.gates.progress import Progress
from awards.models import Evidence, Remark, Report
from awards.selectors.findings import findings_of
from awards.selectors.requests import within
from awards.selectors.writing import (
    WritingPlace,
    answers_of,
    asked_criteria,
    evidence_of,
    noted_for,
    writing_place,
    writing_places,
)
from awards.services.reports import choose_evidence, save_answer, save_section, set_own_file
from awards.views.unit.page import proposal_page
from awards.views.unit.saving import Saving, answer, autosave, save_form
from campaigns.models import Criterion
from core.access import check
from core.files.posted import SCANS
from core.files.serving import serve_file
from core.files.uploads import receive_upload
from core.forms import attempt, number_in, status_of
from core.journal import log_access

EVIDENCE = "evidence-"


@require_safe
def reports(request: HttpRequest, pk: int) -> HttpResponse:
    """Every nominee's report: what is written, what is missing, who is writing."""
    proposal = get_draft_or_404(request.actor, pk)
    progress = Progress(proposal, request.actor.now)
    missing: dict[int, list[str]] = {}
    for point in progress.blocking_only.blocking:
        if point.nomination and point.problem.code.startswith("report"):
            missing.setdefault(point.nomination, []).append(str(point))
    rows = [{"row": row, "missing": missing.get(row.pk, [])} for row in progress.nominations]
    return proposal_page(
        request, proposal, "awards/unit/reports.html", {"rows": rows}, step="reports", progress=progress
    )


@require_safe
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """One report: its texts, its criteria with the checks' answers, the proposal's evidence."""
    report = get_report_or_404(request.actor, pk)
    if report.nomination.proposal.unit_id not in request.actor.unit_ids:
        log_access(_("Báo cáo thành tích đang soạn"), actor=request.actor, now=request.actor.now,
                   obj=report.nomination, address=request.actor.address)  # fmt: skip
    return report_page(request, report)


def report_page(
    request: HttpRequest,
    report: Report,
    *,
    evidence_form: EvidenceForm | None = None,
    file_form: SignedReportForm | None = None,
    link_url: str = "",
    status: int = 200,
) -> HttpResponse:
    nomination = report.nomination
    files = evidence_of(nomination.proposal)
    progress = Progress(nomination.proposal, request.actor.now)
    places = [section_block(report, place) for place in writing_places(report)]
    criteria = criterion_blocks(report, files)
    context = {
        "report": report,
        "nomination": nomination,
        "places": places,
        "criteria": criteria,
        "report_remarks": pin_to_blocks(progress, report, [*places, *criteria]),
        "evidence": files,
        "achievements": noted_for(nomination, files),
        "evidence_form": evidence_form or EvidenceForm(criteria=asked_criteria(nomination)),
        "file_form": file_form or SignedReportForm(),
        "link": report.links.filter(revoked_at=None, expires_at__gt=request.actor.now).first(),
        "link_url": link_url,
    }
    return proposal_page(
        request, nomination.proposal, "awards/unit/report.html", context, step="reports", status=status,
        progress=progress,
    )  # fmt: skip


def pin_to_blocks(progress: Progress, report: Report, blocks: list[dict[str, Any]]) -> list[Remark]:
    """Give each block the remarks on it; returns those on the report that have no block, for its top."""
    whole = f"report:{report.nomination_id}"
    marked = {f"{whole}:{block['mark']}": block for block in blocks}
    loose = []
    for remark in within(progress.remarks, whole):
        if remark.place in marked:
            marked[remark.place].setdefault("remarks", []).append(remark)
        else:
            loose.append(remark)
    return loose


def section_block(report: Report, place: WritingPlace) -> dict[str, Any]:
    """One text as parts/section.html shows it."""
    return {
        "place": place,
        "mark": place.mark,
        "form": SectionForm(place=place.key, label=place.label, is_area=place.is_area, section=place.section),
        "version": place.section.version if place.section else 0,
        "save_url": reverse("report_section_save", args=[report.pk, place.key]),
        "autosave_url": reverse("report_section_autosave", args=[report.pk, place.key]),
    }


def criterion_blocks(report: Report, files: list[Evidence]) -> list[dict[str, Any]]:
    """The criteria as parts/criterion.html shows them, each with its check's answer as a unit may know it."""
    found = []
    for row in findings_of([report.nomination], for_unit=True)[report.nomination_id]:
        chosen = {one.pk for one in row.answer.evidence.all()} if row.answer else set()
        args = [report.pk, row.criterion.pk]
        found.append(
            {
                "finding": row,
                "mark": f"criterion:{row.criterion.code}",
                "criterion": row.criterion,
                "form": AnswerForm(place=f"criterion-{row.criterion.pk}", answer=row.answer),
                "files": [(one, f"{EVIDENCE}{one.pk}", one.pk in chosen) for one in files],
                "version": row.answer.version if row.answer else 0,
                "save_url": reverse("report_answer_save", args=args),
                "autosave_url": reverse("report_answer_autosave", args=args),
            }
        )
    return found


# --- texts -----------------------------------------------------------------------------------------------------------


def section_saving(report: Report, place: WritingPlace, actor: Any, back: str) -> Saving:
    return Saving(
        form_class=SectionForm,
        form=lambda data: SectionForm(data, place=place.key, label=place.label, is_area=place.is_area),
        save=lambda changes, version: save_section(
            report, place.place, changes, version=version, actor=actor, now=actor.now
        ),
        label=place.label,
        back=f"{back}#{place.key}",
    )


def _section(request: HttpRequest, pk: int, key: str) -> Saving:
    report = get_report_or_404(request.actor, pk)
    place = writing_place(report, key)
    if place is None:
        raise Http404
    return section_saving(report, place, request.actor, reverse("report", args=[pk]))


@require_POST
def report_section_save(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    return save_form(request, _section(request, pk, key))


@require_POST
def report_section_autosave(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    return autosave(request, _section(request, pk, key))


# --- criteria --------------------------------------------------------------------------------------------------------


def answer_saving(report: Report, criterion: Criterion, actor: Any, back: str, *, by_nominee: bool = False) -> Saving:
    key = f"criterion-{criterion.pk}"
    return Saving(
        form_class=AnswerForm,
        form=lambda data: AnswerForm(data, place=key, by_nominee=by_nominee),
        save=lambda changes, version: save_answer(
            report, criterion, changes, version=version, actor=actor, now=actor.now
        ),
        label=f"{criterion.number}. {criterion.label}",
        back=f"{back}#{key}",
    )


def _criterion_or_404(report: Report, pk: int) -> Criterion:
    found = next((row for row in asked_criteria(report.nomination) if row.pk == pk), None)
    if found is None:
        raise Http404
    return found


@require_POST
def report_answer_save(request: HttpRequest, pk: int, criterion: int) -> HttpResponse:
    """One criterion's row with its evidence."""
    report = get_report_or_404(request.actor, pk)
    row = _criterion_or_404(report, criterion)
    response = save_form(request, answer_saving(report, row, request.actor, reverse("report", args=[pk])))
    if response.status_code == 302:
        _choose_all(request, report, row)
    return response


def _choose_all(request: HttpRequest, report: Report, criterion: Criterion) -> None:
    """What is ticked is chosen, what is not is not."""
    files = evidence_of(report.nomination.proposal)
    before = answers_of(report).get(criterion.pk)
    chosen = {one.pk for one in before.evidence.all()} if before else set()
    for one in files:
        wanted = f"{EVIDENCE}{one.pk}" in request.POST
        if wanted != (one.pk in chosen):
            choose_evidence(report, criterion, one, chosen=wanted, actor=request.actor, now=request.actor.now)


@require_POST
def report_answer_autosave(request: HttpRequest, pk: int, criterion: int) -> HttpResponse:
    report = get_report_or_404(request.actor, pk)
    row = _criterion_or_404(report, criterion)
    name = request.POST.get("field", "")
    if name.startswith(EVIDENCE):
        return _tick(request, report, row, name)
    return autosave(request, answer_saving(report, row, request.actor, reverse("report", args=[pk])))


def _tick(request: HttpRequest, report: Report, criterion: Criterion, name: str) -> HttpResponse:
    files = Evidence.objects.filter(proposal=report.nomination.proposal_id, removed_at=None)
    evidence = get_object_or_404(files, pk=number_in(name.removeprefix(EVIDENCE)))
    chosen, actor = bool(request.POST.get("value")), request.actor
    return answer(
        request,
        lambda: choose_evidence(report, criterion, evidence, chosen=chosen, actor=actor, now=actor.now),
        name,
        "",
    )


# --- the signed report as a file -------------------------------------------------------------------------------------


@require_POST
def report_file_add(request: HttpRequest, pk: int) -> HttpResponse:
    """A report that was written and signed elsewhere stands for the texts."""
    report = get_report_or_404(request.actor, pk)
    check(request.actor, "awards.edit_proposal", report.nomination)
    form = SignedReportForm(request.POST, request.FILES)
    actor = request.actor
    upload = request.FILES.get("file")
    stored = attempt(form, lambda: receive_upload(upload, actor=actor, now=actor.now, kinds=SCANS))
    if stored:
        attempt(form, lambda: set_own_file(report, stored, actor=actor, now=actor.now))
    if form.errors:
        return report_page(request, report, file_form=form, status=status_of(form))
    messages.success(request, _("Đã tải lên báo cáo đã ký; các mục viết không còn phải điền."))
    return redirect("report", pk)


@require_POST
def report_file_drop(request: HttpRequest, pk: int) -> HttpResponse:
    report = get_report_or_404(request.actor, pk)
    set_own_file(report, None, actor=request.actor, now=request.actor.now)
    messages.success(request, _("Đã bỏ báo cáo tải lên; báo cáo viết tại đây được dùng lại."))
    return redirect("report", pk)


@require_safe
def report_file(request: HttpRequest, pk: int) -> HttpResponse:
    report = get_report_or_404(request.actor, pk)
    if report.own_file is None:
        raise Http404
    response = serve_file(report.own_file)
    log_access(_("Tải báo cáo thành tích đã ký"), actor=request.actor, now=request.actor.now,
               obj=report.nomination, address=request.actor.address)  # fmt: skip
    return response
