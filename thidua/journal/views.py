from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.access import check, may
from core.journal.access import access_visible_to, entries_visible_to, last_check
from core.listing import listing
from thidua.journal.forms import AccessFilter, JournalFilter


@require_safe
def journal(request: HttpRequest) -> HttpResponse:
    """Nhật ký: who did what when; refusals too."""
    check(request.actor, "core.read_journal")
    chosen = JournalFilter(request.GET)
    rows = chosen.narrow(entries_visible_to(request.actor))
    page_of = listing(rows, request, order=("-seq",))
    tabs = _tabs(request, "journal")
    context = {"filter": chosen, "page_of": page_of, "tabs": tabs, "reads_all": bool(tabs), "check": last_check()}
    return render(request, "journal/journal.html", context)


@require_safe
def access_log(request: HttpRequest) -> HttpResponse:
    """Who looked at which personal file."""
    check(request.actor, "core.read_access_log")
    chosen = AccessFilter(request.GET)
    rows = chosen.narrow(access_visible_to(request.actor))
    page_of = listing(rows, request, order=("-pk",))
    context = {"filter": chosen, "page_of": page_of, "tabs": _tabs(request, "access_log")}
    return render(request, "journal/access.html", context)


def _tabs(request: HttpRequest, current: str) -> list[dict]:
    """Both parts of the journal, for those who may read both."""
    if not may(request.actor, "core.read_access_log"):
        return []
    parts = (("journal", _("Các bước")), ("access_log", _("Xem hồ sơ")))
    return [{"label": label, "url": reverse(name), "current": name == current} for name, label in parts]
