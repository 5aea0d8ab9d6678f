"""Telling people: in the application first, by mail second."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.conf import settings
from django.db.models import Q

from core.models import Notice
from core.outbox.put import Work, put_all
from organization.enums import Role
from organization.models import Appointment, RoleGrant, User


def tell(
    users: Iterable[User],
    *,
    text: str,
    key: str,
    now: datetime,
    url: str = "",
    mail: bool = True,
    subject: str = "",
    also: Iterable[Work] = (),
) -> int:
    """Give each user one notice under `key`, ever, and a mail of the same words to those with an address.

    The mail's subject is the text's first line, unless it has one of its own.

    Call it inside the transaction of what it tells; asking again changes nothing. `also` is other work for the outbox,
    put there in the same go. Returns how many users it is for.
    """
    users = {user.pk: user for user in users if user.is_active}
    rows = [Notice(user=user, at=now, text=text[:500], url=url, key=key) for user in users.values()]
    Notice.objects.bulk_create(rows, ignore_conflicts=True)
    letter = {"subject": (subject or text.split("\n")[0])[:120], "text": _with_link(text, url)}
    put_all([*(_mails(users.values(), key, letter) if mail else ()), *also])
    return len(users)


def _mails(users: Iterable[User], key: str, letter: dict[str, str]) -> Iterator[Work]:
    for user in users:
        if user.email:
            yield Work("mail", f"{key}:{user.pk}", {"to": [user.email]} | letter)


def _with_link(text: str, url: str) -> str:
    return f"{text}\n\n{settings.SITE_URL}{url}" if url else text


def with_role(*roles: Role, day: date) -> list[User]:
    """The active accounts that hold one of `roles` on `day`."""
    grants = RoleGrant.objects.on(day).filter(role__in=roles)
    return list(User.objects.filter(is_active=True, grants__in=grants).distinct())


def people_of_units(day: date) -> list[User]:
    """The active accounts that prepare or submit the proposal of any unit on `day`."""
    leading = Appointment.objects.on(day).filter(unit__isnull=False)
    staff = RoleGrant.objects.on(day).filter(role=Role.UNIT_STAFF)
    of_these = Q(person__in=leading.values("person")) | Q(pk__in=staff.values("user"))
    return list(User.objects.filter(of_these, is_active=True))


def people_of_unit(unit_id: int, day: date, *, heads_only: bool = False) -> list[User]:
    """The active accounts that prepare a unit's proposal on `day`; with `heads_only` those that may submit it."""
    of_these = Q(person__in=Appointment.objects.on(day).filter(unit_id=unit_id).values("person"))
    if not heads_only:
        grants = RoleGrant.objects.on(day).filter(role=Role.UNIT_STAFF, unit_id=unit_id)
        of_these |= Q(pk__in=grants.values("user"))
    return list(User.objects.filter(of_these, is_active=True))
