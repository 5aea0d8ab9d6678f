"""The council by its decision: members with their terms, and the relatives whom they declare."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from awards.enums import SessionState
from awards.models import Attendance, Council, CouncilMember, DeclaredRelative
from core.access import check
from core.journal import record
from core.refusals import Conflict, Problem, Refused
from organization.models import Person
from organization.services.rows import save_row


def save_council(council: Council, *, actor: Any, now: datetime) -> bool:
    """Write a council; the journal knows what changed."""
    check(actor, "awards.run_council", council)
    return save_row(council, action="council", actor=actor, now=now, technical=False)


def save_member(member: CouncilMember, *, actor: Any, now: datetime) -> bool:
    """Write a member; whoever has left keeps his row, with the last day of his term.

    Raises Refused when his vote is given or taken in an open session, whose bases stand from the opening on.
    """
    check(actor, "awards.run_council", member.council)
    in_session = Attendance.objects.filter(member=member.pk, session__state=SessionState.OPEN)
    if in_session.exclude(member__has_vote=member.has_vote).exists():
        text = _("Phiên họp đang diễn ra; quyền bỏ phiếu chỉ đổi được khi phiên họp đã kết thúc.")
        raise Refused(Problem(text, field="has_vote"))
    return save_row(member, action="council_member", actor=actor, now=now, technical=False)


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
