"""Giấy khen of a Decision: printed on blanks, handed over; the register of issue of a year."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from awards.access import get_decision_or_404
from core.access import check
from core.forms import attempt, posted, status_of
from core.listing import listing
from core.spreadsheet import all_rows, serve_list
from dossiers.access import get_line_or_404
from dossiers.forms.certificates import ChooseBlankForm, CorrectionForm, IssueForm
from dossiers.models import BlankProfile
from dossiers.selectors.certificates import (
    ISSUE_HEADINGS,
    certificates_of,
    issue_cells,
    issues_of_year,
    outdated_certificates,
    years_of_issue,
)
from dossiers.services.certificates import issue_certificate, print_on_blank
from dossiers.services.replacements import correct_certificate, words_to_print

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def certificates(request: HttpRequest, pk: int) -> HttpResponse:
    """Every certificate of a Decision, with its print and who has received it."""
    decision = get_decision_or_404(request.actor, pk)
    check(request.actor, "awards.see_decisions")
    page = listing(certificates_of(decision), request, order=("order", "pk"))
    context = {
        "decision": decision,
        "page_of": page,
        "blanks": BlankProfile.objects.exists(),
        "outdated": outdated_certificates(decision) if any(line.restated for line in page.rows) else {},
    }
    return render(request, "dossiers/certificates/list.html", context)


@GET_OR_POST
def on_blank(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the blank, then look at the paper."""
    actor = request.actor
    line = get_line_or_404(actor, pk)
    check(actor, "dossiers.issue_certificates")
    form = ChooseBlankForm(posted(request), initial={"profile": BlankProfile.objects.first()})
    if form.is_valid():
        profile = form.cleaned_data["profile"]
        paper = attempt(form, lambda: print_on_blank(line, profile, actor=actor, now=actor.now))
        if paper:
            return redirect("paper", paper.pk)
    context = {"form": form, "line": line}
    return render(request, "dossiers/certificates/on_blank.html", context, status=status_of(form))


@GET_OR_POST
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Đính chính: other words in place of those on the certificate in force."""
    actor = request.actor
    line = get_line_or_404(actor, pk)
    check(actor, "dossiers.issue_certificates")
    first, outdated = words_to_print(line, now=actor.now), outdated_certificates(line.decision).get(line.pk)
    if outdated:
        first["reason"] = _("Theo %s.") % outdated.source
    form = CorrectionForm(posted(request), initial=first, collective=line.nomination.subject_kind == "collective")
    if form.is_valid():
        words = dict(form.cleaned_data)
        why = words.pop("reason")
        paper = attempt(form, lambda: correct_certificate(line, words, reason=why, actor=actor, now=actor.now))
        if paper:
            messages.success(request, _("Đã lập bản đính chính. Bản cũ được giữ lại, mã của nó không còn hiệu lực."))
            return redirect("paper", paper.pk)
    context = {"form": form, "line": line, "outdated": outdated}
    return render(request, "dossiers/certificates/correct.html", context, status=status_of(form))


@GET_OR_POST
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Vào sổ cấp, or cấp lại with the reason."""
    actor = request.actor
    line = get_line_or_404(actor, pk)
    check(actor, "dossiers.issue_certificates")
    issued = list(line.issues.select_related("recorded_by"))
    first = {"issued_on": actor.today, "receiver": line.printed_name}
    form = IssueForm(posted(request), initial=first, again=bool(issued))
    if form.is_valid():
        row = attempt(form, lambda: issue_certificate(line, **form.cleaned_data, actor=actor, now=actor.now))
        if row:
            messages.success(request, _("Đã vào sổ cấp, số %s.") % row.full_number)
            if row.reason:
                messages.info(request, _("Bản cấp lại đã lập, có mã mới: hãy in bản này."))
            return redirect("certificates", line.decision_id)
    outdated = outdated_certificates(line.decision).get(line.pk)
    context = {"form": form, "line": line, "issued": issued, "outdated": outdated}
    return render(request, "dossiers/certificates/issue.html", context, status=status_of(form))


@require_safe
def register(request: HttpRequest, year: int) -> HttpResponse:
    """Sổ cấp Giấy khen of one year."""
    check(request.actor, "awards.see_decisions")
    context = {
        "year": year,
        "years": years_of_issue(request.actor.today.year),
        "page_of": listing(issues_of_year(year), request, order=("number", "pk")),
    }
    return render(request, "dossiers/certificates/register.html", context)


@require_safe
def register_xlsx(request: HttpRequest, year: int) -> HttpResponse:
    check(request.actor, "awards.see_decisions")
    rows = map(issue_cells, all_rows(issues_of_year(year)))
    return serve_list(_("Sổ cấp Giấy khen"), rows, ISSUE_HEADINGS, name=_("Sổ cấp Giấy khen %d") % year)
