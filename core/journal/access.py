"""Which rows of the journal one may read."""

from typing import Any

from django.db.models import QuerySet

from core.journal.models import AccessEntry, JournalEntry


def entries_visible_to(actor: Any) -> QuerySet[JournalEntry]:
    """Office and leadership read all; an administrator the technical rows; a unit its own business."""
    rows = JournalEntry.objects.all()
    if actor.is_office or actor.is_leadership:
        return rows
    if actor.has("administrator"):
        return rows.filter(technical=True)
    return rows.none()


def access_visible_to(actor: Any) -> QuerySet[AccessEntry]:
    """Who looked at which personal file is for office and leadership."""
    return AccessEntry.objects.all() if actor.is_office or actor.is_leadership else AccessEntry.objects.none()
