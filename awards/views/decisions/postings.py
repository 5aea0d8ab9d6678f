"""Niêm yết danh sách dự kiến: asked for, agreed to, read, taken down."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from awards.access import get_posting_or_404, get_round_or_404
from awards.forms.office import ReasonForm
from awards.forms.paper_acts import PaperForm, leaders
from awards.forms.postings import PostingForm
from awards.selectors.postings import intended_list, last_day_of_posting
from awards.services.paper_records import papers_of
from awards.services.postings import agree_posting, propose_posting, stop_posting
from awards.views.on_paper import recorded
from core.access import check
from core.forms import attempt, done, posted, status_of
from organization.views.answers import show_form

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@GET_OR_POST
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """The list as it would be posted now, and for which days."""
    actor = request.actor
    check(actor, "awards.post_list")
    round_ = get_round_or_404(actor, pk)
    first = {"from_day": actor.today, "to_day": last_day_of_posting(round_, actor.today)}
    form = PostingForm(posted(request), initial=first)
    if form.is_valid():
        made = attempt(form, lambda: propose_posting(round_, **form.cleaned_data, actor=actor, now=actor.now))
        if made:
            messages.success(request, _("Đã trình lãnh đạo Sở; danh sách niêm yết khi được đồng ý."))
            return redirect("posting", made.pk)
    return show_form(request, "awards/postings/new.html", form, round=round_, content=intended_list(round_))


@require_safe
def posting(request: HttpRequest, pk: int) -> HttpResponse:
    row, actor = get_posting_or_404(request.actor, pk), request.actor
    inside = actor.is_office or actor.is_leadership
    context = {
        "posting": row,
        "state": row.state_on(actor.today),
        "inside": inside,
        "paper": papers_of(row).get(row.pk) if inside else None,
    }
    return render(request, "awards/postings/posting.html", context)


@require_POST
def agree(request: HttpRequest, pk: int) -> HttpResponse:
    row, actor = get_posting_or_404(request.actor, pk), request.actor
    agree_posting(row, actor=actor, now=actor.now)
    messages.success(request, _("Đã đồng ý niêm yết; mọi người được báo."))
    return redirect("posting", row.pk)


@GET_OR_POST
def agree_on_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Leadership's agreement as it was signed on paper."""
    row = get_posting_or_404(request.actor, pk)
    check(request.actor, "awards.record_paper")
    form = PaperForm(posted(request), request.FILES or None, signers=leaders())
    if recorded(request, form, lambda leader: agree_posting(row, actor=leader, now=request.actor.now)):
        return redirect("posting", row.pk)
    return render(request, "awards/postings/on_paper.html", {"form": form, "posting": row}, status=status_of(form))


@GET_OR_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    row, actor = get_posting_or_404(request.actor, pk), request.actor
    check(actor, "awards.stop_posting", row)
    form = ReasonForm(posted(request))
    if form.is_valid() and done(form, lambda: stop_posting(row, **form.cleaned_data, actor=actor, now=actor.now)):
        messages.success(request, _("Đã gỡ danh sách."))
        return redirect("posting", row.pk)
    return show_form(request, "awards/postings/stop.html", form, posting=row)
