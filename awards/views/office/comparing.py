"""So sánh: two to four nominees of the consolidated list side by side."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from awards.access import get_round_or_404
from awards.selectors.compared import FEWEST, MOST, by_criterion, compared
from core.access import check
from core.forms import number_in
from core.journal import log_access


@require_safe
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Those that the address names by `d`; what is no nominee of the list is left out."""
    actor = request.actor
    check(actor, "awards.see_consolidation")
    round_ = get_round_or_404(actor, pk)
    wanted = {number_in(one) for one in request.GET.getlist("d")}
    columns = compared(round_, wanted)
    for one in columns:
        log_access(_("So sánh đối tượng: %s") % one.line.nomination.printed_name, actor=actor, now=actor.now,
                   obj=one.line.nomination, address=actor.address)  # fmt: skip
    context = {
        "round": round_,
        "columns": columns if len(columns) >= FEWEST else [],
        "criteria": by_criterion(columns),
        "too_many": len(wanted) > MOST,
        "most": MOST,
    }
    return render(request, "awards/office/compare.html", context)
