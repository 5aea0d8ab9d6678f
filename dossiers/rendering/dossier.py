"""The whole dossier as one PDF: mục lục hồ sơ first, then every part that can be merged, with bookmarks.

A signature does not survive merging; the signed file itself lies in the zip.
"""

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from dossiers.rendering.limits import time_limit

if TYPE_CHECKING:
    import pikepdf

A4_INCHES = (8.27, 11.69)
MAX_PAGES = 3000
IMAGES = ("jpg", "png")


@dataclass(frozen=True)
class Entry:
    """One part: `first` page and number of `pages` in the whole, 0 where it lies beside it, and why."""

    title: str
    note: str = ""
    first: int = 0
    pages: int = 0


def entries_of(titles: list[str], parts: list[bytes | str], front: int) -> list[Entry]:
    """Where each part stands behind a front of so many pages; a part is a PDF or the reason why it lies beside."""
    rows, first = [], front + 1
    for title, part in zip(titles, parts, strict=True):
        if isinstance(part, str):
            rows.append(Entry(title, note=part))
            continue
        pages = _pages_in(part)
        rows.append(Entry(title, pages=pages, first=first))
        first += pages
    return rows


def _pages_in(part: bytes) -> int:
    import pikepdf

    with pikepdf.open(io.BytesIO(part)) as pdf:
        return len(pdf.pages)


def joined(front: bytes, title: str, entries: list[Entry], parts: list[bytes | str]) -> bytes:
    """One PDF of `front` and every part that is one, with bookmarks; the same parts give the same bytes."""
    import pikepdf

    with time_limit(), pikepdf.new() as whole:
        for part in (front, *(part for part in parts if isinstance(part, bytes))):
            with pikepdf.open(io.BytesIO(part)) as one:
                whole.pages.extend(one.pages)
        return _finished(whole, title, entries)


def picture_pdf(picture: bytes) -> bytes:
    """A scanned page or photograph as a PDF of one page within A4, upright."""
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(picture)) as opened:
        image = ImageOps.exif_transpose(opened).convert("RGB")
    width, height = sorted(A4_INCHES, reverse=image.width > image.height)
    out = io.BytesIO()
    image.save(out, "PDF", resolution=max(image.width / width, image.height / height), quality=85)
    return out.getvalue()


def mergeable(content: bytes, kind: str) -> bytes | str:
    """`content` as a PDF that can be merged, else the reason in words."""
    import pikepdf

    if kind not in (*IMAGES, "pdf"):
        return _("không phải PDF hay ảnh")
    try:
        with time_limit():
            return picture_pdf(content) if kind in IMAGES else _checked(content)
    except pikepdf.PasswordError:
        return _("tệp PDF đặt mật khẩu")
    except pikepdf.PdfError:
        return _("tệp PDF hỏng")
    except OSError:
        return _("ảnh hỏng")


def _checked(content: bytes) -> bytes | str:
    """A PDF whose pages could be copied into another."""
    import pikepdf

    with pikepdf.open(io.BytesIO(content)) as pdf, pikepdf.new() as trial:
        if pdf.is_encrypted:
            return _("tệp PDF đặt mật khẩu")
        if not 0 < len(pdf.pages) <= MAX_PAGES:
            return _("tệp PDF không có trang hoặc quá nhiều trang")
        trial.pages.extend(pdf.pages)
        trial.save(io.BytesIO())
    return content


def _finished(whole: "pikepdf.Pdf", title: str, entries: list[Entry]) -> bytes:
    import pikepdf

    with whole.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Mục lục hồ sơ", 0))
        outline.root.extend(pikepdf.OutlineItem(row.title, row.first - 1) for row in entries if row.pages)
    whole.Root.Lang = pikepdf.String("vi")
    whole.Root.PageMode = pikepdf.Name.UseOutlines
    whole.docinfo["/Title"] = title
    out = io.BytesIO()
    whole.save(out, deterministic_id=True)
    return out.getvalue()
