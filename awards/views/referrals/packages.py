"""One package: make it, look at what is there and what is missing, gather, chốt."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from awards.access import get_package_or_404, get_round_or_404
from awards.enums import PackageState
from awards.forms.referrals import PackageFileForm, PackageForm
from awards.gates.referrals import line_problems, package_problems
from awards.models import Referral, ReferralFile
from awards.selectors.referrals import gathering, waiting_referrals
from awards.services.referrals import (
    change_package,
    close_when_answered,
    drop_file,
    keep_file,
    leave_out,
    make_package,
    settle_package,
    take_in,
)
from campaigns.models import AwardType, ReferralPaper
from core.access import check
from core.files.serving import serve_file
from core.files.uploads import receive_upload
from core.forms import attempt, done, posted, status_of
from core.journal import log_access

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@GET_OR_POST
def new(request: HttpRequest, pk: int, award: int) -> HttpResponse:
    """Everyone referred for this award in this round goes into one package."""
    check(request.actor, "awards.record_referral")
    round_ = get_round_or_404(request.actor, pk)
    award_type = get_object_or_404(AwardType, pk=award, rounds=round_)
    form = PackageForm(posted(request), initial={"addressee": award_type.addressee})
    if form.is_valid():
        actor, data = request.actor, form.cleaned_data
        row = attempt(form, lambda: make_package(round_, award_type, **data, actor=actor, now=actor.now))
        if row:
            messages.success(request, _("Đã lập bộ hồ sơ."))
            return redirect("referral_package", row.pk)
    context = {"form": form, "round": round_, "award": award_type, "waiting": waiting_referrals(round_, award_type)}
    return render(request, "awards/referrals/new.html", context, status=status_of(form))


@require_safe
def package(request: HttpRequest, pk: int) -> HttpResponse:
    """Who is in it, what is there and what is missing for each, where it is on its way."""
    row = get_package_or_404(request.actor, pk)
    log_access(_("Bộ hồ sơ trình: %s") % row, actor=request.actor, now=request.actor.now, obj=row,
               address=request.actor.address)  # fmt: skip
    found, is_gathering = gathering(row), row.state == PackageState.GATHERING
    context = {
        "package": row,
        "gathering": found,
        "lines": [(line, len(line_problems(line))) for line in found.lines],
        "problems": package_problems(found) if is_gathering else [],
        "unconfirmed": sum(not line.is_confirmed for line in found.lines) if is_gathering else 0,
        "waiting": waiting_referrals(row.round, row.award_type).count() if is_gathering else 0,
        "requests": row.requests.all(),
        "now": request.actor.now,
    }
    return render(request, "awards/referrals/package.html", context)


@GET_OR_POST
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Another addressee, another last day."""
    row = get_package_or_404(request.actor, pk)
    check(request.actor, "awards.record_referral")
    form = PackageForm(posted(request), initial={"addressee": row.addressee, "due_on": row.due_on})
    actor = request.actor
    if form.is_valid() and done(form, lambda: change_package(row, **form.cleaned_data, actor=actor, now=actor.now)):
        messages.success(request, _("Đã lưu."))
        return redirect("referral_package", row.pk)
    context = {"form": form, "package": row, "heading": _("Nơi nhận, hạn gửi"), "button": _("Lưu")}
    return render(request, "awards/referrals/form.html", context, status=status_of(form))


