"""One proposal on Văn phòng's desk: its papers beside the data; receive it or ask for more."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from awards.access import get_proposal_or_404
from awards.forms.office import OfficerForm
from awards.models import Nomination, Proposal
from awards.selectors.findings import findings_of
from awards.selectors.history import history_of
from awards.selectors.requests import is_overdue, open_request, review_answer, version_before
from awards.services.appointing import name_appraiser, officers_for
from awards.services.paper_records import papers_of
from awards.services.supplements import receive_proposal
from core.access import check
from core.forms import attempt, posted, status_of
from core.journal import log_access


@require_safe
def appraise_proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """The submitted proposal with every nomination and what the checks say of it."""
    check(request.actor, "awards.see_desk")
    proposal = get_proposal_or_404(request.actor, pk)
    nominations = list(_nominations(proposal))
    findings = findings_of(nominations, for_unit=False)
    log_access(_("Hồ sơ đề nghị khen thưởng"), actor=request.actor, now=request.actor.now, obj=proposal,
               address=request.actor.address)  # fmt: skip
    submissions = list(proposal.submissions.select_related("submitted_by"))
    papers = papers_of(*submissions)
    asked = open_request(proposal)
    context = {
        "proposal": proposal,
        "open_request": asked,
        "overdue": asked is not None and is_overdue(asked, proposal, request.actor.now),
        "review": review_answer(proposal.submission, version_before(proposal.submission)),
        "rows": [{"nomination": row, "findings": findings[row.pk]} for row in nominations],
        "history": history_of(proposal),
        "requests": proposal.requests.select_related("asked_by", "nomination").prefetch_related("remarks"),
        "submissions": [{"row": row, "paper": papers.get(row.pk)} for row in submissions],
        "round_unit": proposal.round.round_units.filter(unit=proposal.unit).select_related("appraiser").first(),
    }
    return render(request, "awards/office/proposal.html", context)


def _nominations(proposal: Proposal):
    rows = Nomination.objects.present().filter(proposal=proposal)
    return rows.select_related("proposal__round", "proposal__unit", "award_type", "person", "unit", "appraisal")


@require_POST
def receive(request: HttpRequest, pk: int) -> HttpResponse:
    proposal = get_proposal_or_404(request.actor, pk)
    receive_proposal(proposal, actor=request.actor, now=request.actor.now)
    messages.success(request, _("Đã tiếp nhận hồ sơ của %s.") % proposal.unit)
    return redirect("appraise_proposal", proposal.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def name_officer(request: HttpRequest, pk: int) -> HttpResponse:
    """Leadership names who appraises Văn phòng's own proposal."""
    proposal = get_proposal_or_404(request.actor, pk)
    check(request.actor, "awards.name_appraiser", proposal)
    form = OfficerForm(posted(request), officers=officers_for(proposal, day=request.actor.today))
    if form.is_bound and form.is_valid():
        officer = form.cleaned_data["officer"]
        if attempt(form, lambda: name_appraiser(proposal, officer, actor=request.actor, now=request.actor.now)):
            messages.success(request, _("Đã chỉ định %s thẩm định.") % officer)
            return redirect("home")
    context = {"form": form, "proposal": proposal}
    return render(request, "awards/office/officer.html", context, status=status_of(form))
