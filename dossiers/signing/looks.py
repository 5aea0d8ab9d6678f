"""How a signature looks on the paper: who and when in words, where the signer has no picture of his signature.

Times New Roman 10, upright, black, the instant by ISO 8601: what Nghị định 30/2020/NĐ-CP says of words that belong to
a digital signature.
"""

import threading
from datetime import datetime

from django.template.loader import render_to_string

from core.clock import VIETNAM
from dossiers.rendering.engine import html_to_pdf
from dossiers.rendering.fonts import printable

# The only thing that the web process itself lays out, one at a time: Pango's state is the process's.
_alone = threading.Lock()


def words_as_pdf(name: str, at: datetime) -> bytes:
    """A page of the stamp's size that says who signed and when."""
    instant = at.astimezone(VIETNAM).isoformat(timespec="seconds")
    words = {"name": printable(name), "instant": instant, "made_at": instant}
    html = render_to_string("papers/signature_stamp.html", words)
    with _alone:
        return html_to_pdf(html)
