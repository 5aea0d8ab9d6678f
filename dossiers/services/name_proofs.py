"""Bản soát tên as a paper and a workbook."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from awards.models import NameProof, Proposal
from core.access import check
from core.refusals import Conflict
from dossiers.building.name_proofs import name_proof
from dossiers.models import Paper, PaperKind
from dossiers.services.papers import make_paper


@transaction.atomic
def print_name_proof(proposal: Proposal, *, actor: Any, now: datetime) -> Paper:
    """The unit's names and answers as they stand now; raises Conflict where it was not asked."""
    check(actor, "awards.answer_name_proof", proposal)
    if not NameProof.objects.filter(nomination__proposal=proposal).exists():
        raise Conflict(_("Văn phòng chưa gửi bản soát tên của hồ sơ này."))
    key = f"name_proof:{proposal.pk}"
    data = name_proof(proposal, made_at=now)
    return make_paper(PaperKind.NAME_PROOF, data, subject_key=key, now=now, actor=actor, proposal=proposal)
