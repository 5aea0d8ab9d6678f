"""Papers and files put together: one PDF with its contents, or a zip with the hash of each; by the worker."""

import shutil
import zipfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import BinaryIO

from django.utils.text import slugify
from django.utils.translation import gettext as _

from core.files import store
from core.files.models import FileKind, StoredFile
from core.files.serving import why_hidden
from core.files.uploads import keep_made
from core.outbox.models import Job, JobState
from core.outbox.put import put
from core.text import fold
from dossiers.models import Paper, PaperKind, PaperState
from dossiers.models.whole import Bundle
from dossiers.rendering import RenderFailed, page_count, render_pdf
from dossiers.rendering.data import PaperData
from dossiers.rendering.dossier import Entry, entries_of, joined, mergeable

MANIFEST = "manifest-sha256.txt"
CONTENTS, WHOLE = "00-muc-luc-ho-so.pdf", "00-ho-so-tron-bo.pdf"
EPOCH = (1980, 1, 1, 0, 0, 0)
# The mục lục of parts with these titles, as a paper with its PDF, and where each stands behind it.
Contents = Callable[[list[str], list[bytes | str]], tuple[Paper, list[Entry]]]


@dataclass(frozen=True)
class Item:
    """One part of a bundle; without a file there is a reason."""

    title: str
    file: StoredFile | None
    why: str = ""


def ask_again(row: Bundle, kind: str) -> bool:
    """Have a locked row made, anew when it was made before; False while it is being made, when nothing changes."""
    if Job.objects.filter(kind=kind, key=_key(row), state=JobState.WAITING).exists():
        return False
    row.version += 1
    row.state, row.error, row.done = PaperState.WAITING, "", 0
    row.save(update_fields=["version", "state", "error", "done"])
    put(kind, _key(row), pk=row.pk, version=row.version)
    return True


def _key(row: Bundle) -> str:
    return f"{row.pk}:{row.version}"


def assemble(row: Bundle, items: list[Item], contents: Contents, *, now: datetime) -> None:
    """Put a bundle together; every part that is ready is counted, so that the page can say how far it is."""
    rows = type(row)._default_manager.filter(pk=row.pk, version=row.version)
    rows.update(total=len(items), done=0)
    parts = []
    for done, item in enumerate(items, 1):
        parts.append(_part(item))
        rows.update(done=done)
    try:
        front, entries = contents([item.title for item in items], parts)
        pdf = joined(_bytes(front.pdf), front.title, entries, parts)
    except RenderFailed as failure:
        if not failure.permanent:
            raise
        rows.update(state=PaperState.FAILED, error=failure.reason)
        return
    kept = keep_made(pdf, name=f"{row}.pdf", kind=FileKind.PDF, now=now)
    listed = [
        asdict(entry) | {"file": item.file and item.file.pk, "name": _name(place, item)}
        for place, (entry, item) in enumerate(zip(entries, items, strict=True), 1)
    ]
    rows.update(pdf=kept, contents=front, parts=listed, state=PaperState.READY, made_at=now)


def numbered(
    titles: list[str], parts: list[bytes | str], build: Callable[[list[Entry]], PaperData]
) -> tuple[PaperData, list[Entry]]:
    """Mục lục hồ sơ with the page on which each part begins behind it.

    The numbers of pages take no room of their own, so its length does not change with them.
    """
    unnumbered = build(entries_of(titles, parts, 0)).model_dump(mode="json")
    entries = entries_of(titles, parts, page_count(render_pdf(PaperKind.DOSSIER_CONTENTS, unnumbered)))
    return build(entries), entries


def of_paper(paper: Paper) -> Item:
    if paper.pdf is None:
        return Item(paper.title, None, paper.error or _("văn bản chưa tạo được"))
    return of_file(paper.title, paper.pdf)


def of_file(title: str, file: StoredFile) -> Item:
    if why_hidden(file):
        return Item(title, None, _("tệp chờ quét hoặc có mã độc"))
    return Item(title, file) if store.verify(file.sha256) else Item(title, None, _("tệp lưu không còn nguyên vẹn"))


def _part(item: Item) -> bytes | str:
    """What is merged, or the words that stand in its place in the contents."""
    if item.file is None:
        return _("không kèm theo: %s") % item.why
    part = mergeable(_bytes(item.file), item.file.kind)
    return part if isinstance(part, bytes) else _("kèm tệp riêng: %s") % part


def _bytes(file: StoredFile) -> bytes:
    with store.open_blob(file.sha256) as blob:
        return blob.read()


def _name(place: int, item: Item) -> str:
    """A name that is safe everywhere: "03-bao-cao-thanh-tich.pdf"."""
    return f"{place:02}-{slugify(fold(item.title))[:80].strip('-')}.{item.file.kind}" if item.file else ""


def files_of(row: Bundle) -> list[tuple[str, StoredFile]]:
    """Mục lục, the whole PDF, every file as it came, by their names; what was found infected since is left out."""
    files = StoredFile.objects.in_bulk([part["file"] for part in row.parts if part["file"]])
    named = [(part["name"], files[part["file"]]) for part in row.parts if part["file"]]
    front = [(CONTENTS, row.contents.pdf)] if row.contents else []
    return [*front, (WHOLE, row.pdf), *(pair for pair in named if not why_hidden(pair[1]))]


def manifest_of(files: list[tuple[str, StoredFile]]) -> str:
    """The SHA-256 of each file, a line for each, as `sha256sum --check` reads it."""
    return "".join(f"{file.sha256}  {name}\n" for name, file in files)


def write_zip(row: Bundle, out: BinaryIO) -> None:
    """The files and their manifest as a zip into `out`, piece by piece; the same parts give the same bytes."""
    files = files_of(row)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, file in files:
            with store.open_blob(file.sha256) as blob, archive.open(_entry(name, file.size), "w") as entry:
                shutil.copyfileobj(blob, entry)
        archive.writestr(_entry(MANIFEST), manifest_of(files))


def _entry(name: str, size: int = 0) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.create_system, entry.external_attr, entry.file_size = 3, 0o644 << 16, size
    return entry
