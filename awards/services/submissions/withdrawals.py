"""Rút hồ sơ: the whole proposal before its cut-off, or one nominee until the decision."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from awards.enums import NominationState, PaperAct
from awards.gates.points import address
from awards.models import DecisionLine, Nomination, Proposal
from awards.services.locked import lock_nomination
from awards.services.paper_records import keep_paper
from awards.services.submissions.door import Visit, attempt, enter, facts, let_out, must_be_in_time, visit
from awards.workflow import Step, transition, transition_all
from core.access import check
from core.clock import day_of
from core.locks import ROUND_GATE, door_transaction, hold_gate
from core.refusals import Conflict, Problem
from organization.enums import Role
from organization.services.notices import people_of_unit, tell, with_role


def withdraw_proposal(proposal: Proposal, *, actor: Any, arrived_at: datetime | None, note: str) -> Proposal:
    """Take the whole proposal back into a draft: from now on nothing counts as submitted.

    Only before the effective cut-off; raises Denied, Conflict (late, or received by now), Refused without a reason,
    each noted for good; Busy when a lock was not had in time.
    """
    with door_transaction():
        proposal = enter(proposal)
        one = visit(proposal, actor=actor, arrived_at=arrived_at)
        answer = attempt(one, "proposal.withdraw", lambda: _withdraw(one, note))
    return let_out(answer)


def _withdraw(one: Visit, note: str) -> Proposal:
    proposal, now = one.proposal, one.instants.decided
    check(one.actor, "awards.withdraw_proposal", proposal)
    must_be_in_time(one)
    number = proposal.submission.number if proposal.submission else ""
    transition(proposal, "withdraw", actor=one.actor, now=now, note=note, number=number, **facts(one))
    proposal.submission = None
    proposal.correcting_since = None
    proposal.save(update_fields=["submission", "correcting_since"])
    take_back_nominees(proposal, actor=one.actor, now=now)
    keep_paper(PaperAct.WITHDRAW, proposal, proposal, actor=one.actor, now=now)
    text = _("Đã rút hồ sơ số %(number)s (%(round)s). Hồ sơ không còn được tính là đã nộp; muốn tham gia phải nộp lại.")
    words = text % {"number": number, "round": proposal.round}
    url = address("proposal", proposal.pk)
    readers = people_of_unit(proposal.unit_id, day_of(now))
    tell(readers, text=words, key=f"withdrawn:{proposal.pk}:{now.isoformat()}", now=now, url=url)
    return proposal


def take_back_nominees(proposal: Proposal, *, actor: Any, now: datetime) -> None:
    """The nominees that were proposed are the unit's to change again."""
    rows = Nomination.objects.filter(proposal=proposal, state=NominationState.PROPOSED).select_related("award_type")
    for row in rows:
        row.proposal = proposal
    transition_all([Step(row, "take_back") for row in rows], actor=actor, now=now)


def withdraw_nomination(nomination: Nomination, *, actor: Any, now: datetime, note: str) -> None:
    """Take one nominee back for good, until the decision; what was submitted about him stays readable.

    Raises Denied, Conflict when he stands in a decision or is not submitted, Refused without a reason.
    """
    with door_transaction():
        hold_gate(ROUND_GATE, nomination.proposal.round_id, shared=True)
        nomination = lock_nomination(nomination)
        check(actor, "awards.withdraw_proposal", nomination)
        if DecisionLine.objects.filter(nomination=nomination).exists():
            text = _("%s đã có trong dự thảo quyết định; hãy liên hệ Văn phòng.") % nomination.printed_name
            raise Conflict(Problem(text, code="in_decision"))
        transition(nomination, "withdraw_one", actor=actor, now=now, note=note)
        keep_paper(PaperAct.WITHDRAW_ONE, nomination, nomination.proposal, actor=actor, now=now)
        _tell_office(nomination, now)


def _tell_office(nomination: Nomination, now: datetime) -> None:
    text = _("%(unit)s rút đối tượng %(name)s (%(round)s).") % {
        "unit": nomination.proposal.unit,
        "name": nomination.printed_name,
        "round": nomination.proposal.round,
    }
    users = with_role(Role.APPRAISER, Role.OFFICE_CHIEF, day=day_of(now))
    url = address("appraise_proposal", nomination.proposal_id)
    tell(users, text=text, key=f"withdrawn-one:{nomination.pk}", now=now, url=url)
