"""Who was locked out lately, and until when."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from axes.helpers import get_cool_off
from axes.models import AccessAttempt, AccessFailureLog
from django.conf import settings
from django.db.models import Max, Sum

from core.clock import in_business_time
from organization.models import User

SHOWN_FOR = timedelta(hours=24)
AT_MOST = 200


@dataclass(frozen=True)
class LockOut:
    """One lock-out of a user name at an address; times are business time."""

    username: str
    address: str
    at: datetime
    until: datetime
    locked: bool
    user: User | None


def recent_lockouts(at: datetime) -> list[LockOut]:
    """Those of the 24 hours before `at` (machine time), newest first, with the account where there is one.

    Three queries.
    """
    since = at - SHOWN_FOR
    rows = list(AccessFailureLog.objects.filter(locked_out=True, attempt_time__gte=since)[:AT_MOST])
    users = {user.username: user for user in User.objects.filter(username__in={row.username for row in rows})}
    held = _locked(at)
    return [_lockout(row, users, held) for row in rows]


def locked_until(username: str, address: str | None, at: datetime) -> datetime | None:
    """Until when this name is locked at this address (business time), or None; `at` is machine time."""
    until = _locked(at, username=username, ip_address=address).get((username, address))
    return in_business_time(until) if until else None


def _lockout(row: AccessFailureLog, users: dict[str, User], held: dict) -> LockOut:
    # Taken out as it is met: of several rows only the newest is the lock that holds.
    holds = held.pop((row.username, row.ip_address), None)
    at = in_business_time(row.attempt_time)
    until = in_business_time(holds or row.attempt_time + get_cool_off(None))
    return LockOut(row.username, row.ip_address or "", at, until, holds is not None, users.get(row.username))


def _locked(at: datetime, **only: str | None) -> dict[tuple[str, str | None], datetime]:
    """{(user name, address): end in machine time} of what is locked at this moment."""
    recent = AccessAttempt.objects.filter(attempt_time__gt=at - get_cool_off(None), **only)
    sums = (
        recent.order_by()
        .values_list("username", "ip_address")
        .annotate(failures=Sum("failures_since_start"), last=Max("attempt_time"))
    )
    return {
        (username, address): last + get_cool_off(None)
        for username, address, failures, last in sums
        if failures >= settings.AXES_FAILURE_LIMIT
    }
