"""Roles given to an account for a time, and ended."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from core.access import check
from core.clock import day_of
from core.journal import record
from core.refusals import Conflict, Problem, Refused
from core.text import format_date
from organization.enums import HIGH_ROLES, Role
from organization.models import RoleGrant
from organization.services.accounts import refuse_last_administrator
from organization.services.notices import tell, with_role
from organization.services.units import overlap


@transaction.atomic
def give_role(grant: RoleGrant, *, actor: Any, now: datetime) -> RoleGrant:
    """Give the role that `grant` (not saved yet) describes; journalled with its paper and dates.

    Chánh Văn phòng is told of leadership, his own role and administrators, and of any role that an administrator
    gives himself; for that a paper is required. Raises Refused when the account holds the same role at that time.
    """
    check(actor, "organization.manage_accounts", grant.user)
    to_himself = actor.user is not None and grant.user_id == actor.user.pk
    problems = [*_paper_problems(grant, to_himself=to_himself), *_double(grant)]
    if problems:
        raise Refused(problems)
    grant.granted_by = actor.user
    grant.save(force_insert=True)
    if to_himself or grant.role in HIGH_ROLES:
        _tell_office_chief(grant, actor, now)
    details = {"role": grant.role, "paper": grant.paper, "to_himself": to_himself, "period": period(grant)}
    record("role.give", actor=actor, now=now, obj=grant, technical=True, unit_id=grant.unit_id, **details)
    return grant


@transaction.atomic
def end_role(grant: RoleGrant, *, actor: Any, now: datetime) -> None:
    """End a grant now: the next request is already without it. The row stays with the instant and who ended it.

    Raises Conflict when it has ended already, Refused for the last administrator's.
    """
    check(actor, "organization.manage_accounts", grant.user)
    grant = RoleGrant.objects.select_for_update(of=("self",)).select_related("user").get(pk=grant.pk)
    today = day_of(now)
    if grant.ended_at is not None or (grant.valid_to is not None and grant.valid_to < today):
        raise Conflict(_("Vai trò này đã kết thúc."))
    if grant.role == Role.ADMINISTRATOR:
        refuse_last_administrator(grant.user, day=today)
    grant.ended_at, grant.ended_by = now, actor.user
    if grant.valid_from is None or grant.valid_from <= today:
        grant.valid_to = today
    grant.save(update_fields=["ended_at", "ended_by", "valid_to"])
    record("role.end", actor=actor, now=now, obj=grant, technical=True, unit_id=grant.unit_id, role=grant.role)


def period(grant: RoleGrant) -> str:
    """ "từ 01/01/2026 đến hết 31/12/2026"."""
    parts = []
    if grant.valid_from:
        parts.append(_("từ %(day)s") % {"day": format_date(grant.valid_from)})
    parts.append(_("đến hết %(day)s") % {"day": format_date(grant.valid_to)} if grant.valid_to else _("không thời hạn"))
    return " ".join(parts)


def _paper_problems(grant: RoleGrant, *, to_himself: bool) -> list[Problem]:
    if to_himself and not grant.paper:
        message = _("Tự giao vai trò cho mình thì phải ghi văn bản làm căn cứ; Chánh Văn phòng sẽ được báo.")
        return [Problem(message, field="paper")]
    return []


def _double(grant: RoleGrant) -> list[Problem]:
    same = RoleGrant.objects.filter(user_id=grant.user_id, role=grant.role, unit_id=grant.unit_id, ended_at=None)
    if any(overlap(grant, other) for other in same):
        return [Problem(_("Tài khoản đã có vai trò này trong thời gian đó."), field="role")]
    return []


def _tell_office_chief(grant: RoleGrant, actor: Any, now: datetime) -> None:
    text = _("%(who)s đã giao vai trò “%(role)s” cho %(user)s, %(period)s.") % {
        "who": actor.label,
        "role": grant.get_role_display(),
        "user": grant.user.label,
        "period": period(grant),
    }
    chiefs = with_role(Role.OFFICE_CHIEF, day=day_of(now))
    tell(chiefs, text=text, key=f"role:{grant.pk}", now=now, url=reverse("account_detail", args=[grant.user_id]))
