"""Kiến nghị, khiếu nại về kết quả: the list, one of them, sending, answering, withdrawing."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from awards.access import get_complaint_or_404, get_round_or_404
from awards.forms.complaints import ComplaintAnswerForm, ComplaintForm, ComplaintOfPersonForm, ComplaintOnPaperForm
from awards.models import Complaint
from awards.selectors.complaints import (
    OFFERED,
    heads_of,
    nominations_to_speak_of,
    rounds_with_results,
    running_posting,
    submitted_in,
)
from awards.services.complaints import answer_complaint, give_complaint, places_to_speak_for, withdraw_complaint
from awards.services.paper_records import papers_of
from awards.views.on_paper import recorded
from core.access import check
from core.files.posted import scan_of
from core.files.serving import serve_file
from core.forms import attempt, done, posted
from core.listing import listing
from organization.views.answers import show_form
from organization.views.asking import ask_who, asked_person

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])
OLDEST, NEWEST = ("received_at", "pk"), ("-received_at", "-pk")


@require_safe
def complaints(request: HttpRequest) -> HttpResponse:
    """Văn phòng sees first what waits, the oldest on top; everybody else his own."""
    actor = request.actor
    inside = actor.is_office or actor.is_leadership
    waiting = inside and request.GET.get("loc") != "tat-ca"
    rows = Complaint.objects.visible_to(actor).select_related("round", "unit", "nomination", "sent_by")
    page = listing(rows.waiting() if waiting else rows, request, order=OLDEST if waiting else NEWEST)
    context = {
        "page_of": page,
        "inside": inside,
        "waiting": waiting,
        "rounds": rounds_with_results(actor.today)[:OFFERED] if actor.is_office or not inside else [],
    }
    return render(request, "awards/complaints/list.html", context)


@GET_OR_POST
def complaint_new(request: HttpRequest, pk: int) -> HttpResponse:
    round_, actor = get_round_or_404(request.actor, pk), request.actor
    check(actor, "awards.complain", round_)
    units = places_to_speak_for(actor)
    form = ComplaintForm(posted(request), units=units, nominations=nominations_to_speak_of(actor, round_))
    if form.is_valid():
        made = attempt(form, lambda: give_complaint(round_, form.wish(), actor=actor, now=actor.now))
        if made:
            messages.success(request, _("Đã gửi Văn phòng. Câu trả lời hiện ở trang này và trong mục thông báo."))
            return redirect("complaint", made.pk)
    posting = running_posting(round_, actor.today)
    return show_form(request, "awards/complaints/new.html", form, round=round_, posting=posting)


@GET_OR_POST
def complaint_on_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """What a unit's head sent on paper."""
    check(request.actor, "awards.record_paper")
    round_, now = get_round_or_404(request.actor, pk), request.actor.now
    form = ComplaintOnPaperForm(
        posted(request), request.FILES or None, signers=heads_of(round_), nominations=submitted_in(round_)
    )
    if recorded(request, form, lambda head: give_complaint(round_, form.wish(), actor=head, now=now)):
        return redirect("complaints")
    return show_form(request, "awards/complaints/on_paper.html", form, round=round_)


@GET_OR_POST
def complaint_of_person(request: HttpRequest, pk: int) -> HttpResponse:
    """What somebody who leads no unit sent on paper: first who it is (`?nguoi=`), then the paper."""
    check(request.actor, "awards.record_paper")
    round_, now = get_round_or_404(request.actor, pk), request.actor.now
    person = asked_person(request)
    if person is None:
        return ask_who(request, _("Ai gửi kiến nghị, khiếu nại?"), up=("complaints", _("Kiến nghị, khiếu nại")))
    own = submitted_in(round_).filter(person=person)
    form = ComplaintOfPersonForm(posted(request), request.FILES or None, person=person, nominations=own)
    if recorded(request, form, lambda signer: give_complaint(round_, form.wish(), actor=signer, now=now)):
        return redirect("complaints")
    return show_form(request, "awards/complaints/on_paper.html", form, round=round_, person=person)


@require_safe
def complaint(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_complaint_or_404(request.actor, pk)
    context = {"complaint": row, "paper": papers_of(row).get(row.pk)}
    return render(request, "awards/complaints/complaint.html", context)


@GET_OR_POST
def complaint_answer(request: HttpRequest, pk: int) -> HttpResponse:
    row, actor = get_complaint_or_404(request.actor, pk), request.actor
    check(actor, "awards.answer_complaint", row)
    form = ComplaintAnswerForm(posted(request), request.FILES or None)
    if form.is_valid() and done(form, lambda: _answer(request, row, form)):
        messages.success(request, _("Đã trả lời; người gửi được báo."))
        return redirect("complaint", row.pk)
    return show_form(request, "awards/complaints/answer.html", form, complaint=row)


def _answer(request: HttpRequest, row: Complaint, form: ComplaintAnswerForm) -> Complaint:
    actor = request.actor
    file = scan_of(request, form.cleaned_data["file"], field="file")
    return answer_complaint(row, form.answer(file), actor=actor, now=actor.now)


@GET_OR_POST
def complaint_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    row, actor = get_complaint_or_404(request.actor, pk), request.actor
    check(actor, "awards.withdraw_complaint", row)
    if request.method == "POST":
        withdraw_complaint(row, actor=actor, now=actor.now)
        messages.success(request, _("Đã rút; Văn phòng không trả lời nữa."))
        return redirect("complaint", row.pk)
    return render(request, "awards/complaints/withdraw.html", {"complaint": row})


@require_safe
def complaint_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The paper of the answer."""
    row = get_complaint_or_404(request.actor, pk)
    if row.answer_file is None:
        raise Http404
    return serve_file(row.answer_file)
