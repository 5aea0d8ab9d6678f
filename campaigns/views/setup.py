"""Cấu hình: campaigns with their parts."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from campaigns.forms.campaigns import CampaignForm, CriterionForm, ReformAreaForm, SentenceForm, TextForm, ThemeForm
from campaigns.models import Campaign, CampaignText, Criterion, ReasonSentence, ReformArea, Theme
from campaigns.models.campaigns import CampaignPart
from campaigns.services.setup import delete_part, save_campaign, save_part
from campaigns.wording import check_words
from core.access import check
from core.forms import posted
from organization.views.answers import saved, show_form


@dataclass(frozen=True)
class Kind:
    """One kind of part, as it stands in the address and on the screen."""

    slug: str
    label: str
    model: type[CampaignPart]
    form: type[forms.ModelForm]


KINDS = {
    kind.slug: kind
    for kind in (
        Kind("ke-hoach", gettext_lazy("Nội dung kế hoạch"), CampaignText, TextForm),
        Kind("noi-dung", gettext_lazy("Nội dung thi đua"), Theme, ThemeForm),
        Kind("linh-vuc", gettext_lazy("Lĩnh vực CCHC"), ReformArea, ReformAreaForm),
        Kind("tieu-chi", gettext_lazy("Tiêu chí"), Criterion, CriterionForm),
        Kind("cau-mau", gettext_lazy("Câu mẫu"), ReasonSentence, SentenceForm),
    )
}


@require_safe
def campaign_setup_list(request: HttpRequest) -> HttpResponse:
    check(request.actor, "campaigns.set_up")
    rows = Campaign.objects.visible_to(request.actor)
    return render(request, "campaigns/setup/campaigns.html", {"campaigns": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def campaign_new(request: HttpRequest) -> HttpResponse:
    check(request.actor, "campaigns.set_up")
    form = CampaignForm(posted(request), initial={"launched": False})
    if saved(request, form, save_campaign):
        messages.success(request, _("Đã thêm phong trào. Tiếp theo, nhập nội dung kế hoạch và tiêu chí."))
        return redirect("campaign_edit", form.instance.pk)
    return show_form(request, "campaigns/setup/campaign_new.html", form)


@require_http_methods(["GET", "HEAD", "POST"])
def campaign_edit(request: HttpRequest, pk: int) -> HttpResponse:
    row = _campaign(request, pk)
    form = CampaignForm(posted(request), instance=row)
    if saved(request, form, save_campaign):
        messages.success(request, _("Đã lưu phong trào."))
        return redirect("campaign_edit", pk)
    return show_form(request, "campaigns/setup/campaign.html", form, campaign=row, **_frame(row, None))


@require_safe
def campaign_parts(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """All items of one kind, in their order."""
    row, of_kind = _campaign(request, pk), _kind(kind)
    parts = list(of_kind.model.objects.filter(campaign=row))
    for part in parts:
        part.check_words = check_words(part.checks) if isinstance(part, Criterion) else []
    context = {"campaign": row, "kind": of_kind, "parts": parts, **_frame(row, of_kind)}
    return render(request, "campaigns/setup/parts.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def campaign_part_new(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    row, of_kind = _campaign(request, pk), _kind(kind)
    last = of_kind.model.objects.filter(campaign=row).aggregate(last=Max("number"))["last"] or 0
    return _part_form(request, of_kind, of_kind.model(campaign=row), initial={"number": last + 1})


@require_http_methods(["GET", "HEAD", "POST"])
def campaign_part(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    of_kind = _kind(kind)
    return _part_form(request, of_kind, _part(request, of_kind, pk))


@require_POST
def campaign_part_delete(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    of_kind = _kind(kind)
    part = _part(request, of_kind, pk)
    delete_part(part, actor=request.actor, now=request.actor.now)
    messages.success(request, _("Đã bỏ “%(part)s”; nhật ký còn ghi.") % {"part": part})
    return redirect("campaign_parts", part.campaign_id, kind)


def _part_form(request: HttpRequest, kind: Kind, part: CampaignPart, **options: Any) -> HttpResponse:
    form = kind.form(posted(request), instance=part, **options)
    if saved(request, form, save_part):
        messages.success(request, _("Đã lưu."))
        return redirect("campaign_parts", part.campaign_id, kind.slug)
    return show_form(request, "campaigns/setup/part.html", form, kind=kind, part=part, **_warning(part.campaign))


def _campaign(request: HttpRequest, pk: int) -> Campaign:
    row = get_object_or_404(Campaign, pk=pk)
    check(request.actor, "campaigns.set_up", row)
    return row


def _part(request: HttpRequest, kind: Kind, pk: int) -> CampaignPart:
    part = get_object_or_404(kind.model.objects.select_related("campaign"), pk=pk)
    check(request.actor, "campaigns.set_up", part.campaign)
    return part


def _kind(slug: str) -> Kind:
    if slug not in KINDS:
        raise Http404
    return KINDS[slug]


def _frame(row: Campaign, current: Kind | None) -> dict[str, Any]:
    return {"kinds": KINDS.values(), "current_kind": current, **_warning(row)}


def _warning(row: Campaign) -> dict[str, Any]:
    """Opened rounds keep their frozen text: whoever edits must know."""
    return {"opened_rounds": row.rounds.filter(opened_at__isnull=False)}
