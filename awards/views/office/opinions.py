"""Hiệp y about one nominee: ask another office, write down what it answers, read its paper."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from awards.access import get_nomination_or_404
from awards.forms.queue import AskOpinionForm, OpinionAnswerForm
from awards.models import OtherOpinion
from awards.services.other_opinions import OfficeAnswer, ask_opinion, record_opinion
from core.access import check
from core.files.posted import SCANS
from core.files.serving import serve_file
from core.files.uploads import receive_upload
from core.forms import attempt, posted, status_of

USUAL_DAYS = 10


@require_http_methods(["GET", "HEAD", "POST"])
def opinion_ask(request: HttpRequest, pk: int) -> HttpResponse:
    nomination, actor = get_nomination_or_404(request.actor, pk), request.actor
    check(actor, "awards.appraise_nomination", nomination)
    today = actor.today
    form = AskOpinionForm(posted(request), initial={"asked_on": today, "due": today + timedelta(days=USUAL_DAYS)})
    if form.is_valid() and attempt(form, lambda: ask_opinion(nomination, form.wish(), actor=actor, now=actor.now)):
        messages.success(request, _("Đã ghi việc xin ý kiến %s.") % form.cleaned_data["office"])
        return redirect("appraisal", nomination.pk)
    context = {
        "form": form,
        "nomination": nomination,
        "title": _("Xin ý kiến hiệp y"),
        "button": _("Ghi việc xin ý kiến"),
    }
    return render(request, "awards/office/opinion.html", context, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
def opinion_answer(request: HttpRequest, pk: int) -> HttpResponse:
    opinion, actor = _opinion_or_404(request, pk), request.actor
    check(actor, "awards.appraise_nomination", opinion.nomination)
    form = OpinionAnswerForm(posted(request), request.FILES or None, initial={"answered_on": actor.today})
    if form.is_valid() and attempt(form, lambda: _record(request, opinion, form)):
        messages.success(request, _("Đã ghi ý kiến của %s.") % opinion.office)
        return redirect("appraisal", opinion.nomination_id)
    context = {"form": form, "nomination": opinion.nomination, "opinion": opinion, "title": _("Ý kiến hiệp y"),
               "button": _("Ghi ý kiến")}  # fmt: skip
    return render(request, "awards/office/opinion.html", context, status=status_of(form))


def _record(request: HttpRequest, opinion: OtherOpinion, form: OpinionAnswerForm) -> OtherOpinion:
    data, actor = form.cleaned_data, request.actor
    file = receive_upload(data["file"], actor=actor, now=actor.now, kinds=SCANS)
    answer = OfficeAnswer(data["kind"], data["text"], data["number"], data["answered_on"], file)
    return record_opinion(opinion, answer, actor=actor, now=actor.now)


@require_safe
def opinion_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The paper of the answer, for those who examine and those who decide."""
    opinion = _opinion_or_404(request, pk)
    check(request.actor, "awards.see_consolidation")
    if opinion.file is None:
        raise Http404
    return serve_file(opinion.file)


def _opinion_or_404(request: HttpRequest, pk: int) -> OtherOpinion:
    row = get_object_or_404(OtherOpinion.objects.select_related("file"), pk=pk)
    row.nomination = get_nomination_or_404(request.actor, row.nomination_id)
    return row
