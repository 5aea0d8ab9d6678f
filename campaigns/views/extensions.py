"""Gia hạn of one round: what was granted and asked, granting, papers that came in time."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from campaigns.access import get_round_or_404
from campaigns.forms.extensions import AskOnPaperForm, ExtensionForm, PaperInTimeForm
from campaigns.models import Extension, ExtensionRequest, Round
from campaigns.selectors import granted_in, requests_in, round_windows
from campaigns.services.extension_requests import record_request
from campaigns.services.extensions import extend_units
from campaigns.wording import EXTENSION_HEADINGS, extension_cells
from core.access import check
from core.files.posted import scan_of
from core.files.serving import serve_file
from core.forms import attempt, not_now, number_in, posted
from core.listing import listing
from core.spreadsheet import serve_list
from core.text import cutoff_text
from organization.views.answers import show_form

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def round_extensions(request: HttpRequest, pk: int) -> HttpResponse:
    """Gia hạn đã cấp: what waits for an answer, what was granted, what was not."""
    row = _round(request, pk, "campaigns.see_setup")
    requests = requests_in(row)
    context = {
        "round": row,
        "window": round_windows(row).of(None),
        "page_of": listing(granted_in(row), request, order=("-granted_at", "-pk")),
        "waiting": requests.waiting(),
        "refused": requests.exclude(refusal=""),
    }
    return render(request, "campaigns/extensions/list.html", context)


@require_safe
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """The extensions of the round as an Excel file, the first granted first."""
    row = _round(request, pk, "campaigns.see_setup")
    cells = [(number, *extension_cells(one)) for number, one in enumerate(granted_in(row).reverse(), start=1)]
    return serve_list(_("Gia hạn đã cấp"), cells, EXTENSION_HEADINGS, name=f"gia-han-{row.year}")


@GET_OR_POST
def extend(request: HttpRequest, pk: int) -> HttpResponse:
    """Gia hạn; `?don-vi=3,5` chooses units beforehand, and what one of them asks is then the proposal."""
    row = _round(request, pk, "campaigns.extend_cutoff")
    chosen = asked_units(request)
    waiting = requests_in(row).waiting()
    form = ExtensionForm(posted(request), request.FILES or None, round_=row, initial=_proposed(waiting, chosen))
    _must_be_open(row, form)
    if form.is_valid() and attempt(form, lambda: _grant(request, row, form.chosen(), form)):
        messages.success(request, _("Đã gia hạn: nay nhận hồ sơ %s.") % cutoff_text(form.cleaned_data["cutoff"]))
        return redirect("round_extensions", pk)
    context = {"round": row, "window": round_windows(row).of(None), "waiting": waiting, "extensions": granted_in(row)}
    return show_form(request, "campaigns/setup/round_extend.html", form, **context)


def asked_units(request: HttpRequest) -> list[int]:
    """The units that the address names: `don-vi=3,5` or `don-vi=3&don-vi=5`; what is no number is left out."""
    named = ",".join(request.GET.getlist("don-vi")).split(",")
    return [number for one in named if (number := number_in(one))]


def _proposed(waiting: Any, chosen: list[int]) -> dict[str, Any]:
    asked = next((one for one in waiting if chosen == [one.unit_id]), None)
    wish = {"cutoff": asked.wished_until, "reason": asked.reason} if asked else {}
    return {"units": chosen} | wish


@GET_OR_POST
def paper_in_time(request: HttpRequest, pk: int) -> HttpResponse:
    """Đã nhận bản giấy trước hạn, of one unit."""
    row = _round(request, pk, "campaigns.take_paper")
    form = PaperInTimeForm(posted(request), request.FILES or None, round_=row)
    _must_be_open(row, form)
    if form.is_valid() and attempt(form, lambda: _grant(request, row, [form.cleaned_data["unit"]], form)):
        messages.success(
            request, _("Đã ghi nhận bản giấy; đơn vị nhập hồ sơ %s.") % cutoff_text(form.cleaned_data["cutoff"])
        )
        return redirect("round_extensions", pk)
    context = {"round": row, "window": round_windows(row).of(None)}
    return show_form(request, "campaigns/setup/round_paper_in_time.html", form, **context)


def _grant(request: HttpRequest, row: Round, units: list, form: Any) -> list[Extension]:
    actor, data = request.actor, form.cleaned_data
    grounds = form.grounds(scan_of(request, data["paper"]))
    return extend_units(row, units, data["cutoff"], grounds, actor=actor, now=actor.now)


@GET_OR_POST
def ask_on_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Ghi nhận theo bản ký giấy: a unit's request that came on paper."""
    row = _round(request, pk, "campaigns.record_request")
    form = AskOnPaperForm(posted(request), request.FILES or None, round_=row)
    _must_be_open(row, form)
    if form.is_valid() and attempt(form, lambda: _record(request, row, form)):
        messages.success(request, _("Đã ghi nhận đề nghị gia hạn của %s.") % form.cleaned_data["unit"])
        return redirect("round_extensions", pk)
    return show_form(request, "campaigns/extensions/ask_on_paper.html", form, round=row)


def _record(request: HttpRequest, row: Round, form: AskOnPaperForm) -> ExtensionRequest:
    data, actor = form.cleaned_data, request.actor
    wish = form.wish(scan_of(request, data["file"], field="file"))
    expected = row.round_units.select_related("round", "unit").get(unit=data["unit"])
    return record_request(expected, wish, form.paper(), actor=actor, now=actor.now)


@require_safe
def extension_paper(request: HttpRequest, pk: int) -> FileResponse:
    """The paper that an extension stands on, for whom it covers and who decides."""
    rows = Extension.objects.visible_to(request.actor).filter(paper__isnull=False).select_related("paper")
    return serve_file(get_object_or_404(rows, pk=pk).paper)


def _round(request: HttpRequest, pk: int, permission: str) -> Round:
    row = get_round_or_404(request.actor, pk)
    check(request.actor, permission, row)
    return row


def _must_be_open(row: Round, form: Any) -> None:
    """A page for a round in preparation is refused; what was posted stays in its form."""
    if row.opened_at is None:
        not_now(form, _("Đợt chưa mở: hãy sửa hạn nộp thay vì gia hạn."))
