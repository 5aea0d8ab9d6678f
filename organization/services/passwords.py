"""Passwords: set by their owner, who proves himself by the old one, by a link from his mail, or by a code."""

import hashlib
from datetime import datetime, timedelta
from typing import Any

from axes.utils import reset as forget_failures
from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _

from core import clock
from core.access import check
from core.journal import record
from core.outbox.put import put
from core.text import fold
from organization.models import User
from organization.services.notices import tell

# Asking again within this time sends no second mail.
ONE_LINK_IN = timedelta(minutes=5)


@transaction.atomic
def set_password(user: User, password: str, *, actor: Any, now: datetime) -> None:
    """Give the account a new password: its other sessions, links, codes and lock-outs end, its owner is told."""
    user.set_password(password)
    user.must_change_password = False
    user.save(update_fields=["password", "must_change_password"])
    user.one_time_codes.filter(used_at__isnull=True).update(expires_at=clock.database_time())
    forget_failures(username=user.username)
    text = _("Mật khẩu của tài khoản %(name)s vừa được đổi. Nếu không phải bạn đổi, hãy gọi ngay cán bộ trực.")
    tell([user], text=text % {"name": user.username}, key=f"password:{user.pk}:{now.isoformat()}", now=now)
    record("password.set", actor=actor, now=now, obj=user, technical=True)


@transaction.atomic
def demand_new_password(user: User, *, actor: Any, now: datetime) -> None:
    """Let the account do nothing but change its password the next time it is used."""
    check(actor, "organization.manage_accounts", user)
    user.must_change_password = True
    user.save(update_fields=["must_change_password"])
    record("password.demand", actor=actor, now=now, obj=user, technical=True)


@transaction.atomic
def ask_for_link(who: str) -> None:
    """Send a link to the accounts whose user name or mail address is `who`, or nothing to nobody.

    The same is written whether anybody is found or not, so that neither answer nor time tells who has an account.
    """
    found = User.objects.filter(Q(username=who.lower()) | Q(email__iexact=who), is_active=True).exclude(email="")
    moment = int(clock.database_time().timestamp() // ONE_LINK_IN.total_seconds())
    key = hashlib.sha256(fold(who).encode()).hexdigest()[:32]
    put("password_link", f"{key}:{moment}", users=sorted(found.values_list("pk", flat=True)[:5]))


def invite(user: User) -> None:
    """Send the owner of a new account a link to set the first password."""
    put("password_link", f"new:{user.pk}", users=[user.pk])


def send_password_links(payload: dict[str, Any], *, now: datetime) -> None:
    """Outbox handler: make each account's link at the moment of sending, so that no row ever holds it."""
    for user in User.objects.filter(pk__in=payload["users"], is_active=True).exclude(email=""):
        context = {"user": user, "link": password_link(user), "hours": settings.PASSWORD_RESET_TIMEOUT // 3600}
        text = render_to_string("accounts/mail/password_link.txt", context)
        subject = _("Đặt mật khẩu cho tài khoản %(name)s") % {"name": user.username}
        EmailMessage(subject, text, to=[user.email]).send()


def password_link(user: User) -> str:
    """The address where `user` sets a password; good once, for `PASSWORD_RESET_TIMEOUT` seconds."""
    parts = [urlsafe_base64_encode(force_bytes(user.pk)), default_token_generator.make_token(user)]
    return settings.SITE_URL.rstrip("/") + reverse("password_set", args=parts)
