"""The test database itself: what the other tests lean on."""

import pytest
from django.contrib.auth.models import Permission
from django.db import DatabaseError, connection, transaction

from core.journal.models import AccessBatch
from tests.clock import NOW


def add_batch():
    return AccessBatch.objects.create(first_id=1, last_id=1, at=NOW, previous_hash="0" * 64, hash="1" * 64)


@pytest.mark.parametrize("_again", range(2))
@pytest.mark.django_db(transaction=True)
def test_append_only_rows_are_refused_to_change_and_yet_gone_in_the_next_test(_again):
    assert not AccessBatch.objects.exists()
    batch = add_batch()
    with pytest.raises(DatabaseError), transaction.atomic():
        batch.delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        AccessBatch.objects.update(hash="2" * 64)


@pytest.mark.parametrize("_again", range(2))
@pytest.mark.django_db(transaction=True)
def test_rows_of_migrations_are_there_in_every_transactional_test(_again):
    assert Permission.objects.exists()


@pytest.mark.django_db
def test_sqlite_is_a_file_with_immediate_transactions_and_full_sync():
    if connection.vendor == "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous")
        synchronous = cursor.fetchone()[0]
        cursor.execute("PRAGMA journal_mode")
        journal = cursor.fetchone()[0]
    assert (synchronous, journal) == (2, "delete")
    assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert connection.settings_dict["NAME"].endswith("test.sqlite3")
