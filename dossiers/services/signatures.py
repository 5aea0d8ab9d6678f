"""The worker reads the digital signatures of an uploaded signed copy and keeps what it found."""

from datetime import datetime

from django.conf import settings
from django.db.models import Q

from core.files import store
from core.files.models import StoredFile
from dossiers.models import DECISIONS, Paper, SignatureReport
from dossiers.signatures import signatures_of, trusted_roots


def report_signatures(file: StoredFile, *, now: datetime) -> SignatureReport:
    """What `file` carries, found once: the trusted roots may change, the report stands as of its day."""
    there = SignatureReport.objects.filter(file=file).first()
    if there is not None:
        return there
    with store.open_blob(file.sha256) as blob:
        content = blob.read()
    found = signatures_of(content, roots=trusted_roots(settings.SIGNATURE_ROOTS), now=now)
    values = {"signatures": found, "is_our_print": _is_our_print(file, content), "checked_at": now}
    return SignatureReport.objects.get_or_create(file=file, defaults=values)[0]


def _is_our_print(file: StoredFile, content: bytes) -> bool | None:
    """Whether the file is what was printed, with nothing but what signing adds at its end."""
    signed = Q(signed_copies__file=file) | Q(kind__in=DECISIONS, decision__signed_copy=file)
    prints = Paper.objects.filter(signed, pdf__isnull=False).select_related("pdf").distinct()
    answers = [_begins_with(content, paper.pdf) for paper in prints]
    return any(answers) if answers else None


def _begins_with(content: bytes, of_print: StoredFile) -> bool:
    if of_print.size > len(content):
        return False
    with store.open_blob(of_print.sha256) as blob:
        return content.startswith(blob.read())
