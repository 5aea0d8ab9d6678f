"""Certificates as PDFs of a few at a time, so that memory does not grow with their number; `joining` makes them one."""

from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from dossiers.rendering.context import context_of
from dossiers.rendering.context.common import common
from dossiers.rendering.data.parts import Line, PaperData
from dossiers.rendering.engine import html_to_pdf, read
from dossiers.rendering.failures import RenderFailed

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
