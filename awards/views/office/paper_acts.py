"""Văn phòng types what a unit's head has signed on paper: the same door, the same rules, another typist."""

import uuid
from collections.abc import Callable
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from awards.access import get_nomination_or_404, get_paper_record_or_404, get_proposal_on_paper_or_404
from awards.content import content_hash
from awards.enums import ProposalState
from awards.forms.paper_acts import NoteOnPaperForm, PaperForm, SubmitOnPaperForm, signers_of_unit
from awards.gates.progress import Progress
from awards.models import Nomination, Proposal
from awards.services.paper_records import Signatory
from awards.services.submissions import (
    drop_correction,
    start_correction,
    submit_proposal,
    withdraw_nomination,
    withdraw_proposal,
)
from awards.views.on_paper import recorded
from awards.workflow import move_named
from core.access import check
from core.files.serving import serve_file
from core.forms import posted, status_of
from core.journal import log_access

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def paper_acts(request: HttpRequest, pk: int) -> HttpResponse:
    """What can be recorded for this proposal now, and what was: how far it is, not what a draft says."""
    proposal = get_proposal_on_paper_or_404(request.actor, pk)
    progress = Progress(proposal, request.actor.now)
    nominees = Nomination.objects.present().filter(proposal=proposal, state__in=_withdrawable(proposal))
    context = {
        "proposal": proposal,
        "window": progress.window,
        "is_open": progress.is_open,
        "counts": progress.blocking_only,
        "is_submitted": proposal.state == ProposalState.SUBMITTED,
        "nominees": nominees.select_related("award_type"),
        "papers": proposal.paper_records.select_related("recorded_by", "file"),
    }
    return render(request, "awards/office/paper_acts.html", context)


def _withdrawable(proposal: Proposal) -> tuple[str, ...]:
    """In which states a nominee may be withdrawn; none while the draft is the unit's alone."""
    return () if proposal.submission_id is None else move_named(Nomination(), "withdraw_one").sources


@GET_OR_POST
def paper_submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Nộp hồ sơ, nộp bản sửa, nộp bổ sung: in time when it comes in, as for anybody."""
    proposal = get_proposal_on_paper_or_404(request.actor, pk)
    progress = Progress(proposal, request.actor.now)
    counts = progress.blocking_only
    form = SubmitOnPaperForm(
        posted(request), request.FILES or None, signers=signers_of_unit(proposal.unit), ready=len(counts.ready),
        unready=len(counts.unready), may_leave=counts.may_leave_behind,
        initial={"key": uuid.uuid4().hex, "seen": content_hash(progress.content)},
    )  # fmt: skip
    return _record(request, proposal, form, _("Nộp hồ sơ theo bản ký giấy"), lambda signatory: submit_proposal(
        proposal, actor=signatory, arrived_at=request.arrived_at, key=form.cleaned_data["key"],
        left_behind=counts.unready if form.leaves_some else (), seen=form.cleaned_data["seen"],
    ))  # fmt: skip


@GET_OR_POST
def paper_correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Sửa hồ sơ đã nộp: a new draft opens beside the submitted version."""
    proposal = get_proposal_on_paper_or_404(request.actor, pk)
    form = _paper_form(request, proposal, PaperForm)
    title, now = _("Mở bản sửa hồ sơ đã nộp theo bản ký giấy"), request.actor.now
    return _record(request, proposal, form, title, lambda signatory: start_correction(
        proposal, actor=signatory, now=now, arrived_at=request.arrived_at
    ))  # fmt: skip


@GET_OR_POST
def paper_drop_correction(request: HttpRequest, pk: int) -> HttpResponse:
    """Bỏ bản đang sửa."""
    proposal = get_proposal_on_paper_or_404(request.actor, pk)
    form = _paper_form(request, proposal, PaperForm)
    title, now = _("Bỏ bản đang sửa theo bản ký giấy"), request.actor.now
    return _record(
        request, proposal, form, title, lambda signatory: drop_correction(proposal, actor=signatory, now=now)
    )


@GET_OR_POST
def paper_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Rút hồ sơ."""
    proposal = get_proposal_on_paper_or_404(request.actor, pk)
    form = _paper_form(request, proposal, NoteOnPaperForm)
    return _record(request, proposal, form, _("Rút hồ sơ theo bản ký giấy"), lambda signatory: withdraw_proposal(
        proposal, actor=signatory, arrived_at=request.arrived_at, note=form.cleaned_data["note"]
    ))  # fmt: skip


@GET_OR_POST
def paper_withdraw_nomination(request: HttpRequest, pk: int) -> HttpResponse:
    """Rút một đối tượng."""
    nomination = get_nomination_or_404(request.actor, pk)
    check(request.actor, "awards.record_paper", nomination)
    form = _paper_form(request, nomination.proposal, NoteOnPaperForm)
    title = _("Rút %s theo bản ký giấy") % nomination.printed_name
    return _record(request, nomination.proposal, form, title, lambda signatory: withdraw_nomination(
        nomination, actor=signatory, now=request.actor.now, note=form.cleaned_data["note"]
    ))  # fmt: skip


def _paper_form(request: HttpRequest, proposal: Proposal, kind: type[PaperForm]) -> PaperForm:
    return kind(posted(request), request.FILES or None, signers=signers_of_unit(proposal.unit))


def _record(
    request: HttpRequest, proposal: Proposal, form: PaperForm, title: str, do: Callable[[Signatory], Any]
) -> HttpResponse:
    if recorded(request, form, do):
        return redirect("paper_acts", proposal.pk)
    window = Progress(proposal, request.actor.now).window
    context = {"proposal": proposal, "form": form, "title": title, "window": window}
    return render(request, "awards/office/paper_act.html", context, status=status_of(form))


@require_safe
def paper_scan(request: HttpRequest, pk: int) -> FileResponse:
    """The scan of a recorded paper; every download is noted."""
    row = get_paper_record_or_404(request.actor, pk)
    response = serve_file(row.file)
    what = _("Tải bản ký giấy: %(act)s, %(signer)s") % {"act": row.get_act_display(), "signer": row.signer_name}
    log_access(what, actor=request.actor, now=request.actor.now, obj=row, address=request.actor.address)
    return response
