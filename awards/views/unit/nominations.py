"""Đối tượng: choosing people and collectives, what is asked for them, their earlier awards."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from awards.access import get_draft_nomination_or_404, get_draft_or_404
from awards.forms.unit_nominations import AwardRecordForm, NominationForm, SearchForm
from awards.gates.progress import Progress
from awards.models import Nomination, Proposal
from awards.selectors.eligible import SHOWN, candidates, collectives_of, find_people, people_of
from awards.selectors.findings import findings_of
from awards.selectors.states import state_for_unit
from awards.services.nominations import (
    add_nomination,
    change_nomination,
    claim_award,
    drop_award,
    move_nomination,
    remove_nomination,
    restore_nomination,
)
from awards.views.unit.page import proposal_page
from core.access import check
from core.forms import attempt, posted, status_of
from core.listing import count_in_words
from organization.models import AwardRecord, Person, Unit

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def nominations(request: HttpRequest, pk: int) -> HttpResponse:
    """Those who are nominated, with the checks' answers beside the name, and those who were taken out."""
    proposal = get_draft_or_404(request.actor, pk)
    progress = Progress(proposal, request.actor.now)
    rows = [
        {"row": row, "findings": progress.findings[row.pk], "state": state_for_unit(row, progress.published)}
        for row in progress.nominations
    ]
    removed = proposal.nominations.filter(removed_at__isnull=False).select_related("award_type")
    context = {
        "rows": rows,
        "removed": removed,
        "withdrawn": [row for row in progress.present if row not in progress.nominations],
    }
    return proposal_page(
        request, proposal, "awards/unit/nominations.html", context, step="nominations", progress=progress
    )


@require_safe
def nominee_search(request: HttpRequest, pk: int) -> HttpResponse:
    """Chọn đối tượng: collectives of the unit, and its people by any part of the name."""
    proposal = get_draft_or_404(request.actor, pk)
    check(request.actor, "awards.edit_proposal", proposal)
    form = SearchForm(request.GET)
    people = find_people(proposal, form.words())
    context = {
        "form": form,
        "words": form.words(),
        "people": candidates(proposal, people[:SHOWN]),
        "count": count_in_words(people),
        "shown": SHOWN,
        "proposal": proposal,
    }
    if request.htmx:
        return render(request, "awards/unit/nominee_search.html#people", context)
    context["collectives"] = candidates(proposal, collectives_of(proposal.round, proposal.unit))
    return proposal_page(request, proposal, "awards/unit/nominee_search.html", context, step="nominations")


@GET_OR_POST
def nomination_add(request: HttpRequest, pk: int, kind: str, subject_pk: int) -> HttpResponse:
    """Đề nghị khen thưởng for one subject that the unit may propose."""
    proposal = get_draft_or_404(request.actor, pk)
    check(request.actor, "awards.edit_proposal", proposal)
    subject = _subject_or_404(proposal, kind, subject_pk)
    form = NominationForm(posted(request), proposal=proposal, subject=subject)
    if form.is_bound and form.is_valid():
        actor = request.actor
        nomination = attempt(form, lambda: add_nomination(proposal, subject, form.ask(), actor=actor, now=actor.now))
        if nomination:
            messages.success(request, _("Đã thêm %s vào danh sách đề nghị.") % nomination.printed_name)
            return redirect("nominations", pk)
    return _nomination_page(request, proposal, subject, form)


def _subject_or_404(proposal: Proposal, kind: str, pk: int) -> Person | Unit:
    rows = people_of if kind == "ca-nhan" else collectives_of
    return get_object_or_404(rows(proposal.round, proposal.unit), pk=pk)


def _nomination_page(
    request: HttpRequest,
    proposal: Proposal,
    subject: Person | Unit,
    form: NominationForm,
    nomination: Nomination | None = None,
) -> HttpResponse:
    context = {
        "form": form,
        "candidate": candidates(proposal, [subject], nomination)[0],
        "nomination": nomination,
        "findings": findings_of([nomination], for_unit=True)[nomination.pk] if nomination else None,
    }
    status = status_of(form)
    return proposal_page(request, proposal, "awards/unit/nomination.html", context, step="nominations", status=status)


@GET_OR_POST
def nomination(request: HttpRequest, pk: int) -> HttpResponse:
    """What is asked for one nominee, and what is known of him."""
    nomination = get_draft_nomination_or_404(request.actor, pk)
    subject, proposal = nomination.subject, nomination.proposal
    form = NominationForm(posted(request), proposal=proposal, subject=subject, nomination=nomination)
    if form.is_bound and form.is_valid():
        actor, version = request.actor, form.cleaned_data["version"]
        done = attempt(
            form,
            lambda: change_nomination(nomination, form.ask(), version=version, actor=actor, now=actor.now),
        )
        if done:
            messages.success(request, _("Đã lưu đề nghị cho %s.") % done.printed_name)
            return redirect("nominations", proposal.pk)
    return _nomination_page(request, proposal, subject, form, nomination)


@require_POST
def nomination_remove(request: HttpRequest, pk: int) -> HttpResponse:
    nomination = get_draft_nomination_or_404(request.actor, pk)
    remove_nomination(nomination, actor=request.actor, now=request.actor.now)
    messages.success(request, _("Đã bỏ %s khỏi danh sách; lấy lại được ở cuối trang.") % nomination.printed_name)
    return redirect("nominations", nomination.proposal_id)


@require_POST
def nomination_restore(request: HttpRequest, pk: int) -> HttpResponse:
    nomination = get_draft_nomination_or_404(request.actor, pk)
    restore_nomination(nomination, actor=request.actor, now=request.actor.now)
    messages.success(request, _("Đã lấy lại %s cùng những gì đã viết.") % nomination.printed_name)
    return redirect("nominations", nomination.proposal_id)


@require_POST
def nomination_move(request: HttpRequest, pk: int) -> HttpResponse:
    """One place up, or down, in the list that the letter prints."""
    nomination = get_draft_nomination_or_404(request.actor, pk)
    move_nomination(nomination, up=request.POST.get("way") != "down", actor=request.actor, now=request.actor.now)
    return redirect("nominations", nomination.proposal_id)


@GET_OR_POST
def award_record_add(request: HttpRequest, pk: int) -> HttpResponse:
    """A danh hiệu or khen thưởng that the nominee already has."""
    nomination = get_draft_nomination_or_404(request.actor, pk)
    check(request.actor, "awards.edit_proposal", nomination)
    form = AwardRecordForm(posted(request))
    if form.is_bound and form.is_valid():
        actor = request.actor
        if attempt(form, lambda: claim_award(nomination, form.instance, actor=actor, now=actor.now)):
            messages.success(request, _("Đã ghi %s.") % form.instance)
            return redirect("nomination", pk)
    context: dict[str, Any] = {"form": form, "nomination": nomination}
    return proposal_page(
        request, nomination.proposal, "awards/unit/award_record.html", context, step="nominations",
        status=status_of(form),
    )  # fmt: skip


@require_POST
def award_record_drop(request: HttpRequest, pk: int, record_pk: int) -> HttpResponse:
    nomination = get_draft_nomination_or_404(request.actor, pk)
    award = AwardRecord.objects.filter(person=nomination.person_id, unit=nomination.unit_id, pk=record_pk).first()
    if award is None:
        raise Http404
    drop_award(nomination, award, actor=request.actor, now=request.actor.now)
    messages.success(request, _("Đã bỏ dòng khen thưởng."))
    return redirect("nomination", pk)
