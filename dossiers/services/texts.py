"""What papers say, as data of the office: their legal bases."""

from datetime import datetime
from typing import Any

from django.db import transaction

from core.access import check
from dossiers.models import LegalBasis
from organization.services.rows import save_row


@transaction.atomic
def save_legal_basis(row: LegalBasis, *, actor: Any, now: datetime) -> LegalBasis:
    """Write a new or changed căn cứ; papers that are made already keep what they say."""
    check(actor, "campaigns.set_up", row)
    save_row(row, action="legal_basis", actor=actor, now=now, technical=False)
    return row
