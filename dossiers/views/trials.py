"""Xem cả văn bản: the words under edit on a whole paper with examples, DỰ THẢO across; nothing is kept.

The words travel from page to page in the address, packed and signed.
"""

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from core.access import check
from core.files.models import FileKind
from core.files.serving import serve_made
from core.forms import posted
from dossiers.building.samples import SAMPLES
from dossiers.forms.papers import PaperTextForm
from dossiers.rendering import page_count, page_image
from dossiers.services.trials import trial_pdf
from dossiers.views.texts import chosen, known, text_page

SALT = "paper-text-trial"
PAGE_WIDTH = 1000


@require_http_methods(["GET", "HEAD", "POST"])
def whole(request: HttpRequest, kind: str, place: str) -> HttpResponse:
    """The pages of the paper; words that cannot be printed come back to where they were typed, each fault named."""
    check(request.actor, "campaigns.set_up")
    _has_whole(kind, place)
    row = chosen(request, kind, place)
    form = PaperTextForm(posted(request), instance=row)
    if form.is_bound and not form.is_valid():
        return text_page(request, form, status=422)
    pdf = trial_pdf(kind, place, row.text, day=request.actor.today)
    context = {
        "row": row,
        "form": form,
        "query": request.GET.urlencode(),
        "words": signing.dumps(row.text, salt=SALT, compress=True),
        "pages": range(1, page_count(pdf) + 1),
    }
    return render(request, "dossiers/setup/paper_text_whole.html", context)


@require_safe
def page(request: HttpRequest, kind: str, place: str, number: int) -> HttpResponse:
    """One page as a picture."""
    image = page_image(_pdf(request, kind, place), number, width_px=PAGE_WIDTH)
    if image is None:
        raise Http404
    response = HttpResponse(image, content_type="image/png")
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store, private"
    return response


@require_safe
def pdf(request: HttpRequest, kind: str, place: str) -> HttpResponse:
    return serve_made(_pdf(request, kind, place), as_name=f"xem-thu-{kind}", kind=FileKind.PDF)


def _has_whole(kind: str, place: str) -> None:
    """Raise Http404 for a place of no paper, and for a paper that there is no sample of."""
    known(kind, place)
    if kind not in SAMPLES:
        raise Http404


def _pdf(request: HttpRequest, kind: str, place: str) -> bytes:
    """The paper with the words of the address, else those of today; words that we did not pack are not found."""
    check(request.actor, "campaigns.set_up")
    _has_whole(kind, place)
    packed = request.GET.get("loi-van")
    try:
        text = chosen(request, kind, place).text if packed is None else signing.loads(packed, salt=SALT)
    except signing.BadSignature as error:
        raise Http404 from error
    return trial_pdf(kind, place, text, day=request.actor.today)
