"""Điều chỉnh kế hoạch: Văn phòng's summary, leadership's word, the numbered amendment."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from campaigns.access import get_amendment_or_404, get_campaign_or_404
from campaigns.forms.amendments import IssueForm, ResolutionForm, SummaryForm
from campaigns.models import Amendment
from campaigns.services.amendments import issue, resolve, sum_up
from core.access import check, may
from core.files.posted import scan_of
from core.files.serving import serve_file
from core.forms import attempt, done, posted, status_of
from organization.views.answers import show_form


@require_http_methods(["GET", "HEAD", "POST"])
def amendment_new(request: HttpRequest, pk: int) -> HttpResponse:
    campaign = get_campaign_or_404(request.actor, pk)
    check(request.actor, "campaigns.sum_up_feedback", campaign)
    form = SummaryForm(posted(request), campaign=campaign)
    if form.is_valid():
        data, actor = form.cleaned_data, request.actor
        made = attempt(form, lambda: sum_up(campaign, data["summary"], data["feedback"], actor=actor, now=actor.now))
        if made:
            messages.success(request, _("Đã trình lãnh đạo Sở."))
            return redirect("amendment", made.pk)
    return show_form(request, "campaigns/amendment_new.html", form, campaign=campaign)


@login_not_required
@require_safe
def amendment(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, get_amendment_or_404(request.actor, pk))


@require_POST
def amendment_resolve(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_amendment_or_404(request.actor, pk)
    check(request.actor, "campaigns.resolve_amendment", row)
    form, actor = ResolutionForm(request.POST), request.actor
    if form.is_valid() and done(form, lambda: resolve(row, **form.cleaned_data, actor=actor, now=actor.now)):
        messages.success(request, _("Đã ghi ý kiến chỉ đạo."))
        return redirect("amendment", pk)
    return _page(request, row, resolution=form)


@require_POST
def amendment_issue(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_amendment_or_404(request.actor, pk)
    check(request.actor, "campaigns.sum_up_feedback", row.campaign)
    form = IssueForm(request.POST, request.FILES or None)
    if form.is_valid() and done(form, lambda: _issue(request, row, form)):
        messages.success(request, _("Đã ban hành điều chỉnh; các đơn vị được báo."))
        return redirect("amendment", pk)
    return _page(request, row, issuing=form)


def _issue(request: HttpRequest, row: Amendment, form: IssueForm) -> Amendment:
    actor = request.actor
    return issue(row, form.wish(scan_of(request, form.cleaned_data["paper"])), actor=actor, now=actor.now)


@login_not_required
@require_safe
def amendment_paper(request: HttpRequest, pk: int) -> FileResponse:
    row = get_amendment_or_404(request.actor, pk)
    if row.paper is None:
        raise Http404
    return serve_file(row.paper)


def _page(
    request: HttpRequest, row: Amendment, resolution: ResolutionForm | None = None, issuing: IssueForm | None = None
) -> HttpResponse:
    """The form that was sent is shown with its errors whatever has happened meanwhile, so that no word is lost."""
    actor, sent = request.actor, resolution or issuing
    if row.state == "waiting" and may(actor, "campaigns.resolve_amendment", row):
        resolution = resolution or ResolutionForm()
    if row.state == "agreed" and may(actor, "campaigns.sum_up_feedback", row.campaign):
        issuing = issuing or IssueForm(initial={"text": row.summary})
    inside = actor.is_office or actor.is_leadership
    context = {
        "amendment": row,
        "campaign": row.campaign,
        "feedback": row.feedback.visible_to(actor).select_related("unit") if inside else (),
        "inside": inside,
        "resolution": resolution,
        "issuing": issuing,
    }
    return render(request, "campaigns/amendment.html", context, status=status_of(sent) if sent else 200)
