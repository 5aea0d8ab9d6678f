"""Hồ sơ của đơn vị: the list of rounds, opening a draft, its overview, what may be asked of it before submitting."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from awards.access import get_draft_or_404, get_paper_in_time_or_404
from awards.enums import ProposalState
from awards.forms.unit_submit import NilForm
from awards.gates.places import Places
from awards.gates.progress import Progress
from awards.models import Proposal
from awards.selectors.history import history_of
from awards.selectors.states import proposal_state_for_unit, published_awards, state_for_unit
from awards.selectors.versions import counts_of
from awards.services.paper_records import papers_of
from awards.services.proposals import ask_preview, open_proposal, propose_after_all, report_nothing, type_from_paper
from awards.views.unit.page import proposal_page
from campaigns.calendar import Window
from campaigns.models import RoundUnit
from campaigns.selectors import windows_of
from core.access import check, why_not
from core.forms import attempt, status_of
from core.journal import log_access
from core.listing import listing


@dataclass(frozen=True)
class Expected:
    """One proposal that a round expects of one's own unit, begun or not."""

    row: RoundUnit
    proposal: Proposal | None
    window: Window
    state: tuple[str, str]


@require_safe
def proposals(request: HttpRequest) -> HttpResponse:
    """Every round that expects a proposal of one's own units, the newest first."""
    check(request.actor, "awards.prepare_any")
    rows = RoundUnit.objects.filter(unit__in=request.actor.unit_ids, round__opened_at__isnull=False)
    rows = rows.select_related("round__campaign", "unit")
    page_of = listing(rows, request, order=("-round__year", "-round__pk", "unit__order", "pk"))
    return render(
        request,
        "awards/unit/proposals.html",
        {"page_of": page_of, "rows": expected(page_of.rows, request.actor.now), "now": request.actor.now},
    )


def expected(rows: list[RoundUnit], now: Any) -> list[Expected]:
    """The rows with proposal, window and state, in a number of queries that does not grow with them."""
    windows = windows_of({row.round_id: row.round for row in rows}.values())
    about = Q(round__in=[row.round_id for row in rows], unit__in=[row.unit_id for row in rows])
    present = Count("nominations", Q(nominations__removed_at=None))
    begun = {(p.round_id, p.unit_id): p for p in Proposal.objects.filter(about).annotate(nominees=present)}
    found = []
    for row in rows:
        proposal, window = begun.get((row.round_id, row.unit_id)), windows[row.round_id].of(row.unit_id)
        found.append(Expected(row, proposal, window, _state(proposal, window, now)))
    return found


def _state(proposal: Proposal | None, window: Window, now: Any) -> tuple[str, str]:
    """A draft past its cut-off is "không gửi hồ sơ": read from time, not stored."""
    if proposal is None or proposal.state == ProposalState.DRAFT:
        if window.late_at(now):
            return "not_sent", _("Không gửi hồ sơ")
        return ("draft", _("Đang soạn")) if proposal else ("empty", _("Chưa lập"))
    return proposal_state_for_unit(proposal, _published(proposal))


def _published(proposal: Proposal) -> set[int]:
    return published_awards(proposal.round_id) if proposal.state == ProposalState.DECIDED else set()


@require_POST
def proposal_open(request: HttpRequest, pk: int) -> HttpResponse:
    """Lập hồ sơ: the draft of one's unit in a round (`pk` names unit and round)."""
    rows = RoundUnit.objects.filter(unit__in=request.actor.unit_ids, round__opened_at__isnull=False)
    row = rows.select_related("round", "unit").filter(pk=pk).first()
    if row is None:
        raise Http404
    return redirect("proposal", open_proposal(row.round, row.unit, actor=request.actor, now=request.actor.now).pk)


@require_POST
def proposal_type(request: HttpRequest, pk: int) -> HttpResponse:
    """Nhập hồ sơ thay đơn vị, from the paper that came in time (`pk` names its record)."""
    paper = get_paper_in_time_or_404(request.actor, pk)
    return redirect("proposal", type_from_paper(paper, actor=request.actor, now=request.actor.now).pk)


