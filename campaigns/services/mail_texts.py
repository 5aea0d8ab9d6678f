"""The words of the mails to units: changed by Văn phòng, or given back their first form."""

from datetime import datetime
from typing import Any

from django.db import transaction

from campaigns.mail_words import Words, problems_in
from campaigns.models import MailText
from core.access import check
from core.refusals import Refused
from organization.services.rows import delete_row, save_row


@transaction.atomic
def save_mail_text(kind: str, words: Words, *, actor: Any, now: datetime) -> MailText:
    """Keep Văn phòng's own words for this kind of mail.

    Raises Refused with every placeholder that cannot be filled, by line and column, and every one that must be there.
    """
    check(actor, "campaigns.set_up")
    problems = problems_in(kind, words)
    if problems:
        raise Refused(problems)
    row = MailText.objects.select_for_update().filter(kind=kind).first() or MailText(kind=kind)
    row.subject, row.body = words.subject, words.body
    save_row(row, action="mail_text", actor=actor, now=now, technical=False)
    return row


@transaction.atomic
def restore_mail_text(kind: str, *, actor: Any, now: datetime) -> bool:
    """Lấy lại mẫu gốc: the words that come with the software. Returns whether there were others."""
    check(actor, "campaigns.set_up")
    row = MailText.objects.select_for_update().filter(kind=kind).first()
    if row is None:
        return False
    delete_row(row, action="mail_text", actor=actor, now=now)
    return True
