"""Kiểm tra và nộp, and what a head may do after it: correct, drop the correction, withdraw."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from awards.access import get_draft_nomination_or_404, get_draft_or_404
from awards.content import content_hash
from awards.forms.unit_submit import NoteForm, SubmitForm
from awards.gates.places import Places
from awards.gates.progress import Progress
from awards.models import Proposal
from awards.selectors.requests import SIGNED, within
from awards.services.letters import signers, signing_words
from awards.services.submissions import (
    drop_correction,
    start_correction,
    submit_proposal,
    withdraw_nomination,
    withdraw_proposal,
)
from awards.views.unit.page import proposal_page
from core.access import check, why_not
from core.forms import attempt, posted, status_of
from core.refusals import Denied, Refused

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


def submit_form(progress: Progress, data: Any = None) -> SubmitForm:
    """The form as the page shows it now."""
    readiness = progress.blocking_only
    return SubmitForm(
        data,
        ready=len(readiness.ready),
        unready=len(readiness.unready),
        may_leave=readiness.may_leave_behind,
        initial={"key": uuid.uuid4().hex, "seen": content_hash(progress.content)} if data is None else {},
    )


def confirmation(progress: Progress, data: Any) -> SubmitForm:
    """What was confirmed. Who leaves nobody behind need not wait for a readiness that the service asks for anyway."""
    return submit_form(progress, data) if "which" in data else SubmitForm(data, ready=0, unready=0, may_leave=False)


@GET_OR_POST
def proposal_submit(request: HttpRequest, pk: int) -> HttpResponse:
    """The one page on which a head confirms; a refusal answers with the same page and all its reasons."""
    proposal = get_draft_or_404(request.actor, pk)
    progress = Progress(proposal, request.actor.now)
    if request.method != "POST":
        return submit_page(request, progress, submit_form(progress))
    check(request.actor, "awards.submit_proposal", proposal)
    form = confirmation(progress, request.POST)
    if not form.is_valid():
        return submit_page(request, progress, submit_form(progress, request.POST), status=422)
    left_behind = progress.blocking_only.unready if form.leaves_some else ()
    try:
        submission = submit_proposal(
            proposal,
            actor=request.actor,
            arrived_at=request.arrived_at,
            key=form.cleaned_data["key"],
            left_behind=left_behind,
            seen=form.cleaned_data["seen"],
        )
    except Denied:
        raise
    except Refused as refusal:
        return refused(request, proposal.pk, refusal)
    messages.success(request, _("Đã nộp hồ sơ. Phiếu số %s.") % submission.number)
    return redirect("receipt", submission.pk)


def refused(request: HttpRequest, pk: int, refusal: Refused) -> HttpResponse:
    """The page as things stand now, with every reason on top; the key stays, so that trying again is the same act."""
    progress = Progress(get_draft_or_404(request.actor, pk), request.actor.now)
    form = submit_form(progress, request.POST)
    response = submit_page(request, progress, form, status=refusal.status, problems=refusal.problems)
    if refusal.status == 503:
        response["Retry-After"] = "5"
    return response


def submit_page(
    request: HttpRequest, progress: Progress, form: SubmitForm, *, status: int = 200, problems: Any = ()
) -> HttpResponse:
    proposal = progress.proposal
    context = {
        "form": form,
        "problems": problems,
        "review": progress.review,
        "places": Places(proposal) if progress.review else None,
        "signed_remarks": within(progress.remarks, SIGNED),
        "why_not": _why_not(request, progress),
        "leaders": [signing_words(row) for row in signers(proposal.unit, request.actor.today)],
        "is_leader": why_not(request.actor, "awards.submit_proposal", proposal) is None,
    }
    return proposal_page(
        request, proposal, "awards/unit/submit.html", context, step="proposal_submit", status=status, progress=progress
    )


def _why_not(request: HttpRequest, progress: Progress) -> str:
    """Why the button does nothing now; "" when it works."""
    reason = why_not(request.actor, "awards.submit_proposal", progress.proposal)
    if reason:
        return reason
    if not progress.is_open:
        return _("Đã hết hạn nộp; nội dung đã soạn vẫn còn. Cần gia hạn, lãnh đạo đơn vị dùng “Đề nghị gia hạn”.")
    if progress.blocking and not progress.blocking_only.may_leave_behind:
        return _("Còn %d việc phải xong trước khi nộp.") % len(progress.blocking_lines)
    return ""


@require_POST
def proposal_correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Sửa hồ sơ đã nộp: a new draft beside the submitted version, which goes on counting."""
    proposal = get_draft_or_404(request.actor, pk)
    start_correction(proposal, actor=request.actor, now=request.actor.now, arrived_at=request.arrived_at)
    messages.success(
        request, _("Đã mở bản sửa. Bản đã nộp vẫn có giá trị cho đến khi lãnh đạo đơn vị nộp bản sửa này.")
    )
    return redirect("proposal", pk)


@GET_OR_POST
def proposal_drop_correction(request: HttpRequest, pk: int) -> HttpResponse:
    """Bỏ bản đang sửa: asks first, for what was changed since is gone."""
    proposal = get_draft_or_404(request.actor, pk)
    check(request.actor, "awards.submit_proposal", proposal)
    if request.method == "POST":
        drop_correction(proposal, actor=request.actor, now=request.actor.now)
        messages.success(request, _("Đã bỏ bản đang sửa; hồ sơ trở lại như bản đã nộp."))
        return redirect("proposal", pk)
    return render(request, "awards/unit/drop_correction.html", {"proposal": proposal})


@GET_OR_POST
def proposal_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Rút hồ sơ: says what it means, wants a reason."""
    proposal = get_draft_or_404(request.actor, pk)
    check(request.actor, "awards.withdraw_proposal", proposal)
    form = NoteForm(posted(request))
    if form.is_bound and form.is_valid():
        note = form.cleaned_data["note"]
        if attempt(form, lambda: _withdraw(request, proposal, note)):
            messages.success(request, _("Đã rút hồ sơ. Đơn vị chưa có hồ sơ nào được tính là đã nộp."))
            return redirect("proposal", pk)
    context = {"proposal": proposal, "form": form}
    return render(request, "awards/unit/withdraw.html", context, status=status_of(form))


def _withdraw(request: HttpRequest, proposal: Proposal, note: str) -> Proposal:
    return withdraw_proposal(proposal, actor=request.actor, arrived_at=request.arrived_at, note=note)


@GET_OR_POST
def nomination_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Rút một đối tượng that was submitted, until the decision."""
    nomination = get_draft_nomination_or_404(request.actor, pk)
    check(request.actor, "awards.withdraw_proposal", nomination)
    form = NoteForm(posted(request))
    if form.is_bound and form.is_valid():
        actor, note = request.actor, form.cleaned_data["note"]
        if attempt(form, lambda: withdraw_one(nomination, actor, note)):
            messages.success(request, _("Đã rút %s.") % nomination.printed_name)
            return redirect("proposal", nomination.proposal_id)
    context = {"nomination": nomination, "proposal": nomination.proposal, "form": form}
    return render(request, "awards/unit/withdraw_nomination.html", context, status=status_of(form))


def withdraw_one(nomination: Any, actor: Any, note: str) -> bool:
    withdraw_nomination(nomination, actor=actor, now=actor.now, note=note)
    return True
