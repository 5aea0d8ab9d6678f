"""Remarks pinned to the submitted version, and the requests for supplement that send them to the unit."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from awards.access import get_proposal_or_404
from awards.forms.office import ReasonForm
from awards.forms.supplements import DueForm, InstructedForm, RemarkForm, SupplementForm
from awards.models import Proposal, Remark, SupplementRequest
from awards.selectors.requests import SIGNED, nominee_at
from awards.selectors.versions import Line, lines_of
from awards.services.remarks import OPEN_FOR_REMARKS, Note, drop_remark, pin_remark
from awards.services.supplements import close_request, extend_request, request_supplement, usual_due
from core.access import check
from core.files.posted import scan_of
from core.files.serving import serve_file
from core.forms import attempt, number_in, posted, status_of

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@GET_OR_POST
def remark_pin(request: HttpRequest, pk: int, place: str) -> HttpResponse:
    """A remark on one place of the submitted version, beside what stands there."""
    proposal = _asked_about(request, pk)
    lines = lines_of(proposal.submission)
    label, here = _labelled(place, lines)
    form = RemarkForm(posted(request), proposal=proposal)
    if form.is_bound and form.is_valid():
        note = Note(place, label, form.words())
        if attempt(form, lambda: pin_remark(proposal, note, actor=request.actor, now=request.actor.now)):
            messages.success(request, _("Đã ghi nhận xét; đơn vị đọc được khi gửi yêu cầu bổ sung."))
            return redirect("supplement_request", proposal.pk)
    context = {"form": form, "proposal": proposal, "label": label, "lines": here}
    return render(request, "awards/office/remark.html", context, status=status_of(form))


def _labelled(place: str, lines: list[Line]) -> tuple[str, list[Line]]:
    """The name of a place as remarks show it, and the lines that stand there; 404 for what the version has not."""
    if place == SIGNED:
        return _("Bản đã ký (bản quét)"), []
    here = [line for line in lines if line.is_within([place])]
    if not here:
        raise Http404
    exact = next((line for line in here if line.key == place), None)
    return (f"{exact.group} – {exact.label}" if exact else here[0].group), here


@require_POST
def remark_drop(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Remark.objects.drafts().select_related("proposal__unit"), pk=pk)
    proposal = _asked_about(request, row.proposal_id)
    drop_remark(row, actor=request.actor, now=request.actor.now)
    messages.success(request, _("Đã bỏ nhận xét."))
    return redirect("supplement_request", proposal.pk)


@GET_OR_POST
def ask_supplement(request: HttpRequest, pk: int) -> HttpResponse:
    """The remarks written down, whom they are about, on whose behalf, and the date."""
    proposal, actor = _asked_about(request, pk), request.actor
    drafts = list(Remark.objects.drafts().filter(proposal=proposal).select_related("written_by"))
    form = SupplementForm(
        posted(request), request.FILES or None, proposal=proposal, for_office=actor.is_office,
        initial=_proposed(request, proposal, drafts),
    )  # fmt: skip
    if form.is_bound and form.is_valid() and attempt(form, lambda: _ask(request, proposal, form)):
        return _asked(request, proposal)
    context = {"form": form, "proposal": proposal, "drafts": drafts, "is_open": proposal.state in OPEN_FOR_REMARKS}
    return render(request, "awards/office/supplement.html", context, status=status_of(form))


@GET_OR_POST
def add_instructed(request: HttpRequest, pk: int) -> HttpResponse:
    """Bổ sung một tên theo ý kiến chỉ đạo, in a proposal that was handed in; Văn phòng may type it from the paper."""
    proposal, actor = _asked_about(request, pk), request.actor
    form = InstructedForm(
        posted(request), request.FILES or None, proposal=proposal, initial={"due": usual_due(actor.now)}
    )
    if form.is_bound and form.is_valid() and attempt(form, lambda: _add(request, proposal, form)):
        return _asked(request, proposal)
    context = {"form": form, "proposal": proposal}
    return render(request, "awards/office/instructed.html", context, status=status_of(form))


def _add(request: HttpRequest, proposal: Proposal, form: InstructedForm) -> SupplementRequest:
    data, actor = form.cleaned_data, request.actor
    return request_supplement(
        proposal, due=data["due"], text=data["text"], adding=form.adding(),
        wish=form.wish(scan_of(request, data["paper"])), actor=actor, now=actor.now,
    )  # fmt: skip


def _asked(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    """Back to where the asker works."""
    messages.success(request, _("Đã gửi yêu cầu bổ sung đến %s.") % proposal.unit)
    return redirect("appraise_proposal", proposal.pk) if request.actor.is_office else redirect("approval")


def _proposed(request: HttpRequest, proposal: Proposal, drafts: list[Remark]) -> dict[str, Any]:
    """The usual date; one nominee when the address (`?doi-tuong=`) or every remark names the same one."""
    about = {nominee_at(row.place) for row in drafts}
    only = next(iter(about)) if len(about) == 1 else None
    return {
        "due": usual_due(request.actor.now),
        "nomination": number_in(request.GET.get("doi-tuong", "")) or only,
        "remarks": [row.pk for row in drafts],
        "asked_for": "office",
    }


def _ask(request: HttpRequest, proposal: Proposal, form: SupplementForm) -> SupplementRequest:
    data, actor = form.cleaned_data, request.actor
    return request_supplement(
        proposal, due=data["due"], text=data["text"], remarks=form.remark_ids(), nomination=data["nomination"],
        wish=form.wish(scan_of(request, data.get("paper"))), actor=actor, now=actor.now,
    )  # fmt: skip


@GET_OR_POST
def extend_supplement(request: HttpRequest, pk: int) -> HttpResponse:
    """Gia hạn bổ sung: a later date, after the first one too."""
    row, actor = _request_or_404(request, pk), request.actor
    form = DueForm(posted(request), initial={"due": usual_due(max(actor.now, row.due))})
    if form.is_bound and form.is_valid():
        due = form.cleaned_data["due"]
        if attempt(form, lambda: extend_request(row, due=due, actor=actor, now=actor.now)):
            messages.success(request, _("Đã gia hạn bổ sung cho %s.") % row.proposal.unit)
            return redirect("appraise_proposal", row.proposal_id)
    context = {"form": form, "proposal": row.proposal, "row": row}
    return render(request, "awards/office/extend_request.html", context, status=status_of(form))


@GET_OR_POST
def close_supplement(request: HttpRequest, pk: int) -> HttpResponse:
    """Thôi yêu cầu: the last submitted version goes on as it is."""
    row, actor = _request_or_404(request, pk), request.actor
    form = ReasonForm(posted(request))
    if form.is_bound and form.is_valid():
        reason = form.cleaned_data["reason"]
        if attempt(form, lambda: close_request(row, actor=actor, now=actor.now, note=reason) or row):
            return redirect("appraise_proposal", row.proposal_id)
    context = {"form": form, "proposal": row.proposal}
    return render(request, "awards/office/close_request.html", context, status=status_of(form))


@require_safe
def supplement_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The paper that a wish of the council, of leadership or of Sở Nội vụ stands on."""
    row = _request_or_404(request, pk)
    if row.paper is None:
        raise Http404
    return serve_file(row.paper)


def _asked_about(request: HttpRequest, pk: int) -> Proposal:
    proposal = get_proposal_or_404(request.actor, pk)
    check(request.actor, "awards.request_supplement", proposal)
    if proposal.submission is None:
        raise Http404
    return proposal


def _request_or_404(request: HttpRequest, pk: int) -> SupplementRequest:
    row = get_object_or_404(SupplementRequest.objects.select_related("paper"), pk=pk)
    row.proposal = get_proposal_or_404(request.actor, row.proposal_id)
    check(request.actor, "awards.request_supplement", row.proposal)
    return row
