"""A bundle of papers as a file to take along, whatever it is a bundle of."""

import tempfile
from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest

from core.files.serving import serve_zip
from core.journal import log_access
from dossiers.models import PaperState
from dossiers.services.bundles import write_zip


def taken_along(request: HttpRequest, rows: QuerySet, what: str, *, about: Any) -> Any:
    """The one of `rows` that is ready, its download noted in the access log of `about`; 404 while there is none."""
    row = rows.filter(state=PaperState.READY).select_related("pdf").first()
    if row is None:
        raise Http404
    log_access(what % row, actor=request.actor, now=request.actor.now, obj=about, address=request.actor.address)
    return row


def serve_bundle(row: Any, *, as_name: str) -> FileResponse:
    """The zip, written to a file of its own and sent from there: no bundle has to fit into memory."""
    out = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it
    write_zip(row, out)
    return serve_zip(out, as_name=as_name)
