"""A package that goes up as one PDF or one zip: have it made, see how far it is, take it along."""

import tempfile

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from awards.access import get_package_or_404
from core.access import check
from core.files.serving import serve_file, serve_zip
from core.journal import log_access
from dossiers.models import PackedReferral, PaperState
from dossiers.services.bundles import files_of, manifest_of, write_zip
from dossiers.services.referral_papers import ask_packed


def _made(request: HttpRequest, pk: int, what: str) -> PackedReferral:
    check(request.actor, "awards.see_consolidation")
    package = get_package_or_404(request.actor, pk)
    row = PackedReferral.objects.filter(package=package, state=PaperState.READY).select_related("pdf").first()
    if row is None:
        raise Http404
    log_access(what % row, actor=request.actor, now=request.actor.now, obj=package, address=request.actor.address)
    return row


@require_POST
def make(request: HttpRequest, pk: int) -> HttpResponse:
    ask_packed(get_package_or_404(request.actor, pk), actor=request.actor, now=request.actor.now)
    return redirect("referral_packed", pk)


@require_safe
def packed(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it is, and what it holds; while the worker makes it, htmx asks again for this part of the page."""
    check(request.actor, "awards.see_consolidation")
    package = get_package_or_404(request.actor, pk)
    row = PackedReferral.objects.filter(package=package).select_related("pdf").first()
    is_ready = row is not None and row.state == PaperState.READY
    context = {"package": package, "packed": row, "manifest": manifest_of(files_of(row)) if is_ready else ""}
    template = "dossiers/packed.html#progress" if request.htmx else "dossiers/packed.html"
    return render(request, template, context)


@require_safe
def download_pdf(request: HttpRequest, pk: int) -> FileResponse:
    row = _made(request, pk, _("Tải bộ hồ sơ trình: %s"))
    return serve_file(row.pdf, as_name=f"{row}.pdf")


@require_safe
def download_zip(request: HttpRequest, pk: int) -> FileResponse:
    """Written to a file of its own and sent from there: no package has to fit into memory."""
    row = _made(request, pk, _("Tải bộ hồ sơ trình dạng zip: %s"))
    out = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it
    write_zip(row, out)
    return serve_zip(out, as_name=f"ho-so-trinh-{pk}")