@require_safe
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """The overview: steps, what is missing, what was submitted, what is asked, what has happened."""
    proposal = get_draft_or_404(request.actor, pk)
    if proposal.unit_id not in request.actor.unit_ids:
        log_access(_("Hồ sơ đang soạn của đơn vị"), actor=request.actor, now=request.actor.now,
                   obj=proposal, address=request.actor.address)  # fmt: skip
    return overview(request, proposal, NilForm(initial={"nil_reason": proposal.nil_reason}))


def overview(request: HttpRequest, proposal: Proposal, nil_form: NilForm, status: int = 200) -> HttpResponse:
    progress = Progress(proposal, request.actor.now)
    submissions = list(proposal.submissions.select_related("submitted_by", "request"))
    papers = papers_of(*submissions)
    context = {
        "nil_form": nil_form,
        "submissions": [
            {"row": row, "counts": counts_of(row.content), "paper": papers.get(row.pk)} for row in submissions
        ],
        "requests": requests_of(proposal),
        "history": history_of(proposal, for_unit=True),
        "nominees": nominees_of(progress),
        "why_not_submit": why_not(request.actor, "awards.submit_proposal", proposal),
    }
    return proposal_page(request, proposal, "awards/unit/proposal.html", context, status=status, progress=progress)


def nominees_of(progress: Progress) -> list[dict[str, Any]]:
    """The nominees with their state as the unit may know it."""
    return [{"row": row, "state": state_for_unit(row, progress.published)} for row in progress.present]


def requests_of(proposal: Proposal) -> list[dict[str, Any]]:
    """Requests for supplement, each remark with the page where it is mended."""
    rows = list(proposal.requests.select_related("asked_by", "nomination").prefetch_related("remarks"))
    places = Places(proposal)
    return [
        {
            "row": row,
            "remarks": [{"remark": remark, "url": places.of(remark)} for remark in row.remarks.all()],
        }
        for row in rows
    ]


@require_safe
def proposal_clock(request: HttpRequest, pk: int) -> HttpResponse:
    """The server's clock and the effective cut-off, for the countdown on the page."""
    progress = Progress(get_draft_or_404(request.actor, pk), request.actor.now)
    return JsonResponse({"now": request.actor.now.timestamp(), "cutoff": progress.window.cutoff.timestamp()})


@require_POST
def proposal_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Nhờ Văn phòng xem trước, or no longer."""
    proposal, wanted = get_draft_or_404(request.actor, pk), request.POST.get("wanted") == "yes"
    ask_preview(proposal, wanted=wanted, actor=request.actor, now=request.actor.now)
    said = _("Đã nhờ Văn phòng xem trước hồ sơ.") if wanted else _("Văn phòng không còn xem được bản đang soạn.")
    messages.success(request, said)
    return redirect("proposal", pk)


@require_POST
def proposal_nil(request: HttpRequest, pk: int) -> HttpResponse:
    """Báo cáo không có đề nghị, with its reason."""
    proposal = get_draft_or_404(request.actor, pk)
    form = NilForm(request.POST)
    if form.is_valid():
        reason = form.cleaned_data["nil_reason"]
        attempt(form, lambda: report_nothing(proposal, reason=reason, actor=request.actor, now=request.actor.now))
    if form.errors:
        return overview(request, proposal, form, status=status_of(form))
    messages.success(request, _("Đã ghi báo cáo không có đề nghị. Lãnh đạo đơn vị kiểm tra và nộp."))
    return redirect("proposal_submit", pk)


@require_POST
def proposal_nil_undo(request: HttpRequest, pk: int) -> HttpResponse:
    propose_after_all(get_draft_or_404(request.actor, pk), actor=request.actor, now=request.actor.now)
    messages.success(request, _("Đã bỏ báo cáo không có đề nghị; chọn đối tượng để đề nghị."))
    return redirect("nominations", pk)
