"""Biên bản họp: the meeting, who was there, and the vote on each nominee, which moves his nomination."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.enums import NominationState
from awards.models import Attendee, Ballot, Minutes, Nomination, Proposal
from awards.services.drafts import lock_draft, must_be_version
from awards.workflow import transition
from core.journal import record
from core.refusals import Problem, Refused
from core.rows import Fate, Row, Written
from organization.models import Person

ATTENDEE_FIELDS = ("name", "position", "part", "present", "absence_reason")
BEFORE_SUBMITTING = (NominationState.PLANNED, NominationState.PASSED, NominationState.NOT_PASSED)


FIGURES = ("base", "in_favour", "against", "abstained", "issued", "returned", "invalid")
ONE_ONLY = (
    (Attendee.Part.CHAIR, gettext_lazy("Chỉ một người chủ trì, đang ghi: %s.")),
    (Attendee.Part.SECRETARY, gettext_lazy("Chỉ một thư ký, đang ghi: %s.")),
)


@dataclass(frozen=True, kw_only=True)
class Attending(Row):
    """One row of the attendance: `pk` of the stored one, 0 for a new one; its values are ATTENDEE_FIELDS."""

    pk: int = 0
    person: Person | None = None


@dataclass(frozen=True, kw_only=True)
class Vote(Row):
    """The vote on one nominee: its values are "secret", "passed" and FIGURES; None for not voted yet."""

    nomination: Nomination


Changes = list[tuple[Attending, Attendee | None]]


def attendee_values(row: Attendee) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ATTENDEE_FIELDS}


def ballot_values(nomination: Nomination) -> dict[str, Any] | None:
    """What is written of the vote on `nomination`, None while nothing is."""
    ballot = getattr(nomination, "ballot", None)
    return {name: getattr(ballot, name) for name in ("secret", "passed", *FIGURES)} if ballot else None


@transaction.atomic
def save_meeting(proposal: Proposal, values: Mapping[str, Any], *, version: int, actor: Any, now: datetime) -> Minutes:
    """Write when, where and how the unit met. Raises Conflict when somebody else has saved since."""
    proposal = lock_draft(proposal, actor=actor)
    minutes = _minutes(proposal)
    must_be_version(minutes, version)
    for name, value in values.items():
        setattr(minutes, name, value)
    minutes.version += 1
    minutes.save()
    _record(minutes, "meeting", actor=actor, now=now)
    return minutes


@transaction.atomic
def save_attendance(proposal: Proposal, rows: Iterable[Attending], *, actor: Any, now: datetime) -> Written:
    """Write those who belong to the meeting, row by row; a new row comes last.

    A row that somebody else has changed since it was read stays as it is and is given back among the clashes; people
    only proposed by the page are written while nobody is written yet. Raises Refused when two would preside or two
    would take the minutes.
    """
    proposal = lock_draft(proposal, actor=actor)
    minutes = _minutes(proposal)
    there = list(minutes.attendees.all()) if minutes.pk else []
    written, changes = _sorted_out(rows, there)
    if changes:
        _must_have_one_of_each(there, changes)
        _write_attendees(minutes, there, changes)
        _record(minutes, "attendance", actor=actor, now=now)
    return written


def _sorted_out(rows: Iterable[Attending], there: list[Attendee]) -> tuple[Written, Changes]:
    written, changes, all_there = Written(), [], [attendee_values(row) for row in there]
    for row, stored in matched(rows, there):
        if there and row.is_untouched and not row.known:
            continue
        fate = row.fate(attendee_values(stored) if stored else None)
        if fate == Fate.CLASH:
            written.clashes.append(row)
        elif stored is None and row.values in all_there:
            written.doubles.append(row)
        elif fate == Fate.WRITE:
            changes.append((row, stored))
    written.count = len(changes)
    return written, changes


def matched(rows: Iterable[Attending], there: list[Attendee]) -> Iterator[tuple[Attending, Attendee | None]]:
    """Each row with the stored one that it is about: itself, or the same person whom somebody else has added."""
    by_pk = {row.pk: row for row in there}
    by_person = {row.person_id: row for row in there if row.person_id}
    for row in rows:
        yield row, by_pk.get(row.pk) if row.pk else by_person.get(row.person.pk if row.person else 0)


def _must_have_one_of_each(there: list[Attendee], changes: Changes) -> None:
    touched = {stored.pk for _row, stored in changes if stored}
    kept = [attendee_values(row) for row in there if row.pk not in touched]
    everybody = kept + [row.values for row, _stored in changes if row.values]
    for part, message in ONE_ONLY:
        names = [values["name"] for values in everybody if values["part"] == part]
        if len(names) > 1:
            raise Refused(Problem(message % ", ".join(names)))


def _write_attendees(minutes: Minutes, there: list[Attendee], changes: Changes) -> None:
    """First everybody changed is a plain member, so that two may change places; then each is what he is."""
    if not minutes.pk:
        minutes.save()
    changed = [stored.pk for _row, stored in changes if stored]
    minutes.attendees.filter(pk__in=changed).update(part=Attendee.Part.MEMBER)
    last = max((row.order for row in there), default=0)
    for place, (row, stored) in enumerate(changes, 1):
        if row.values is None:
            stored.delete()
            continue
        attendee = stored or Attendee(minutes=minutes, person=row.person, order=last + place)
        for name, value in row.values.items():
            setattr(attendee, name, value)
        attendee.save()


@transaction.atomic
def save_votes(proposal: Proposal, votes: Iterable[Vote], *, actor: Any, now: datetime) -> Written:
    """Write the votes, nominee by nominee, and move each as the meeting decided; those not passed stay in the minutes.

    A vote that somebody else has changed since it was read stays as it is and is given back among the clashes.
    Raises Refused when a nominee who has been submitted would change sides: withdrawing him is another act.
    """
    proposal = lock_draft(proposal, actor=actor)
    minutes = _minutes(proposal)
    if not minutes.pk:
        minutes.save()
    rows = proposal.nominations.present().select_for_update(of=("self",)).select_related("ballot")
    present, written = {row.pk: row for row in rows}, Written()
    for vote in votes:
        nomination = present.get(vote.nomination.pk)
        fate = vote.fate(ballot_values(nomination)) if nomination else Fate.KEEP
        if fate == Fate.CLASH:
            written.clashes.append(vote)
        elif fate == Fate.WRITE:
            nomination.proposal = proposal
            _save_vote(minutes, nomination, vote.values)
            _move(nomination, passed=vote.values and vote.values["passed"], actor=actor, now=now)
            written.count += 1
    if written.count:
        _record(minutes, "votes", actor=actor, now=now)
    return written


def _minutes(proposal: Proposal) -> Minutes:
    return Minutes.objects.filter(proposal=proposal).first() or Minutes(proposal=proposal, version=0)


def _record(minutes: Minutes, part: str, *, actor: Any, now: datetime) -> None:
    record("minutes.save", actor=actor, now=now, obj=minutes.proposal, unit_id=minutes.proposal.unit_id, part=part)


def _save_vote(minutes: Minutes, nomination: Nomination, values: Mapping[str, Any] | None) -> None:
    ballot = getattr(nomination, "ballot", None) or Ballot(nomination=nomination, version=0)
    if values is None:
        ballot.delete()
        return
    ballot.minutes = minutes
    for name, value in values.items():
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
