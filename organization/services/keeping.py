"""Who hears what the keeper of the data finds at night."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.clock import day_of
from core.journal.models import JournalEntry
from core.outbox.put import put
from core.text import format_date
from organization.enums import Role
from organization.services.notices import tell, with_role

SHOWN_AT_MOST = 20


@transaction.atomic
def tell_damaged_files(hashes: list[str], *, now: datetime) -> int:
    """Tell Văn phòng and the administrators that kept files must be restored from a backup, once a day."""
    day = day_of(now)
    lines = [_("%d tệp lưu trên máy chủ bị hỏng hoặc mất, cần phục hồi từ bản sao lưu.") % len(hashes)]
    text = "\n".join([*lines, *hashes[:SHOWN_AT_MOST]])
    users = with_role(Role.ADMINISTRATOR, Role.OFFICE_CHIEF, day=day)
    return tell(users, text=text, key=f"damaged:{day.isoformat()}", now=now)


@transaction.atomic
def mail_journal_head(*, now: datetime) -> None:
    """Send the journal's last number and hash to the chief of office and to leadership.

    Kept in their mail boxes it shows a cut tail or a chain computed anew: `manage.py verify_journal --anchor`.
    """
    last = JournalEntry.objects.order_by("-seq").values_list("seq", "hash").first()
    if last is None:
        return
    day = day_of(now)
    subject = _("Mốc nhật ký ngày %s") % format_date(day)
    text = _(
        "Mốc cuối của nhật ký: %(seq)d:%(hash)s\nXin lưu thư này; khi cần đối chiếu, dùng lệnh verify_journal."
    ) % {
        "seq": last[0],
        "hash": last[1],
    }
    for user in with_role(Role.OFFICE_CHIEF, Role.LEADERSHIP, day=day):
        if user.email:
            put("mail", f"journal-head:{day.isoformat()}:{user.pk}", to=[user.email], subject=subject, text=text)
