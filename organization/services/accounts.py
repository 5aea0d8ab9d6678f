"""Accounts: made, changed, closed and opened again; the administrator's work, all of it journalled."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core.access import check
from core.journal import record
from core.refusals import Refused
from organization.enums import Role
from organization.models import Person, RoleGrant, User
from organization.services.notices import tell, with_role
from organization.services.passwords import invite
from organization.services.rows import save_row


@transaction.atomic
def save_account(user: User, *, actor: Any, now: datetime) -> User:
    """Write a new or changed account. A new one has no password; its owner gets a link by mail to set one."""
    check(actor, "organization.manage_accounts", user)
    new = user.pk is None
    if new:
        user.set_unusable_password()
    user.username = user.username.lower()
    user.search = user.search_text()
    save_row(user, action="account", actor=actor, now=now, personal=("password", "email"))
    if new and user.email:
        invite(user)
    return user


@transaction.atomic
def deactivate_account(user: User, *, actor: Any, now: datetime) -> None:
    """Close an account: its sessions end with the next request, its roles stay as they were.

    Raises Denied for one's own account, Refused for the last administrator's.
    """
    check(actor, "organization.deactivate_account", user)
    user = User.objects.select_for_update().get(pk=user.pk)
    refuse_last_administrator(user, day=actor.today)
    if user.is_active:
        user.is_active = False
        user.save(update_fields=["is_active"])
        record("account.deactivate", actor=actor, now=now, obj=user, technical=True)


@transaction.atomic
def activate_account(user: User, *, actor: Any, now: datetime) -> None:
    """Open a closed account again."""
    check(actor, "organization.manage_accounts", user)
    user = User.objects.select_for_update().get(pk=user.pk)
    if not user.is_active:
        user.is_active = True
        user.save(update_fields=["is_active"])
        record("account.activate", actor=actor, now=now, obj=user, technical=True)


@transaction.atomic
def link_person(user: User, person: Person | None, *, actor: Any, now: datetime) -> None:
    """Say whose account it is. What the person leads, the account may then sign for: Chánh Văn phòng is told of it.

    Raises Refused when the person has another account.
    """
    check(actor, "organization.manage_accounts", user)
    if person is not None and User.objects.filter(person=person).exclude(pk=user.pk).exists():
        raise Refused(_("%(name)s đã có tài khoản khác.") % {"name": person})
    user.person = person
    if not save_row(user, action="account", actor=actor, now=now, personal=("password", "email")) or person is None:
        return
    if user.pk == actor.user.pk or person.appointments.on(actor.today).exists():
        text = _("%(who)s đã gắn tài khoản %(user)s với %(person)s.")
        words = text % {"who": actor.label, "user": user.username, "person": person}
        chiefs = with_role(Role.OFFICE_CHIEF, day=actor.today)
        tell(chiefs, text=words, key=f"link:{user.pk}:{now.isoformat()}", now=now)


def refuse_last_administrator(user: User, *, day: date) -> None:
    """Raise Refused when without this account nobody could look after accounts."""
    administrators = RoleGrant.objects.on(day).filter(role=Role.ADMINISTRATOR, user__is_active=True)
    # The rows are locked, so that two administrators cannot close each other at the same moment.
    left = {grant.user_id for grant in administrators.select_for_update(of=("self",))}
    if left == {user.pk}:
        raise Refused(_("Đây là quản trị duy nhất còn hoạt động; hãy giao quyền quản trị cho người khác trước."))
