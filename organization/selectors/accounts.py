"""Accounts as the list and the page of one account show them."""

from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from organization.models import Appointment, RoleGrant, User


def accounts_on(day: date) -> QuerySet[User]:
    """Every account with its person, `.grants_today`, and `.person.appointments_today`."""
    grants = RoleGrant.objects.on(day).select_related("unit")
    appointments = Appointment.objects.on(day).select_related("unit")
    return User.objects.select_related("person").prefetch_related(
        Prefetch("grants", grants, to_attr="grants_today"),
        Prefetch("person__appointments", appointments, to_attr="appointments_today"),
    )


def holding(accounts: QuerySet[User], role: str, day: date) -> QuerySet[User]:
    """Those of `accounts` that hold `role` on `day`."""
    return accounts.filter(Exists(RoleGrant.objects.on(day).filter(user=OuterRef("pk"), role=role)))


def grants_of(user: User, day: date) -> list[RoleGrant]:
    """All grants of an account, those in force first, then by when they began; each with `.in_force`."""
    current = set(RoleGrant.objects.on(day).filter(user=user).values_list("pk", flat=True))
    rows = list(user.grants.select_related("unit", "granted_by", "ended_by").order_by("-pk"))
    for row in rows:
        row.in_force = row.pk in current
        row.to_come = not row.in_force and row.ended_at is None and (row.valid_from or day) > day
    return sorted(rows, key=lambda row: (not row.in_force, not row.to_come))
