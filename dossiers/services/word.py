"""The same paper for Word."""

from core.refusals import Conflict
from dossiers.models import Paper
from dossiers.rendering import RenderFailed
from dossiers.word import render_docx


def docx_of(paper: Paper) -> bytes:
    """Made anew each time: the same data gives the same bytes. Raises Conflict for what cannot be made, with why."""
    try:
        return render_docx(paper.kind, paper.data)
    except RenderFailed as failure:
        raise Conflict(failure.reason) from failure
