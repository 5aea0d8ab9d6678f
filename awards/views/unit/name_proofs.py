"""Soát tên: a unit looks over how its own nominees will be printed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from awards.access import get_proposal_or_404
from awards.forms.name_proofs import ProofForm
from awards.models import NameProof
from awards.services.name_proofs import answer_name_proofs
from core.access import check
from core.forms import posted
from core.refusals import Denied, Problem, Refused


@require_http_methods(["GET", "HEAD", "POST"])
def name_proof(request: HttpRequest, pk: int) -> HttpResponse:
    """Every name that was sent; what is not answered yet may stay so."""
    actor = request.actor
    proposal = get_proposal_or_404(actor, pk)
    check(actor, "awards.answer_name_proof", proposal)
    rows = NameProof.objects.filter(nomination__proposal=proposal).select_related("nomination")
    forms = [ProofForm(posted(request), proof=row) for row in rows]
    status, problems = 200, []
    if request.method == "POST":
        status, problems = _answer(request, proposal, forms)
        if status == 200:
            return redirect("name_proof", pk)
    context = {"proposal": proposal, "forms": forms, "problems": problems}
    return render(request, "awards/unit/name_proof.html", context, status=status)


def _answer(request: HttpRequest, proposal, forms: list[ProofForm]) -> tuple[int, list[Problem]]:
    """The status of the page that answers, and what was wrong; 200 when all was kept."""
    wrong = [str(form.proof) for form in forms if not form.is_valid()]
    if wrong:
        return 422, [Problem(_("Xem lại các tên: %s.") % ", ".join(wrong))]
    said = [one for form in forms if (one := form.said())]
    if not said:
        return 422, [Problem(_("Chọn “Đúng” hoặc “Sửa thành” cho ít nhất một tên."))]
    try:
        count = answer_name_proofs(proposal, said, actor=request.actor, now=request.actor.now)
    except Denied:
        raise
    except Refused as refusal:
        return refusal.status, list(refusal.problems)
    messages.success(request, _("Đã ghi trả lời cho %d tên.") % count)
    return 200, []
