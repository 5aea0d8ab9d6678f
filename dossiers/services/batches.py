"""Certificates in one file: asked for by the office, made by the worker a few at a time, joined at the end."""

import io
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from awards.enums import DecisionState
from awards.models import Decision
from core.access import check
from core.files import store
from core.files.models import FileKind
from core.files.uploads import keep_written
from core.journal import record
from core.journal.chain import sha256
from core.outbox.models import Job, JobState
from core.outbox.put import put
from core.refusals import Conflict
from dossiers.building.certificates import sheet
from dossiers.models import BlankProfile, CertificateBatch, Paper, PaperKind, PaperState
from dossiers.rendering import RenderFailed
from dossiers.rendering.batch import Batch, certificates_pdf, head_of
from dossiers.rendering.joining import joined
from dossiers.rendering.limits import time_limit
from dossiers.selectors.certificates import prints_in_order
from organization.models import Unit

KIND = "certificates"
# Certificates of one job: a few seconds of work, some tens of megabytes.
CHUNK = 50
SIGNED = (DecisionState.SIGNED, DecisionState.PUBLISHED)


@transaction.atomic
def ask_batch(
    decision: Decision, *, unit: Unit | None, profile: BlankProfile | None, actor: Any, now: datetime
) -> CertificateBatch:
    """Have the certificates of a Decision, or those of one unit, made as one PDF, in full colour or for a blank.

    While they are made, and while nothing has changed since they were, nothing happens. Raises Conflict before the
    Decision is signed, while its certificates are not laid yet, and when the unit has none.
    """
    check(actor, "dossiers.issue_certificates")
    items = _items(decision, unit)
    on = sheet(profile, profile.places.all()).model_dump(mode="json") if profile else None
    row = _row(decision, unit, profile, actor, now)
    data_hash = sha256({"items": items, "sheet": on})
    if row.data_hash == data_hash and (row.state == PaperState.READY or _is_at_work(row)):
        return row
    row.version += 1
    values = {"items": items, "sheet": on, "data_hash": data_hash, "total": len(items), "done": 0, "parts": [],
              "state": PaperState.WAITING, "error": "", "asked_at": now, "asked_by": actor.user}  # fmt: skip
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    record("certificate.batch", actor=actor, now=now, obj=decision, unit_id=unit.pk if unit else None,
           lines=len(items), version=row.version, paper=profile.name if profile else "")  # fmt: skip
    _go_on(row, 0)
    return row


def _items(decision: Decision, unit: Unit | None) -> list[dict[str, Any]]:
    if decision.state not in SIGNED:
        raise Conflict(_("Giấy khen chỉ in được khi quyết định đã ký."))
    lines = list(prints_in_order(decision, unit))
    if not lines:
        raise Conflict(_("Không có Giấy khen nào để in."))
    if not all(line.prints for line in lines):
        raise Conflict(_("Giấy khen của quyết định này đang được lập, xin thử lại sau ít phút."))
    return [
        {"paper": line.prints[0].pk, "name": line.prints[0].data["name"], "unit": line.nomination.proposal.unit.name}
        for line in lines
    ]


def _row(
    decision: Decision, unit: Unit | None, profile: BlankProfile | None, actor: Any, now: datetime
) -> CertificateBatch:
    """The one row of this choice, locked."""
    key = f"{decision.pk}:{unit.pk if unit else 0}:{profile.pk if profile else 0}"
    first = {"decision": decision, "unit": unit, "profile": profile, "asked_at": now, "asked_by": actor.user}
    row, _new = CertificateBatch.objects.select_for_update(of=("self",)).get_or_create(key=key, defaults=first)
    return row


def _go_on(row: CertificateBatch, done: int) -> None:
    put(KIND, f"{row.pk}:{row.version}:{done}", pk=row.pk, version=row.version, done=done)


def jobs_of(row: CertificateBatch) -> Any:
    return Job.objects.filter(kind=KIND, key__startswith=f"{row.pk}:{row.version}:")


def _is_at_work(row: CertificateBatch) -> bool:
    return row.state == PaperState.WAITING and jobs_of(row).filter(state=JobState.WAITING).exists()


def go_on(row: CertificateBatch, *, now: datetime) -> None:
    """The next certificates of a batch, or the end of it: every job adds some, so that none takes long.

    A certificate that cannot be printed ends the batch, with its name for the person who looks.
    """
    try:
        if row.done < row.total:
            _add(row)
        else:
            _finish(row, now)
    except RenderFailed as failure:
        if not failure.permanent:
            raise
        _rows(row).update(state=PaperState.FAILED, error=failure.reason)


def _rows(row: CertificateBatch) -> Any:
    """The row while it is still as this job found it."""
    return CertificateBatch.objects.filter(pk=row.pk, version=row.version, done=row.done, state=PaperState.WAITING)


def _add(row: CertificateBatch) -> None:
    items = row.items[row.done : row.done + CHUNK]
    papers = Paper.objects.in_bulk([item["paper"] for item in items])
    pages = certificates_pdf(_head(row), _kind(row), [
        (item["name"], _data(papers[item["paper"]].data, row.sheet)) for item in items
    ])  # fmt: skip
    part = store.save(io.BytesIO(pages), max_bytes=len(pages))
    done = row.done + len(items)
    with transaction.atomic():
        if _rows(row).update(parts=[*row.parts, part.sha256], done=done):
            _go_on(row, done)


def _kind(row: CertificateBatch) -> str:
    return PaperKind.CERTIFICATE_FIELDS if row.sheet else PaperKind.CERTIFICATE


def _data(certificate: dict[str, Any], sheet_of: dict[str, Any] | None) -> dict[str, Any]:
    """The words of the certificate in force; a blank carries no mark of ours."""
    return certificate | {"mark": None, "sheet": sheet_of} if sheet_of else certificate


def _head(row: CertificateBatch) -> Batch:
    return head_of(f"{row.decision}: {row}", row.asked_at)


def _finish(row: CertificateBatch, now: datetime) -> None:
    pieces = joined(_bytes(row), [(item["unit"], item["name"]) for item in row.items])
    with time_limit():
        kept = keep_written(pieces, name=f"{row}.pdf", kind=FileKind.PDF, now=now)
    _rows(row).update(pdf=kept, state=PaperState.READY)


def _bytes(row: CertificateBatch) -> Iterator[bytes]:
    for sha in row.parts:
        with store.open_blob(sha) as blob:
            yield blob.read()
