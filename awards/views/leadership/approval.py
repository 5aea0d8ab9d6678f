"""Xét duyệt: leadership answers each nomination, all as proposed or one by one."""

from collections.abc import Collection

from django import forms
from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from awards.access import get_nomination_or_404, get_round_or_404
from awards.enums import AnswerKind, DecisionKind
from awards.forms.leadership import AnswerForm
from awards.forms.office import ReasonForm
from awards.models import Answer, Consolidation, Decision, Nomination
from awards.selectors.approval import approval_desk
from awards.selectors.board import chosen_round
from awards.selectors.council import advice_on
from awards.selectors.findings import findings_of
from awards.selectors.foreseen import foreseen_in_words
from awards.services.answers import LeftOut, answer_all, answer_nomination, reconsider
from campaigns.models import Round
from core.access import check
from core.forms import attempt, done, number_in, posted, status_of
from organization.views.proving import demand_password


@require_safe
def approval(request: HttpRequest) -> HttpResponse:
    """The recommended list with its first line; for a tablet."""
    check(request.actor, "awards.answer_any")
    lists = Consolidation.objects.filter(round=OuterRef("pk"))
    rounds = list(Round.objects.filter(opened_at__isnull=False).annotate(passed_on=Exists(lists)))
    passed_on = [row for row in rounds if row.passed_on]
    round_ = chosen_round(rounds, request.GET.get("dot", "")) if "dot" in request.GET else None
    round_ = round_ or (passed_on or rounds or [None])[0]
    return _page(request, round_, {"tabs": _tabs(rounds, round_)})


def _page(request: HttpRequest, round_: Round | None, context: dict, excepted: Collection[int] = ()) -> HttpResponse:
    """The list of a round beside what the Decisions would say if all but `excepted` were agreed to as proposed."""
    desk = approval_desk(round_, request.actor) if round_ else None
    context |= {"desk": desk, "excepted": excepted}
    if desk and desk.passed_on:
        context["foreseen"] = foreseen_in_words(desk, now=request.actor.now, excepted=excepted)
        context["decisions"] = Decision.objects.filter(round=round_, kind=DecisionKind.AWARD)
    template = "awards/leadership/approval.html#foreseen" if request.htmx else "awards/leadership/approval.html"
    return render(request, template, context)


def _tabs(rounds: list[Round], current: Round | None) -> list[dict]:
    return [
        {"label": row.name, "url": f"{reverse('approval')}?dot={row.pk}", "current": row == current, "count": None}
        for row in rounds
    ]


@require_POST
def agree_all(request: HttpRequest, pk: int) -> HttpResponse:
    """Đồng ý toàn bộ theo đề nghị, but for the ticked exceptions and what this leader may not answer.

    With `preview` in the body nothing is answered: the page says what the Decisions would say.
    """
    check(request.actor, "awards.answer_any")
    round_ = get_round_or_404(request.actor, pk)
    excepted = [number for value in request.POST.getlist("except") if (number := number_in(value))]
    if "preview" in request.POST:
        return _page(request, round_, {}, excepted)
    demand_password(request, _("Đồng ý toàn bộ theo đề nghị: %(round)s; để xét riêng: %(count)d đối tượng.") % {
        "round": round_.name, "count": len(excepted)
    })  # fmt: skip
    done, left = answer_all(round_, except_for=excepted, actor=request.actor, now=request.actor.now)
    say_who_is_left(request, done, left)
    return redirect(f"{reverse('approval')}?dot={round_.pk}")


def say_who_is_left(request: HttpRequest, done: list[Answer], left: list[LeftOut]) -> None:
    """How many were answered as proposed; each that was not, with the reason."""
    messages.success(request, _("Đã ghi ý kiến cho %d đối tượng theo đề nghị của Văn phòng.") % len(done))
    for row in left:
        messages.warning(request, f"{row.nomination.printed_name}: {row.reason}")


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """One nomination with everything known of it, and the answer."""
    nomination = get_nomination_or_404(request.actor, pk)
    check(request.actor, "awards.answer_nomination", nomination)
    form = AnswerForm(posted(request), nomination=nomination)
    if form.is_bound and form.is_valid() and attempt(form, lambda: _answer(request, nomination, form)):
        messages.success(request, _("Đã ghi ý kiến về %s.") % nomination.printed_name)
        return redirect(f"{reverse('approval')}?dot={nomination.proposal.round_id}")
    return answer_page(request, nomination, form, "awards/leadership/answer.html")


def _answer(request: HttpRequest, nomination: Nomination, form: AnswerForm) -> Answer:
    reply = form.reply()
    demand_password(request, f"{nomination.printed_name}: {AnswerKind(reply.kind).label}.")
    return answer_nomination(nomination, reply, actor=request.actor, now=request.actor.now)


def answer_page(request: HttpRequest, nomination: Nomination, form: forms.Form, template: str) -> HttpResponse:
    """All that is known of a nomination, with a form about the answer."""
    context = {
        "nomination": nomination,
        "form": form,
        "appraisal": getattr(nomination, "appraisal", None),
        "findings": findings_of([nomination], for_unit=False)[nomination.pk],
        "council": advice_on([nomination.pk]).get(nomination.pk),
        "given": nomination.answers.select_related("by", "award_type"),
    }
    return render(request, template, context, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
def reconsider_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Xét lại: take an answer back, with the reason."""
    nomination = get_nomination_or_404(request.actor, pk)
    check(request.actor, "awards.answer_nomination", nomination)
    form = ReasonForm(posted(request))
    if form.is_valid() and done(form, lambda: _reconsider(request, nomination, form)):
        return redirect("answer", nomination.pk)
    context = {"form": form, "nomination": nomination}
    return render(request, "awards/leadership/reconsider.html", context, status=status_of(form))


def _reconsider(request: HttpRequest, nomination: Nomination, form: ReasonForm) -> None:
    demand_password(request, _("Xét lại %s.") % nomination.printed_name)
    reconsider(nomination, actor=request.actor, now=request.actor.now, note=form.cleaned_data["reason"])
