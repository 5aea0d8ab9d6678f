"""Xét khen thưởng: leadership's answer to each nomination, one by one or all as proposed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from awards.enums import UNDER_APPRAISAL, AnswerKind, NominationState, PackageState, PaperAct, ProposalState
from awards.models import Answer, Consolidation, DecisionLine, Nomination, Proposal, Referral
from awards.selectors.replies import Reply, proposed_reply
from awards.selectors.requests import is_awaited
from awards.services.locked import lock_nomination, lock_proposal
from awards.services.paper_records import keep_paper
from awards.workflow import transition
from campaigns.enums import Power
from campaigns.models import Round
from core.access import why_not
from core.clock import day_of
from core.locks import ROUND_GATE, hold_gate
from core.refusals import Conflict, Problem, Refused
from organization.selectors.people import department_heads


@dataclass(frozen=True)
class LeftOut:
    """A nomination that "đồng ý toàn bộ" did not answer, and why."""

    nomination: Nomination
    reason: str


@transaction.atomic
def answer_nomination(nomination: Nomination, reply: Reply, *, actor: Any, now: datetime) -> Answer:
    """Give leadership's answer to one nomination; whoever acts by an authorisation has it kept with the answer.

    Raises Denied for a conflict of interest, Conflict when it is not before leadership, Refused with every reason
    why this answer cannot be given.
    """
    nomination = lock_nomination(nomination)
    problems = answer_problems(nomination, reply, day=day_of(now))
    if problems and why_not(actor, "awards.answer_nomination", nomination) is None:
        raise Refused(problems)
    by_paper = {"delegation": actor.delegation.paper} if actor.delegation else {}
    transition(nomination, reply.kind, actor=actor, now=now, note=reply.reason, **by_paper)
    answer = Answer.objects.create(
        nomination=nomination,
        kind=reply.kind,
        award_type=reply.award_type or nomination.award_type,
        reason=reply.reason,
        by=actor.user,
        delegation=actor.delegation,
        at=now,
    )
    if reply.kind == AnswerKind.REFER:
        Referral.objects.create(nomination=nomination, award_type=answer.award_type, referred_at=now)
    keep_paper(PaperAct.ANSWER, answer, nomination.proposal, actor=actor, now=now)
    _decide_when_answered(nomination.proposal, actor=actor, now=now)
    return answer


def answer_problems(nomination: Nomination, reply: Reply, *, day: Any) -> list[Problem]:
    """Every reason why `reply` cannot be the answer to this nomination on that day."""
    return waiting_problems(nomination) + award_problems(nomination, reply, day=day)


def award_problems(nomination: Nomination, reply: Reply, *, day: Any) -> list[Problem]:
    """What is wrong with the reply itself, whether or not the nomination is before leadership."""
    award = reply.award_type or nomination.award_type
    own = award.power == Power.OWN
    problems = []
    if reply.kind == AnswerKind.AGREE and not own:
        problems.append(Problem(_("%s vượt thẩm quyền của Sở: chỉ có thể trình cấp trên.") % award, field="kind"))
    if reply.kind == AnswerKind.REFER and own:
        problems.append(Problem(_("%s thuộc thẩm quyền của Giám đốc Sở, không trình cấp trên.") % award, field="kind"))
    if reply.kind == AnswerKind.LOWER and (not own or award.rank >= nomination.award_type.rank):
        problems.append(Problem(_("Chọn hình thức thấp hơn, thuộc thẩm quyền của Sở."), field="award_type"))
    if reply.kind in (AnswerKind.DECLINE, AnswerKind.LOWER) and not reply.reason.strip():
        problems.append(Problem(_("Ghi lý do để thông báo cho đơn vị."), field="reason"))
    if own and reply.kind in (AnswerKind.AGREE, AnswerKind.LOWER) and nomination.person_id in department_heads(day):
        problems.append(Problem(_("Giám đốc Sở không nhận Giấy khen của chính mình: chỉ có thể trình cấp trên.")))
    return problems


def waiting_problems(nomination: Nomination) -> list[Problem]:
    """Why the nomination is not before leadership now, whatever the answer."""
    problems = []
    if not passed_on(nomination):
        problems.append(Problem(_("Chánh Văn phòng chưa trình đối tượng này trong danh sách tổng hợp.")))
    if is_awaited(nomination):
        problems.append(Problem(_("Đơn vị đang bổ sung hồ sơ của đối tượng này theo yêu cầu.")))
    if nomination.on_hold_since:
        problems.append(Problem(_("Đối tượng đang tạm dừng xét: %s") % nomination.hold_reason))
    return problems


def passed_on(nomination: Nomination) -> bool:
    """Whether the last list that went to leadership holds this nomination as appraised."""
    last = Consolidation.objects.filter(round=nomination.proposal.round_id).order_by("-version").first()
    lines = last.content if last else []
    return any(line["nomination"] == nomination.pk and line["state"] == NominationState.APPRAISED for line in lines)


@transaction.atomic
def answer_all(
    round_: Round, *, except_for: Iterable[int] = (), actor: Any, now: datetime
) -> tuple[list[Answer], list[LeftOut]]:
    """Đồng ý toàn bộ theo đề nghị: answer every appraised nomination as Văn phòng recommends.

    Those in `except_for`, one's own line, what one leads and what cannot be answered yet stay open, with reasons.
    """
    excepted, done, left = set(except_for), [], []
    rows = Nomination.objects.present().filter(proposal__round=round_, state=NominationState.APPRAISED)
    for nomination in rows.select_related("proposal__unit", "award_type", "appraisal__award_type", "person", "unit"):
        if nomination.pk in excepted:
            left.append(LeftOut(nomination, _("Để xét riêng.")))
            continue
        reason = why_not(actor, "awards.answer_nomination", nomination)
        reply = proposed_reply(nomination)
        problems = answer_problems(nomination, reply, day=day_of(now))
        if reason or problems:
            left.append(LeftOut(nomination, reason or " ".join(map(str, problems))))
        else:
            done.append(answer_nomination(nomination, reply, actor=actor, now=now))
    return done, left


@transaction.atomic
def reconsider(nomination: Nomination, *, actor: Any, now: datetime, note: str) -> None:
    """Xét lại: take an answer back while no Decision holds the nomination; the old answer stays, superseded."""
    hold_gate(ROUND_GATE, nomination.proposal.round_id, shared=True)
    nomination = lock_nomination(nomination)
    if DecisionLine.objects.filter(nomination=nomination).exists():
        raise Conflict(_("Đối tượng đã nằm trong một quyết định; hãy đưa ra khỏi dự thảo trước."))
    going_up = Referral.objects.filter(nomination=nomination)
    if going_up.filter(sent_on__isnull=False).exists():
        raise Conflict(_("Hồ sơ đã trình cấp trên nên không xét lại được."))
    if going_up.exclude(package=None).exclude(package__state=PackageState.GATHERING).exists():
        raise Conflict(_("Bộ hồ sơ trình cấp trên đã chốt: Văn phòng phải chuẩn bị lại bộ hồ sơ trước khi xét lại."))
    transition(nomination, "reconsider", actor=actor, now=now, note=note)
    keep_paper(PaperAct.RECONSIDER, nomination, nomination.proposal, actor=actor, now=now)
    Answer.objects.filter(nomination=nomination, superseded_at=None).update(superseded_at=now)
    Referral.objects.filter(nomination=nomination).delete()
    proposal = lock_proposal(nomination.proposal)
    if proposal.state == ProposalState.DECIDED:
        transition(proposal, "reopen", actor=actor, now=now)


def _decide_when_answered(proposal: Proposal, *, actor: Any, now: datetime) -> None:
    """A proposal is decided when every nomination is answered (domain.md, "Life of a proposal")."""
    proposal = lock_proposal(proposal)
    waiting = proposal.nominations.filter(removed_at=None, state__in=UNDER_APPRAISAL)
    if proposal.state == ProposalState.ACCEPTED and not waiting.exists():
        transition(proposal, "decide", actor=actor, now=now)
