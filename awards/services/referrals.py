"""Trình cấp trên: awards beyond the department's power go up, and their outcome is recorded by person."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from awards.enums import ReferralOutcome
from awards.models import Referral
from awards.services.locked import lock_nomination
from awards.workflow import transition
from core.access import check
from core.clock import day_of
from core.journal import record
from core.refusals import Problem, Refused
from organization.enums import AwardKind, FactState
from organization.models import AwardRecord


@dataclass(frozen=True)
class Outcome:
    """What came back from above; a refusal may have no paper, a grant must have one."""

    granted: bool
    chosen: bool | None
    paper: str
    decided_on: date | None
    issuer: str
    reason: str = ""


@transaction.atomic
def record_sent(referral: Referral, *, sent_on: date | None, paper: str, actor: Any, now: datetime) -> None:
    """The department's letter to UBND tỉnh went out."""
    check(actor, "awards.record_referral", referral.nomination)
    if sent_on is None or sent_on > day_of(now):
        raise Refused(Problem(_("Nhập ngày trình, không sau hôm nay."), field="sent_on"))
    referral.sent_on, referral.sent_paper, referral.recorded_by = sent_on, paper, actor.user
    referral.save(update_fields=["sent_on", "sent_paper", "recorded_by"])
    record("referral.sent", actor=actor, now=now, obj=referral.nomination, sent_on=sent_on.isoformat(), paper=paper,
           unit_id=referral.nomination.proposal.unit_id)  # fmt: skip


@transaction.atomic
def record_outcome(referral: Referral, outcome: Outcome, *, actor: Any, now: datetime) -> None:
    """What was decided above about one person or collective; a grant becomes an award record."""
    nomination = lock_nomination(referral.nomination)
    problems = _outcome_problems(outcome, day_of(now))
    if problems:
        raise Refused(problems)
    transition(nomination, "grant_above" if outcome.granted else "not_grant", actor=actor, now=now, note=outcome.reason)
    referral.chosen = outcome.chosen
    referral.outcome = ReferralOutcome.GRANTED if outcome.granted else ReferralOutcome.NOT_GRANTED
    referral.outcome_paper, referral.outcome_on = outcome.paper, outcome.decided_on
    referral.issuer, referral.reason, referral.recorded_by = outcome.issuer, outcome.reason, actor.user
    referral.save()
    if outcome.granted:
        AwardRecord.objects.create(
            person=nomination.person, unit=nomination.unit, kind=AwardKind.COMMENDATION,
            year=nomination.proposal.round.year, name=referral.award_type.name, number=outcome.paper,
            decided_on=outcome.decided_on, issuer=outcome.issuer, state=FactState.CONFIRMED, entered_by=actor.user,
            content=nomination.proposal.round.campaign.achievement,
        )  # fmt: skip


def _outcome_problems(outcome: Outcome, today: date) -> list[Problem]:
    problems = []
    if outcome.granted and not outcome.paper.strip():
        problems.append(Problem(_("Nhập số quyết định của cấp trên."), field="paper"))
    if outcome.granted and (outcome.decided_on is None or outcome.decided_on > today):
        problems.append(Problem(_("Nhập ngày quyết định, không sau hôm nay."), field="decided_on"))
    if outcome.granted and outcome.chosen is False:
        problems.append(Problem(_("Không được UBND tỉnh lựa chọn thì không thể được tặng."), field="chosen"))
    if not outcome.granted and not outcome.reason.strip():
        problems.append(Problem(_("Ghi lý do cấp trên không tặng."), field="reason"))
    return problems
