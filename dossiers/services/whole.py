"""Hồ sơ trọn bộ: asked for by a reader, put together by the worker, given as one PDF or as a zip."""

import io
import zipfile
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from awards.models import Proposal, Submission
from core.files import store
from core.files.models import FileKind, StoredFile
from core.files.serving import why_hidden
from core.files.uploads import keep_made
from core.journal import record
from core.outbox.models import Job, JobState
from core.outbox.put import put
from core.refusals import Conflict
from core.text import fold
from dossiers.building.contents import dossier_contents
from dossiers.models import Paper, PaperKind, PaperState, SignedCopy, WholeDossier
from dossiers.rendering import RenderFailed, page_count, render_pdf
from dossiers.rendering.dossier import Entry, entries_of, joined, mergeable
from dossiers.services.papers import make_paper
from dossiers.services.printing import render
from dossiers.services.unit_papers import make_submission_papers

KIND = "dossier"
MANIFEST = "manifest-sha256.txt"
EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Item:
    """One part of a dossier; without a file there is a reason."""

    title: str
    file: StoredFile | None
    why: str = ""


@transaction.atomic
def ask_dossier(proposal: Proposal, *, actor: Any, now: datetime) -> WholeDossier:
    """Have the dossier of what is submitted made, anew when it was made before; while it is made nothing changes.

    Raises Conflict when nothing is submitted.
    """
    submission = proposal.submission
    if submission is None:
        raise Conflict(_("Chưa có bản nộp nào để lập hồ sơ trọn bộ."))
    row, _new = WholeDossier.objects.select_for_update().get_or_create(submission=submission)
    if Job.objects.filter(kind=KIND, key=_key(row), state=JobState.WAITING).exists():
        return row
    row.version += 1
    row.state, row.error, row.done = PaperState.WAITING, "", 0
    row.save(update_fields=["version", "state", "error", "done"])
    record("dossier.ask", actor=actor, now=now, obj=proposal, unit_id=proposal.unit_id, number=submission.number)
    put(KIND, _key(row), pk=row.pk, version=row.version)
    return row


def _key(row: WholeDossier) -> str:
    return f"{row.pk}:{row.version}"


def make_whole(row: WholeDossier, *, now: datetime) -> None:
    """Put the dossier together; every part that is ready is counted, so that the page can say how far it is."""
    items = items_of(row.submission, now=now)
    rows = WholeDossier.objects.filter(pk=row.pk, version=row.version)
    rows.update(total=len(items), done=0)
    parts = []
    for done, item in enumerate(items, 1):
        parts.append(_part(item))
        rows.update(done=done)
    try:
        contents, entries = contents_of(row.submission, [item.title for item in items], parts, now=now)
        pdf = joined(_bytes(contents.pdf), contents.title, entries, parts)
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
    rows.update(pdf=kept, contents=contents, parts=listed, state=PaperState.READY, made_at=now)


def contents_of(
    submission: Submission, titles: list[str], parts: list[bytes | str], *, now: datetime
) -> tuple[Paper, list[Entry]]:
    """Mục lục hồ sơ as a paper with its PDF, and where each part stands behind it.

    The numbers of pages take no room of their own, so its length does not change with them.
    """
    unnumbered = dossier_contents(submission, entries_of(titles, parts, 0)).model_dump(mode="json")
    entries = entries_of(titles, parts, page_count(render_pdf(PaperKind.DOSSIER_CONTENTS, unnumbered)))
    paper = make_paper(
        PaperKind.DOSSIER_CONTENTS, dossier_contents(submission, entries), subject_key=f"contents:{submission.pk}",
        now=now, proposal=submission.proposal, submission=submission,
    )  # fmt: skip
    return render(paper, now=now), entries


def items_of(submission: Submission, *, now: datetime) -> list[Item]:
    """Receipt, letter, minutes, reports, each followed by its signed copy; then own reports and evidence."""
    papers = make_submission_papers(submission, now=now)
    copies = SignedCopy.objects.filter(paper__in=papers, replaced_at=None).select_related("file")
    signed = {copy.paper_id: copy.file for copy in copies}
    items = []
    for paper in papers:
        items.append(_of_paper(paper))
        if paper.pk in signed:
            items.append(_of_file(_("%s (bản đã ký)") % paper.title, signed[paper.pk]))
    return items + [_of_file(title, file) for title, file in _files(submission.content)]


def _files(content: dict[str, Any]) -> list[tuple[str, StoredFile]]:
    reports = [
        (_("Báo cáo thành tích: %s") % row["printed_name"], row["report"]["own_file"]["id"])
        for row in content["nominations"]
        if row["report"] and row["report"]["own_file"]
    ]
    named = reports + [(_("Minh chứng: %s") % row["caption"], row["file"]["id"]) for row in content["evidence"]]
    found = StoredFile.objects.in_bulk([pk for _title, pk in named])
    return [(title, found[pk]) for title, pk in named]


def _of_paper(paper: Paper) -> Item:
    if paper.pdf is None:
        return Item(paper.title, None, paper.error or _("văn bản chưa tạo được"))
    return _of_file(paper.title, paper.pdf)


def _of_file(title: str, file: StoredFile) -> Item:
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


def zip_of(row: WholeDossier) -> bytes:
    """The whole PDF, every file as it came, and the SHA-256 of each; the same parts give the same bytes.

    What has been found infected since is left out.
    """
    files = StoredFile.objects.in_bulk([part["file"] for part in row.parts if part["file"]])
    named = [(part["name"], files[part["file"]]) for part in row.parts if part["file"]]
    front = [("00-muc-luc-ho-so.pdf", row.contents.pdf)] if row.contents else []
    kept = [*front, ("00-ho-so-tron-bo.pdf", row.pdf), *(pair for pair in named if not why_hidden(pair[1]))]
    manifest = "".join(f"{file.sha256}  {name}\n" for name, file in kept)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, file in kept:
            archive.writestr(_entry(name), _bytes(file))
        archive.writestr(_entry(MANIFEST), manifest)
    return out.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.create_system, entry.external_attr = 3, 0o644 << 16
    return entry
