"""What the unit answers to a remark: "đã sửa", with a few words."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from awards.access import get_draft_or_404
from awards.forms.supplements import RemarkAnswerForm
from awards.gates.places import Places
from awards.models import Remark
from awards.services.remarks import answer_remark
from core.forms import attempt, status_of


@require_POST
def remark_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Back to the remark at its place; what could not be kept is shown again with the reason."""
    row = get_object_or_404(Remark.objects.filter(request__isnull=False), pk=pk)
    proposal = get_draft_or_404(request.actor, row.proposal_id)
    form = RemarkAnswerForm(request.POST)
    if form.is_valid():
        answer = form.cleaned_data
        if attempt(form, lambda: answer_remark(row, **answer, actor=request.actor, now=request.actor.now)):
            messages.success(request, _("Đã ghi trả lời cho nhận xét."))
            return redirect(Places(proposal).of(row))
    context = {"form": form, "proposal": proposal, "remark": row}
    return render(request, "awards/unit/remark.html", context, status=status_of(form))
