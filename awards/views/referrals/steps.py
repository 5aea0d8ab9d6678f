"""A package on its way: trình ký, gửi, cấp trên nhận, yêu cầu bổ sung, đã bổ sung."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from awards.access import get_package_or_404
from awards.forms.leadership import SendForm, signers_of_department
from awards.forms.office import ReasonForm
from awards.forms.referrals import AnsweredForm, AskedForm, ReceivedForm, SendingForm
from awards.models import ReferralPackage, ReferralRequest
from awards.services.referrals import (
    record_answered,
    record_asked,
    record_received,
    record_sent,
    regather_package,
    send_package_for_signature,
)
from core.access import check
from core.files.uploads import receive_upload
from core.forms import done, posted, status_of

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@GET_OR_POST
def regather(request: HttpRequest, pk: int) -> HttpResponse:
    """Chuẩn bị lại, with the reason."""
    row = _package(request, pk, "awards.record_referral")
    form = ReasonForm(posted(request))
    return _step(request, row, form, _("Chuẩn bị lại bộ hồ sơ"), lambda given: regather_package(
        row, note=form.cleaned_data["reason"], **given
    ))  # fmt: skip


@GET_OR_POST
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Trình ký: choose who signs; the Tờ trình is made."""
    row = _package(request, pk, "awards.record_referral")
    form = SendForm(posted(request), signers=signers_of_department(request.actor.today))
    return _step(request, row, form, _("Trình ký Tờ trình"), lambda given: send_package_for_signature(
        row, signer=form.cleaned_data["signer"], **given
    ))  # fmt: skip


@GET_OR_POST
def sent(request: HttpRequest, pk: int) -> HttpResponse:
    """Ghi nhận đã gửi: number and date as văn thư gave them, the signed copy."""
    row = _package(request, pk, "awards.send_referral")
    form = SendingForm(posted(request), request.FILES or None, package=row)
    return _step(request, row, form, _("Ghi nhận đã gửi"), lambda given: _send(request, row, form, given))


def _send(request: HttpRequest, row: ReferralPackage, form: SendingForm, given: dict[str, Any]) -> None:
    copy = receive_upload(form.cleaned_data["file"], actor=request.actor, now=request.actor.now)
    record_sent(row, form.sending(copy), **given)


@GET_OR_POST
def received(request: HttpRequest, pk: int) -> HttpResponse:
    """The level above has taken the dossier in."""
    row = _package(request, pk, "awards.record_referral")
    form = ReceivedForm(posted(request))
    return _step(request, row, form, _("Ghi nhận cấp trên đã nhận"), lambda given: record_received(
        row, **form.cleaned_data, **given
    ))  # fmt: skip


@GET_OR_POST
def asked(request: HttpRequest, pk: int) -> HttpResponse:
    """The level above wants more, by when."""
    row = _package(request, pk, "awards.record_referral")
    form = AskedForm(posted(request))
    return _step(request, row, form, _("Ghi nhận yêu cầu bổ sung"), lambda given: record_asked(
        row, **form.cleaned_data, **given
    ))  # fmt: skip


@GET_OR_POST
def answered(request: HttpRequest, pk: int) -> HttpResponse:
    """What was asked for has been sent after."""
    check(request.actor, "awards.record_referral")
    one = get_object_or_404(ReferralRequest.objects.select_related("package"), pk=pk)
    row = _package(request, one.package_id, "awards.record_referral")
    form = AnsweredForm(posted(request))
    return _step(request, row, form, _("Ghi nhận đã bổ sung"), lambda given: record_answered(
        one, **form.cleaned_data, **given
    ), said=one.what)  # fmt: skip


def _package(request: HttpRequest, pk: int, permission: str) -> ReferralPackage:
    row = get_package_or_404(request.actor, pk)
    check(request.actor, permission)
    return row


def _step(
    request: HttpRequest, row: ReferralPackage, form: forms.Form, heading: str, do: Callable[[dict], Any],
    said: str = "",
) -> HttpResponse:  # fmt: skip
    """The page of one step: do it and go back to the package, or say beside the fields why not."""
    given = {"actor": request.actor, "now": request.actor.now}
    if form.is_bound and form.is_valid() and done(form, lambda: do(given)):
        messages.success(request, _("Đã ghi."))
        return redirect("referral_package", row.pk)
    context = {"form": form, "package": row, "heading": heading, "button": heading, "said": said}
    return render(request, "awards/referrals/form.html", context, status=status_of(form))
