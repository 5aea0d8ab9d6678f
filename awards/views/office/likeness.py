"""So với các báo cáo khác: one submitted report beside those that share passages with it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from awards.access import get_nomination_or_404
from awards.selectors.likeness import likeness_of
from core.access import check
from core.journal import log_access


@require_safe
def likeness(request: HttpRequest, pk: int) -> HttpResponse:
    nomination = get_nomination_or_404(request.actor, pk)
    check(request.actor, "awards.see_consolidation")
    if nomination.proposal.submission is None:
        raise Http404
    log_access(_("So sánh báo cáo thành tích: %s") % nomination.printed_name, actor=request.actor,
               now=request.actor.now, obj=nomination, address=request.actor.address)  # fmt: skip
    context = {"nomination": nomination, "likeness": likeness_of(nomination)}
    return render(request, "awards/office/likeness.html", context)
