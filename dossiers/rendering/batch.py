"""Many certificates as one PDF: rendered a few at a time, so that memory does not grow with their number, then joined.

What the joined file keeps: the pages as they are, tags and their order for reading, PDF/A-3a marks, output intent,
language; the outline is made anew, by unit and name.
"""

import io
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from dossiers.rendering.context import context_of
from dossiers.rendering.context.common import common
from dossiers.rendering.data.parts import Line, PaperData
from dossiers.rendering.engine import html_to_pdf, read
from dossiers.rendering.failures import RenderFailed
from dossiers.rendering.limits import give_memory_back, time_limit

if TYPE_CHECKING:
    import pikepdf

# Of one certificate of each kind.
SECTIONS = {"certificate": "papers/parts/certificate.html", "certificate_fields": "papers/parts/on_blank.html"}


class Batch(PaperData):
    """What stands around the certificates of one PDF."""

    heading: Line

    @property
    def title(self) -> str:
        return self.heading


def head_of(heading: str, made_at: datetime) -> Batch:
    return Batch(face="issued", made_at=made_at, heading=heading)


def certificates_pdf(batch: Batch, kind: str, certificates: list[tuple[str, dict[str, Any]]]) -> bytes:
    """Certificates, each a name and its plain data, one a page; raises RenderFailed that names the one that fails."""
    sections = [_section(kind, name, data) for name, data in certificates]
    try:
        return _pdf(batch, sections)
    except RenderFailed as failure:
        if failure.permanent:
            _find(batch, certificates, sections)
        raise


def _section(kind: str, name: str, data: dict[str, Any]) -> SafeString:
    try:
        return render_to_string(SECTIONS[kind], context_of(kind, read(kind, data)))
    except RenderFailed as failure:
        raise _named(name, failure) from failure


def _pdf(batch: Batch, sections: list[SafeString]) -> bytes:
    return html_to_pdf(render_to_string("papers/certificate_batch.html", common(batch) | {"sections": sections}))


def _find(batch: Batch, certificates: list[tuple[str, dict[str, Any]]], sections: list[SafeString]) -> None:
    """Raise for the first certificate that cannot be printed alone either."""
    for (name, _data), section in zip(certificates, sections, strict=True):
        try:
            _pdf(batch, [section])
        except RenderFailed as failure:
            raise _named(name, failure) from failure


def _named(name: str, failure: RenderFailed) -> RenderFailed:
    return RenderFailed(f"{name}: {failure.reason}", permanent=failure.permanent)


def joined(parts: Iterable[bytes], names: list[tuple[str, str]]) -> bytes:
    """One PDF of `parts` in their order; `names` are the unit and the name on each page, for the outline.

    The same parts give the same bytes. While it is put together the tags of all pages are in memory, about 0.1 MB for
    each; afterwards they are given back.
    """
    whole = _joined(iter(parts), names)
    give_memory_back()
    return whole


def _joined(parts: Iterator[bytes], names: list[tuple[str, str]]) -> bytes:
    import pikepdf

    with time_limit(), pikepdf.open(io.BytesIO(next(parts))) as whole:
        after = _last_key(whole.Root.StructTreeRoot) + 1
        for part in parts:
            with pikepdf.open(io.BytesIO(part)) as one:
                after += _append(whole, one, after)
        _outline(whole, names)
        out = io.BytesIO()
        whole.save(out, deterministic_id=True)
    return out.getvalue()


def _append(whole: "pikepdf.Pdf", part: "pikepdf.Pdf", after: int) -> int:
    """The pages of `part` behind those of `whole`, with their tags; their keys in the tree of tags move on by `after`.

    Returns how many keys there were.
    """
    first, tree = len(whole.pages), whole.Root.StructTreeRoot
    whole.pages.extend(part.pages)
    copied = whole.copy_foreign(part.Root.StructTreeRoot)
    for page in whole.pages[first:]:
        page.obj.StructParents = int(page.obj.StructParents) + after
    document = tree.K[0]
    for element in copied.K[0].K:
        element.P = document
        document.K.append(element)
    for key, elements in _pairs(copied):
        tree.ParentTree.Nums.append(key + after)
        tree.ParentTree.Nums.append(elements)
    return _last_key(copied) + 1


def _pairs(tree: "pikepdf.Object") -> Iterator[tuple[int, "pikepdf.Object"]]:
    numbers = list(tree.ParentTree.Nums)
    return ((int(key), elements) for key, elements in zip(numbers[::2], numbers[1::2], strict=True))


def _last_key(tree: "pikepdf.Object") -> int:
    return max(key for key, _elements in _pairs(tree))


def _outline(whole: "pikepdf.Pdf", names: list[tuple[str, str]]) -> None:
    """A mark for each unit and below it one for each certificate."""
    import pikepdf

    with whole.open_outline() as outline:
        outline.root.clear()
        for page, (unit, name) in enumerate(names):
            if not outline.root or outline.root[-1].title != unit:
                outline.root.append(pikepdf.OutlineItem(unit, page))
            outline.root[-1].children.append(pikepdf.OutlineItem(name, page))
