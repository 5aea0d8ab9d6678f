"""Not granted above leads back to Giấy khen: leadership may agree to an award of its own instead, nothing by itself."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from awards.enums import AnswerKind, NominationState, PaperAct, ReferralOutcome
from awards.models import Answer, DecisionLine, Nomination, Referral
from awards.selectors.replies import Reply
from awards.services.answers import award_problems
from awards.services.locked import lock_nomination
from awards.services.paper_records import keep_paper
from awards.workflow import transition
from campaigns.enums import Power
from campaigns.models import AwardType
from core.access import check
from core.clock import day_of
from core.locks import ROUND_GATE, hold_gate
from core.refusals import Conflict, Problem, Refused


@transaction.atomic
def agree_instead(nomination: Nomination, award: AwardType | None, *, reason: str, actor: Any, now: datetime) -> Answer:
    """Leadership agrees to `award` for whom the level above did not grant his; a Decision may then take him in.

    The answer that referred him stays, superseded. Raises Refused with every reason why this award is not possible.
    """
    check(actor, "awards.answer_nomination", nomination)
    nomination = lock_nomination(nomination)
    problems = _problems(nomination, award, reason, now)
    if problems:
        raise Refused(problems)
    transition(nomination, "agree_instead", actor=actor, now=now, note=reason, award=award.name)
    Answer.objects.filter(nomination=nomination, superseded_at=None).update(superseded_at=now)
    answer = Answer.objects.create(
        nomination=nomination, kind=AnswerKind.LOWER, award_type=award, reason=reason, by=actor.user, at=now
    )
    keep_paper(PaperAct.ANSWER, answer, nomination.proposal, actor=actor, now=now)
    return answer


def _problems(nomination: Nomination, award: AwardType | None, reason: str, now: datetime) -> list[Problem]:
    if award is None:
        return [Problem(_("Chọn hình thức tặng thay thế."), field="award_type")]
    problems = award_problems(nomination, Reply(AnswerKind.LOWER, award, reason), day=day_of(now))
    if award not in own_awards(nomination):
        text = _("Đợt này không có %s cho đối tượng này.")
        problems.append(Problem(text % award.short_name, field="award_type"))
    return problems


def own_awards(nomination: Nomination) -> list[AwardType]:
    """The department's own awards of the round that this subject may receive."""
    rows = nomination.proposal.round.award_types.filter(power=Power.OWN, rank__lt=nomination.award_type.rank)
    return [row for row in rows if nomination.subject_kind in row.subject_kinds]


@transaction.atomic
def drop_instead(nomination: Nomination, *, actor: Any, now: datetime, note: str) -> None:
    """Thôi tặng thay thế, while no Decision holds the nominee: he is again one who was not granted above."""
    hold_gate(ROUND_GATE, nomination.proposal.round_id, shared=True)
    check(actor, "awards.answer_nomination", nomination)
    nomination = lock_nomination(nomination)
    if not _is_instead(nomination):
        raise Conflict(_("Đối tượng không được đồng ý tặng thay thế."))
    if DecisionLine.objects.filter(nomination=nomination).exists():
        raise Conflict(_("Đối tượng đã nằm trong một quyết định; hãy đưa ra khỏi dự thảo trước."))
    transition(nomination, "drop_instead", actor=actor, now=now, note=note)
    keep_paper(PaperAct.RECONSIDER, nomination, nomination.proposal, actor=actor, now=now)
    Answer.objects.filter(nomination=nomination, superseded_at=None).update(superseded_at=now)


def _is_instead(nomination: Nomination) -> bool:
    """Whether leadership has agreed to an award of its own because the level above did not grant his."""
    refused = Referral.objects.filter(nomination=nomination, outcome=ReferralOutcome.NOT_GRANTED)
    return nomination.state == NominationState.LOWERED and refused.exists()
