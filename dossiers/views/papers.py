"""Looking at papers as page images, downloading them, uploading what was signed."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from awards.access import get_proposal_or_404, get_round_or_404
from core.access import check, may
from core.files import store
from core.files.models import FileKind
from core.files.serving import serve_file, serve_made
from core.files.uploads import receive_upload
from core.forms import attempt, number_in, status_of
from core.journal import log_access
from dossiers.access import get_paper_or_404
from dossiers.forms.papers import SignedCopyForm
from dossiers.gates import unsignable
from dossiers.lists import list_of
from dossiers.models import MINUTES, Face, PageImage, Paper, PaperKind
from dossiers.selectors import copy_in_force, session_of_paper
from dossiers.selectors.making import why_not_made
from dossiers.services.name_proofs import print_name_proof
from dossiers.services.office_papers import make_extension_list
from dossiers.services.signed import keep_signed_copy, keeping
from dossiers.services.unit_papers import make_unit_paper
from dossiers.services.word import docx_of

FACES = {"du-thao": Face.DRAFT, "trinh-ky": Face.FOR_SIGNATURE}
UNIT_KINDS = frozenset(
    {
        PaperKind.SUBMISSION_LETTER,
        PaperKind.MEETING_MINUTES,
        PaperKind.UNIT_BALLOTS,
        PaperKind.REPORT_COLLECTIVE,
        PaperKind.REPORT_INDIVIDUAL,
    }
)


@require_POST
def make(request: HttpRequest, pk: int, kind: str, face: str) -> HttpResponse:
    """Make a paper of the unit's draft, to look at or to print for signature."""
    proposal = get_proposal_or_404(request.actor, pk)
    check(request.actor, "awards.edit_proposal", proposal)
    if kind not in UNIT_KINDS or face not in FACES:
        raise Http404
    paper = make_unit_paper(
        proposal, kind, face=FACES[face], actor=request.actor, now=request.actor.now,
        nomination=number_in(request.POST.get("nomination", "")) or None,
    )  # fmt: skip
    return redirect("paper", paper.pk)


@require_POST
def make_extensions(request: HttpRequest, pk: int) -> HttpResponse:
    """Báo cáo gia hạn đã cấp of a round, as things stand now."""
    round_ = get_round_or_404(request.actor, pk)
    check(request.actor, "campaigns.see_setup", round_)
    return redirect("paper", make_extension_list(round_, actor=request.actor, now=request.actor.now).pk)


@require_POST
def make_name_proof(request: HttpRequest, pk: int) -> HttpResponse:
    """Bản soát tên of a unit, as it stands now."""
    proposal = get_proposal_or_404(request.actor, pk)
    return redirect("paper", print_name_proof(proposal, actor=request.actor, now=request.actor.now).pk)


@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """One paper as page images; while the worker makes it, htmx asks again for this part of the page."""
    row = get_paper_or_404(request.actor, pk)
    log_access(_("Văn bản: %s") % row.title, actor=request.actor, now=request.actor.now, obj=row,
               address=request.actor.address)  # fmt: skip
    pages = pages_of(row)
    may_upload = _is_kept_here(row) and may(request.actor, *keeping(row))
    may_sign = row.is_signed_here and may(request.actor, "dossiers.sign_paper", row)
    context = {
        "paper": row,
        "pages": pages,
        "stopped": "" if pages else why_not_made(row),
        "signed": copy_in_force(row),
        "may_upload": may_upload,
        "may_sign": may_sign,
        "unsignable": unsignable(row, now=request.actor.now) if may_sign and row.pdf_id else [],
        "form": SignedCopyForm(),
        "session": session_of_paper(row, request.actor),
    }
    template = "dossiers/paper.html#pages" if request.htmx else "dossiers/paper.html"
    return render(request, template, context)


def pages_of(row: Paper) -> list[PageImage]:
    return list(PageImage.objects.filter(file=row.pdf).order_by("number")) if row.pdf_id else []


@require_safe
def download(request: HttpRequest, pk: int) -> FileResponse:
    row = get_paper_or_404(request.actor, pk)
    if row.pdf is None:
        raise Http404
    log_access(_("Tải văn bản: %s") % row.title, actor=request.actor, now=request.actor.now, obj=row,
               address=request.actor.address)  # fmt: skip
    return serve_file(row.pdf, as_name=f"{row.title[:100]}.pdf")


@require_safe
def download_word(request: HttpRequest, pk: int) -> HttpResponse:
    """The same text for Word."""
    row = get_paper_or_404(request.actor, pk)
    if not row.is_in_word:
        raise Http404
    content = docx_of(row)
    log_access(_("Tải văn bản dạng Word: %s") % row.title, actor=request.actor, now=request.actor.now, obj=row,
               address=request.actor.address)  # fmt: skip
    return serve_made(content, as_name=row.title[:100], kind=FileKind.DOCX)


@require_safe
def download_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Its Danh sách as an Excel file, from the paper's own frozen data."""
    row = get_paper_or_404(request.actor, pk)
    if not row.has_list:
        raise Http404
    answer = list_of(row.kind, row.data, title=row.title[:85])
    log_access(_("Tải danh sách của văn bản: %s") % row.title, actor=request.actor, now=request.actor.now, obj=row,
               address=request.actor.address)  # fmt: skip
    return answer


@require_safe
def page(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One page as a picture."""
    row = get_paper_or_404(request.actor, pk)
    image = get_object_or_404(PageImage.objects.select_related("image"), file=row.pdf_id, number=number)
    with store.open_blob(image.image.sha256) as blob:
        response = HttpResponse(blob.read(), content_type=image.image.content_type)
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_http_methods(["POST"])
def upload_signed(request: HttpRequest, pk: int) -> HttpResponse:
    """Bản đã ký of a printed paper."""
    row = get_paper_or_404(request.actor, pk)
    if not _is_kept_here(row):
        raise Http404
    check(request.actor, *keeping(row))
    form = SignedCopyForm(request.POST, request.FILES)
    if form.is_valid() and attempt(form, lambda: _keep(request, row, form)):
        messages.success(request, _("Đã nhận bản đã ký."))
        return redirect("paper", row.pk)
    context = {"paper": row, "pages": pages_of(row), "signed": copy_in_force(row), "may_upload": True, "form": form}
    return render(request, "dossiers/paper.html", context, status=status_of(form))


def _is_kept_here(row: Paper) -> bool:
    """Whether the signed copies of such a paper are kept with its prints."""
    return row.proposal is not None or row.kind in MINUTES


def _keep(request: HttpRequest, row: Paper, form: SignedCopyForm):
    stored = receive_upload(form.cleaned_data["file"], actor=request.actor, now=request.actor.now)
    return keep_signed_copy(row, stored, actor=request.actor, now=request.actor.now)


@require_safe
def signed_download(request: HttpRequest, pk: int) -> FileResponse:
    """The signed copy in force of a paper."""
    row = get_paper_or_404(request.actor, pk)
    signed = copy_in_force(row)
    if signed is None:
        raise Http404
    return serve_file(signed.file, as_name=_("Đã ký - %s") % row.title[:90])
