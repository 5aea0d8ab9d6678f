"""What concerns one nominee: the confirmation of his report, his outcome, an own award instead."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from awards.access import get_nomination_or_404, get_package_or_404
from awards.forms.office import ReasonForm
from awards.forms.paper_acts import PaperForm, ReasonOnPaperForm, leaders
from awards.forms.referrals import InsteadForm, InsteadOnPaperForm, OutcomeForm
from awards.models import Nomination, Referral
from awards.services.referrals import (
    agree_instead,
    confirm_all,
    confirm_report,
    drop_instead,
    own_awards,
    record_outcome,
)
from awards.views.on_paper import recorded
from core.access import check
from core.forms import attempt, done, posted, status_of
from organization.views.proving import demand_password

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """A leader confirms one report."""
    line = _line(request, pk)
    confirm_report(line, actor=request.actor, now=request.actor.now)
    messages.success(request, _("Đã xác nhận báo cáo của %s.") % line.nomination.printed_name)
    return redirect("referral_package", line.package_id)


@require_POST
def confirm_everyone(request: HttpRequest, pk: int) -> HttpResponse:
    """A leader confirms every report that he may."""
    row = get_package_or_404(request.actor, pk)
    confirmed, left = confirm_all(row, actor=request.actor, now=request.actor.now)
    messages.success(request, _("Đã xác nhận %d báo cáo.") % len(confirmed))
    for one in left:
        messages.warning(request, f"{one.nomination.printed_name}: {one.reason}")
    return redirect("referral_package", row.pk)


@GET_OR_POST
def confirm_on_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Văn phòng types that a leader confirmed the report on paper; the scan goes up as the report."""
    line = _line(request, pk)
    check(request.actor, "awards.record_paper")
    form = PaperForm(posted(request), request.FILES or None, signers=leaders())
    form.fields["file"].label = _("Bản quét báo cáo đã có xác nhận")
    if recorded(request, form, lambda leader: confirm_report(line, actor=leader, now=request.actor.now)):
        return redirect("referral_package", line.package_id)
    return _form(request, line, form, _("Xác nhận báo cáo theo bản ký giấy"))


@GET_OR_POST
def outcome(request: HttpRequest, pk: int) -> HttpResponse:
    """Granted or not, with the paper from above."""
    line = _line(request, pk)
    check(request.actor, "awards.record_referral", line.nomination)
    form = OutcomeForm(posted(request), referral=line)
    actor = request.actor
    if form.is_valid() and done(form, lambda: record_outcome(line, form.outcome(), actor=actor, now=actor.now)):
        messages.success(request, _("Đã ghi kết quả của %s.") % line.nomination.printed_name)
        return redirect("referral_package", line.package_id)
    return _form(request, line, form, _("Kết quả của cấp trên"))


def _line(request: HttpRequest, pk: int) -> Referral:
    """One nominee of a package."""
    check(request.actor, "awards.see_referrals")
    parts = ("package", "award_type", "nomination__proposal__round", "nomination__proposal__unit")
    return get_object_or_404(Referral.objects.exclude(package=None).select_related(*parts), pk=pk)


def _form(request: HttpRequest, line: Referral, form, heading: str) -> HttpResponse:
    context = {"form": form, "package": line.package, "heading": heading, "button": _("Ghi nhận"),
               "said": f"{line.nomination.printed_name}: {line.award_type}"}  # fmt: skip
    return render(request, "awards/referrals/form.html", context, status=status_of(form))


@GET_OR_POST
def instead(request: HttpRequest, pk: int) -> HttpResponse:
    """Leadership agrees to an award of its own for whom the level above did not grant his."""
    nomination = get_nomination_or_404(request.actor, pk)
    check(request.actor, "awards.answer_nomination", nomination)
    form = InsteadForm(posted(request), awards=own_awards(nomination))
    if form.is_valid():
        demand_password(request, _("%s: tặng thay thế.") % nomination.printed_name)
        if attempt(form, lambda: _agree(nomination, form, request.actor, request.actor.now)):
            return _back(request, nomination)
    return _instead_page(request, nomination, form, _("Tặng thay thế"))


@GET_OR_POST
def instead_on_paper(request: HttpRequest, pk: int) -> HttpResponse:
    nomination = get_nomination_or_404(request.actor, pk)
    check(request.actor, "awards.record_paper")
    form = InsteadOnPaperForm(
        posted(request), request.FILES or None, awards=own_awards(nomination), signers=leaders()
    )  # fmt: skip
    if recorded(request, form, lambda leader: _agree(nomination, form, leader, request.actor.now)):
        return redirect("referrals")
    return _instead_page(request, nomination, form, _("Tặng thay thế"))


def _agree(nomination: Nomination, form: InsteadForm, actor, now):
    data = form.cleaned_data
    return agree_instead(nomination, data["award_type"], reason=data["reason"], actor=actor, now=now)


def _back(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    messages.success(request, _("Đã ghi ý kiến về %s.") % nomination.printed_name)
    return redirect("referrals")


def _instead_page(request: HttpRequest, nomination: Nomination, form, heading: str) -> HttpResponse:
    referral = getattr(nomination, "referral", None)
    context = {"form": form, "nomination": nomination, "referral": referral, "heading": heading}
    return render(request, "awards/referrals/instead.html", context, status=status_of(form))


@GET_OR_POST
def instead_drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Thôi tặng thay thế, with the reason."""
    nomination = get_nomination_or_404(request.actor, pk)
    check(request.actor, "awards.answer_nomination", nomination)
    form, actor = ReasonForm(posted(request)), request.actor
    if form.is_valid():
        demand_password(request, _("%s: thôi tặng thay thế.") % nomination.printed_name)
        if done(form, lambda: drop_instead(nomination, actor=actor, now=actor.now, note=form.cleaned_data["reason"])):
            return _back(request, nomination)
    return _instead_page(request, nomination, form, _("Thôi tặng thay thế"))


@GET_OR_POST
def instead_drop_on_paper(request: HttpRequest, pk: int) -> HttpResponse:
    nomination = get_nomination_or_404(request.actor, pk)
    check(request.actor, "awards.record_paper")
    form = ReasonOnPaperForm(posted(request), request.FILES or None, signers=leaders())
    if recorded(request, form, lambda leader: drop_instead(
        nomination, actor=leader, now=request.actor.now, note=form.cleaned_data["reason"]
    )):  # fmt: skip
        return redirect("referrals")
    return _instead_page(request, nomination, form, _("Thôi tặng thay thế"))
