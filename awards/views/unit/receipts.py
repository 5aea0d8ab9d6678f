"""The receipt of a submission, and every submitted version beside the one before."""

import io
from typing import Any

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from awards.access import get_submission_or_404
from awards.models import Submission
from awards.selectors.versions import compare, counts_of
from awards.services.paper_records import papers_of
from core.journal import log_access


@require_safe
def receipt(request: HttpRequest, pk: int) -> HttpResponse:
    """Phiếu xác nhận đã nộp hồ sơ: it confirms the instant, not the content."""
    submission = get_submission_or_404(request.actor, pk)
    context = {
        "submission": submission,
        "proposal": submission.proposal,
        "counts": counts_of(submission.content),
        "check_url": check_url(submission),
        "paper": papers_of(submission).get(submission.pk),
        "is_current": submission.proposal.submission_id == submission.pk,
    }
    return render(request, "awards/unit/receipt.html", context)


def check_url(submission: Submission) -> str:
    """The public page that says whether the code is genuine."""
    try:
        path = reverse("verify", args=[submission.code])
    except NoReverseMatch:
        path = f"/kiem-tra/{submission.code}/"
    return f"{settings.SITE_URL}{path}"


@require_safe
def receipt_qr(request: HttpRequest, pk: int) -> HttpResponse:
    """The QR of the receipt's public page, as a picture of our own."""
    submission = get_submission_or_404(request.actor, pk)
    picture = io.BytesIO()
    segno.make_qr(check_url(submission), error="m").save(picture, kind="svg", scale=4, border=2)
    return HttpResponse(picture.getvalue(), content_type="image/svg+xml")


@require_safe
def submission_version(request: HttpRequest, pk: int) -> HttpResponse:
    """What one version says, each line beside what the version before said."""
    submission = get_submission_or_404(request.actor, pk)
    log_access(_("Bản hồ sơ đã nộp %s") % submission.number, actor=request.actor, now=request.actor.now,
               obj=submission.proposal, address=request.actor.address)  # fmt: skip
    versions = list(submission.proposal.submissions.select_related("round_version").order_by("sequence"))
    before = next((row for row in reversed(versions) if row.sequence < submission.sequence), None)
    groups = compare(submission, before)
    context: dict[str, Any] = {
        "submission": submission,
        "proposal": submission.proposal,
        "before": before,
        "groups": groups,
        "differences": sum(line.is_different for _group, lines in groups for line in lines),
        "tabs": [_tab(row, submission) for row in versions],
    }
    return render(request, "awards/unit/version.html", context)


def _tab(row: Submission, current: Submission) -> dict[str, Any]:
    label = _("Lần %(number)d: %(kind)s") % {"number": row.sequence, "kind": row.get_kind_display()}
    return {"label": label, "url": reverse("submission_version", args=[row.pk]), "current": row.pk == current.pk}
