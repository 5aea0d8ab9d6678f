"""The council by its decision: members with their terms, and the relatives whom they declare."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from awards.enums import CouncilPart, SessionState
from awards.models import Attendance, Council, CouncilMember, CouncilSession, DeclaredRelative
from awards.selectors.council import UNDER_WAY
from awards.services.council.sessions import hold_council
from core.access import check
from core.journal import record
from core.refusals import Conflict, Problem, Refused
from organization.models import Person
from organization.services.rows import save_row


def save_council(council: Council, *, actor: Any, now: datetime) -> bool:
    """Write a council; the journal knows what changed."""
    check(actor, "awards.run_council", council)
    return save_row(council, action="council", actor=actor, now=now, technical=False)


@transaction.atomic
def save_member(member: CouncilMember, *, actor: Any, now: datetime) -> bool:
    """Write a member, and what the sessions that are not over know of him; whoever has left keeps his row, with the
    last day of his term. Where `has_vote` says nothing (None) everybody has a vote but the secretary.

    Raises Refused when his vote is given or taken in an open session, whose bases stand from the opening on.
    """
    check(actor, "awards.run_council", member.council)
    if member.has_vote is None:
        member.has_vote = member.part != CouncilPart.SECRETARY
    seats = _held_seats(member)
    if any(seat.session.state == SessionState.OPEN and seat.has_vote != member.has_vote for seat in seats):
        text = _("Phiên họp đang diễn ra; quyền bỏ phiếu chỉ đổi được khi phiên họp đã kết thúc.")
        raise Refused(Problem(text, field="has_vote"))
    changed = save_row(member, action="council_member", actor=actor, now=now, technical=False)
    Attendance.objects.bulk_update([seat.sit_as(member) for seat in seats], ["part", "position", "has_vote"])
    return changed


def _held_seats(member: CouncilMember) -> list[Attendance]:
    """His seats in the sessions that are not over, which stay as they are until the transaction ends.

    The council's row keeps new sessions away; then the sessions in their order, and only then what is in them.
    """
    hold_council(member.council)
    sessions = CouncilSession.objects.select_for_update().filter(council=member.council, state__in=UNDER_WAY)
    held = list(sessions.order_by("pk"))
    return list(Attendance.objects.filter(session__in=held, member=member.pk).select_related("session"))


@transaction.atomic
def declare_relative(member: CouncilMember, person: Person, relation: str, *, actor: Any, now: datetime) -> None:
    """Write down a relative on whose nomination the member does not vote; the journal says that, not who it is."""
    check(actor, "awards.run_council", member.council)
    if person.pk == member.person_id:
        raise Refused(Problem(_("Không khai chính mình: không ai bỏ phiếu về mình."), field="person"))
    _row, new = DeclaredRelative.objects.get_or_create(member=member, person=person, defaults={"relation": relation})
    if not new:
        raise Conflict(_("Người thân này đã được khai."))
    record("council_member.relative", actor=actor, now=now, obj=member)


@transaction.atomic
def drop_relative(relative: DeclaredRelative, *, actor: Any, now: datetime) -> None:
    check(actor, "awards.run_council", relative.member.council)
    record("council_member.drop_relative", actor=actor, now=now, obj=relative.member)
    relative.delete()
