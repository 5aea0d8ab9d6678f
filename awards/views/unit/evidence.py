"""Minh chứng: files of the proposal, uploaded one by one before submitting, given out only through here."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from awards.access import get_evidence_or_404, get_report_or_404
from awards.forms.unit_reports import EvidenceForm
from awards.models import Report
from awards.selectors.writing import asked_criteria
from awards.services.drafts import why_not_editable
from awards.services.reports import add_evidence, choose_evidence, remove_evidence, restore_evidence
from awards.views.unit.reports import report_page
from core.access import check
from core.files.serving import serve_file
from core.files.uploads import receive_upload
from core.forms import attempt, not_now, status_of
from core.journal import log_access


@require_POST
def evidence_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Upload one file into the proposal, from the report (`pk`) whose criteria it shows."""
    report = get_report_or_404(request.actor, pk)
    check(request.actor, "awards.edit_proposal", report.nomination)
    form = EvidenceForm(request.POST, request.FILES, criteria=asked_criteria(report.nomination))
    reason = why_not_editable(report.nomination.proposal)
    if reason:
        not_now(form, reason)
    if form.is_valid():
        attempt(form, lambda: _add(request, report, form))
    if form.errors:
        return report_page(request, report, evidence_form=form, status=status_of(form))
    messages.success(request, _("Đã thêm minh chứng “%s”.") % form.cleaned_data["caption"])
    return redirect("report", pk)


def _add(request: HttpRequest, report: Report, form: EvidenceForm) -> None:
    actor, proposal = request.actor, report.nomination.proposal
    stored = receive_upload(request.FILES.get("file"), actor=actor, now=actor.now)
    evidence = add_evidence(proposal, stored, form.cleaned_data["caption"], actor=actor, now=actor.now)
    for criterion in form.cleaned_data.get("criteria", ()):
        choose_evidence(report, criterion, evidence, chosen=True, actor=actor, now=actor.now)


@require_safe
def evidence_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The file as a download; every download is noted."""
    evidence = get_evidence_or_404(request.actor, pk)
    response = serve_file(evidence.file)
    log_access(_("Tải minh chứng: %s") % evidence.caption, actor=request.actor, now=request.actor.now,
               obj=evidence.proposal, address=request.actor.address)  # fmt: skip
    return response


@require_POST
def evidence_remove(request: HttpRequest, pk: int) -> HttpResponse:
    evidence = get_evidence_or_404(request.actor, pk)
    remove_evidence(evidence, actor=request.actor, now=request.actor.now)
    messages.success(request, _("Đã bỏ minh chứng “%s”; lấy lại được ở cuối trang Báo cáo thành tích.") % evidence)
    return redirect("reports", evidence.proposal_id)


@require_POST
def evidence_restore(request: HttpRequest, pk: int) -> HttpResponse:
    evidence = get_evidence_or_404(request.actor, pk)
    restore_evidence(evidence, actor=request.actor, now=request.actor.now)
    messages.success(request, _("Đã lấy lại minh chứng “%s”; hãy chọn lại cho từng tiêu chí.") % evidence)
    return redirect("reports", evidence.proposal_id)
