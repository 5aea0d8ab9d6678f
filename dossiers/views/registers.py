"""Sổ khen thưởng, Sổ giao nhận; Chi thưởng: the lists of bonuses, which are all that kế toán works with."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from awards.access import get_decision_or_404
from core.access import check
from core.listing import listing
from dossiers.models import PaperKind
from dossiers.selectors.registers import lines_of_year, paid_decisions, years_of_register
from dossiers.services.registers import make_payment_list, make_register


@require_safe
def awards(request: HttpRequest, year: int) -> HttpResponse:
    """Sổ khen thưởng of one year."""
    check(request.actor, "awards.see_decisions")
    context = {
        "year": year,
        "years": years_of_register(request.actor.today.year),
        "page_of": listing(lines_of_year(year), request, order=("register_number", "pk")),
    }
    return render(request, "dossiers/certificates/awards.html", context)


@require_POST
def make_awards(request: HttpRequest, year: int) -> HttpResponse:
    """Sổ khen thưởng as a paper, as things stand now."""
    return _register(request, PaperKind.AWARD_REGISTER, year)


@require_POST
def make_handover(request: HttpRequest, year: int) -> HttpResponse:
    """Sổ giao nhận as a paper, with room to sign."""
    return _register(request, PaperKind.HANDOVER_REGISTER, year)


def _register(request: HttpRequest, kind: str, year: int) -> HttpResponse:
    return redirect("paper", make_register(kind, year, actor=request.actor, now=request.actor.now).pk)


@require_safe
def payments(request: HttpRequest) -> HttpResponse:
    """The published Decisions with what is to be paid out."""
    check(request.actor, "dossiers.see_payments")
    context = {"page_of": listing(paid_decisions(), request, order=("-signed_on", "-pk"))}
    return render(request, "dossiers/certificates/payments.html", context)


@require_POST
def make_payments(request: HttpRequest, pk: int) -> HttpResponse:
    """Danh sách chi thưởng of a Decision."""
    actor = request.actor
    decision = get_decision_or_404(actor, pk)
    return redirect("paper", make_payment_list(decision, actor=actor, now=actor.now).pk)
