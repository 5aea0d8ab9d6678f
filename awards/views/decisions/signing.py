"""A Decision from dự thảo to công bố."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from awards.access import get_decision_or_404
from awards.forms.leadership import SendForm, SignedForm, signers_of_department
from awards.forms.office import ReasonForm
from awards.models import Decision
from awards.services.decisions import publish_decision, record_signed, send_for_signature, take_back
from core.access import check
from core.files.serving import serve_file
from core.files.uploads import receive_upload
from core.forms import attempt, posted, status_of
from organization.views.proving import demand_password


@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Trình ký: choose who signs; the text is frozen."""
    row = get_decision_or_404(request.actor, pk)
    check(request.actor, "awards.draft_decision")
    form = SendForm(posted(request), signers=signers_of_department(request.actor.today))
    if form.is_bound and form.is_valid():
        signer = form.cleaned_data["signer"]
        if attempt(form, lambda: _done(send_for_signature, row, signer=signer, request=request)):
            return redirect("decision", row.pk)
    return _form(request, row, form, "awards/decisions/send.html")


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Rút về dự thảo, with the reason."""
    row = get_decision_or_404(request.actor, pk)
    check(request.actor, "awards.draft_decision")
    form = ReasonForm(posted(request))
    if form.is_bound and form.is_valid():
        reason = form.cleaned_data["reason"]
        if attempt(form, lambda: _done(take_back, row, note=reason, request=request)):
            return redirect("decision", row.pk)
    return _form(request, row, form, "awards/decisions/take_back.html")


@require_http_methods(["GET", "HEAD", "POST"])
def signed(request: HttpRequest, pk: int) -> HttpResponse:
    """Ghi nhận đã ký: number and date as văn thư gave them, signer, signed copy."""
    row = get_decision_or_404(request.actor, pk)
    check(request.actor, "awards.sign_decision")
    signers = signers_of_department(request.actor.today)
    form = SignedForm(posted(request), request.FILES or None, decision=row, signers=signers)
    if form.is_bound and form.is_valid() and attempt(form, lambda: _sign(request, row, form)):
        messages.success(request, _("Đã ghi nhận quyết định đã ký."))
        return redirect("decision", row.pk)
    return _form(request, row, form, "awards/decisions/signed.html")


def _sign(request: HttpRequest, row: Decision, form: SignedForm) -> bool:
    file = form.cleaned_data["file"]
    copy = receive_upload(file, actor=request.actor, now=request.actor.now) if file else None
    record_signed(row, form.signing(copy), actor=request.actor, now=request.actor.now)
    return True


@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_decision_or_404(request.actor, pk)
    check(request.actor, "awards.publish_decision", row)
    demand_password(request, _("Công bố: %s.") % row)
    publish_decision(row, actor=request.actor, now=request.actor.now)
    said = _("Đã công bố. Các đơn vị được báo tin; bảng vinh danh đã có tên.")
    messages.success(request, said if row.is_award else _("Đã công bố. Các đơn vị liên quan được báo tin."))
    return redirect("decision", row.pk)


@login_not_required
@require_safe
def copy(request: HttpRequest, pk: int) -> FileResponse:
    """The signed copy; public once the Decision is published."""
    row = get_decision_or_404(request.actor, pk)
    if row.signed_copy is None:
        raise Http404
    return serve_file(row.signed_copy, as_name=_("Quyết định %(number)s.%(kind)s") % {
        "number": row.number, "kind": row.signed_copy.kind
    })  # fmt: skip


def _done(service, row: Decision, *, request: HttpRequest, **given) -> bool:
    service(row, actor=request.actor, now=request.actor.now, **given)
    return True


def _form(request: HttpRequest, row: Decision, form, template: str) -> HttpResponse:
    return render(request, template, {"form": form, "decision": row}, status=status_of(form))
