"""Our own numbers without gaps and without doubles: receipts, proposals, papers."""

from django.db import transaction

from core.models import NumberSeries

# Whoever waits for the row keeps his place in the queue; with ON CONFLICT DO UPDATE he would lose it.
NEXT = "UPDATE core_numberseries SET last = last + 1 WHERE series = %s AND year = %s RETURNING last"


def next_number(series: str, year: int) -> int:
    """The next number of `series` in `year`, from 1.

    Call it inside the transaction of what gets the number, as late as may be: others wait for the row until the
    commit, and a rollback gives the number back. Raises TransactionManagementError outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("a number is given inside the transaction that uses it")
    number = _count_up(series, year)
    if number is None:
        NumberSeries.objects.bulk_create([NumberSeries(series=series, year=year)], ignore_conflicts=True)
        number = _count_up(series, year)
    return number


def _count_up(series: str, year: int) -> int | None:
    """The next number; None while the series has no row in this year."""
    with transaction.get_connection().cursor() as cursor:
        cursor.execute(NEXT, [series, year])
        row = cursor.fetchone()
    return row[0] if row else None
