"""From the frozen data of a paper to its PDF."""

from datetime import datetime

from core.files.models import FileKind
from core.files.uploads import keep_made
from core.outbox.put import put
from dossiers.models import Paper, PaperState
from dossiers.rendering import RenderFailed, render_pdf


def render(paper: Paper, *, now: datetime) -> Paper:
    """Have the PDF of `paper` there; data that cannot be printed is shown to a person, anything else raises."""
    if paper.state == PaperState.READY:
        return paper
    try:
        pdf = render_pdf(paper.kind, paper.data)
    except RenderFailed as failure:
        if not failure.permanent:
            raise
        paper.state, paper.error = PaperState.FAILED, failure.reason
    else:
        paper.pdf = keep_made(pdf, name=f"{paper.title[:120]}.pdf", kind=FileKind.PDF, now=now)
        paper.state, paper.error = PaperState.READY, ""
    paper.save(update_fields=["pdf", "state", "error"])
    if paper.pdf:
        put("pages", f"{paper.pdf_id}", pk=paper.pdf_id)
    return paper
