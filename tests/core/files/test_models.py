"""What the database itself refuses in a file's row."""

import pytest
from django.db import IntegrityError, transaction

from core.files.models import StoredFile
from tests import factories


@pytest.mark.django_db
@pytest.mark.parametrize("wrong", [{"size": 0}, {"size": -1}, {"sha256": "ab"}, {"sha256": ""}])
def test_a_row_without_size_or_whole_hash_is_refused(wrong: dict[str, object]) -> None:
    stored = factories.stored_file()
    with pytest.raises(IntegrityError), transaction.atomic():
        StoredFile.objects.filter(pk=stored.pk).update(**wrong)
