"""Thẩm định of one nomination: criteria with checks and evidence in view, the opinion beside them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from awards.access import get_nomination_or_404
from awards.enums import NominationState
from awards.forms.office import AppraisalForm, HoldForm, OverrideForm, ReasonForm
from awards.models import Appraisal, AppraisalTask, Nomination
from awards.selectors.background import background_of
from awards.selectors.findings import findings_of
from awards.selectors.queue import awaits_index, turned_since
from awards.selectors.targets import targets_of
from awards.selectors.versions import submitted_sections
from awards.services.appraisals import (
    conclude_appraisal,
    hold_nomination,
    may_be_appraised,
    override_check,
    reopen_appraisal,
    save_appraisal,
)
from awards.services.remarks import OPEN_FOR_REMARKS
from awards.workflow import move_named
from campaigns.models import Criterion
from core.access import check, why_not
from core.forms import Clash, attempt, clashes, done, is_stale, merge, posted, status_of
from core.journal import log_access


@require_http_methods(["GET", "HEAD", "POST"])
def appraisal(request: HttpRequest, pk: int) -> HttpResponse:
    """Read and write the opinion on one nomination; "Lưu và kết luận" does both."""
    nomination = get_nomination_or_404(request.actor, pk)
    check(request.actor, "awards.see_desk")
    row = Appraisal.objects.filter(nomination=nomination).select_related("officer").first()
    present = AppraisalForm(nomination=nomination, appraisal=row)
    form = AppraisalForm(posted(request), nomination=nomination, appraisal=row)
    if request.method == "POST":
        check(request.actor, "awards.appraise_nomination", nomination)
        if "merge" in request.POST:
            form = AppraisalForm(merge(request.POST, present), nomination=nomination, appraisal=row)
            messages.info(request, _("Đã gộp hai nội dung, chưa lưu: sửa lại rồi bấm lưu."))
            return _page(request, nomination, row, form)
        if form.is_valid() and attempt(form, lambda: _save(request, nomination, form)):
            return redirect("appraisal", nomination.pk)
        return _page(request, nomination, row, form)
    log_access(_("Báo cáo thành tích: %s") % nomination.printed_name, actor=request.actor, now=request.actor.now,
               obj=nomination, address=request.actor.address)  # fmt: skip
    return _page(request, nomination, row, form)


def _save(request: HttpRequest, nomination: Nomination, form: AppraisalForm) -> bool:
    version, now = form.cleaned_data["version"], request.actor.now
    row = save_appraisal(nomination, form.opinion_given(), version=version, actor=request.actor, now=now)
    if "conclude" in request.POST:
        conclude_appraisal(nomination, version=row.version, actor=request.actor, now=now)
        messages.success(request, _("Đã kết luận thẩm định %s.") % nomination.printed_name)
    else:
        messages.success(request, _("Đã lưu ý kiến."))
    return True


def _clashes(nomination: Nomination, form: AppraisalForm) -> list[Clash]:
    """What somebody else has written meanwhile; the form may then be sent again over it."""
    if not is_stale(form):
        return []
    row = Appraisal.objects.filter(nomination=nomination).first()
    return clashes(form, AppraisalForm(nomination=nomination, appraisal=row))


def _page(request, nomination: Nomination, row: Appraisal | None, form: AppraisalForm):
    findings = findings_of([nomination], for_unit=False)[nomination.pk]
    context = {
        "nomination": nomination,
        "proposal": nomination.proposal,
        "appraisal": row,
        "form": form,
        "clashes": _clashes(nomination, form),
        "is_open": may_be_appraised(nomination),
        "may_remark": nomination.proposal.state in OPEN_FOR_REMARKS,
        "why_not": why_not(request.actor, "awards.appraise_nomination", nomination) or "",
        "findings": findings,
        "background": background_of(nomination),
        "targets": targets_of(nomination),
        "opinions": nomination.other_opinions.all(),
        "turned": turned_since(row, findings) if nomination.state == NominationState.APPRAISED else (),
        "awaits_index": awaits_index(findings),
        "task": AppraisalTask.objects.filter(nomination=nomination).select_related("officer").first(),
        "override_form": OverrideForm(),
        "hold_form": HoldForm(initial={"reason": nomination.hold_reason}),
        "sections": submitted_sections(nomination),
        "neighbours": _neighbours(nomination),
        "on_paper": _on_paper(nomination),
    }
    return render(request, "awards/office/appraisal.html", context, status=status_of(form))


def _on_paper(nomination: Nomination) -> str:
    """Which act of leadership can be recorded from a signed paper now: "answer", "reconsider", or ""."""
    if nomination.state in move_named(nomination, "agree").sources:
        return "answer"
    return "reconsider" if nomination.state in move_named(nomination, "reconsider").sources else ""


def _neighbours(nomination: Nomination) -> dict:
    pks = list(Nomination.objects.present().filter(proposal=nomination.proposal).values_list("pk", flat=True))
    place = pks.index(nomination.pk) if nomination.pk in pks else 0
    return {"previous": pks[place - 1] if place else None, "next": pks[place + 1] if place + 1 < len(pks) else None}


@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Thẩm định lại, with the reason."""
    nomination = get_nomination_or_404(request.actor, pk)
    check(request.actor, "awards.appraise_nomination", nomination)
    form = ReasonForm(posted(request))
    actor = request.actor
    if form.is_valid() and done(
        form, lambda: reopen_appraisal(nomination, actor=actor, now=actor.now, note=form.cleaned_data["reason"])
    ):
        return redirect("appraisal", nomination.pk)
    context = {"form": form, "nomination": nomination}
    return render(request, "awards/office/reopen.html", context, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
def hold(request: HttpRequest, pk: int) -> HttpResponse:
    """Tạm dừng xét, or take the hold away."""
    nomination = get_nomination_or_404(request.actor, pk)
    check(request.actor, "awards.appraise_nomination", nomination)
    form = HoldForm(posted(request), initial={"reason": nomination.hold_reason})
    actor = request.actor
    if form.is_valid() and done(
        form, lambda: hold_nomination(nomination, reason=form.cleaned_data["reason"], actor=actor, now=actor.now)
    ):
        return redirect("appraisal", nomination.pk)
    context = {"form": form, "nomination": nomination}
    return render(request, "awards/office/hold.html", context, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
def overrule(request: HttpRequest, pk: int, criterion: int) -> HttpResponse:
    """Overrule what the checks say of one criterion, with a written reason."""
    nomination = get_nomination_or_404(request.actor, pk)
    check(request.actor, "awards.appraise_nomination", nomination)
    row = get_object_or_404(Criterion, pk=criterion, campaign=nomination.proposal.round.campaign_id)
    form = OverrideForm(posted(request))
    if form.is_bound and form.is_valid() and attempt(form, lambda: override_check(
        nomination, row, verdict=form.cleaned_data["verdict"], reason=form.cleaned_data["reason"],
        actor=request.actor, now=request.actor.now,
    )):  # fmt: skip
        return redirect("appraisal", nomination.pk)
    context = {"form": form, "nomination": nomination, "criterion": row}
    return render(request, "awards/office/overrule.html", context, status=status_of(form))
