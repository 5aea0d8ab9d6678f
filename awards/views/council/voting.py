"""Who is there, who does not vote on whom, the ballots and their tally."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from awards.access import get_council_session_or_404, get_session_to_run_or_404
from awards.enums import SessionState
from awards.forms.council import AttendanceForm, BallotForm, RecusalForm, TallyForm
from awards.models import Attendance, CouncilSession, Recusal
from awards.selectors.council import room_of
from awards.services.council.sessions import recuse, take_recusal_back
from awards.services.council.votes import cast_ballot, cast_in_writing, save_attendance, save_tally
from core.access import check
from core.forms import done, not_now, posted
from organization.views.answers import show_form

BOTH = ["GET", "HEAD", "POST"]


@require_http_methods(BOTH)
def attendance(request: HttpRequest, pk: int) -> HttpResponse:
    """Điểm danh: one line a member."""
    row, actor = get_session_to_run_or_404(request.actor, pk), request.actor
    room = room_of(row)
    form = AttendanceForm(posted(request), seats=room.seats)
    if form.is_valid() and done(form, lambda: save_attendance(row, form.presences(), actor=actor, now=actor.now)):
        messages.success(request, _("Đã lưu điểm danh."))
        return redirect("council_session", row.pk)
    return show_form(request, "awards/council/attendance.html", form, session=row, room=room)


@require_http_methods(BOTH)
def recusals(request: HttpRequest, pk: int) -> HttpResponse:
    """Who does not vote on whom: what follows from the declarations, and what members ask for."""
    row, actor = get_session_to_run_or_404(request.actor, pk), request.actor
    form = RecusalForm(posted(request), session=row)
    if form.is_valid() and done(
        form,
        lambda: recuse(form.cleaned_data["item"], form.cleaned_data["member"].pk, actor=actor, now=actor.now),
    ):
        return redirect("council_recusals", row.pk)
    asked = Recusal.objects.filter(item__session=row).select_related("item__nomination", "member__person")
    return show_form(request, "awards/council/recusals.html", form, session=row, asked=asked)


@require_POST
def recusal_drop(request: HttpRequest, pk: int) -> HttpResponse:
    check(request.actor, "awards.run_council")
    row = get_object_or_404(Recusal.objects.select_related("item__session", "item__nomination"), pk=pk)
    take_recusal_back(row.item, row.member_id, actor=request.actor, now=request.actor.now)
    return redirect("council_recusals", row.item.session_id)


@require_http_methods(BOTH)
def tally(request: HttpRequest, pk: int) -> HttpResponse:
    """Kết quả kiểm phiếu of printed ballots, with every sum that does not agree at once."""
    row, actor = get_session_to_run_or_404(request.actor, pk), request.actor
    form = TallyForm(posted(request), room=room_of(row))
    if row.state != SessionState.OPEN or row.is_cast_here:
        not_now(form, _("Chỉ nhập kết quả kiểm phiếu in khi phiên họp đang diễn ra."))
    elif form.is_valid() and done(form, lambda: _save_tally(row, form, actor)):
        messages.success(request, _("Đã lưu kết quả kiểm phiếu."))
        return redirect("council_session", row.pk)
    return show_form(request, "awards/council/tally.html", form, session=row)


def _save_tally(row: CouncilSession, form: TallyForm, actor: Any) -> None:
    data = form.cleaned_data
    options = {"tellers": data["tellers"], "version": data["version"], "actor": actor, "now": actor.now}
    save_tally(row, form.papers(), form.counts(), **options)


@sensitive_post_parameters()
@require_http_methods(BOTH)
def ballot(request: HttpRequest, pk: int) -> HttpResponse:
    """A member's own ballot."""
    row = get_council_session_or_404(request.actor, pk)
    check(request.actor, "awards.vote_in_session", row)
    seat = row.attendances.select_related("member__person").get(member__person=request.actor.person_id)
    return _ballot(request, row, seat, cast_ballot)


@sensitive_post_parameters()
@require_http_methods(BOTH)
def written(request: HttpRequest, pk: int) -> HttpResponse:
    """The opinion of an absent member, typed from his paper."""
    seat = get_object_or_404(Attendance.objects.select_related("member__person"), pk=pk, in_writing=True)
    row = get_session_to_run_or_404(request.actor, seat.session_id)
    return _ballot(request, row, seat, lambda row, *rest, **options: cast_in_writing(row, seat, *rest, **options))


def _ballot(request: HttpRequest, row: CouncilSession, seat: Attendance, cast: Callable[..., None]) -> HttpResponse:
    """Filled in, looked over, cast for good. No answer tells by its length what was chosen: the page that is looked
    over is the page that was filled in, with each mark in its place."""
    form, actor = BallotForm(posted(request), items=room_of(row).ballot_of(seat.member)), request.actor
    reason = _closed_reason(row, seat)
    if reason:
        not_now(form, reason)
    whole = form.is_bound and form.is_valid()
    if whole and "cast" in request.POST and done(form, lambda: cast(row, form.choices(), actor=actor, now=actor.now)):
        messages.success(request, _("Đã bỏ phiếu."))
        return redirect("council_session", row.pk)
    context = {"session": row, "seat": seat, "review": whole and not form.errors}
    response = show_form(request, "awards/council/ballot.html", form, **context)
    response["Content-Encoding"] = "identity"  # a compressed page would be longer or shorter with the marks
    return response


def _closed_reason(row: CouncilSession, seat: Attendance) -> str:
    if row.state != SessionState.OPEN or not row.is_cast_here:
        return _("Phiên họp không bỏ phiếu trên Hệ thống lúc này.")
    return _("Phiếu này đã bỏ, không sửa được.") if seat.voted else ""
