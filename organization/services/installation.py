"""The first account of an installation, which nobody can be asked for."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core.clock import day_of
from core.journal import record
from core.refusals import Refused
from organization.enums import Role
from organization.models import RoleGrant, User
from organization.services.rows import save_row


@transaction.atomic
def make_first_administrator(user: User, *, actor: Any, now: datetime) -> User:
    """Write `user`, without a password, as administrator from today on; journalled.

    Raises Refused when somebody administers already: then accounts are made in the application.
    """
    today = day_of(now)
    if RoleGrant.objects.on(today).filter(role=Role.ADMINISTRATOR, user__is_active=True).exists():
        raise Refused(_("Đã có quản trị viên: hãy tạo tài khoản và giao vai trò trong phần mềm."))
    user.set_unusable_password()
    user.search = user.search_text()
    save_row(user, action="account", actor=actor, now=now, personal=("password", "email"))
    grant = RoleGrant(user=user, role=Role.ADMINISTRATOR, valid_from=today, paper=_("Cài đặt ban đầu"))
    grant.save(force_insert=True)
    record("role.give", actor=actor, now=now, obj=grant, technical=True, role=grant.role, paper=grant.paper)
    return user