@require_POST
def take_in_more(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_package_or_404(request.actor, pk)
    count = take_in(row, actor=request.actor, now=request.actor.now)
    messages.success(request, _("Đã đưa thêm %d đối tượng vào bộ hồ sơ.") % count)
    return redirect("referral_package", row.pk)


@require_POST
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """One nominee waits for another package."""
    check(request.actor, "awards.record_referral")
    line = get_object_or_404(Referral.objects.select_related("package", "nomination").exclude(package=None), pk=pk)
    leave_out(line, actor=request.actor, now=request.actor.now)
    messages.success(request, _("Đã đưa %s ra khỏi bộ hồ sơ.") % line.nomination.printed_name)
    return redirect("referral_package", line.package_id)


@GET_OR_POST
def file_for_all(request: HttpRequest, pk: int, paper: int) -> HttpResponse:
    """A paper that is uploaded once for the whole package."""
    row = get_package_or_404(request.actor, pk)
    return _file(request, row, get_object_or_404(ReferralPaper, pk=paper), None)


@GET_OR_POST
def file_for_one(request: HttpRequest, pk: int, paper: int) -> HttpResponse:
    """A paper of one nominee."""
    check(request.actor, "awards.record_referral")
    rows = Referral.objects.select_related("nomination").exclude(package=None)
    line = get_object_or_404(rows, pk=pk)
    row = get_package_or_404(request.actor, line.package_id)
    return _file(request, row, get_object_or_404(ReferralPaper, pk=paper), line)


def _file(request: HttpRequest, row, paper: ReferralPaper, line: Referral | None) -> HttpResponse:
    check(request.actor, "awards.record_referral")
    form = PackageFileForm(posted(request), request.FILES or None)
    if form.is_valid() and attempt(form, lambda: _keep(request, row, paper, line, form)):
        messages.success(request, _("Đã nhận tệp."))
        return redirect("referral_package", row.pk)
    context = {"form": form, "package": row, "heading": paper.name, "button": _("Tải lên"),
               "said": line.nomination.printed_name if line else ""}  # fmt: skip
    return render(request, "awards/referrals/form.html", context, status=status_of(form))


def _keep(request: HttpRequest, row, paper: ReferralPaper, line: Referral | None, form) -> ReferralFile:
    stored = receive_upload(form.cleaned_data["file"], actor=request.actor, now=request.actor.now)
    return keep_file(row, paper, line, stored, actor=request.actor, now=request.actor.now)


@require_safe
def file(request: HttpRequest, pk: int) -> FileResponse:
    """A file of a package, to whom sees packages."""
    check(request.actor, "awards.see_referrals")
    row = get_object_or_404(ReferralFile.objects.select_related("file", "requirement", "package"), pk=pk)
    log_access(_("Tải tệp của bộ hồ sơ trình: %s") % row.requirement, actor=request.actor, now=request.actor.now,
               obj=row.package, address=request.actor.address)  # fmt: skip
    return serve_file(row.file)


@require_POST
def file_drop(request: HttpRequest, pk: int) -> HttpResponse:
    check(request.actor, "awards.record_referral")
    row = get_object_or_404(ReferralFile.objects.select_related("file", "requirement", "package"), pk=pk)
    drop_file(row, actor=request.actor, now=request.actor.now)
    messages.success(request, _("Đã bỏ tệp."))
    return redirect("referral_package", row.package_id)


@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Chốt bộ hồ sơ: refused with everything that is missing."""
    row = get_package_or_404(request.actor, pk)
    settle_package(row, actor=request.actor, now=request.actor.now)
    messages.success(request, _("Bộ hồ sơ đã đủ. Bước tiếp theo: trình ký Tờ trình."))
    return redirect("referral_package", row.pk)


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_package_or_404(request.actor, pk)
    check(request.actor, "awards.record_referral")
    if not close_when_answered(row, actor=request.actor, now=request.actor.now):
        messages.warning(request, _("Còn đối tượng chưa có kết quả."))
    return redirect("referral_package", row.pk)


@require_safe
def signed_copy(request: HttpRequest, pk: int) -> FileResponse:
    """The signed Tờ trình."""
    row = get_package_or_404(request.actor, pk)
    if row.signed_copy is None:
        raise Http404
    return serve_file(row.signed_copy, as_name=_("Tờ trình %(number)s.%(kind)s") % {
        "number": row.number, "kind": row.signed_copy.kind
    })  # fmt: skip
