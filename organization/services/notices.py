"""Telling people: in the application first, by mail second."""

from collections.abc import Iterable
from datetime import date, datetime

from django.conf import settings

from core.models import Notice
from core.outbox.put import put
from organization.enums import Role
from organization.models import Appointment, RoleGrant, User


def tell(
    users: Iterable[User], *, text: str, key: str, now: datetime, url: str = "", mail: bool = True, subject: str = ""
) -> int:
    """Give each user one notice under `key`, ever, and a mail of the same words to those with an address.

    The mail's subject is the text's first line, unless it has one of its own.

    Call it inside the transaction of what it tells; asking again changes nothing. Returns how many users it is for.
    """
    users = {user.pk: user for user in users if user.is_active}
    rows = [Notice(user=user, at=now, text=text[:500], url=url, key=key) for user in users.values()]
    Notice.objects.bulk_create(rows, ignore_conflicts=True)
    title = (subject or text.split("\n")[0])[:120]
    for user in users.values() if mail else ():
        if user.email:
            link = f"\n\n{settings.SITE_URL}{url}" if url else ""
            put("mail", f"{key}:{user.pk}", to=[user.email], subject=title, text=text + link)
    return len(users)


def with_role(*roles: Role, day: date) -> list[User]:
    """The active accounts that hold one of `roles` on `day`."""
    grants = RoleGrant.objects.on(day).filter(role__in=roles)
    return list(User.objects.filter(is_active=True, grants__in=grants).distinct())


def people_of_unit(unit_id: int, day: date, *, heads_only: bool = False) -> list[User]:
    """The active accounts that prepare a unit's proposal on `day`; with `heads_only` those that may submit it."""
    appointments = Appointment.objects.on(day).filter(unit_id=unit_id)
    heads = User.objects.filter(is_active=True, person__appointments__in=appointments)
    if heads_only:
        return list(heads.distinct())
    grants = RoleGrant.objects.on(day).filter(role=Role.UNIT_STAFF, unit_id=unit_id)
    staff = User.objects.filter(is_active=True, grants__in=grants)
    return list({user.pk: user for user in (*heads, *staff)}.values())
