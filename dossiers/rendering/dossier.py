"""The whole dossier as one PDF: mục lục hồ sơ first, then every part that can be merged, with bookmarks.

A signature does not survive merging; the signed file itself lies in the zip.
"""

import io
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from dossiers.rendering.context.common import common
from dossiers.rendering.data.parts import Letterhead, PaperData
from dossiers.rendering.engine import html_to_pdf
from dossiers.rendering.fonts import printable
from dossiers.rendering.limits import time_limit

if TYPE_CHECKING:
    import pikepdf

A4_INCHES = (8.27, 11.69)
MAX_PAGES = 3000
IMAGES = ("jpg", "png")


class Contents(PaperData):
    """The head of mục lục hồ sơ; its rows are `Entry`."""

    letterhead: Letterhead
    unit: str
    round_name: str
    number: str

    @property
    def title(self) -> str:
        return f"Mục lục hồ sơ số {self.number}"


@dataclass(frozen=True)
class Entry:
    """One part: `first` page and number of `pages` in the whole, 0 where it lies beside it, and why."""

    title: str
    note: str = ""
    first: int = 0
    pages: int = 0


def whole_dossier(contents: Contents, titles: list[str], parts: list[bytes | str]) -> tuple[bytes, list[Entry]]:
    """One PDF of `parts`, each a PDF or the reason why it lies beside it, and where each stands in it.

    The same parts give the same bytes.
    """
    import pikepdf

    pages = [_pages_in(part) for part in parts]
    front = _contents_pdf(contents, _entries(titles, parts, pages, 1))
    # The numbers of pages take no room of their own, so the length of the front does not change with them.
    entries = _entries(titles, parts, pages, _pages_in(front) + 1)
    front = _contents_pdf(contents, entries)
    with time_limit(), pikepdf.new() as whole:
        for part in (front, *(part for part, number in zip(parts, pages, strict=True) if number)):
            with pikepdf.open(io.BytesIO(part)) as one:
                whole.pages.extend(one.pages)
        return _finished(whole, contents, entries), entries


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


def _pages_in(part: bytes | str) -> int:
    import pikepdf

    if isinstance(part, str):
        return 0
    with pikepdf.open(io.BytesIO(part)) as pdf:
        return len(pdf.pages)


def _entries(titles: list[str], parts: list[bytes | str], pages: list[int], first: int) -> list[Entry]:
    rows = []
    for title, part, number in zip(titles, parts, pages, strict=True):
        row = Entry(title, pages=number, first=first if number else 0)
        rows.append(row if number else replace(row, note=str(part)))
        first += number
    return rows


def _contents_pdf(contents: Contents, entries: list[Entry]) -> bytes:
    rows = [replace(row, title=printable(row.title)) for row in entries]
    return html_to_pdf(render_to_string("papers/dossier_contents.html", common(contents) | {"rows": rows}))


def _finished(whole: "pikepdf.Pdf", contents: Contents, entries: list[Entry]) -> bytes:
    import pikepdf

    with whole.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Mục lục hồ sơ", 0))
        outline.root.extend(pikepdf.OutlineItem(row.title, row.first - 1) for row in entries if row.pages)
    whole.Root.Lang = pikepdf.String("vi")
    whole.Root.PageMode = pikepdf.Name.UseOutlines
    whole.docinfo["/Title"] = contents.title
    out = io.BytesIO()
    whole.save(out, deterministic_id=True)
    return out.getvalue()


def head_of(*, letterhead: Letterhead, unit: str, round_name: str, number: str, made_at: datetime) -> Contents:
    """What stands above the rows."""
    return Contents(
        face="issued", made_at=made_at, letterhead=letterhead, unit=unit, round_name=round_name, number=number
    )
