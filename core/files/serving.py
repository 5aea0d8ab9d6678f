"""Giving files out: only as a download, only by our own table of types, only what is whole and not infected."""

import logging
from typing import Any, BinaryIO

from django.http import FileResponse, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _

from core.files import store
from core.files.checks import EXTENSIONS
from core.files.models import FileKind, ScanState, StoredFile
from core.files.names import display_name, extension_of
from core.files.uploads import CONTENT_TYPES
from core.refusals import Conflict, Problem

logger = logging.getLogger(__name__)

HIDDEN = {
    ScanState.WAITING: _("Tệp đang chờ quét mã độc; xin thử lại sau ít phút."),
    ScanState.INFECTED: _("Tệp có mã độc nên không tải về được; hãy đề nghị đơn vị nộp lại tệp khác."),
}
DAMAGED = _("Tệp lưu trên máy chủ không còn nguyên vẹn nên không tải về được; xin báo người quản trị phục hồi.")


def why_hidden(stored: StoredFile) -> str | None:
    """Why nobody may download the file, whoever he is; None for a file that is given out."""
    reason = HIDDEN.get(ScanState(stored.scan_state))
    return str(reason) if reason else None


def _download_name(name: str, kind: str) -> str:
    """“Tờ trình số 12/TTr.pdf” becomes one clean name that ends as a file of this kind must."""
    cleaned = display_name(name.replace("/", "-"))
    return cleaned if EXTENSIONS.get(extension_of(cleaned)) == kind else f"{cleaned}.{kind}"


def serve_file(stored: StoredFile, *, as_name: str = "") -> FileResponse:
    """The bytes as a download named `as_name`; who may have them is the caller's question.

    Raises Conflict (409) with the reason when the file waits for the scanner, is infected, or is damaged.
    """
    reason = why_hidden(stored)
    if reason:
        raise Conflict(Problem(reason, code=stored.scan_state))
    if not store.verify(stored.sha256):
        logger.error("File %s (%s) is damaged or missing", stored.pk, stored.sha256)
        raise Conflict(Problem(str(DAMAGED), code="damaged"))
    response = FileResponse(
        store.open_blob(stored.sha256),
        as_attachment=True,
        filename=_download_name(as_name or stored.name, stored.kind),
        content_type=CONTENT_TYPES[stored.kind],
    )
    return _for_download_only(response)


def serve_made(content: bytes, *, as_name: str, kind: str) -> HttpResponse:
    """Bytes made for this answer alone, as a download named `as_name`."""
    response = HttpResponse(content, content_type=CONTENT_TYPES[FileKind(kind)])
    response["Content-Disposition"] = content_disposition_header(True, _download_name(as_name, kind))
    return _for_download_only(response)


def serve_zip(archive: BinaryIO, *, as_name: str) -> FileResponse:
    """A zip made for this answer in a file that is nobody else's, as a download `as_name`.zip; the answer closes it."""
    archive.seek(0)
    name = f"{as_name}.zip"
    return _for_download_only(FileResponse(archive, as_attachment=True, filename=name, content_type="application/zip"))


def _for_download_only(response: HttpResponse | FileResponse) -> Any:
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "no-store, private"
    return response
