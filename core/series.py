"""Running numbers of our own series: receipts, the award register. Numbers of papers come from văn thư, not here."""

from django.db.models import F

from core.models import NumberSeries


def next_number(series: str, year: int) -> int:
    """The next number of `series` in `year`, from 1; its row stays locked until the transaction ends.

    A transaction that is rolled back gives its number back, so a series has no gaps.
    """
    NumberSeries.objects.bulk_create([NumberSeries(series=series, year=year)], ignore_conflicts=True)
    NumberSeries.objects.filter(series=series, year=year).update(last=F("last") + 1)
    return NumberSeries.objects.values_list("last", flat=True).get(series=series, year=year)
