"""Nhập từ Excel: choose a file, say which column is which, see what would happen, write it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.access import check
from core.files.models import FileKind
from core.files.tables import Table, read_table
from core.files.uploads import receive_upload
from core.forms import attempt, done, posted, status_of
from core.spreadsheet import serve_workbook
from organization.forms.imports import MappingForm, SheetForm, WriteForm
from organization.importing.base import Importer
from organization.importing.kinds import IMPORTERS
from organization.importing.plan import Fate, Plan
from organization.importing.template import template_of
from organization.models import SheetImport
from organization.services.imports import map_sheet, plan_sheet, receive_sheet, write_sheet

SHOWN = 200
LATEST = 10


def _kind(request: HttpRequest, slug: str) -> type[Importer]:
    if slug not in IMPORTERS:
        check(request.actor, "organization.manage_people")
        raise Http404
    check(request.actor, IMPORTERS[slug].permission)
    return IMPORTERS[slug]


def _sheet(request: HttpRequest, pk: int) -> SheetImport:
    check(request.actor, "organization.manage_people")
    row = get_object_or_404(SheetImport.objects.select_related("file", "written_by"), pk=pk)
    check(request.actor, IMPORTERS[row.kind].permission)
    return row


@require_http_methods(["GET", "HEAD", "POST"])
def import_new(request: HttpRequest, kind: str) -> HttpResponse:
    """The file to be brought in; what was brought in before stands below."""
    chosen = _kind(request, kind)
    form = SheetForm(posted(request), request.FILES or None)
    if form.is_valid() and (sheet := attempt(form, lambda: _received(request, chosen))) is not None:
        return redirect("import", sheet.pk)
    latest = SheetImport.objects.filter(kind=kind).select_related("file", "received_by")[:LATEST]
    context = {"form": form, "kind": chosen.kind, "latest": latest}
    return render(request, "organization/imports/new.html", context, status=status_of(form))


def _received(request: HttpRequest, kind: type[Importer]) -> SheetImport:
    actor, upload = request.actor, request.FILES.get("file")
    stored = receive_upload(upload, actor=actor, now=actor.now, kinds=(FileKind.XLSX,))
    return receive_sheet(kind, stored, actor=actor, now=actor.now)


@require_safe
def import_template(request: HttpRequest, kind: str) -> HttpResponse:
    """The empty workbook to fill in."""
    chosen = _kind(request, kind)
    return serve_workbook(template_of(chosen), name=_("Mẫu nhập %s") % str(chosen.kind.label))


@require_http_methods(["GET", "HEAD", "POST"])
def import_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Which column is which, and what would happen to every row."""
    sheet = _sheet(request, pk)
    table = read_table(sheet.file)
    form = _mapping_form(sheet, table, posted(request))
    actor = request.actor
    if form.is_bound and form.is_valid():
        head = form.cleaned_data["head"]
        map_sheet(sheet, table, head=head, mapping=form.mapping, actor=actor, now=actor.now)
        return redirect("import", pk)
    return _page(request, sheet, table, form, WriteForm())


def _mapping_form(sheet: SheetImport, table: Table, data: Any = None) -> MappingForm:
    columns = IMPORTERS[sheet.kind].columns
    return MappingForm(data, table=table, columns=columns, head=sheet.head, mapping=sheet.mapping)


@require_POST
def import_write(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the rows that the page has shown."""
    sheet, actor, form = _sheet(request, pk), request.actor, WriteForm(request.POST)
    if form.is_valid() and done(form, lambda: write_sheet(sheet, **form.cleaned_data, actor=actor, now=actor.now)):
        sheet.refresh_from_db()
        messages.success(request, outcome_words(sheet.outcome))
        return redirect("import", pk)
    table = read_table(sheet.file)
    return _page(request, sheet, table, _mapping_form(sheet, table), form)


def outcome_words(outcome: dict[str, int]) -> str:
    return _("Đã ghi: %(new)d dòng mới, %(changed)d dòng thay đổi; %(unchanged)d dòng giữ nguyên, bỏ qua %(faulty)d "
             "dòng lỗi.") % outcome  # fmt: skip


def _page(request: HttpRequest, sheet: SheetImport, table: Table, form: MappingForm, write: WriteForm) -> HttpResponse:
    plan = plan_sheet(sheet, table, now=request.actor.now)
    fate = _chosen_fate(request, plan)
    rows = plan.of(fate) if fate == Fate.FAULTY else plan.of(fate)[:SHOWN]
    context: dict[str, Any] = {
        "sheet": sheet,
        "table": table,
        "kind": IMPORTERS[sheet.kind].kind,
        "form": form,
        "write": write,
        "plan": plan,
        "fate": Fate(fate),
        "tabs": [_tab(each, plan, fate) for each in Fate],
        "counts": dict(plan.counts),
        "rows": rows,
        "unshown": plan.counts[fate] - len(rows),
        "missing": [column for column in form.columns if column.key and column.name not in sheet.mapping],
        "outcome": outcome_words(sheet.outcome) if sheet.outcome else "",
    }
    return render(request, "organization/imports/sheet.html", context, status=_worse(form, write))


def _worse(form: MappingForm, write: WriteForm) -> int:
    return max(status_of(form), status_of(write))


def _chosen_fate(request: HttpRequest, plan: Plan) -> str:
    """The rows that are asked for; else those with faults come first."""
    asked = request.GET.get("dong", "")
    if asked in Fate.values:
        return asked
    return next((str(fate) for fate in (Fate.FAULTY, Fate.NEW, Fate.CHANGED) if plan.counts[fate]), Fate.UNCHANGED)


def _tab(fate: Fate, plan: Plan, current: str) -> dict[str, Any]:
    return {"label": fate.label, "url": f"?dong={fate}#dong", "current": fate == current, "count": plan.counts[fate]}
