"""From plain data to a .docx: our own page, paragraph by paragraph."""

import io
import zipfile
from typing import Any

from lxml import html

from core.journal.chain import sha256
from dossiers.rendering.engine import paper_html, read, require_fonts
from dossiers.rendering.limits import time_limit
from dossiers.word.page import new_document
from dossiers.word.writer import Writer

# The earliest that a zip can tell: a file's own times would make each one different.
NO_TIME = (1980, 1, 1, 0, 0, 0)


def render_docx(kind: str, data: dict[str, Any]) -> bytes:
    """The paper `kind` made from `data`, as Word opens it; the same data gives the same bytes.

    Text and form are those of the PDF; the print code and its QR stay out, since what they vouch for is the paper
    as it was printed, and this file is there to be edited. The data's hash stands in the keywords, as in the PDF.
    Raises RenderFailed as `render_pdf` does.
    """
    paper = read(kind, data)
    require_fonts()
    with time_limit():
        page = html.document_fromstring(paper_html(kind, paper, sha256(data)))
        document = new_document(paper, keywords=sha256(data))
        Writer(document).write_page(page.find("body"))
        return _bytes_of(document)


def _bytes_of(document: Any) -> bytes:
    """The document as a file without the times of its making."""
    made, out = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as timeless:
        for name in parts.namelist():
            part = zipfile.ZipInfo(name, NO_TIME)
            part.compress_type = zipfile.ZIP_DEFLATED
            timeless.writestr(part, parts.read(name))
    return out.getvalue()
