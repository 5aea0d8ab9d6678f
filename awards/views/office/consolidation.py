"""Tổng hợp: the list over all units, its order, its Excel file, and passing it on to leadership."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from awards.access import get_nomination_or_404, get_round_or_404
from awards.content.consolidated import list_mark
from awards.forms.office import ConsolidationFilter, RankForm
from awards.models import Appraisal, Nomination
from awards.selectors.board import chosen_round
from awards.selectors.consolidated import Line, lines_of, shares_of
from awards.selectors.postings import postings_of
from awards.selectors.quotas import quotas_of
from awards.services.consolidations import pass_on, rank_nomination, unfinished
from campaigns.models import AwardType, Round
from core.access import check
from core.forms import Clash, differing, done, is_stale, status_of
from core.listing import export_url
from core.refusals import Conflict, Refused
from core.spreadsheet import serve_list
from organization.models import Unit


@require_safe
def consolidation(request: HttpRequest) -> HttpResponse:
    check(request.actor, "awards.see_consolidation")
    rounds = list(Round.objects.visible_to(request.actor).filter(opened_at__isnull=False).select_related("campaign"))
    round_ = chosen_round(rounds, request.GET.get("dot", ""))
    if round_ is None:
        return render(request, "awards/office/consolidation.html", {"round": None})
    awards = list(round_.award_types.all())
    chosen = _filter(request, rounds, round_, awards)
    lines = lines_of(round_)
    last = round_.consolidations.select_related("passed_on_by").first()
    context = {
        "round": round_,
        "filter": chosen,
        "lines": _narrowed(lines, chosen),
        "total": len(lines),
        "shares": shares_of(lines),
        "quotas": quotas_of(awards, lines),
        "unfinished": unfinished(round_),
        "mark": list_mark(lines, last.version if last else 0),
        "last": last,
        "export_url": export_url(request, "consolidation_xlsx", round_.pk),
        "postings": postings_of(round_, request.actor.today),
    }
    return render(request, "awards/office/consolidation.html", context)


def _filter(request: HttpRequest, rounds: list[Round], round_: Round, awards: list[AwardType]) -> ConsolidationFilter:
    units = Unit.objects.filter(round_units__round=round_)
    data = request.GET.copy()
    data.setdefault("dot", str(round_.pk))
    return ConsolidationFilter(data, rounds=rounds, units=units, awards=awards)


def _narrowed(lines: list[Line], chosen: ConsolidationFilter) -> list[Line]:
    """The lines that the filter leaves, in its order; a wrong value narrows nothing."""
    chosen.is_valid()
    wanted = chosen.cleaned_data
    kept = [
        line
        for line in lines
        if wanted.get("unit") in ("", None, str(line.nomination.proposal.unit_id))
        and wanted.get("award") in ("", None, str(line.nomination.award_type_id))
        and wanted.get("kind") in ("", None, line.nomination.subject_kind)
    ]
    if wanted.get("order") == "index":
        kept.sort(key=lambda line: (line.index is None, -(line.index or 0)))
    elif wanted.get("order") == "unit":
        kept.sort(key=lambda line: (line.nomination.proposal.unit.order, line.nomination.order))
    return kept


@require_safe
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """The list as it is shown, as an Excel file."""
    check(request.actor, "awards.see_consolidation")
    round_ = get_round_or_404(request.actor, pk)
    lines = _narrowed(lines_of(round_), _filter(request, [round_], round_, list(round_.award_types.all())))
    rows = [(number, *line.cells()) for number, line in enumerate(lines, start=1)]
    return serve_list(_("Danh sách tổng hợp"), rows, Line.HEADINGS, name=f"tong-hop-{round_.year}")


@require_POST
def pass_on_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Chánh Văn phòng passes on to leadership the list that the page showed; another one by now is a Conflict."""
    check(request.actor, "awards.pass_on")
    round_ = get_round_or_404(request.actor, pk)
    try:
        row = pass_on(round_, seen=request.POST.get("seen"), actor=request.actor, now=request.actor.now)
        messages.success(request, _("Đã trình lãnh đạo Sở danh sách tổng hợp lần %d.") % row.version)
    except Conflict:
        raise
    except Refused as refusal:
        for problem in refusal.problems:
            messages.error(request, str(problem))
    return redirect(f"{reverse('consolidation')}?dot={round_.pk}")


@require_POST
def rank(request: HttpRequest, pk: int) -> HttpResponse:
    """Give one place; where somebody else has given another meanwhile, both are shown and either may be kept."""
    nomination = get_nomination_or_404(request.actor, pk)
    actor = request.actor
    check(actor, "awards.appraise_nomination", nomination)
    form = RankForm(request.POST)
    back = f"{reverse('consolidation')}?dot={nomination.proposal.round_id}#d{nomination.pk}"
    if form.is_valid() and done(
        form, lambda: rank_nomination(nomination, **form.cleaned_data, actor=actor, now=actor.now)
    ):
        return redirect(back)
    context = {"form": form, "nomination": nomination, "back": back, "clashes": _over_what_is_there(form, nomination)}
    return render(request, "awards/office/rank.html", context, status=status_of(form))


def _over_what_is_there(form: RankForm, nomination: Nomination) -> list[Clash]:
    """Let a place that came too late be sent again over the one that stands there now, which is given beside it."""
    if not is_stale(form):
        return []
    there = Appraisal.objects.get(nomination=nomination)
    form.data = form.data.copy()
    form.data["seen"] = "" if there.rank is None else str(there.rank)
    return differing(form, RankForm(initial={"rank": there.rank, "reason": there.rank_reason}))
