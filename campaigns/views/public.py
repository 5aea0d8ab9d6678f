"""Phong trào: the plan as everybody reads it, and what is said about it."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from campaigns.access import get_campaign_or_404, get_feedback_or_404
from campaigns.forms.talk import AnnouncementForm, AnswerForm, FeedbackForm
from campaigns.models import AwardType, Campaign, Criterion, Feedback, Round
from campaigns.selectors import windows_of
from campaigns.services.talk import announce, answer_feedback, give_feedback
from campaigns.wording import check_words
from core.access import check, may
from core.forms import done, posted, status_of
from core.listing import listing
from organization.enums import SubjectKind
from organization.views.answers import show_form

FEEDBACK_SHOWN = 20


@dataclass(frozen=True)
class CriterionLine:
    criterion: Criterion
    checks: list[str]


@dataclass(frozen=True)
class RoundLine:
    """A round with the cut-off in force for all units."""

    round: Round
    cutoff: datetime
    extended: bool
    source: str
    is_open: bool


@login_not_required
@require_safe
def campaigns(request: HttpRequest) -> HttpResponse:
    """All campaigns one may see; the only one at once."""
    rows = list(Campaign.objects.visible_to(request.actor))
    if len(rows) == 1:
        return redirect("campaign", rows[0].pk)
    return render(request, "campaigns/list.html", {"campaigns": rows})


@login_not_required
@require_safe
def campaign(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, get_campaign_or_404(request.actor, pk))


@require_POST
def feedback_give(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_campaign_or_404(request.actor, pk)
    actor = request.actor
    check(actor, "campaigns.give_feedback", row)
    form = FeedbackForm(request.POST, units=actor.units)
    if form.is_valid() and done(form, lambda: give_feedback(
        row, form.from_unit(), form.cleaned_data["text"], actor=actor, now=actor.now
    )):  # fmt: skip
        messages.success(request, _("Đã gửi Văn phòng. Câu trả lời sẽ hiện ở đây và trong mục thông báo."))
        return redirect(f"{reverse('campaign', args=[row.pk])}#phan-anh")
    return _page(request, row, form)


@require_http_methods(["GET", "HEAD", "POST"])
def feedback_answer(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_feedback_or_404(request.actor, pk)
    check(request.actor, "campaigns.answer_feedback", row)
    form = AnswerForm(posted(request))
    actor = request.actor
    if form.is_valid() and done(
        form, lambda: answer_feedback(row, form.cleaned_data["answer"], actor=actor, now=actor.now)
    ):
        messages.success(request, _("Đã trả lời %s.") % row.unit)
        return redirect(f"{reverse('campaign', args=[row.campaign_id])}#phan-anh")
    return show_form(request, "campaigns/feedback_answer.html", form, feedback=row)


@require_http_methods(["GET", "HEAD", "POST"])
def announcement_add(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_campaign_or_404(request.actor, pk)
    check(request.actor, "campaigns.announce", row)
    form = AnnouncementForm(posted(request))
    actor = request.actor
    if form.is_valid() and done(form, lambda: announce(row, **form.cleaned_data, actor=actor, now=actor.now)):
        messages.success(request, _("Đã đăng thông báo."))
        return redirect("campaign", row.pk)
    return show_form(request, "campaigns/announcement.html", form, campaign=row)


def _page(request: HttpRequest, row: Campaign, form: FeedbackForm | None = None) -> HttpResponse:
    context = {"campaign": row, **_plan(row), "rounds": _rounds(request.actor, row)}
    context["amendments"] = row.amendments.visible_to(request.actor)
    if request.actor.signed_in:
        context |= _talk(request, row, form)
    return render(request, "campaigns/campaign.html", context, status=status_of(form) if form else 200)


def _plan(row: Campaign) -> dict[str, Any]:
    """The plan's own words, section by section."""
    texts = {key: list(items) for key, items in groupby(row.campaigntexts.all(), key=lambda text: text.section)}
    lines = [CriterionLine(one, check_words(one.checks)) for one in row.criterions.all()]
    return {
        "texts": texts,
        "themes": row.themes.all(),
        "areas": row.reformareas.all(),
        "criteria": [
            (_("Tiêu chí đối với tập thể"), _of(lines, SubjectKind.COLLECTIVE)),
            (_("Tiêu chí đối với cá nhân"), _of(lines, SubjectKind.INDIVIDUAL)),
            (_("Đối với cá nhân là người đứng đầu"), [line for line in lines if line.criterion.heads_only]),
        ],
        "awards": AwardType.objects.filter(rounds__campaign=row).distinct(),
    }


def _of(lines: list[CriterionLine], kind: str) -> list[CriterionLine]:
    return [line for line in lines if line.criterion.subject_kind == kind and not line.criterion.heads_only]


def _rounds(actor: Any, row: Campaign) -> list[RoundLine]:
    """Rounds in their order of time; strangers see those that are open to the units."""
    seen = Round.objects.visible_to(actor) if actor.signed_in else Round.objects.filter(opened_at__isnull=False)
    rounds = list(seen.filter(campaign=row).order_by("cutoff", "pk"))
    windows = windows_of(rounds)
    return [_round_line(one, windows[one.pk].of(None), actor.now) for one in rounds]


def _round_line(one: Round, window: Any, now: datetime) -> RoundLine:
    return RoundLine(one, window.cutoff, window.granted is not None, window.source, window.open_at(now))


def _talk(request: HttpRequest, row: Campaign, form: FeedbackForm | None) -> dict[str, Any]:
    actor = request.actor
    said = Feedback.objects.visible_to(actor).filter(campaign=row).select_related("unit", "sent_by", "answered_by")
    may_give = may(actor, "campaigns.give_feedback", row)
    return {
        "target_calls": row.target_calls.all() if may(actor, "campaigns.see_targets") else (),
        "may_call": may(actor, "campaigns.call_for_targets", row),
        "announcements": row.announcements.select_related("published_by")[:10],
        "page_of": listing(said, request, order=("-sent_at", "-pk"), size=FEEDBACK_SHOWN),
        "form": form or (FeedbackForm(units=actor.units) if may_give else None),
        "may_answer": may(actor, "campaigns.answer_feedback"),
        "may_announce": may(actor, "campaigns.announce", row),
    }
