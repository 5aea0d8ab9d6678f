"""Danh sách đã chốt, version by version."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from awards.models import Closing
from awards.selectors.listed import listed, not_listed
from core.access import check


@require_safe
def closing(request: HttpRequest, pk: int) -> HttpResponse:
    """One version of the list: who is in with what, who is not, why it was made."""
    check(request.actor, "awards.watch_round")
    row = get_object_or_404(Closing.objects.select_related("round", "closed_by"), pk=pk)
    versions = Closing.objects.filter(round=row.round_id).defer("entries")
    context = {"closing": row, "rows": listed(row), "missing": not_listed(row), "versions": versions}
    return render(request, "awards/office/closing.html", context)
