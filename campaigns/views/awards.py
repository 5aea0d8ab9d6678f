"""Cấu hình: award types, papers of what goes up, coefficients of bonuses, base salaries."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from campaigns.forms.awards import AwardTypeForm, BaseSalaryForm, BonusRateForm, ReferralPaperForm
from campaigns.models import AwardType, BaseSalary, BonusRate, ReferralPaper
from campaigns.services.setup import (
    delete_referral_paper,
    save_award_type,
    save_base_salary,
    save_bonus_rate,
    save_referral_paper,
)
from core.access import check
from core.forms import posted
from organization.views.answers import saved, show_form


@require_safe
def award_types(request: HttpRequest) -> HttpResponse:
    check(request.actor, "campaigns.set_up")
    return render(request, "campaigns/setup/award_types.html", {"awards": AwardType.objects.all()})


@require_http_methods(["GET", "HEAD", "POST"])
def award_type_new(request: HttpRequest) -> HttpResponse:
    check(request.actor, "campaigns.set_up")
    return _form(request, AwardTypeForm(posted(request)), save_award_type, "award_types", _("Hình thức khen thưởng"))


@require_http_methods(["GET", "HEAD", "POST"])
def award_type_edit(request: HttpRequest, pk: int) -> HttpResponse:
    check(request.actor, "campaigns.set_up")
    form = AwardTypeForm(posted(request), instance=get_object_or_404(AwardType, pk=pk))
    return _form(request, form, save_award_type, "award_types", _("Hình thức khen thưởng"))


@require_safe
def referral_papers(request: HttpRequest) -> HttpResponse:
    """What the dossier of a nominee must hold when it goes up, by award."""
    check(request.actor, "campaigns.set_up")
    rows = ReferralPaper.objects.select_related("award_type")
    return render(request, "campaigns/setup/referral_papers.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def referral_paper_new(request: HttpRequest) -> HttpResponse:
    check(request.actor, "campaigns.set_up")
    form = ReferralPaperForm(posted(request))
    return _form(request, form, save_referral_paper, "referral_papers", _("Thành phần hồ sơ trình cấp trên"))


@require_http_methods(["GET", "HEAD", "POST"])
def referral_paper(request: HttpRequest, pk: int) -> HttpResponse:
    check(request.actor, "campaigns.set_up")
    form = ReferralPaperForm(posted(request), instance=get_object_or_404(ReferralPaper, pk=pk))
    heading, template = _("Thành phần hồ sơ trình cấp trên"), "campaigns/setup/referral_paper.html"
    return _form(request, form, save_referral_paper, "referral_papers", heading, template)


@require_POST
def referral_paper_delete(request: HttpRequest, pk: int) -> HttpResponse:
    check(request.actor, "campaigns.set_up")
    delete_referral_paper(get_object_or_404(ReferralPaper, pk=pk), actor=request.actor, now=request.actor.now)
    messages.success(request, _("Đã bỏ."))
    return redirect("referral_papers")


@require_safe
def bonus_rates(request: HttpRequest) -> HttpResponse:
    check(request.actor, "campaigns.set_up")
    rows = BonusRate.objects.select_related("award_type")
    rows = rows.order_by("-award_type__rank", "award_type", "subject_kind", "-valid_from")
    return render(request, "campaigns/setup/bonus_rates.html", {"rows": _in_force(request, rows)})


@require_http_methods(["GET", "HEAD", "POST"])
def bonus_rate_new(request: HttpRequest) -> HttpResponse:
    check(request.actor, "campaigns.set_up")
    return _form(request, BonusRateForm(posted(request)), save_bonus_rate, "bonus_rates", _("Hệ số tiền thưởng"))


@require_http_methods(["GET", "HEAD", "POST"])
def bonus_rate(request: HttpRequest, pk: int) -> HttpResponse:
    check(request.actor, "campaigns.set_up")
    form = BonusRateForm(posted(request), instance=get_object_or_404(BonusRate, pk=pk))
    return _form(request, form, save_bonus_rate, "bonus_rates", _("Hệ số tiền thưởng"))


@require_safe
def base_salaries(request: HttpRequest) -> HttpResponse:
    check(request.actor, "campaigns.set_up")
    rows = _in_force(request, BaseSalary.objects.order_by("-valid_from", "-pk"))
    return render(request, "campaigns/setup/base_salaries.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def base_salary_new(request: HttpRequest) -> HttpResponse:
    check(request.actor, "campaigns.set_up")
    return _form(request, BaseSalaryForm(posted(request)), save_base_salary, "base_salaries", _("Mức lương cơ sở"))


@require_http_methods(["GET", "HEAD", "POST"])
def base_salary(request: HttpRequest, pk: int) -> HttpResponse:
    check(request.actor, "campaigns.set_up")
    form = BaseSalaryForm(posted(request), instance=get_object_or_404(BaseSalary, pk=pk))
    return _form(request, form, save_base_salary, "base_salaries", _("Mức lương cơ sở"))


def _in_force(request: HttpRequest, rows: Any) -> list:
    rows = list(rows)
    for row in rows:
        row.in_force = row.holds_on(request.actor.today)
    return rows


def _form(
    request: HttpRequest, form: forms.ModelForm, save: Any, back: str, heading: str,
    template: str = "campaigns/setup/row_form.html",
) -> HttpResponse:  # fmt: skip
    if saved(request, form, save):
        messages.success(request, _("Đã lưu."))
        return redirect(back)
    return show_form(request, template, form, back=back, heading=heading)
