"""Every submitted version, each beside any other, and the remarks on what it says."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from awards.access import get_submission_or_404
from awards.models import Proposal, Remark, Submission
from awards.selectors.requests import asked_places
from awards.selectors.versions import Compared, compare, content_lines, grouped
from awards.services.remarks import OPEN_FOR_REMARKS
from core.access import may
from core.journal import log_access


@require_safe
def submission_version(request: HttpRequest, pk: int) -> HttpResponse:
    """What one version says, each line beside what another version said (`?voi=`, else the one before)."""
    submission = get_submission_or_404(request.actor, pk)
    log_access(_("Bản hồ sơ đã nộp %s") % submission.number, actor=request.actor, now=request.actor.now,
               obj=submission.proposal, address=request.actor.address)  # fmt: skip
    versions = list(submission.proposal.submissions.order_by("sequence"))
    before = _beside(versions, submission, request.GET.get("voi", ""))
    lines = compared(submission, before)
    may_remark = _may_remark(request, submission)
    only = before is not None and request.GET.get("chi") == "khac"
    shown = [line for line in lines if line.is_different or not only]
    context: dict[str, Any] = {
        "submission": submission,
        "proposal": submission.proposal,
        "before": before,
        "groups": _panels(shown, submission.proposal_id if may_remark else None),
        "differences": sum(line.is_different for line in lines),
        "extra": sum(line.extra for line in lines),
        "only": only,
        "others": [row for row in versions if row.pk != submission.pk],
        "tabs": [_tab(row, submission) for row in versions],
        "may_remark": may_remark,
        "remarks": remarks_for(request, submission.proposal),
    }
    return render(request, "awards/unit/version.html", context)


def _panels(lines: list[Compared], pk: int | None) -> list[dict[str, Any]]:
    """The lines paper by paper; for who may remark on the proposal `pk`, with the address for a whole paper."""
    return [
        {"label": label, "lines": rows, "link": reverse("remark_pin", args=[pk, part]) if pk else ""}
        for label, part, rows in grouped(lines)
    ]


def _beside(versions: list[Submission], submission: Submission, asked: str) -> Submission | None:
    """The version that the address names, 404 for one that is not there; else the one before, if there is one."""
    if asked:
        found = next((row for row in versions if str(row.pk) == asked and row.pk != submission.pk), None)
        if found is None:
            raise Http404
        return found
    return next((row for row in reversed(versions) if row.sequence < submission.sequence), None)


def compared(submission: Submission, before: Submission | None) -> list[Compared]:
    """The lines of a version, each beside what `before` said; "sửa thêm" where the answered request did not ask."""
    rules = submission.round_version.content
    new = content_lines(submission.content, rules)
    old = content_lines(before.content, rules) if before else new
    return compare(new, old, asked_places(submission.request))


def _may_remark(request: HttpRequest, submission: Submission) -> bool:
    """Văn phòng and leadership remark on the version that counts, while it is with them."""
    proposal = submission.proposal
    is_with_them = proposal.submission_id == submission.pk and proposal.state in OPEN_FOR_REMARKS
    return is_with_them and may(request.actor, "awards.request_supplement", proposal)


def remarks_for(request: HttpRequest, proposal: Proposal) -> list[Remark]:
    """The remarks that one may read: those that were sent, and for whoever writes them the drafts too."""
    rows: Iterable[Remark] = Remark.objects.filter(proposal=proposal).select_related("request", "written_by")
    drafts = may(request.actor, "awards.request_supplement", proposal)
    return [row for row in rows if row.request or drafts]


def _tab(row: Submission, current: Submission) -> dict[str, Any]:
    label = _("Lần %(number)d: %(kind)s") % {"number": row.sequence, "kind": row.get_kind_display()}
    return {"label": label, "url": reverse("submission_version", args=[row.pk]), "current": row.pk == current.pk}
