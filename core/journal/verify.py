"""Looking the whole journal over, and keeping what was found."""

from datetime import datetime

from django.db import transaction

from core.journal.chain import access_breaks, breaks
from core.journal.models import JournalCheck, JournalEntry

KEPT_PROBLEMS = 20


@transaction.atomic
def verify_journal(*, now: datetime, anchor: tuple[int, str] | None = None) -> tuple[JournalCheck, list[str]]:
    """Follow both chains from their beginning; returns the check as it is kept, and every place that is broken.

    The last check that found all whole is an anchor by itself: a tail cut off since, or a chain computed anew, shows.
    """
    earlier = JournalCheck.objects.filter(problems=[]).first()
    anchors = {anchor, (earlier.seq, earlier.head) if earlier and earlier.seq else None} - {None}
    head = JournalEntry.objects.order_by("-seq").first()
    found = list(dict.fromkeys(line for one in anchors or {None} for line in breaks(one)))
    found += access_breaks()
    kept = JournalCheck.objects.create(
        at=now, seq=head.seq if head else 0, head=head.hash if head else "", problems=found[:KEPT_PROBLEMS]
    )
    return kept, found
