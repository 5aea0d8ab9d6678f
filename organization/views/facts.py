"""Số liệu hằng năm: the tables that nominees are held against, for Văn phòng."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.access import check
from core.forms import posted
from core.listing import export_url, listing
from core.spreadsheet import all_rows, serve_list
from organization.forms.facts import (
    DisciplineForm,
    EarlierAwardForm,
    FiguresForm,
    IndexForm,
    InitiativeForm,
    RatingForm,
)
from organization.forms.filters import FactFilter, SearchForm
from organization.importing.kinds import IMPORTERS
from organization.models import Initiative, Person
from organization.selectors.facts import KINDS, Kind
from organization.selectors.people import found_people
from organization.services.facts import delete_fact, save_fact, set_authors
from organization.views.answers import saved, show_form
from organization.views.asking import asked_person

FORMS = {
    "xep-loai": RatingForm,
    "chi-so": IndexForm,
    "tthc": FiguresForm,
    "sang-kien": InitiativeForm,
    "ky-luat": DisciplineForm,
    "khen-thuong": EarlierAwardForm,
}


def _kind(request: HttpRequest, slug: str) -> Kind:
    check(request.actor, "organization.manage_facts")
    if slug not in KINDS:
        raise Http404
    return KINDS[slug]


@require_safe
def facts(request: HttpRequest, kind: str) -> HttpResponse:
    """One table, newest first."""
    chosen_kind = _kind(request, kind)
    chosen = FactFilter(request.GET)
    rows = chosen.narrow(chosen_kind.rows(), request.actor.today)
    context = {
        "kind": chosen_kind,
        "kinds": KINDS.values(),
        "filter": chosen,
        "page_of": listing(rows, request, order=chosen_kind.order),
        "export_url": export_url(request, "facts_xlsx", kind),
    }
    return render(request, f"organization/facts/{kind}.html", context)


@require_safe
def facts_xlsx(request: HttpRequest, kind: str) -> HttpResponse:
    """The table as it is shown, under the headings by which it can be brought in again."""
    chosen_kind = _kind(request, kind)
    found = FactFilter(request.GET).narrow(chosen_kind.rows(), request.actor.today)
    importer = IMPORTERS[kind]
    rows = all_rows(importer.rows_for_export(found).order_by(*chosen_kind.order))
    headings = [column.label for column in importer.columns]
    return serve_list(str(chosen_kind.label), map(importer.cells, rows), headings, name=str(chosen_kind.label))


@require_http_methods(["GET", "HEAD", "POST"])
def fact_new(request: HttpRequest, kind: str) -> HttpResponse:
    """A new row; what may be about a person asks first about whom (`?nguoi=`)."""
    chosen = _kind(request, kind)
    options: dict[str, Any] = {}
    if chosen.of_person:
        options["person"] = asked_person(request)
        if options["person"] is None and "don-vi" not in request.GET:
            search = SearchForm(request.GET)
            context = {"kind": chosen, "filter": search, "people": found_people(search, request.actor)}
            return render(request, "organization/facts/about.html", context)
    return _form(request, chosen, FORMS[kind](posted(request), **options))


@require_http_methods(["GET", "HEAD", "POST"])
def fact(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    chosen = _kind(request, kind)
    row = get_object_or_404(chosen.rows(), pk=pk)
    return _form(request, chosen, FORMS[kind](posted(request), instance=row))


def _form(request: HttpRequest, kind: Kind, form: Any) -> HttpResponse:
    row, new = form.instance, form.instance.pk is None
    if saved(request, form, save_fact):
        messages.success(request, _("Đã lưu."))
        return (
            redirect("initiative_authors", row.pk) if new and kind.model is Initiative else redirect("facts", kind.slug)
        )
    return show_form(request, "organization/facts/form.html", form, kind=kind, fact=row)


@require_POST
def fact_delete(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    row = get_object_or_404(_kind(request, kind).rows(), pk=pk)
    delete_fact(row, actor=request.actor, now=request.actor.now)
    messages.success(request, _("Đã xóa; nhật ký còn ghi ai xóa và dòng đã xóa."))
    return redirect("facts", kind)


@require_safe
def initiative_authors(request: HttpRequest, pk: int) -> HttpResponse:
    """Whose initiative it is; people are looked for by name."""
    check(request.actor, "organization.manage_facts")
    row = get_object_or_404(Initiative, pk=pk)
    search = SearchForm(request.GET)
    context = {
        "kind": KINDS["sang-kien"],
        "initiative": row,
        "authors": row.authors.all(),
        "filter": search,
        "people": found_people(search, request.actor),
    }
    return render(request, "organization/facts/authors.html", context)


@require_POST
def initiative_author(request: HttpRequest, pk: int, person_pk: int) -> HttpResponse:
    """Add a person to the authors, or take one who is there away."""
    check(request.actor, "organization.manage_facts")
    row = get_object_or_404(Initiative, pk=pk)
    person = get_object_or_404(Person.objects.visible_to(request.actor), pk=person_pk)
    authors = {author.pk: author for author in row.authors.all()}
    if authors.pop(person.pk, None) is None:
        authors[person.pk] = person
    set_authors(row, authors.values(), actor=request.actor, now=request.actor.now)
    return redirect("initiative_authors", pk)
