"""Bản đã ký: a scan or signed PDF bound to the printed version that was signed."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core.access import check
from core.files.models import StoredFile
from core.journal import record
from core.outbox.put import put
from core.refusals import Conflict
from dossiers.models import Paper, SignedCopy


def keeping(paper: Paper) -> tuple[str, Any]:
    """The permission, and about what, that keeping the signed copy of `paper` asks for."""
    return ("awards.edit_proposal", paper.proposal) if paper.proposal else ("dossiers.keep_minutes", paper)


@transaction.atomic
def keep_signed_copy(paper: Paper, file: StoredFile, *, actor: Any, now: datetime) -> SignedCopy:
    """Bind `file` to the printed version `paper`; a copy that was there before is replaced, both stay.

    Adding it needs no request from the office and no state of the proposal (domain.md, "The signed copy").
    """
    check(actor, *keeping(paper))
    if not paper.takes_signed_copy:
        raise Conflict(_("Chỉ bản trình ký mới có bản đã ký: hãy in bản trình ký trước."))
    row = bind_copy(paper, file, actor=actor, now=now)
    record("paper.signed_copy", actor=actor, now=now, obj=paper, unit_id=paper.proposal and paper.proposal.unit_id,
           sha256=file.sha256)  # fmt: skip
    put("signatures", f"{file.pk}", pk=file.pk)
    return row


def bind_copy(
    paper: Paper, file: StoredFile, *, actor: Any, now: datetime, certificate: dict[str, str] | None = None
) -> SignedCopy:
    """Make `file` the signed copy of `paper` in force, one at a time; `certificate` when it was signed here."""
    Paper.objects.select_for_update(of=("self",)).get(pk=paper.pk)
    SignedCopy.objects.filter(paper=paper, replaced_at=None).update(replaced_at=now)
    put("pages", f"{file.pk}", pk=file.pk)
    return SignedCopy.objects.create(
        paper=paper, proposal=paper.proposal, file=file, uploaded_at=now, uploaded_by=actor.user,
        certificate=certificate,
    )  # fmt: skip
