"""Sổ theo dõi phong trào: activities of units, inspections and guidance, good models."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from campaigns.access import get_campaign_or_404, get_note_or_404
from campaigns.forms.notes import NoteFilter, NoteForm
from campaigns.models import Campaign, CampaignNote
from campaigns.services.notes import note_happening, remove_note
from core.access import check, may
from core.files.models import FileKind
from core.files.posted import scan_of
from core.files.serving import serve_file
from core.forms import done, posted, status_of
from core.listing import export_url, listing
from core.spreadsheet import all_rows, serve_list
from core.text import format_date

ORDER = ("-happened_on", "-pk")


@require_http_methods(["GET", "HEAD", "POST"])
def notes(request: HttpRequest, pk: int) -> HttpResponse:
    """The book and, for those who may write it, the form for its next line."""
    actor = request.actor
    check(actor, "campaigns.see_notes")
    campaign = get_campaign_or_404(actor, pk)
    form = NoteForm(posted(request), request.FILES or None, actor=actor)
    if form.is_bound:
        check(actor, "campaigns.write_note")
        if form.is_valid() and done(form, lambda: _note(request, campaign, form)):
            messages.success(request, _("Đã ghi vào sổ."))
            return redirect("campaign_notes", pk)
    book = _book(request, campaign)
    chosen = NoteFilter(request.GET, rows=book)
    context = {
        "campaign": campaign,
        "form": form if may(actor, "campaigns.write_note") else None,
        "filter": chosen,
        "page_of": listing(chosen.narrow(book), request, order=ORDER),
        "export_url": export_url(request, "campaign_notes_xlsx", pk),
    }
    return render(request, "campaigns/notes.html", context, status=status_of(form) if form.is_bound else 200)


def _note(request: HttpRequest, campaign: Campaign, form: NoteForm) -> CampaignNote:
    actor = request.actor
    file = scan_of(request, form.cleaned_data["file"], field="file", kinds=tuple(FileKind))
    return note_happening(campaign, form.happening(file), actor=actor, now=actor.now)


def _book(request: HttpRequest, campaign: Campaign) -> QuerySet[CampaignNote]:
    rows = CampaignNote.objects.visible_to(request.actor).present().filter(campaign=campaign)
    return rows.select_related("unit", "file", "noted_by")


@require_safe
def notes_xlsx(request: HttpRequest, pk: int) -> HttpResponse:
    check(request.actor, "campaigns.see_notes")
    campaign = get_campaign_or_404(request.actor, pk)
    headings = (_("Ngày"), _("Loại"), _("Đơn vị"), _("Nội dung"), _("Người ghi"), _("Tệp"))
    book = _book(request, campaign)
    rows = all_rows(NoteFilter(request.GET, rows=book).narrow(book).order_by(*ORDER))
    return serve_list(_("Sổ theo dõi phong trào"), map(_cells, rows), headings, name=_("Sổ theo dõi phong trào"))


def _cells(row: CampaignNote) -> tuple[Any, ...]:
    place, file = row.unit.name if row.unit else _("Toàn Sở"), row.file
    return format_date(row.happened_on), row.get_kind_display(), place, row.text, row.noted_by.label, file and file.name


@require_POST
def note_remove(request: HttpRequest, pk: int) -> HttpResponse:
    actor = request.actor
    row = get_note_or_404(actor, pk)
    remove_note(row, actor=actor, now=actor.now)
    messages.success(request, _("Đã bỏ dòng “%s”.") % row)
    return redirect("campaign_notes", row.campaign_id)


@require_safe
def note_file(request: HttpRequest, pk: int) -> FileResponse:
    row = get_note_or_404(request.actor, pk)
    if row.file is None:
        raise Http404
    return serve_file(row.file)
