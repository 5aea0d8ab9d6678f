"""A package that goes up as one PDF or one zip: have it made, see how far it is, take it along.

It holds the reports, which văn thư does not read: he numbers the Tờ trình alone (`dossiers.access`).
"""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from awards.access import get_package_or_404
from awards.models import ReferralPackage
from core.access import check
from core.files.serving import serve_file
from dossiers.models import PackedReferral, PaperState
from dossiers.services.bundles import files_of, manifest_of
from dossiers.services.referral_papers import ask_packed
from dossiers.views.bundled import serve_bundle, taken_along


def _package(request: HttpRequest, pk: int) -> ReferralPackage:
    check(request.actor, "awards.see_consolidation")
    return get_package_or_404(request.actor, pk)


def _made(request: HttpRequest, pk: int, what: str) -> PackedReferral:
    package = _package(request, pk)
    return taken_along(request, PackedReferral.objects.filter(package=package), what, about=package)


@require_POST
def make(request: HttpRequest, pk: int) -> HttpResponse:
    ask_packed(get_package_or_404(request.actor, pk), actor=request.actor, now=request.actor.now)
    return redirect("referral_packed", pk)


@require_safe
def packed(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it is, and what it holds; while the worker makes it, htmx asks again for this part of the page."""
    package = _package(request, pk)
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
    row = _made(request, pk, _("Tải bộ hồ sơ trình dạng zip: %s"))
    return serve_bundle(row, as_name=f"ho-so-trinh-{pk}")
