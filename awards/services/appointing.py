"""Văn phòng's own proposal is appraised by an officer whom leadership names, never by a nominee (domain.md, Who)."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from awards.enums import PaperAct
from awards.models import Proposal
from awards.services.paper_records import keep_paper
from core.access import check
from core.clock import day_of
from core.journal import record
from core.refusals import Problem, Refused
from organization.enums import Role
from organization.models import RoleGrant, User


def officers_for(proposal: Proposal, *, day: date) -> QuerySet[User]:
    """Who may be named: appraisers and the chief of office, but for those nominated in the proposal."""
    grants = RoleGrant.objects.on(day).filter(role__in=(Role.APPRAISER, Role.OFFICE_CHIEF))
    nominated = proposal.nominations.filter(removed_at=None, person__isnull=False).values("person")
    return User.objects.filter(is_active=True, grants__in=grants).exclude(person__in=nominated).distinct()


@transaction.atomic
def name_appraiser(proposal: Proposal, officer: User, *, actor: Any, now: datetime) -> bool:
    """Name `officer` to appraise the proposal; True when done."""
    check(actor, "awards.name_appraiser", proposal)
    if not officers_for(proposal, day=day_of(now)).filter(pk=officer.pk).exists():
        raise Refused(Problem(_("Người này không thẩm định được hồ sơ này."), field="officer"))
    proposal.round.round_units.filter(unit=proposal.unit).update(appraiser=officer)
    record(
        "proposal.name_appraiser", actor=actor, now=now, obj=proposal, unit_id=proposal.unit_id, officer=str(officer)
    )
    keep_paper(PaperAct.NAME_APPRAISER, proposal, proposal, actor=actor, now=now)
    return True
