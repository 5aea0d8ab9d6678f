"""Kiểm tra tài khoản: 30 days before the cut-off, so that nobody finds on the last day that he cannot sign in."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from campaigns.calendar import account_check_step, due_step
from campaigns.enums import MailKind
from campaigns.mail_words import Words
from campaigns.models import Round
from campaigns.selectors import calendar_around, contact_of, mail_words, round_units, windows_of
from core.clock import day_of
from core.journal import record
from core.outbox.put import put
from core.text import cutoff_text, format_date, time_left_text
from organization.actors import Actor
from organization.models import User
from organization.selectors.unit_accounts import UnitAccounts, unit_accounts
from organization.services.notices import tell

Values = dict[str, str]


def send_due_account_checks(now: datetime, machine_time: datetime) -> int:
    """Send what is due at `now`, once a round, ever; a day that has passed is skipped. Returns how many were told.

    `machine_time` is what sign-ins are measured by.
    """
    rounds = list(Round.objects.filter(opened_at__lte=now, accounts_checked_at=None))
    windows = windows_of(rounds)
    told = 0
    for round_ in rounds:
        window = windows[round_.pk].of(None)
        step = account_check_step(window.cutoff, calendar_around(day_of(window.cutoff)))
        if due_step([step], now) and window.open_at(now):
            told += _check_round(round_, window.cutoff, now, machine_time)
    return told


@transaction.atomic
def _check_round(round_: Round, cutoff: datetime, now: datetime, machine_time: datetime) -> int:
    """Tell each account that was long not used, and the heads of units without an account that may submit."""
    if not Round.objects.filter(pk=round_.pk, accounts_checked_at=None).update(accounts_checked_at=now):
        return 0
    common = {
        "dot": round_.name,
        "han_nop": cutoff_text(cutoff),
        "con_lai": time_left_text(cutoff, now),
        "dau_moi": contact_of(round_),
    }
    units = unit_accounts(round_units(round_), day_of(now))
    idle = {user.pk: user for one in units for user in one.idle_since(machine_time)}
    words = mail_words(MailKind.ACCOUNT_CHECK)
    for user in idle.values():
        _tell_account(round_, user, words.filled(common | _about(user)), now)
    unable, words = [one for one in units if not one.submitters], mail_words(MailKind.NO_ACCOUNT)
    mailed = sum(_mail_heads(round_, one, words, common) for one in unable)
    record("round.account_check", actor=Actor.worker(now), now=now, obj=round_, accounts=len(idle), heads=mailed,
           units_without=[one.unit.short_name for one in unable])  # fmt: skip
    return len(idle) + mailed


def _tell_account(round_: Round, user: User, letter: Words, now: datetime) -> None:
    tell([user], subject=letter.subject, text=letter.body, key=f"account-check:{round_.pk}", now=now)


def _about(user: User) -> Values:
    last = _("đăng nhập gần nhất ngày %s") % format_date(day_of(user.last_login)) if user.last_login else ""
    return {
        "ten_nguoi": user.display_name,
        "ten_dang_nhap": user.username,
        "lan_dang_nhap": last or _("chưa đăng nhập lần nào"),
        "dia_chi": settings.SITE_URL + reverse("sign_in"),
    }


def _mail_heads(round_: Round, one: UnitAccounts, words: Words, common: Values) -> int:
    """Write to the heads themselves, who have no account; one without an address is called by Văn phòng."""
    people = {row.person_id: row.person for row in one.heads if row.person.email}
    for person in people.values():
        letter = words.filled(common | {"ten_nguoi": person.full_name, "ten_don_vi": one.unit.name})
        key = f"account-check:{round_.pk}:{one.unit.pk}:{person.pk}"
        put("mail", key, to=[person.email], subject=letter.subject, text=letter.body)
    return len(people)
