"""A session of the council: plan, invitation, opening, words, end."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from awards.access import get_council_session_or_404, get_round_or_404, get_session_to_run_or_404
from awards.forms.council import CloseForm, SessionForm, WordsForm
from awards.forms.office import ReasonForm
from awards.models import CouncilSession
from awards.selectors.council import Room, room_of
from awards.services.council.sessions import (
    cancel_session,
    change_plan,
    close_session,
    invite_members,
    open_session,
    plan_session,
    replan_session,
    save_words,
)
from core.access import check
from core.forms import attempt, done, posted
from core.refusals import Refused
from organization.views.answers import show_form

FORM = "awards/council/form.html"


@require_http_methods(["GET", "HEAD", "POST"])
def session_new(request: HttpRequest, pk: int) -> HttpResponse:
    """A session over the round's last list."""
    round_, actor = get_round_or_404(request.actor, pk), request.actor
    check(actor, "awards.run_council", round_)
    form = SessionForm(posted(request), day=actor.today)
    if form.is_valid():
        row = attempt(form, lambda: plan_session(round_, form.values(), actor=actor, now=actor.now))
        if row:
            return redirect("council_session", row.pk)
    return show_form(request, FORM, form, heading=_("Phiên họp Hội đồng: %s") % round_)


@require_http_methods(["GET", "HEAD", "POST"])
def session_edit(request: HttpRequest, pk: int) -> HttpResponse:
    row, actor = get_session_to_run_or_404(request.actor, pk), request.actor
    form = SessionForm(posted(request), instance=row, day=actor.today)
    if form.is_valid() and done(
        form,
        lambda: change_plan(row, form.values(), version=form.cleaned_data["version"], actor=actor, now=actor.now),
    ):
        return redirect("council_session", row.pk)
    return show_form(request, FORM, form, heading=_("Sửa phiên họp"), session=row)


@require_safe
def session(request: HttpRequest, pk: int) -> HttpResponse:
    """All of a session: agenda, who is there, quorum, who has voted; the result when it is over."""
    row = get_council_session_or_404(request.actor, pk)
    room = room_of(row)
    own = next((seat for seat in room.seats if seat.member.person_id == request.actor.person_id), None)
    runs = request.actor.is_office
    context = {"session": row, "room": room, "own": own, "recused": _recused(room, named=runs), "runs": runs}
    return render(request, "awards/council/session.html", context)


def _recused(room: Room, *, named: bool) -> list[dict[str, Any]]:
    """Each item with those who do not vote on it; who they are is for whoever runs the session."""
    names = {seat.member_id: seat.member.person.full_name if named else "" for seat in room.voters}
    away = {item.pk: [names[pk] for pk in room.recused.get(item.pk, {}) if pk in names] for item in room.items}
    return [{"item": item, "away": away[item.pk]} for item in room.items]


@require_POST
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    return _step(request, get_session_to_run_or_404(request.actor, pk), invite_members, _("Đã mời các thành viên."))


@require_POST
def open_(request: HttpRequest, pk: int) -> HttpResponse:
    return _step(request, get_session_to_run_or_404(request.actor, pk), open_session, _("Phiên họp đã khai mạc."))


def _step(request: HttpRequest, row: CouncilSession, act: Callable[..., None], words: str) -> HttpResponse:
    """One button: what keeps it from being done stands on top of the page."""
    try:
        act(row, actor=request.actor, now=request.actor.now)
        messages.success(request, words)
    except Refused as refusal:
        if refusal.status == 403:
            raise
        for problem in refusal.problems:
            messages.error(request, str(problem))
    return redirect("council_session", row.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def replan(request: HttpRequest, pk: int) -> HttpResponse:
    """Sửa lại trước khi họp, with the reason."""
    heading = _("Sửa lại phiên họp đã mời?")
    return _with_reason(request, get_session_to_run_or_404(request.actor, pk), replan_session, heading, "primary")


@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Hủy phiên họp, with the reason."""
    heading = _("Hủy phiên họp?")
    return _with_reason(request, get_session_to_run_or_404(request.actor, pk), cancel_session, heading, "danger")


def _with_reason(
    request: HttpRequest, row: CouncilSession, act: Callable[..., None], heading: str, kind: str
) -> HttpResponse:
    form, actor = ReasonForm(posted(request)), request.actor
    if form.is_valid() and done(form, lambda: act(row, note=form.cleaned_data["reason"], actor=actor, now=actor.now)):
        return redirect("council_session", row.pk)
    return _confirm(request, row, form, heading, kind)


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Kết thúc phiên họp: what will be counted, and whose ballots are not in."""
    row, actor = get_session_to_run_or_404(request.actor, pk), request.actor
    room = room_of(row)
    form = CloseForm(posted(request), room=room)
    if form.is_valid() and done(form, lambda: close_session(row, **form.cleaned_data, actor=actor, now=actor.now)):
        messages.success(request, _("Phiên họp đã kết thúc; kết quả ở dưới."))
        return redirect("council_session", row.pk)
    return _confirm(request, row, form, _("Kết thúc phiên họp?"), "seal", room=room)


def _confirm(
    request: HttpRequest, row: CouncilSession, form: forms.Form, heading: str, kind: str, **more: Any
) -> HttpResponse:
    back_url = reverse("council_session", args=[row.pk])
    context = {"session": row, "heading": heading, "confirm_kind": kind, "back_url": back_url}
    return show_form(request, "awards/council/confirm.html", form, **context, **more)


@require_http_methods(["GET", "HEAD", "POST"])
def words(request: HttpRequest, pk: int) -> HttpResponse:
    """Diễn biến, kết luận for the minutes."""
    row, actor = get_session_to_run_or_404(request.actor, pk), request.actor
    form = WordsForm(posted(request), instance=row)
    if form.is_valid() and done(
        form,
        lambda: save_words(row, form.values(), version=form.cleaned_data["version"], actor=actor, now=actor.now),
    ):
        messages.success(request, _("Đã lưu."))
        return redirect("council_session", row.pk)
    return show_form(request, FORM, form, heading=_("Diễn biến, kết luận phiên họp"), session=row)
