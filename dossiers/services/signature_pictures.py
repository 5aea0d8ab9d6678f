"""The picture of one's own signature: kept, replaced, taken away by nobody but its owner."""

from datetime import datetime
from typing import Any

from django.db import transaction

from core.access import check
from core.files.models import StoredFile
from core.journal import record
from dossiers.models import SignaturePicture
from organization.models import User


@transaction.atomic
def keep_signature_picture(file: StoredFile, *, actor: Any, now: datetime) -> SignaturePicture:
    """Draw one's signatures with this picture from now on; papers signed before stay as they are."""
    check(actor, "dossiers.keep_signature_picture")
    _end(actor, now)
    row = SignaturePicture.objects.create(user=actor.user, file=file, kept_at=now)
    record("signature_picture.keep", actor=actor, now=now, obj=actor.user, sha256=file.sha256)
    return row


@transaction.atomic
def drop_signature_picture(*, actor: Any, now: datetime) -> None:
    """Sign in words again."""
    check(actor, "dossiers.keep_signature_picture")
    if _end(actor, now):
        record("signature_picture.drop", actor=actor, now=now, obj=actor.user)


def _end(actor: Any, now: datetime) -> int:
    """How many pictures were in force; the account's row is held, so that two tabs come one after the other."""
    User.objects.select_for_update().get(pk=actor.user.pk)
    return SignaturePicture.objects.filter(user=actor.user, dropped_at=None).update(dropped_at=now)
