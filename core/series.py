"""Our own numbers without gaps and without doubles: receipts, proposals, papers."""

from django.db import transaction
from django.db.models import F

from core.models import NumberSeries


def next_number(series: str, year: int) -> int:
    """The next number of `series` in `year`, from 1.

    Call it inside the transaction of what gets the number, as late as may be: others wait for the row until the
    commit, and a rollback gives the number back. Raises TransactionManagementError outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("a number is given inside the transaction that uses it")
    row = NumberSeries.objects.filter(series=series, year=year)
    if not row.update(last=F("last") + 1):
        NumberSeries.objects.bulk_create([NumberSeries(series=series, year=year)], ignore_conflicts=True)
        row.update(last=F("last") + 1)
    return row.values_list("last", flat=True).get()
