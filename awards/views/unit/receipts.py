"""The receipt of a submission."""

import io

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_safe

from awards.access import get_submission_or_404
from awards.models import Submission
from awards.selectors.extended import granted_to
from awards.selectors.versions import counts_of
from awards.services.paper_records import papers_of


@require_safe
def receipt(request: HttpRequest, pk: int) -> HttpResponse:
    """Phiếu xác nhận đã nộp hồ sơ: it confirms the instant, not the content."""
    submission = get_submission_or_404(request.actor, pk)
    context = {
        "submission": submission,
        "proposal": submission.proposal,
        "counts": counts_of(submission.content),
        "granted": granted_to(submission),
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
