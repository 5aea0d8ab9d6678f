from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.access import check
from core.journal.access import access_visible_to, entries_visible_to
from core.listing import listing
from thidua.journal.forms import AccessFilter, JournalFilter


@require_safe
def journal(request: HttpRequest) -> HttpResponse:
    """Nhật ký: who did what when; refusals too."""
    check(request.actor, "core.read_journal")
    chosen = JournalFilter(request.GET)
    rows = chosen.narrow(entries_visible_to(request.actor))
    return render(
        request, "journal/journal.html", {"filter": chosen, "page_of": listing(rows, request, order=("-seq",))}
    )


@require_safe
def access_log(request: HttpRequest) -> HttpResponse:
    """Who looked at which personal file."""
    check(request.actor, "core.read_access_log")
    chosen = AccessFilter(request.GET)
    rows = chosen.narrow(access_visible_to(request.actor))
    return render(request, "journal/access.html", {"filter": chosen, "page_of": listing(rows, request, order=("-pk",))})
