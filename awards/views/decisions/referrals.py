"""Trình cấp trên: what was sent up, and what came back, by person."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from awards.forms.leadership import ReferralOutcomeForm, ReferralSentForm
from awards.models import Referral
from awards.services.referrals import Outcome, record_outcome, record_sent
from core.access import check
from core.forms import attempt, posted, status_of
from core.listing import listing


@require_safe
def referrals(request: HttpRequest) -> HttpResponse:
    check(request.actor, "awards.see_consolidation")
    rows = Referral.objects.select_related("nomination__proposal__round", "nomination__proposal__unit", "award_type")
    return render(request, "awards/decisions/referrals.html", {"page_of": listing(rows, request, order=("-pk",))})


@require_http_methods(["GET", "HEAD", "POST"])
def sent(request: HttpRequest, pk: int) -> HttpResponse:
    """The department's letter to UBND tỉnh went out."""
    row = _referral(request, pk)
    form = ReferralSentForm(posted(request))
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        if attempt(form, lambda: _done(record_sent, request, row, sent_on=data["sent_on"], paper=data["paper"])):
            return redirect("referrals")
    return _form(request, row, form, "awards/decisions/referral_sent.html")


@require_http_methods(["GET", "HEAD", "POST"])
def outcome(request: HttpRequest, pk: int) -> HttpResponse:
    """Granted or not, with the paper from above."""
    row = _referral(request, pk)
    form = ReferralOutcomeForm(posted(request), initial={"issuer": row.award_type.authority})
    if form.is_bound and form.is_valid():
        given = Outcome(**form.cleaned_data)
        if attempt(form, lambda: _done(record_outcome, request, row, outcome=given)):
            messages.success(request, _("Đã ghi kết quả của %s.") % row.nomination.printed_name)
            return redirect("referrals")
    return _form(request, row, form, "awards/decisions/referral_outcome.html")


def _referral(request: HttpRequest, pk: int) -> Referral:
    check(request.actor, "awards.record_referral")
    return get_object_or_404(Referral.objects.select_related("nomination__proposal__round", "award_type"), pk=pk)


def _done(service, request: HttpRequest, row: Referral, **given) -> bool:
    service(row, actor=request.actor, now=request.actor.now, **given)
    return True


def _form(request: HttpRequest, row: Referral, form, template: str) -> HttpResponse:
    return render(request, template, {"form": form, "referral": row}, status=status_of(form))
