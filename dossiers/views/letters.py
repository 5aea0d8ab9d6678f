"""Công văn of a round: made by Văn phòng, numbered as văn thư says."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from campaigns.access import get_round_or_404
from core.access import check
from core.forms import attempt, posted, status_of
from dossiers.access import get_paper_or_404
from dossiers.forms.papers import LetterForm, NumberForm
from dossiers.models import PaperKind
from dossiers.services.letters import issue_letter, make_letter

KINDS = {"huong-dan": PaperKind.GUIDANCE_LETTER, "don-doc": PaperKind.URGING_LETTER}


@require_http_methods(["GET", "HEAD", "POST"])
def make(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Choose the face and who signs, then look at the paper."""
    if kind not in KINDS:
        raise Http404
    actor = request.actor
    round_ = get_round_or_404(actor, pk)
    check(actor, "campaigns.set_up", round_)
    form = LetterForm(posted(request), day=actor.today)
    if form.is_valid():
        chosen = {"face": form.cleaned_data["face"], "signer": form.cleaned_data["signer"]}
        paper = attempt(form, lambda: make_letter(round_, KINDS[kind], **chosen, actor=actor, now=actor.now))
        if paper:
            return redirect("paper", paper.pk)
    context = {"form": form, "round": round_, "kind": KINDS[kind]}
    return render(request, "dossiers/letter_make.html", context, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Ghi số, ngày: the issued face of what was printed for signature."""
    actor = request.actor
    row = get_paper_or_404(actor, pk)
    check(actor, "awards.sign_decision", row)
    if not row.waits_for_number:
        raise Http404
    form = NumberForm(posted(request), initial={"dated": actor.today})
    if form.is_valid():
        made = attempt(form, lambda: issue_letter(row, **form.cleaned_data, actor=actor, now=actor.now))
        if made:
            messages.success(request, _("Đã ghi số, ngày; bản phát hành đang được tạo."))
            return redirect("paper", made.pk)
    return render(request, "dossiers/letter_issue.html", {"form": form, "paper": row}, status=status_of(form))
