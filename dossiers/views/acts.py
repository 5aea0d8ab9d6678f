"""Hủy bỏ, đính chính, thay thế: the drafts of Decisions that act on a published one."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from awards.access import get_decision_or_404
from awards.enums import DecisionKind, DecisionState
from awards.models import Decision
from awards.selectors.acts import standing_lines, words_in_force
from awards.services.acts import draft_act, drop_act, edit_act, must_be_in_force
from core.access import check
from core.forms import attempt, not_now, number_in, posted, status_of
from dossiers.building.acts import default_title
from dossiers.forms.acts import ActForm, initial_of
from dossiers.models import REVOCATION_GROUND, LegalBasis


@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """A new act on a published Decision; `dong` in the address are the lines whose words are to be changed."""
    touched = get_decision_or_404(request.actor, pk)
    check(request.actor, "awards.draft_decision")
    must_be_in_force(touched)
    first = {"title": default_title(kind, touched, request.actor.now)}
    form = _form(request, kind, touched, first, chosen=_chosen(request))
    if form.is_bound and form.is_valid():
        act = attempt(form, lambda: draft_act(kind, touched, form.text(), actor=request.actor, now=request.actor.now))
        if act:
            messages.success(request, _("Đã lập dự thảo quyết định %s.") % act.get_kind_display().lower())
            return redirect("decision", act.pk)
    return _page(request, form, touched, None)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a draft anew."""
    act = get_decision_or_404(request.actor, pk)
    check(request.actor, "awards.draft_decision")
    changed = list(act.changes.exclude(part="").values_list("line_id", flat=True))
    first = initial_of(act, _grounds(request))
    form = _form(request, act.kind, act.touches or act, first, chosen=_chosen(request) or changed)
    if act.is_award or act.state != DecisionState.DRAFT:
        not_now(form, _("Chỉ sửa được khi quyết định hủy bỏ, đính chính, thay thế còn là dự thảo."))
    if form.is_bound and form.is_valid() and attempt(
        form, lambda: edit_act(act, form.text(), actor=request.actor, now=request.actor.now)
    ):  # fmt: skip
        messages.success(request, _("Đã lưu dự thảo."))
        return redirect("decision", act.pk)
    return _page(request, form, act.touches or act, act)


@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Bỏ dự thảo that was never sent for signature."""
    act = get_decision_or_404(request.actor, pk)
    drop_act(act, actor=request.actor, now=request.actor.now)
    messages.success(request, _("Đã bỏ dự thảo."))
    return redirect("decision", act.touches_id)


def _chosen(request: HttpRequest) -> list[int]:
    values = (posted(request) or request.GET).getlist("dong")
    return [number for value in values if (number := number_in(value))]


def _grounds(request: HttpRequest) -> list[str]:
    """The cases in which the law has an award revoked, as they hold today."""
    return [row.text for row in LegalBasis.objects.on(request.actor.today) if REVOCATION_GROUND in row.papers]


def _form(
    request: HttpRequest, kind: str, touched: Decision, first: dict[str, Any], *, chosen: list[int]
) -> ActForm:  # fmt: skip
    lines = list(standing_lines(touched).select_related("nomination"))
    return ActForm(posted(request), kind=kind, lines=lines, words=words_in_force(lines), chosen=chosen,
                   grounds=_grounds(request), initial=first)  # fmt: skip


def _page(request: HttpRequest, form: ActForm, touched: Decision, act: Decision | None) -> HttpResponse:
    context = {
        "form": form,
        "decision": touched,
        "act": act,
        "kind": DecisionKind(form.kind),
        "choices": [{"line": line, "label": form.label_of(line), "on": line in form.chosen} for line in form.lines],
    }
    return render(request, "dossiers/acts/form.html", context, status=status_of(form))
