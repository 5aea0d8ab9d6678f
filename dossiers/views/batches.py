"""In cả loạt: the certificates of a Decision as one PDF; asked for, watched, taken along."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from awards.access import get_decision_or_404
from awards.models import Decision
from core.access import check
from core.files.serving import serve_file
from core.forms import attempt, posted, status_of
from core.journal import log_access
from dossiers.forms.certificates import BatchForm
from dossiers.models import CertificateBatch, PaperState
from dossiers.selectors.certificates import batches_of, outdated_certificates, units_of
from dossiers.services.batches import ask_batch


@require_http_methods(["GET", "HEAD", "POST"])
def batches(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for one, and how far each is; while the worker makes one, htmx asks again for this part of the page."""
    actor = request.actor
    decision = get_decision_or_404(actor, pk)
    check(actor, "dossiers.issue_certificates")
    form = BatchForm(posted(request), units=units_of(decision))
    if form.is_valid():
        row = attempt(form, lambda: ask_batch(decision, **form.cleaned_data, actor=actor, now=actor.now))
        if row:
            return redirect("certificate_batches", pk)
    return _page(request, decision, form)


def _page(request: HttpRequest, decision: Decision, form: BatchForm) -> HttpResponse:
    rows = batches_of(decision)
    waits = any(row.state == PaperState.WAITING and not row.stuck for row in rows)
    template = "dossiers/certificates/batches.html" + ("#progress" if request.htmx else "")
    outdated = outdated_certificates(decision)
    context = {"decision": decision, "form": form, "rows": rows, "waits": waits, "outdated": outdated}
    return render(request, template, context, status=status_of(form))


@require_safe
def download(request: HttpRequest, pk: int) -> FileResponse:
    """One that is ready."""
    actor = request.actor
    rows = CertificateBatch.objects.filter(decision__in=Decision.objects.visible_to(actor), state=PaperState.READY)
    row = get_object_or_404(rows.select_related("decision", "unit", "profile", "pdf"), pk=pk)
    check(actor, "dossiers.issue_certificates")
    what = _("Tải bản in cả loạt: %s") % row
    log_access(what, actor=actor, now=actor.now, obj=row.decision, address=actor.address)
    return serve_file(row.pdf, as_name=f"{row}.pdf")
