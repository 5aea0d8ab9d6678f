"""Who is proposed for what: nominating, changing, removing, ordering; and the earlier awards that a unit enters."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from awards.enums import NominationState
from awards.gates.nominations import nomination_problems
from awards.models import Ballot, Nomination, Proposal, Report
from awards.selectors.eligible import Standing, standing_of
from awards.services.drafts import lock_draft, lock_draft_nomination, must_be_version, must_take_nominees
from awards.workflow import transition
from campaigns.models import AwardType
from core.clock import day_of
from core.journal import record
from core.refusals import Problem, Refused
from organization.enums import FactState, SubjectKind
from organization.models import Agency, AwardRecord, Person, Unit

VOTED = (NominationState.PASSED, NominationState.NOT_PASSED)


@dataclass(frozen=True)
class Ask:
    """What is asked for one subject."""

    award_type: AwardType
    fallback_award: AwardType | None = None
    other_achievement: str = ""
    scope: str = ""


@transaction.atomic
def add_nomination(proposal: Proposal, subject: Person | Unit, ask: Ask, *, actor: Any, now: datetime) -> Nomination:
    """Nominate `subject`, with an empty report of its own.

    Raises Refused with every reason: not of this unit, an award that the round does not offer him, asked twice.
    """
    proposal = lock_draft(proposal, actor=actor)
    must_take_nominees(proposal)
    if proposal.is_nil:
        raise Refused(_("Hồ sơ đang là báo cáo không có đề nghị; hãy bỏ báo cáo đó trước khi chọn đối tượng."))
    _refuse(nomination_problems(proposal, subject, ask))
    return nominate(proposal, subject, ask, actor=actor, now=now)


def nominate(proposal: Proposal, subject: Person | Unit, ask: Ask, *, actor: Any, now: datetime) -> Nomination:
    """Write the nomination with its empty report; the caller holds the proposal and has asked whether it may be."""
    is_person = isinstance(subject, Person)
    last = proposal.nominations.aggregate(last=Max("order"))["last"] or 0
    nomination = Nomination(
        proposal=proposal,
        subject_kind=SubjectKind.INDIVIDUAL if is_person else SubjectKind.COLLECTIVE,
        person=subject if is_person else None,
        unit=None if is_person else subject,
        order=last + 1,
    )
    _write(nomination, ask, _standing(subject, proposal, now))
    Report.objects.create(nomination=nomination)
    _record("add", nomination, actor=actor, now=now, award=ask.award_type.code)
    return nomination


@transaction.atomic
def change_nomination(nomination: Nomination, ask: Ask, *, version: int, actor: Any, now: datetime) -> Nomination:
    """Ask for something else; a vote on another award is void and has to be held again.

    The printed name, position and unit are taken anew. Raises Conflict when somebody else has saved since.
    """
    nomination = lock_draft_nomination(nomination, actor=actor)
    must_be_version(nomination, version)
    other_award = nomination.award_type_id != ask.award_type.pk
    if other_award or nomination.fallback_award != ask.fallback_award:
        must_take_nominees(nomination.proposal)
    _refuse(nomination_problems(nomination.proposal, nomination.subject, ask, but=nomination))
    if other_award:
        _void_vote(nomination, actor=actor, now=now)
    nomination.version += 1
    _write(nomination, ask, _standing(nomination.subject, nomination.proposal, now))
    _record("change", nomination, actor=actor, now=now, award=ask.award_type.code)
    return nomination


@transaction.atomic
def remove_nomination(nomination: Nomination, *, actor: Any, now: datetime) -> None:
    """Take a nominee out of the draft; what was written about him stays and can be taken back."""
    nomination = lock_draft_nomination(nomination, actor=actor)
    must_take_nominees(nomination.proposal)
    if nomination.removed_at is None:
        nomination.removed_at = now
        nomination.save(update_fields=["removed_at"])
        _record("remove", nomination, actor=actor, now=now)


@transaction.atomic
def restore_nomination(nomination: Nomination, *, actor: Any, now: datetime) -> None:
    """Hoàn tác: a removed nominee comes back as he was. Raises Refused when he may not stand there any more."""
    nomination = lock_draft_nomination(nomination, actor=actor)
    must_take_nominees(nomination.proposal)
    if nomination.removed_at is None:
        return
    ask = Ask(nomination.award_type, nomination.fallback_award, nomination.other_achievement, nomination.scope)
    _refuse(nomination_problems(nomination.proposal, nomination.subject, ask, but=nomination))
    nomination.removed_at = None
    nomination.save(update_fields=["removed_at"])
    _record("restore", nomination, actor=actor, now=now)


@transaction.atomic
def move_nomination(nomination: Nomination, *, up: bool, actor: Any, now: datetime) -> None:
    """One place up or down among those of his kind and award; at the end of the list nothing happens."""
    nomination = lock_draft_nomination(nomination, actor=actor)
    peers = nomination.proposal.nominations.present().filter(
        subject_kind=nomination.subject_kind, award_type=nomination.award_type_id
    )
    ordered = list(peers.order_by("order", "pk"))
    place = next((i for i, row in enumerate(ordered) if row.pk == nomination.pk), None)
    other = None if place is None else place + (-1 if up else 1)
    if other is None or not 0 <= other < len(ordered):
        return
    ordered[place], ordered[other] = ordered[other], ordered[place]
    for number, row in enumerate(ordered, 1):
        row.order = number
    Nomination.objects.bulk_update(ordered, ["order"])


@transaction.atomic
def claim_award(nomination: Nomination, award: AwardRecord, *, actor: Any, now: datetime) -> AwardRecord:
    """Enter a danh hiệu or khen thưởng that the nominee already has, as the unit claims it."""
    nomination = lock_draft_nomination(nomination, actor=actor)
    award.person, award.unit = nomination.person, nomination.unit
    award.state, award.entered_by = FactState.CLAIMED, actor.user
    award.save()
    record("award_record.claim", actor=actor, now=now, obj=award, unit_id=nomination.proposal.unit_id)
    return award


@transaction.atomic
def drop_award(nomination: Nomination, award: AwardRecord, *, actor: Any, now: datetime) -> None:
    """Take back a claim of this nominee; what Văn phòng has confirmed or the department decided stays."""
    nomination = lock_draft_nomination(nomination, actor=actor)
    if (award.person_id, award.unit_id) != (nomination.person_id, nomination.unit_id):
        raise Refused(_("Dòng này không phải của đối tượng đang chọn."))
    if award.state != FactState.CLAIMED:
        raise Refused(_("Văn phòng đã xác nhận dòng này; muốn sửa, hãy trao đổi với Văn phòng."))
    record("award_record.drop", actor=actor, now=now, obj=award, unit_id=nomination.proposal.unit_id)
    award.delete()


def _standing(subject: Person | Unit, proposal: Proposal, now: datetime) -> Standing:
    agency = Agency.objects.on(day_of(now)).first()
    return standing_of(subject, proposal.round, str(agency) if agency else str(proposal.unit))


def _write(nomination: Nomination, ask: Ask, standing: Standing) -> None:
    nomination.award_type, nomination.fallback_award = ask.award_type, ask.fallback_award
    nomination.other_achievement, nomination.scope = ask.other_achievement, ask.scope
    nomination.printed_name, nomination.printed_position = standing.name, standing.position
    nomination.printed_unit = standing.unit
    nomination.is_leader, nomination.leads_unit = standing.is_leader, standing.leads_unit
    nomination.save()


def _void_vote(nomination: Nomination, *, actor: Any, now: datetime) -> None:
    if nomination.state in VOTED:
        transition(nomination, "unvote", actor=actor, now=now)
    Ballot.objects.filter(nomination=nomination).delete()


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise Refused(problems)


def _record(what: str, nomination: Nomination, *, actor: Any, now: datetime, **details: Any) -> None:
    unit_id = nomination.proposal.unit_id
    record(f"nomination.{what}", actor=actor, now=now, obj=nomination, unit_id=unit_id, **details)
