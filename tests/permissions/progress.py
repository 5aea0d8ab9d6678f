"""Bringing the world's proposals and Decisions to each state, through the real services."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from awards.enums import AnswerKind, Recommendation
from awards.models import Decision, Nomination, Proposal, ReportSection
from awards.selectors.replies import Reply, proposed_reply
from awards.services.answers import answer_nomination
from awards.services.appraisals import Opinion, conclude_appraisal, save_appraisal
from awards.services.consolidations import pass_on
from awards.services.decisions import (
    Signing,
    draft_decision,
    publish_decision,
    ready_for_decision,
    record_signed,
    send_for_signature,
)
from awards.services.remarks import Note, pin_remark
from awards.services.submissions.corrections import start_correction
from awards.services.submissions.submit import submit_proposal
from awards.services.supplements import Wish, receive_proposal, request_supplement
from campaigns.enums import Power
from organization.models import Appointment
from tests import factories as make
from tests.clock import NOW

if TYPE_CHECKING:
    from tests.permissions.world import World


def _draft(world: "World") -> Proposal:
    """The unit itself and four people, two of them officers who will not judge themselves; one for a higher award."""
    own = make.award_type()
    high = make.award_type(name="Bằng khen tỉnh", short_name="Bằng khen", power=Power.PROVINCE, rank=20)
    round_ = make.opened_round(own, high)
    proposal = make.proposal(round_, world.unit)
    people = [world.person(name) for name in ("nominee", "appraiser_self", "leader_self")]
    for subject in (world.unit, *people):
        make.report(make.nomination(proposal, subject, own))
    make.report(make.nomination(proposal, make.person(world.unit), high))
    make.evidence(proposal)
    make.minutes(proposal)
    make.letter(proposal)
    _mark(proposal, "CANARYDRAFT")
    return proposal


def _mark(proposal: Proposal, word: str) -> None:
    ReportSection.objects.filter(report__nomination__proposal=proposal).update(text=f"{word} kết quả trong năm")


def _submitted(world: "World") -> Proposal:
    proposal = _draft(world)
    _mark(proposal, "CANARYSENT")
    submit_proposal(proposal, actor=world.actor("head"), arrived_at=None, key=f"k{proposal.pk}")
    proposal.refresh_from_db()
    return proposal


def _correcting(world: "World") -> Proposal:
    return start_correction(_submitted(world), actor=world.actor("head"), now=NOW)


def _supplementing(world: "World") -> Proposal:
    proposal = _submitted(world)
    due, officer = NOW + timedelta(days=40), world.actor("appraiser")
    remark = pin_remark(proposal, Note("minutes", "Biên bản họp", "Bổ sung."), actor=officer, now=NOW)
    wish = Wish("home_affairs", "12/SNV", NOW.date(), make.stored_file())
    request_supplement(proposal, due=due, remarks=[remark.pk], wish=wish, actor=officer, now=NOW)
    proposal.refresh_from_db()
    return proposal


def _accepted(world: "World") -> Proposal:
    proposal = _submitted(world)
    receive_proposal(proposal, actor=world.actor("appraiser"), now=NOW)
    proposal.refresh_from_db()
    return proposal


def _passed_on(world: "World") -> Proposal:
    proposal = _accepted(world)
    for nomination in Nomination.objects.filter(proposal=proposal):
        opinion = Opinion(True, "CANARYOPINION đề nghị", Recommendation.AGREE)
        save_appraisal(nomination, opinion, version=0, actor=world.actor("appraiser"), now=NOW)
        conclude_appraisal(nomination, actor=world.actor("appraiser"), now=NOW)
    pass_on(proposal.round, actor=world.actor("chief"), now=NOW)
    return proposal


def _decided(world: "World") -> Proposal:
    """All agreed to but the unit itself, which is declined; the higher award is referred."""
    proposal = _passed_on(world)
    for nomination in Nomination.objects.filter(proposal=proposal).select_related("appraisal", "award_type"):
        declined = Reply(AnswerKind.DECLINE, reason="CANARYANSWER chưa đủ")
        reply = declined if nomination.unit_id else proposed_reply(nomination)
        answer_nomination(nomination, reply, actor=world.actor("leader"), now=NOW)
    proposal.refresh_from_db()
    return proposal


PROPOSAL_STATES: dict[str, Callable[["World"], Proposal]] = {
    "draft": _draft,
    "submitted": _submitted,
    "correcting": _correcting,
    "supplementing": _supplementing,
    "accepted": _accepted,
    "passed_on": _passed_on,
    "decided": _decided,
}
DECIDED_STATES = ("draft", "for_signature", "signed", "published")


def bring_to(world: "World", state: str) -> Proposal:
    """A proposal of the own unit, in a round of its own, in `state`."""
    return PROPOSAL_STATES[state](world)


def bring_decision_to(world: "World", state: str) -> Decision:
    """A Decision over a decided proposal, in `state`."""
    proposal = _decided(world)
    award = proposal.round.award_types.get(power=Power.OWN)
    nominations = ready_for_decision(proposal.round, award)
    officer = world.actor("appraiser")
    row = draft_decision(proposal.round, award, title="Về việc tặng", nominations=nominations, actor=officer, now=NOW)
    signer = Appointment.objects.filter(unit=None).first()
    if state != "draft":
        send_for_signature(row, signer=signer, actor=officer, now=NOW)
    if state in ("signed", "published"):
        row.refresh_from_db()
        signing = Signing(str(row.pk), row.symbol, NOW.date(), signer, make.stored_file())
        record_signed(row, signing, actor=world.actor("clerk"), now=NOW)
    if state == "published":
        publish_decision(row, actor=world.actor("chief"), now=NOW)
    row.refresh_from_db()
    return row
