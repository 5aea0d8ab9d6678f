"""Đề nghị gia hạn: a unit's own page in one round, and refusing what it asks."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from campaigns.forms.extensions import AskForm, RefusalForm
from campaigns.models import ExtensionRequest, RoundUnit
from campaigns.selectors import requests_of, window
from campaigns.services.extension_requests import ask_extension, refuse_extension
from core.access import check, why_not
from core.files.models import StoredFile
from core.files.posted import scan_of
from core.files.serving import serve_file
from core.forms import attempt, not_now, posted, status_of

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@GET_OR_POST
def ask(request: HttpRequest, round_id: int, unit_id: int) -> HttpResponse:
    """What one's unit has asked and been answered in a round; its head asks here."""
    actor, expected = request.actor, _expected(request, round_id, unit_id)
    if request.method == "POST":
        check(actor, "campaigns.ask_extension", expected)
    form = AskForm(posted(request), request.FILES or None)
    if form.is_valid() and attempt(form, lambda: _ask(request, expected, form)):
        messages.success(request, _("Đã gửi đề nghị gia hạn. Câu trả lời hiện ở đây và trong mục thông báo."))
        return redirect("extension_ask", round_id, unit_id)
    requests = list(requests_of(expected.round, expected.unit))
    context = {
        "form": form,
        "round": expected.round,
        "unit": expected.unit,
        "window": window(expected.round, expected.unit),
        "requests": requests,
        "is_waiting": any(one.is_open for one in requests),
        "why_not": why_not(actor, "campaigns.ask_extension", expected),
    }
    return render(request, "campaigns/extensions/ask.html", context, status=status_of(form))


def _expected(request: HttpRequest, round_id: int, unit_id: int) -> RoundUnit:
    rows = RoundUnit.objects.filter(unit__in=request.actor.unit_ids, round__opened_at__isnull=False)
    return get_object_or_404(rows.select_related("round__campaign", "unit"), round=round_id, unit=unit_id)


def _ask(request: HttpRequest, expected: RoundUnit, form: AskForm) -> ExtensionRequest:
    actor = request.actor
    wish = form.wish(scan_of(request, form.cleaned_data["file"], field="file"))
    return ask_extension(expected, wish, actor=actor, now=actor.now)


@GET_OR_POST
def refuse(request: HttpRequest, pk: int) -> HttpResponse:
    """Không gia hạn, with the reason and the paper that says so."""
    row = _request(request, pk)
    check(request.actor, "campaigns.extend_cutoff", row.round)
    form = RefusalForm(posted(request), request.FILES or None)
    if not row.is_open:
        not_now(form, _("Đề nghị này đã được trả lời."))
    if form.is_valid() and attempt(form, lambda: _refuse(request, row, form)):
        messages.success(request, _("Đã trả lời không gia hạn; %s được báo ngay.") % row.unit)
        return redirect("round_extensions", row.round_id)
    context = {"form": form, "round": row.round, "asked": row}
    return render(request, "campaigns/extensions/refuse.html", context, status=status_of(form))


def _refuse(request: HttpRequest, row: ExtensionRequest, form: RefusalForm) -> ExtensionRequest:
    actor = request.actor
    refusal = form.answer(scan_of(request, form.cleaned_data["paper"]))
    return refuse_extension(row, refusal, actor=actor, now=actor.now)


@require_safe
def file(request: HttpRequest, pk: int) -> FileResponse:
    """What the unit put to its request."""
    return _served(_request(request, pk).file)


@require_safe
def answer_paper(request: HttpRequest, pk: int) -> FileResponse:
    """The paper of a refusal."""
    return _served(_request(request, pk).answer_paper)


def _served(stored: StoredFile | None) -> FileResponse:
    if stored is None:
        raise Http404
    return serve_file(stored)


def _request(request: HttpRequest, pk: int) -> ExtensionRequest:
    rows = ExtensionRequest.objects.visible_to(request.actor)
    return get_object_or_404(rows.select_related("round__campaign", "unit", "asked_by", "file", "answer_paper"), pk=pk)
