"""Papers that come as a scan with a form."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest

from core.files.models import FileKind, StoredFile
from core.files.uploads import receive_upload
from core.refusals import Refused

SCANS = (FileKind.PDF, FileKind.JPG, FileKind.PNG)


def scan_of(
    request: HttpRequest, upload: Any, *, field: str = "paper", kinds: tuple[str, ...] = SCANS
) -> StoredFile | None:
    """The uploaded paper, None when there is none; what is wrong with it stands beside `field`."""
    if not upload:
        return None
    try:
        return receive_upload(upload, actor=request.actor, now=request.actor.now, kinds=kinds)
    except Refused as refusal:
        if refusal.status != Refused.status:
            raise
        raise Refused([replace(problem, field=field) for problem in refusal.problems]) from refusal
