"""Ký số on the spot with a .p12 that is used once and kept nowhere; the picture that signatures are drawn with."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.access import check
from core.files import store
from core.files.models import FileKind
from core.files.secret import keeps_uploads_in_memory
from core.files.uploads import receive_upload
from core.forms import attempt, posted, status_of
from dossiers.access import get_paper_or_404
from dossiers.building.signers import block_of
from dossiers.forms.signing import SignaturePictureForm, SignForm
from dossiers.models import PageImage, Paper
from dossiers.selectors import picture_of
from dossiers.services.signature_pictures import drop_signature_picture, keep_signature_picture
from dossiers.services.signing import must_be_signable, sign_paper


@keeps_uploads_in_memory
@sensitive_post_parameters("passphrase")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Ký số: the named signer signs the print that the page shows."""
    row = get_paper_or_404(request.actor, pk)
    if not row.is_signed_here:
        raise Http404
    check(request.actor, "dossiers.sign_paper", row)
    if request.method != "POST":
        must_be_signable(row, now=request.actor.now)
    form = SignForm(posted(request), request.FILES or None, paper=row)
    if form.is_valid() and attempt(form, lambda: _sign(request, row, form)):
        messages.success(request, _("Đã ký số. Bản đã ký được lưu cùng văn bản."))
        return redirect("paper", row.pk)
    context = {"form": form, "paper": row, "signature": block_of(row), "pages": _pages(row),
               "picture": picture_of(request.user)}  # fmt: skip
    return render(request, "dossiers/sign.html", context, status=status_of(form))


def _sign(request: HttpRequest, row: Paper, form: SignForm):
    return sign_paper(row, form.seen, form.secret(), actor=request.actor, now=request.actor.now)


def _pages(row: Paper) -> list[dict[str, str]]:
    """The pages of the print, as the component shows them."""
    numbers = PageImage.objects.filter(file=row.pdf_id).order_by("number").values_list("number", flat=True)
    return [{"url": reverse("paper_page", args=[row.pk, number])} for number in numbers]


@require_http_methods(["GET", "HEAD", "POST"])
def picture(request: HttpRequest) -> HttpResponse:
    """Hình chữ ký of one's own account: look at it, give another."""
    check(request.actor, "dossiers.keep_signature_picture")
    form = SignaturePictureForm(posted(request), request.FILES or None)
    if form.is_valid() and attempt(form, lambda: _keep_picture(request, form)):
        messages.success(request, _("Đã lưu hình chữ ký; các lần ký số sau dùng hình này."))
        return redirect("signature_picture")
    context = {"form": form, "picture": picture_of(request.user)}
    return render(request, "dossiers/signature_picture.html", context, status=status_of(form))


def _keep_picture(request: HttpRequest, form: SignaturePictureForm):
    actor, file = request.actor, form.cleaned_data["file"]
    stored = receive_upload(file, actor=actor, now=actor.now, kinds=(FileKind.PNG,))
    return keep_signature_picture(stored, actor=actor, now=actor.now)


@require_safe
def picture_image(request: HttpRequest) -> HttpResponse:
    """One's own picture, for nobody else."""
    check(request.actor, "dossiers.keep_signature_picture")
    kept = picture_of(request.user)
    if kept is None:
        raise Http404
    with store.open_blob(kept.file.sha256) as blob:
        response = HttpResponse(blob.read(), content_type=kept.file.content_type)
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
def picture_drop(request: HttpRequest) -> HttpResponse:
    drop_signature_picture(actor=request.actor, now=request.actor.now)
    messages.success(request, _("Đã bỏ hình chữ ký; các lần ký số sau ghi tên và thời gian bằng chữ."))
    return redirect("signature_picture")
