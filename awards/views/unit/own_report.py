"""The nominee's own page behind his personal link: his report's writing, without an account, and nothing else."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from awards.access import get_report_or_404
from awards.forms.unit_reports import AnswerForm, SectionForm
from awards.models import ReportLink
from awards.selectors.writing import answers_of, asked_criteria, writing_place, writing_places
from awards.services.drafts import why_not_editable
from awards.services.links import Nominee, find_link, make_link, revoke_link, use_link
from awards.services.reports import finish_report
from awards.views.unit.reports import answer_saving, report_page, section_saving
from awards.views.unit.saving import Saving, autosave, save_form
from core.refusals import Conflict


@require_POST
def report_link_make(request: HttpRequest, pk: int) -> HttpResponse:
    """A new personal link. Its address is in this answer only: nobody can look it up again."""
    report = get_report_or_404(request.actor, pk)
    token = make_link(report, actor=request.actor, now=request.actor.now)
    address = request.build_absolute_uri(reverse("own_report", args=[token]))
    return report_page(request, report, link_url=address)


@require_POST
def report_link_revoke(request: HttpRequest, pk: int) -> HttpResponse:
    report = get_report_or_404(request.actor, pk)
    revoke_link(report, actor=request.actor, now=request.actor.now)
    messages.success(request, _("Đã thu hồi đường dẫn riêng; không ai mở được nữa."))
    return redirect("report", pk)


def _link_or_404(token: str) -> ReportLink:
    link = find_link(token)
    if link is None:
        raise Http404
    return link


def _nominee(request: HttpRequest, link: ReportLink, what: str) -> Nominee:
    return use_link(link, now=request.actor.now, address=request.actor.address, what=what)


def _private(response: HttpResponse) -> HttpResponse:
    """An address that is a secret is not kept, not indexed and not passed on."""
    response["Cache-Control"] = "no-store, private"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "same-origin"
    return response


@login_not_required
@require_safe
def own_report(request: HttpRequest, token: str) -> HttpResponse:
    link = _link_or_404(token)
    _nominee(request, link, _("Mở báo cáo bằng đường dẫn riêng"))
    report, nomination = link.report, link.report.nomination
    said = answers_of(report)
    context = {
        "report": report,
        "nomination": nomination,
        "token": token,
        "locked": why_not_editable(nomination.proposal),
        "expires_at": link.expires_at,
        "now": request.actor.now,
        "places": [_section_block(token, place) for place in writing_places(report)],
        "criteria": [_criterion_block(token, row, said.get(row.pk)) for row in asked_criteria(nomination)],
    }
    return _private(render(request, "awards/unit/own_report.html", context))


def _section_block(token: str, place: Any) -> dict[str, Any]:
    return {
        "place": place,
        "form": SectionForm(place=place.key, label=place.label, is_area=place.is_area, section=place.section),
        "version": place.section.version if place.section else 0,
        "save_url": reverse("own_section_save", args=[token, place.key]),
        "autosave_url": reverse("own_section_autosave", args=[token, place.key]),
    }


def _criterion_block(token: str, criterion: Any, answer: Any) -> dict[str, Any]:
    return {
        "criterion": criterion,
        "form": AnswerForm(place=f"criterion-{criterion.pk}", answer=answer, by_nominee=True),
        "version": answer.version if answer else 0,
        "save_url": reverse("own_answer_save", args=[token, criterion.pk]),
        "autosave_url": reverse("own_answer_autosave", args=[token, criterion.pk]),
    }


def _section(request: HttpRequest, token: str, key: str) -> Saving:
    link = _link_or_404(token)
    place = writing_place(link.report, key)
    if place is None:
        raise Http404
    return section_saving(link.report, place, _writer(request, link), reverse("own_report", args=[token]))


def _answer(request: HttpRequest, token: str, criterion: int) -> Saving:
    link = _link_or_404(token)
    row = next((one for one in asked_criteria(link.report.nomination) if one.pk == criterion), None)
    if row is None:
        raise Http404
    back = reverse("own_report", args=[token])
    return answer_saving(link.report, row, _writer(request, link), back, by_nominee=True)


def _writer(request: HttpRequest, link: ReportLink) -> Nominee:
    return _nominee(request, link, _("Ghi báo cáo bằng đường dẫn riêng"))


def _closed(request: HttpRequest, refusal: Conflict) -> HttpResponse:
    """What was typed after the link had closed comes back with the reason."""
    context = {"refusal": refusal, "locked": True, "typed": request.POST.get("text", ""), "label": ""}
    return render(request, "awards/unit/not_saved.html", context, status=409)


def _saved(request: HttpRequest, token: str, saving: Any, arguments: tuple[Any, ...], save: Any) -> HttpResponse:
    try:
        return _private(save(request, saving(request, token, *arguments)))
    except Conflict as refusal:
        if save is autosave:
            said = {"reason": str(refusal), "text": request.POST.get("value", "")}
            return _private(JsonResponse(said, status=409))
        return _private(_closed(request, refusal))


@login_not_required
@require_POST
def own_section_save(request: HttpRequest, token: str, key: str) -> HttpResponse:
    return _saved(request, token, _section, (key,), save_form)


@login_not_required
@require_POST
def own_section_autosave(request: HttpRequest, token: str, key: str) -> HttpResponse:
    return _saved(request, token, _section, (key,), autosave)


@login_not_required
@require_POST
def own_answer_save(request: HttpRequest, token: str, criterion: int) -> HttpResponse:
    return _saved(request, token, _answer, (criterion,), save_form)


@login_not_required
@require_POST
def own_answer_autosave(request: HttpRequest, token: str, criterion: int) -> HttpResponse:
    return _saved(request, token, _answer, (criterion,), autosave)


@login_not_required
@require_POST
def own_report_finish(request: HttpRequest, token: str) -> HttpResponse:
    """The nominee says that he is done, or that he goes on."""
    link, finished = _link_or_404(token), request.POST.get("finished") == "yes"
    nominee = _nominee(request, link, _("Báo viết xong bằng đường dẫn riêng"))
    finish_report(link.report, finished=finished, actor=nominee, now=request.actor.now)
    said = _("Đã báo đơn vị là bạn viết xong. Bạn vẫn sửa được đến hạn.") if finished else _("Bạn viết tiếp được.")
    messages.success(request, said)
    return _private(redirect("own_report", token))
