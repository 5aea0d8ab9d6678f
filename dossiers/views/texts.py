"""Cấu hình: the sentences of papers, from when to when, with an instant preview."""

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.access import check
from core.forms import number_in, posted, status_of
from dossiers.building.samples import SAMPLES
from dossiers.building.texts import Texts
from dossiers.forms.papers import PaperTextForm
from dossiers.models import PaperKind, PaperPlace, PaperText
from dossiers.paper_words import SENTENCES
from dossiers.services.texts import restore_paper_text, save_paper_text
from organization.views.answers import saved

NEW = "moi"


@require_safe
def paper_texts(request: HttpRequest) -> HttpResponse:
    """Every place of every paper, with the words that stand there today."""
    check(request.actor, "campaigns.set_up")
    rows = list(PaperText.objects.all())
    changed = {(row.kind, row.place) for row in rows}
    today = {(row.kind, row.place): row.text for row in rows if row.holds_on(request.actor.today)}
    groups = [
        {
            "kind": PaperKind(kind),
            "rows": [
                {
                    "place": PaperPlace(key[1]),
                    "words": SENTENCES[key].before + today.get(key, SENTENCES[key].text),
                    "changed": key in changed,
                }
                for key in keys
            ],
        }
        for kind, keys in groupby(SENTENCES, key=lambda key: key[0])
    ]
    return render(request, "dossiers/setup/paper_texts.html", {"groups": groups})


@require_http_methods(["GET", "HEAD", "POST"])
def paper_text(request: HttpRequest, kind: str, place: str) -> HttpResponse:
    """Change the words of today, those of `?ban=`, or write new ones; `preview` in the body keeps nothing."""
    check(request.actor, "campaigns.set_up")
    known(kind, place)
    row = chosen(request, kind, place)
    form = PaperTextForm(posted(request), instance=row)
    if "preview" in request.POST:
        return text_page(request, form, status=200 if form.is_valid() or request.htmx else 422)
    if saved(request, form, save_paper_text):
        messages.success(request, _("Đã lưu; văn bản lập từ nay in theo. Văn bản đã lập giữ nguyên."))
        return redirect("paper_texts")
    return text_page(request, form, status=status_of(form))


@require_POST
def paper_text_restore(request: HttpRequest, kind: str, place: str) -> HttpResponse:
    known(kind, place)
    if restore_paper_text(kind, place, actor=request.actor, now=request.actor.now):
        messages.success(request, _("Đã lấy lại mẫu gốc."))
    return redirect("paper_text", kind, place)


def chosen(request: HttpRequest, kind: str, place: str) -> PaperText:
    """The text of the address, else that in force today, else a new one that starts from the words of today."""
    rows = PaperText.objects.filter(kind=kind, place=place)
    wanted, today = request.GET.get("ban", ""), request.actor.today
    if wanted not in ("", NEW):
        return get_object_or_404(rows, pk=number_in(wanted))
    row = None if wanted == NEW else rows.on(today).first()
    return row or PaperText(kind=kind, place=place, text=Texts(kind, today).unfilled(place))


def text_page(request: HttpRequest, form: PaperTextForm, status: int) -> HttpResponse:
    """The page of one place; for htmx its preview alone."""
    row = form.instance
    context = {
        "form": form,
        "row": row,
        "sentence": SENTENCES[row.kind, row.place],
        "has_whole": row.kind in SAMPLES,
        "query": request.GET.urlencode(),
        "others": PaperText.objects.filter(kind=row.kind, place=row.place),
        "parts": _parts(request, form),
    }
    part = "#part" if request.htmx else ""
    return render(request, f"dossiers/setup/paper_text.html{part}", context, status=status)


def _parts(request: HttpRequest, form: PaperTextForm) -> list[dict[str, Any]] | None:
    """The sentences of this paper with examples, in its order; None while what was typed cannot be printed."""
    if form.is_bound and form.errors:
        return None
    row, texts = form.instance, Texts(form.instance.kind, request.actor.today)
    return [
        {
            "label": PaperPlace(place).label,
            "words": sentence.sample(row.text if place == row.place else texts.unfilled(place)),
            "current": place == row.place,
        }
        for (kind, place), sentence in SENTENCES.items()
        if kind == row.kind
    ]


def known(kind: str, place: str) -> None:
    """Raise Http404 for a place that no paper has."""
    if (kind, place) not in SENTENCES:
        raise Http404
