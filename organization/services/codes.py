"""The one-time code by which the officer on duty lets somebody set a new password."""

import secrets
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from core import clock
from core.access import check
from core.journal import record
from core.refusals import Problem, Refused
from organization.actors import Actor
from organization.models import OneTimeCode, User
from organization.services.notices import tell

# Without 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V: what is read out on the telephone is heard as it was said.
LETTERS = "ACDEFGHJKMNPQRTWXY34679"
LENGTH = 8
LASTS = timedelta(minutes=30)


@transaction.atomic
def issue_code(user: User, *, actor: Any, now: datetime) -> str:
    """Make a code for `user`, good for 30 minutes and 5 tries, and return it: it is shown once and kept as a hash.

    An earlier code ends. The owner is told at once, in the application and by mail.
    """
    check(actor, "organization.issue_code", user)
    code = _make_code(user, issued_by=actor.user)
    text = _("%(who)s vừa cấp mã đặt lại mật khẩu cho tài khoản %(name)s. Nếu không phải bạn nhờ, hãy gọi Văn phòng.")
    words = text % {"who": actor.label, "name": user.username}
    tell([user], text=words, key=f"code:{user.pk}:{now.isoformat()}", now=now)
    record("code.issue", actor=actor, now=now, obj=user, technical=True)
    return code


def _make_code(user: User, *, issued_by: User) -> str:
    code = "".join(secrets.choice(LETTERS) for _place in range(LENGTH))
    at = clock.database_time()
    user.one_time_codes.filter(used_at__isnull=True, expires_at__gt=at).update(expires_at=at)
    OneTimeCode.objects.create(
        user=user, code_hash=make_password(code), issued_by=issued_by, issued_at=at, expires_at=at + LASTS
    )
    return code


def redeem_code(username: str, typed: str, *, address: str | None, now: datetime) -> User:
    """The account that `typed` opens; the code is used up. Every try counts, also when it comes at the same time.

    Raises Refused with one and the same answer for a wrong, used, expired or unknown code and an unknown account.
    """
    user = User.objects.filter(username=username.lower(), is_active=True).first()
    code = _take_try(user)
    right = check_password(readable(typed), code.code_hash if code else make_password(None))
    if not (code and right and _use_up(code, user, address, now)):
        _note_failure(user, address, now)
        message = _("Mã không đúng hoặc đã hết hiệu lực. Mã dùng một lần, trong 30 phút, nhập sai tối đa 5 lần.")
        raise Refused(Problem(message, field="code"))
    return user


def readable(typed: str) -> str:
    """A code as it was made, however it was pasted: capitals, without spaces and dashes."""
    return "".join(char for char in typed.upper() if char.isalnum())


def grouped(code: str) -> str:
    """ "ABCD EFGH", as it is shown and read out."""
    return f"{code[:4]} {code[4:]}"


@transaction.atomic
def _take_try(user: User | None) -> OneTimeCode | None:
    """The account's usable code with this try already counted, or None."""
    if user is None:
        return None
    code = user.one_time_codes.usable_at(clock.database_time()).first()
    counted = code and user.one_time_codes.usable_at(clock.database_time()).filter(pk=code.pk).update(
        attempts=F("attempts") + 1
    )
    return code if counted else None


@transaction.atomic
def _use_up(code: OneTimeCode, user: User, address: str | None, now: datetime) -> bool:
    taken = OneTimeCode.objects.filter(pk=code.pk, used_at__isnull=True).update(used_at=clock.database_time())
    if taken:
        record("code.use", actor=Actor(user, now), now=now, obj=user, technical=True, address=address)
    return bool(taken)


@transaction.atomic
def _note_failure(user: User | None, address: str | None, now: datetime) -> None:
    """A wrong try on an account that exists is journalled; what was typed never is."""
    if user is not None:
        nobody = Actor(None, now)
        record("code.use", actor=nobody, now=now, obj=user, technical=True, refused=True, address=address)
