"""PDF: opens without repair, has pages of a sane size, and nothing in it acts, plays or hides another file.

Signatures are left alone: a signed PDF is kept byte for byte like every other.
"""

from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

Found = list[tuple[str, dict[str, Any]]]

MAX_PAGES = 1000
MAX_SIDE = 14_400  # points: the largest page that PDF 1.7 (ISO 32000-1, annex C) knows
MAX_PIXELS = 200_000_000  # an A4 page scanned at 1,200 dpi has 139 million

ACTIONS = {
    "/JavaScript": "pdf_script",
    "/Launch": "pdf_launch",
    "/ImportData": "pdf_launch",
    "/SubmitForm": "pdf_launch",
    "/Rendition": "pdf_media",
    "/RichMediaExecute": "pdf_media",
}
SUBTYPES = {
    "/FileAttachment": "pdf_attachment",
    "/RichMedia": "pdf_media",
    "/Screen": "pdf_media",
    "/Movie": "pdf_media",
    "/Sound": "pdf_media",
    "/3D": "pdf_media",
}
KEYS = {"/JS": "pdf_script", "/JavaScript": "pdf_script", "/EF": "pdf_attachment", "/XFA": "pdf_xfa"}


def look(path: str, _kind: str, _rewritten: str) -> Found:
    try:
        pdf = pikepdf.open(path, attempt_recovery=False)
    except pikepdf.PasswordError:
        return [("password", {})]
    except pikepdf.PdfError:
        return [("damaged", {})]
    with pdf:
        if pdf.is_encrypted:
            return [("pdf_restricted", {})]
        return pages(pdf) + [(code, {}) for code in sorted({code for obj in pdf.objects for code in active(obj)})]


def pages(pdf: pikepdf.Pdf) -> Found:
    """What is wrong with the pages as a whole."""
    count = len(pdf.pages)
    if count == 0:
        return [("pdf_no_pages", {})]
    if count > MAX_PAGES:
        return [("pdf_pages", {"size": count, "limit": MAX_PAGES})]
    return [("pdf_page_size", {})] if any(side(page) > MAX_SIDE for page in pdf.pages) else []


def side(page: pikepdf.Page) -> float:
    left, bottom, right, top = (float(n) for n in page.mediabox)
    return max(abs(right - left), abs(top - bottom)) * float(page.get("/UserUnit", 1))


def active(obj: Any) -> Iterator[str]:
    """The code of each thing in `obj`, down to the next indirect objects, that a paper does not need."""
    waiting = [obj] if isinstance(obj, Dictionary | Stream | Array) else []
    while waiting:
        item = waiting.pop()
        if isinstance(item, Array):
            values = list(item)
        else:
            pairs = dict(item.items())
            yield from in_dictionary(pairs)
            values = list(pairs.values())
        waiting += [value for value in values if nested(value)]


def nested(value: Any) -> bool:
    return isinstance(value, Dictionary | Array) and not value.is_indirect


def in_dictionary(pairs: dict[str, Any]) -> Iterator[str]:
    for key in pairs.keys() & KEYS.keys():
        yield KEYS[key]
    for key, codes in (("/S", ACTIONS), ("/Subtype", SUBTYPES)):
        value = str(pairs[key]) if isinstance(pairs.get(key), Name) else ""
        if value in codes:
            yield codes[value]
        elif value == "/Image" and int(pairs.get("/Width", 0)) * int(pairs.get("/Height", 0)) > MAX_PIXELS:
            yield "pdf_pixels"
