from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.access import check, may
from core.clock import VIETNAM
from core.journal.access import access_visible_to, entries_visible_to, last_check
from core.journal.models import JournalEntry
from core.listing import export_url, listing
from core.spreadsheet import all_rows, serve_list
from thidua.journal.forms import AccessFilter, JournalFilter
from thidua.templatetags.journal import action_words, change_words


@require_safe
def journal(request: HttpRequest) -> HttpResponse:
    """Nhật ký: who did what when; refusals too."""
    check(request.actor, "core.read_journal")
    chosen, tabs = JournalFilter(request.GET), _tabs(request, "journal")
    context = {
        "filter": chosen,
        "page_of": listing(chosen.narrow(entries_visible_to(request.actor)), request, order=("-seq",)),
        "tabs": tabs,
        "reads_all": bool(tabs),
        "check": last_check(),
        "export_url": export_url(request, "journal_xlsx"),
    }
    return render(request, "journal/journal.html", context)


@require_safe
def journal_xlsx(request: HttpRequest) -> HttpResponse:
    """The entries that the filter leaves, the newest first, each with its hash in the chain."""
    check(request.actor, "core.read_journal")
    rows = all_rows(JournalFilter(request.GET).narrow(entries_visible_to(request.actor)).order_by("-seq"))
    headings = (
        _("Dòng"), _("Lúc"), _("Người thực hiện"), _("Việc"), _("Bị từ chối"), _("Đối tượng"),
        _("Trước → sau, lý do"), _("Ghi chú"), _("Mã băm"),
    )  # fmt: skip
    return serve_list(_("Nhật ký"), map(_entry_cells, rows), headings, name=_("Nhật ký"))


def _entry_cells(entry: JournalEntry) -> tuple[Any, ...]:
    refused = _("Bị từ chối") if entry.refused else ""
    return (
        entry.seq, _moment(entry.at), entry.actor_label, action_words(entry), refused, entry.object_label,
        change_words(entry), entry.note, entry.hash,
    )  # fmt: skip


def _moment(at: datetime) -> str:
    """`05/01/2024 17:05:09`, Vietnamese time."""
    return f"{at.astimezone(VIETNAM):%d/%m/%Y %H:%M:%S}"


@require_safe
def access_log(request: HttpRequest) -> HttpResponse:
    """Who looked at which personal file."""
    check(request.actor, "core.read_access_log")
    chosen = AccessFilter(request.GET)
    context = {
        "filter": chosen,
        "page_of": listing(chosen.narrow(access_visible_to(request.actor)), request, order=("-pk",)),
        "tabs": _tabs(request, "access_log"),
        "export_url": export_url(request, "access_log_xlsx"),
    }
    return render(request, "journal/access.html", context)


@require_safe
def access_log_xlsx(request: HttpRequest) -> HttpResponse:
    check(request.actor, "core.read_access_log")
    rows = all_rows(AccessFilter(request.GET).narrow(access_visible_to(request.actor)).order_by("-pk"))
    cells = ((_moment(row.at), row.actor_label, row.what, row.address) for row in rows)
    headings = (_("Lúc"), _("Người xem"), _("Đã xem"), _("Địa chỉ máy"))
    return serve_list(_("Nhật ký xem hồ sơ"), cells, headings, name=_("Nhật ký xem hồ sơ"))


def _tabs(request: HttpRequest, current: str) -> list[dict]:
    """Both parts of the journal, for those who may read both."""
    if not may(request.actor, "core.read_access_log"):
        return []
    parts = (("journal", _("Các bước")), ("access_log", _("Xem hồ sơ")))
    return [{"label": label, "url": reverse(name), "current": name == current} for name, label in parts]
