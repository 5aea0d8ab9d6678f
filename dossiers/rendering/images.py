"""Pages as pictures: papers and uploaded scans are looked at as images, never as the file itself."""

import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.utils.translation import gettext as _

from dossiers.rendering.failures import RenderFailed
from dossiers.rendering.limits import time_limit

MAX_PAGES = 500
MAX_PIXELS = 8_000_000
# PDFium is not safe in two threads of one process.
_one_at_a_time = threading.Lock()


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has; raises as `page_images` does."""
    with _opened(pdf) as document:
        return len(document)


def page_images(pdf: bytes, *, width_px: int) -> list[bytes]:
    """Every page of `pdf` as a PNG `width_px` wide, on white.

    Raises RenderFailed (permanent) for what is no readable PDF, wants a password, is too long or too slow.
    """
    with _opened(pdf) as document:
        return [_png(document[number], width_px) for number in range(len(document))]


def page_image(pdf: bytes, number: int, *, width_px: int) -> bytes | None:
    """One page, counted from 1, as `page_images` draws it; None where there is no such page."""
    with _opened(pdf) as document:
        return _png(document[number - 1], width_px) if 1 <= number <= len(document) else None


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    import pypdfium2

    with _one_at_a_time, time_limit():
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            raise RenderFailed(_("Không mở được tệp PDF: tệp hỏng hoặc có mật khẩu."), permanent=True) from error
        try:
            if len(document) > MAX_PAGES:
                text = _("Tệp PDF có %(pages)d trang, nhiều hơn %(most)d trang.")
                raise RenderFailed(text % {"pages": len(document), "most": MAX_PAGES}, permanent=True)
            yield document
        finally:
            document.close()


def _png(page, width_px: int) -> bytes:
    width, height = page.get_size()
    scale = min(width_px / max(width, 1), (MAX_PIXELS / max(width * height, 1)) ** 0.5)
    picture = page.render(scale=scale).to_pil()
    page.close()
    out = io.BytesIO()
    picture.convert("RGB").save(out, "PNG", optimize=True)
    return out.getvalue()
