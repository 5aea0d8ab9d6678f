"""Biên bản họp: the meeting, who was there, and the vote on each nominee, which moves his nomination."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from awards.enums import NominationState
from awards.models import Attendee, Ballot, Minutes, Nomination, Proposal
from awards.services.drafts import lock_draft, must_be_version
from awards.workflow import transition
from core.journal import record
from core.refusals import Problem, Refused

BEFORE_SUBMITTING = (NominationState.PLANNED, NominationState.PASSED, NominationState.NOT_PASSED)


@dataclass(frozen=True)
class Vote:
    """The figures of one vote, and what the meeting decided; `passed` None means not voted yet."""

    nomination: Nomination
    secret: bool
    passed: bool | None
    figures: Mapping[str, int | None] = field(default_factory=dict)


@transaction.atomic
def save_meeting(proposal: Proposal, values: Mapping[str, Any], *, version: int, actor: Any, now: datetime) -> Minutes:
    """Write when, where and how the unit met. Raises Conflict when somebody else has saved since."""
    proposal = lock_draft(proposal, actor=actor)
    minutes = _minutes(proposal)
    must_be_version(minutes, version)
    for name, value in values.items():
        setattr(minutes, name, value)
    return _save(minutes, "meeting", actor=actor, now=now)


@transaction.atomic
def save_attendance(
    proposal: Proposal, attendees: Iterable[Attendee], *, version: int, actor: Any, now: datetime
) -> Minutes:
    """Write who belongs to the meeting, in this order, in place of the list before."""
    proposal = lock_draft(proposal, actor=actor)
    minutes = _minutes(proposal)
    must_be_version(minutes, version)
    _save(minutes, "attendance", actor=actor, now=now)
    minutes.attendees.all().delete()
    for order, attendee in enumerate(attendees, 1):
        attendee.minutes, attendee.order, attendee.pk = minutes, order, None
        attendee.save(force_insert=True)
    return minutes


@transaction.atomic
def save_votes(proposal: Proposal, votes: Iterable[Vote], *, version: int, actor: Any, now: datetime) -> Minutes:
    """Write the votes and move each nomination as the meeting decided; those not passed stay in the minutes.

    Raises Refused when a nominee who has been submitted would change sides: withdrawing him is another act.
    """
    proposal = lock_draft(proposal, actor=actor)
    minutes = _minutes(proposal)
    must_be_version(minutes, version)
    _save(minutes, "votes", actor=actor, now=now)
    present = {row.pk: row for row in proposal.nominations.present().select_for_update(of=("self",))}
    for vote in votes:
        nomination = present.get(vote.nomination.pk)
        if nomination is not None:
            nomination.proposal = proposal
            _save_vote(minutes, nomination, vote)
            _move(nomination, passed=vote.passed, actor=actor, now=now)
    return minutes


def _minutes(proposal: Proposal) -> Minutes:
    return Minutes.objects.filter(proposal=proposal).first() or Minutes(proposal=proposal, version=0)


def _save(minutes: Minutes, part: str, *, actor: Any, now: datetime) -> Minutes:
    minutes.version += 1
    minutes.save()
    record("minutes.save", actor=actor, now=now, obj=minutes.proposal, unit_id=minutes.proposal.unit_id, part=part)
    return minutes


def _save_vote(minutes: Minutes, nomination: Nomination, vote: Vote) -> None:
    if vote.passed is None:
        Ballot.objects.filter(nomination=nomination).delete()
        return
    ballot = Ballot.objects.filter(nomination=nomination).first() or Ballot(nomination=nomination, version=0)
    ballot.minutes, ballot.secret, ballot.passed = minutes, vote.secret, vote.passed
    for name, value in vote.figures.items():
        setattr(ballot, name, value)
    ballot.version += 1
    ballot.save()


def _move(nomination: Nomination, *, passed: bool | None, actor: Any, now: datetime) -> None:
    wanted = {True: NominationState.PASSED, False: NominationState.NOT_PASSED, None: NominationState.PLANNED}[passed]
    if nomination.state not in BEFORE_SUBMITTING:
        if wanted != NominationState.PASSED:
            raise Refused(Problem(_(
                "%s đã được đề nghị trong hồ sơ đã nộp; muốn thôi đề nghị, hãy dùng “Rút đối tượng”."
            ) % nomination.printed_name))  # fmt: skip
        return
    if nomination.state != wanted:
        move = {True: "pass", False: "fail", None: "unvote"}[passed]
        transition(nomination, move, actor=actor, now=now)
