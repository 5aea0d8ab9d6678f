"""Which rows of the journal one may read."""

from typing import Any

from django.db.models import QuerySet

from core.journal.models import AccessEntry, JournalCheck, JournalEntry


def entries_visible_to(actor: Any) -> QuerySet[JournalEntry]:
    """Office and leadership read all; an administrator the technical rows alone."""
    rows = JournalEntry.objects.all()
    if actor.is_office or actor.is_leadership:
        return rows
    if actor.has("administrator"):
        return rows.filter(technical=True)
    return rows.none()


def last_check() -> JournalCheck | None:
    """When the chain was last followed, and what was found."""
    return JournalCheck.objects.first()


def access_visible_to(actor: Any) -> QuerySet[AccessEntry]:
    """Who looked at which personal file is for office and leadership."""
    return AccessEntry.objects.all() if actor.is_office or actor.is_leadership else AccessEntry.objects.none()
