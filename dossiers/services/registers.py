"""Registers of a year and lists of bonuses, as papers; the same paper while nothing has changed."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from awards.enums import DecisionState
from awards.models import Decision
from core.access import check
from core.journal import record
from core.refusals import Conflict
from dossiers.building import registers
from dossiers.models import Paper, PaperKind
from dossiers.selectors.registers import lines_of_year
from dossiers.services.papers import make_paper

BUILDERS = {
    PaperKind.AWARD_REGISTER: registers.award_register,
    PaperKind.HANDOVER_REGISTER: registers.handover_register,
}


@transaction.atomic
def make_register(kind: str, year: int, *, actor: Any, now: datetime) -> Paper:
    """Sổ khen thưởng or Sổ giao nhận of `year`, as things stand now."""
    check(actor, "dossiers.issue_certificates")
    data = BUILDERS[PaperKind(kind)](year, lines_of_year(year), made_at=now)
    paper = make_paper(kind, data, subject_key=f"{kind}:{year}", now=now, actor=actor)
    record("paper.register", actor=actor, now=now, obj=paper, year=year, lines=len(data.rows))
    return paper


@transaction.atomic
def make_payment_list(decision: Decision, *, actor: Any, now: datetime) -> Paper:
    """Danh sách chi thưởng of a published Decision; raises Conflict before."""
    check(actor, "dossiers.see_payments")
    if decision.state != DecisionState.PUBLISHED:
        raise Conflict(_("Danh sách chi thưởng chỉ lập khi quyết định đã công bố."))
    data = registers.payment_list(decision, made_at=now)
    key = f"payments:{decision.pk}"
    paper = make_paper(PaperKind.PAYMENT_LIST, data, subject_key=key, now=now, actor=actor, decision=decision)
    record("paper.payments", actor=actor, now=now, obj=decision, number=decision.number)
    return paper
