"""Văn phòng types what a leader has signed on paper: an answer, all as proposed, a second look, an officer."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from awards.access import get_nomination_or_404, get_proposal_or_404, get_round_or_404
from awards.enums import NominationState
from awards.forms.paper_acts import (
    AgreeAllOnPaperForm,
    AnswerOnPaperForm,
    OfficerOnPaperForm,
    ReasonOnPaperForm,
    leaders,
)
from awards.models import Nomination
from awards.services.answers import answer_all, answer_nomination, reconsider
from awards.services.appointing import name_appraiser, officers_for
from awards.services.paper_records import Signatory
from awards.views.leadership.approval import answer_page, say_who_is_left
from awards.views.on_paper import recorded
from campaigns.models import Round
from core.access import check
from core.forms import posted, status_of

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@GET_OR_POST
def answer_on_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """One answer to one nomination."""
    nomination = get_nomination_or_404(request.actor, pk)
    check(request.actor, "awards.record_paper")
    form = AnswerOnPaperForm(posted(request), request.FILES or None, nomination=nomination, signers=leaders())
    if recorded(request, form, lambda leader: answer_nomination(
        nomination, form.reply(), actor=leader, now=request.actor.now
    )):  # fmt: skip
        return redirect("appraisal", nomination.pk)
    return answer_page(request, nomination, form, "awards/leadership/answer_on_paper.html")


@GET_OR_POST
def agree_all_on_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Đồng ý toàn bộ theo đề nghị: the signed list, but for those it leaves out."""
    round_ = get_round_or_404(request.actor, pk)
    check(request.actor, "awards.record_paper")
    nominations = Nomination.objects.present().filter(proposal__round=round_, state=NominationState.APPRAISED)
    form = AgreeAllOnPaperForm(
        posted(request), request.FILES or None, nominations=nominations.order_by("pk"), signers=leaders()
    )
    if recorded(request, form, lambda leader: _agree_all(request, round_, form, leader)):
        return redirect("consolidation")
    context = {"form": form, "round": round_}
    return render(request, "awards/leadership/agree_all_on_paper.html", context, status=status_of(form))


def _agree_all(request: HttpRequest, round_: Round, form: forms.Form, leader: Signatory) -> None:
    excepted = [row.pk for row in form.cleaned_data["excepted"]]
    say_who_is_left(request, *answer_all(round_, except_for=excepted, actor=leader, now=request.actor.now))


@GET_OR_POST
def reconsider_on_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Xét lại: an answer is taken back, with the reason."""
    nomination = get_nomination_or_404(request.actor, pk)
    check(request.actor, "awards.record_paper")
    form = ReasonOnPaperForm(posted(request), request.FILES or None, signers=leaders())
    if recorded(request, form, lambda leader: reconsider(
        nomination, actor=leader, now=request.actor.now, note=form.cleaned_data["reason"]
    )):  # fmt: skip
        return redirect("appraisal", nomination.pk)
    context = {"form": form, "nomination": nomination}
    return render(request, "awards/leadership/reconsider_on_paper.html", context, status=status_of(form))


@GET_OR_POST
def name_officer_on_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Who appraises Văn phòng's own proposal, as leadership has signed."""
    proposal = get_proposal_or_404(request.actor, pk)
    check(request.actor, "awards.record_paper", proposal)
    officers = officers_for(proposal, day=request.actor.today)
    form = OfficerOnPaperForm(posted(request), request.FILES or None, officers=officers, signers=leaders())
    if recorded(request, form, lambda leader: name_appraiser(
        proposal, form.cleaned_data["officer"], actor=leader, now=request.actor.now
    )):  # fmt: skip
        return redirect("appraise_proposal", proposal.pk)
    context = {"form": form, "proposal": proposal, "title": _("Chỉ định người thẩm định theo bản ký giấy")}
    return render(request, "awards/office/officer_on_paper.html", context, status=status_of(form))
