"""What was decided above, by person: for awards of the state first the choice of UBND tỉnh, then the decision."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from awards.enums import BEFORE_SENDING, NominationState, ReferralOutcome
from awards.models import Nomination, Referral
from awards.services.locked import lock_nomination, lock_package
from awards.services.referrals.moves import close_when_answered
from awards.workflow import transition
from campaigns.enums import Power
from core.access import check
from core.clock import day_of
from core.journal import record
from core.refusals import Conflict, Problem, Refused
from organization.enums import AwardKind, FactState
from organization.models import AwardRecord
from organization.services.notices import people_of_unit, tell


@dataclass(frozen=True)
class Outcome:
    """What came back from above; a refusal may have no paper, a grant must have one.

    `granted` is None while UBND tỉnh has only `chosen` whom it proposes further up.
    """

    granted: bool | None
    chosen: bool | None
    paper: str
    decided_on: date | None
    issuer: str
    reason: str = ""


@transaction.atomic
def record_outcome(referral: Referral, outcome: Outcome, *, actor: Any, now: datetime) -> None:
    """What was decided above about one person or collective; a grant becomes an award record.

    The last outcome of a package closes it. Raises Conflict before the package was sent and when the outcome is known
    or the nominee withdrawn, Refused with everything that is missing or does not agree.
    """
    check(actor, "awards.record_referral", referral.nomination)
    if referral.package is None or lock_package(referral.package).state in BEFORE_SENDING:
        raise Conflict(_("Hồ sơ chưa gửi cấp trên nên chưa có kết quả để ghi."))
    nomination = lock_nomination(referral.nomination)
    referral = Referral.objects.select_related("package", "award_type").get(pk=referral.pk)
    problems = _outcome_problems(referral, outcome, day_of(now))
    if problems:
        raise Refused(problems)
    referral.chosen, referral.recorded_by = outcome.chosen, actor.user
    if outcome.granted is None:
        if nomination.state != NominationState.REFERRED:
            raise Conflict(_("%s không còn chờ kết quả của cấp trên.") % nomination.printed_name)
        referral.save(update_fields=["chosen", "recorded_by"])
        record("referral.chosen", actor=actor, now=now, obj=nomination, unit_id=nomination.proposal.unit_id)
        return
    transition(nomination, "grant_above" if outcome.granted else "not_grant", actor=actor, now=now, note=outcome.reason)
    referral.outcome = ReferralOutcome.GRANTED if outcome.granted else ReferralOutcome.NOT_GRANTED
    referral.outcome_paper, referral.outcome_on = outcome.paper, outcome.decided_on
    referral.issuer, referral.reason = outcome.issuer, outcome.reason
    referral.save()
    if outcome.granted:
        _keep_award(referral, nomination, actor)
    _tell_unit(referral, nomination, now)
    close_when_answered(referral.package, actor=actor, now=now)


def _outcome_problems(referral: Referral, outcome: Outcome, today: date) -> list[Problem]:
    problems = []
    if outcome.granted is None and (referral.award_type.power != Power.STATE or not outcome.chosen):
        problems.append(Problem(_("Chọn kết quả: được tặng hay không được tặng."), field="granted"))
    if outcome.granted and not outcome.paper.strip():
        problems.append(Problem(_("Nhập số quyết định của cấp trên."), field="paper"))
    if outcome.granted and (outcome.decided_on is None or outcome.decided_on > today):
        problems.append(Problem(_("Nhập ngày quyết định, không sau hôm nay."), field="decided_on"))
    if outcome.granted and not outcome.issuer.strip():
        problems.append(Problem(_("Nhập cơ quan quyết định."), field="issuer"))
    if outcome.granted and outcome.chosen is False:
        problems.append(Problem(_("Không được UBND tỉnh lựa chọn thì không thể được tặng."), field="chosen"))
    if outcome.granted is False and not outcome.reason.strip():
        problems.append(Problem(_("Ghi lý do cấp trên không tặng."), field="reason"))
    return problems


def _keep_award(referral: Referral, nomination: Nomination, actor: Any) -> None:
    AwardRecord.objects.create(
        person=nomination.person, unit=nomination.unit, kind=AwardKind.COMMENDATION,
        year=nomination.proposal.round.year, name=referral.award_type.name, number=referral.outcome_paper,
        decided_on=referral.outcome_on, issuer=referral.issuer, state=FactState.CONFIRMED, entered_by=actor.user,
        content=nomination.proposal.round.campaign.achievement,
    )  # fmt: skip


def _tell_unit(referral: Referral, nomination: Nomination, now: datetime) -> None:
    """The unit learns of its own nominee what the level above has decided, and why."""
    words = {"who": nomination.printed_name, "award": referral.award_type, "paper": referral.outcome_paper,
             "why": referral.reason}  # fmt: skip
    if referral.outcome == ReferralOutcome.GRANTED:
        text = _("%(who)s được tặng %(award)s (quyết định số %(paper)s).") % words
    else:
        text = _("%(who)s không được tặng %(award)s: %(why)s") % words
    people = people_of_unit(nomination.proposal.unit_id, day_of(now))
    tell(people, text=text, key=f"referral:{referral.pk}:{referral.outcome}", now=now)
