"""What is written down about signing in: who came, who was locked out, who unlocked."""

from datetime import datetime
from typing import Any

from axes.utils import reset as forget_failures
from django.db import transaction

from core.access import check
from core.journal import record
from organization.actors import Actor
from organization.models import User


@transaction.atomic
def note_sign_in(user: User, *, address: str | None, now: datetime) -> None:
    """Journal that `user` has signed in."""
    record("sign_in.ok", actor=Actor(user, now), now=now, obj=user, technical=True, address=address)


@transaction.atomic
def note_proof(user: User, *, address: str | None, now: datetime) -> None:
    """Journal that `user` gave his password once more."""
    record("sign_in.proof", actor=Actor(user, now), now=now, obj=user, technical=True, address=address)


@transaction.atomic
def note_lockout(username: str, *, address: str | None, now: datetime) -> None:
    """Journal a lock-out of an account that exists; a name that is nobody's may be a password typed by mistake."""
    user = User.objects.filter(username=username).first()
    if user is not None:
        nobody = Actor(None, now)
        record("sign_in.locked", actor=nobody, now=now, obj=user, technical=True, refused=True, address=address)


@transaction.atomic
def unlock(username: str, address: str, *, actor: Any, now: datetime) -> None:
    """Forget the failures of `username` from `address`: the next try may be right away."""
    check(actor, "organization.unlock")
    forget_failures(ip=address, username=username)
    user = User.objects.filter(username=username).first()
    record("sign_in.unlock", actor=actor, now=now, obj=user, technical=True, address=address)
