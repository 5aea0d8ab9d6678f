from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.db import connections, transaction
from django.db.transaction import TransactionManagementError

from core.models import NumberSeries
from core.series import next_number


@pytest.mark.django_db
def test_numbers_count_from_one_in_each_series_and_year() -> None:
    assert [next_number("receipt", 2025) for _ in range(3)] == [1, 2, 3]
    assert next_number("receipt", 2026) == 1
    assert next_number("proposal", 2025) == 1
    assert next_number("receipt", 2025) == 4


@pytest.mark.django_db
def test_a_number_taken_back_is_given_again() -> None:
    next_number("receipt", 2025)
    with transaction.atomic():
        assert next_number("receipt", 2025) == 2
        transaction.set_rollback(True)
    assert next_number("receipt", 2025) == 2


@pytest.mark.django_db(transaction=True)
def test_a_number_is_given_only_inside_a_transaction() -> None:
    with pytest.raises(TransactionManagementError):
        next_number("receipt", 2025)
    assert not NumberSeries.objects.exists()


def careless_number(series: str, year: int) -> int:
    """How not to do it: read, then write."""
    row, _new = NumberSeries.objects.get_or_create(series=series, year=year)
    row.last += 1
    row.save()
    return row.last


def take_at_once(count: int, give: Callable[[str, int], int] = next_number) -> list[int]:
    start, numbers = Barrier(count), []

    def take() -> None:
        try:
            start.wait(timeout=30)
            with transaction.atomic():
                numbers.append(give("receipt", 2025))
        finally:
            connections.close_all()

    threads = [Thread(target=take) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return sorted(numbers)


@pytest.mark.django_db(transaction=True)
def test_a_few_at_once_get_numbers_without_gap_or_double() -> None:
    assert take_at_once(5) == list(range(1, 6))


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_fifty_at_once_get_numbers_without_gap_or_double_even_the_very_first() -> None:
    assert take_at_once(50) == list(range(1, 51))
    assert take_at_once(50) == list(range(51, 101))


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_fifty_at_once_would_get_doubles_without_the_lock() -> None:
    assert len(set(take_at_once(50, careless_number))) < 50
