"""Papers of a session of the council."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from awards.access import get_session_to_run_or_404
from dossiers.models import Face, PaperKind
from dossiers.services.council_papers import make_council_paper

KINDS = {
    "giay-moi": PaperKind.COUNCIL_INVITATION,
    "phieu-bau": PaperKind.COUNCIL_BALLOT,
    "kiem-phieu": PaperKind.COUNCIL_TALLY,
    "bien-ban": PaperKind.COUNCIL_MINUTES,
}


@require_POST
def make(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Make one of the session's papers, as a draft where that is asked for, then look at it."""
    session = get_session_to_run_or_404(request.actor, pk)
    if kind not in KINDS:
        raise Http404
    face = Face.DRAFT if request.POST.get("face") == Face.DRAFT else Face.FOR_SIGNATURE
    paper = make_council_paper(session, KINDS[kind], face=face, actor=request.actor, now=request.actor.now)
    return redirect("paper", paper.pk)
