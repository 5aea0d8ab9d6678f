"""Quyết định: the list of them, a new draft, one Decision."""

from datetime import date
from functools import partial

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from awards.access import get_decision_or_404, get_round_or_404
from awards.enums import DecisionState
from awards.forms.leadership import DraftForm
from awards.models import Decision, DecisionLine, Nomination
from awards.selectors.acts import listed_in, standing_of
from awards.selectors.foreseen import AGREED, agreed_in
from awards.selectors.publicity import publicity_of
from awards.services.decisions import draft_decision, ready_for_decision, remove_line
from campaigns.enums import Power
from campaigns.models import AwardType, Round
from core.access import check
from core.forms import attempt, posted, status_of
from core.listing import listing


@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """Every Decision, and what is agreed to but in none yet."""
    check(request.actor, "awards.see_decisions")
    rows = Decision.objects.visible_to(request.actor).select_related("round", "award_type")
    context = {
        "page_of": listing(rows, request, order=("-pk",)),
        "waiting": list(_waiting()),
    }
    return render(request, "awards/decisions/list.html", context)


def _waiting():
    """(round, award, count) of nominations that wait for a Decision of the department."""
    agreed = Nomination.objects.filter(state__in=AGREED, decision_line=None, removed_at=None)
    for round_ in Round.objects.filter(proposals__nominations__in=agreed).distinct():
        found = agreed_in(round_)
        for award in AwardType.objects.filter(power=Power.OWN, rounds=round_):
            if award in found:
                yield {"round": round_, "award": award, "count": len(found[award])}


@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest, pk: int, award: int) -> HttpResponse:
    """Dự thảo over the nominations that are ticked."""
    check(request.actor, "awards.draft_decision")
    round_ = get_round_or_404(request.actor, pk)
    award_type = get_object_or_404(AwardType, pk=award, rounds=round_)
    possible = ready_for_decision(round_, award_type)
    title_over = partial(_title_over, round_, award_type, request.actor.today)
    first = {"title": title_over(possible), "nominations": [row.pk for row in possible]}
    form = DraftForm(posted(request), possible=possible, initial=first)
    if form.is_bound and form.is_valid():
        chosen = list(form.cleaned_data["nominations"])
        title = form.cleaned_data["title"] if "title" in form.changed_data else title_over(chosen)
        row = attempt(form, lambda: draft_decision(
            round_, award_type, title=title, nominations=chosen, actor=request.actor, now=request.actor.now,
        ))  # fmt: skip
        if row:
            messages.success(request, _("Đã lập dự thảo quyết định."))
            return redirect("decision", row.pk)
    context = {"form": form, "round": round_, "award": award_type}
    return render(request, "awards/decisions/draft.html", context, status=status_of(form))


def _title_over(round_: Round, award: AwardType, day: date, nominations: list[Nomination]) -> str:
    """What a Decision over these is called until somebody calls it otherwise."""
    return import_string(settings.DECISION_TITLE)(round_, award, day, [row.subject_kind for row in nominations])


@login_not_required
@require_safe
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """One Decision with its list; a published one is everyone's."""
    row = get_decision_or_404(request.actor, pk)
    listed = listed_in(row)
    inside = row.state != DecisionState.PUBLISHED or request.actor.is_office or request.actor.is_leadership
    context = {
        "decision": row,
        "listed": listed,
        "standing": standing_of(row),
        "changes": row.changes.exclude(line__isnull=False, part="").select_related("line"),
        "total": sum(one.line.bonus or 0 for one in listed),
        "inside": inside,
        "publicity": publicity_of([row]) if inside else [],
    }
    return render(request, "awards/decisions/decision.html", context)


@require_POST
def drop_line(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one subject out of a draft."""
    line = get_object_or_404(DecisionLine.objects.select_related("decision"), pk=pk)
    row = get_decision_or_404(request.actor, line.decision_id)
    remove_line(line, actor=request.actor, now=request.actor.now)
    return redirect("decision", row.pk)
