"""Who was there last, for whoever came too late."""

from collections.abc import Collection, Iterable

from django.db import models
from django.utils.translation import gettext as _

from core.journal.models import JournalEntry
from core.text import format_datetime


def last_of(objects: Iterable[models.Model], actions: Collection[str]) -> JournalEntry | None:
    """The last of `actions` that was done, not refused, to one of `objects`, all of one kind."""
    rows = list(objects)
    if not rows:
        return None
    about = JournalEntry.objects.filter(
        object_type=rows[0]._meta.label_lower, object_id__in=[str(row.pk) for row in rows]
    )
    return about.filter(action__in=actions, refused=False).order_by("-seq").first()


def who_and_when(entry: JournalEntry) -> str:
    """ "Nguyễn Văn An, 09:15 10/01/2026"."""
    return _("%(who)s, %(when)s") % {"who": entry.actor_label, "when": format_datetime(entry.at)}
