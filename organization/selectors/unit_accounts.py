"""Who of a unit can sign in: those who lead it, those who prepare for it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from organization.enums import HEADS, Role
from organization.models import Appointment, RoleGrant, Unit, User

# An account that was not used for so long may have a forgotten password; nobody is disabled for it.
IDLE_AFTER = timedelta(days=45)


@dataclass
class UnitAccounts:
    """One unit on one day: the appointments that may submit for it, and the active accounts of its specialists."""

    unit: Unit
    leading: list[Appointment] = field(default_factory=list)
    staff: list[User] = field(default_factory=list)

    @property
    def submitters(self) -> list[User]:
        """The active accounts that may submit."""
        return list({user.pk: user for user in map(_account, self.leading) if user}.values())

    @property
    def users(self) -> list[User]:
        return list({user.pk: user for user in (*self.submitters, *self.staff)}.values())

    @property
    def heads(self) -> list[Appointment]:
        """Whoever leads the unit himself, with or without an account."""
        return [row for row in self.leading if row.kind in HEADS]

    def idle_since(self, machine_time: datetime) -> list[User]:
        """The accounts that have not signed in for long at `machine_time`, or never."""
        return [user for user in self.users if is_idle(user, machine_time)]


def unit_accounts(units: Iterable[Unit], day: date) -> list[UnitAccounts]:
    """The accounts of each of `units` on `day`, in their order; two queries."""
    found = {unit.pk: UnitAccounts(unit) for unit in units}
    leading = Appointment.objects.on(day).filter(unit__in=found).order_by("kind", "pk")
    for row in leading.select_related("person__user"):
        found[row.unit_id].leading.append(row)
    grants = RoleGrant.objects.on(day).filter(role=Role.UNIT_STAFF, unit__in=found, user__is_active=True)
    for grant in grants.select_related("user").order_by("user__username"):
        found[grant.unit_id].staff.append(grant.user)
    return list(found.values())


def is_idle(user: User, machine_time: datetime) -> bool:
    """Whether the account was last used long before `machine_time` (sign-ins are in machine time), or never."""
    return user.last_login is None or machine_time - user.last_login > IDLE_AFTER


def _account(row: Appointment) -> User | None:
    user = getattr(row.person, "user", None)
    return user if user is not None and user.is_active else None
