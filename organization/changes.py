"""What differs between a row as it was and as it is, as a reader of the journal knows it."""

from datetime import date, datetime
from typing import Any

from django.db import models

HIDDEN = "…"


def changes_between(
    old: models.Model | None, new: models.Model | None, personal: frozenset[str] = frozenset()
) -> dict[str, list]:
    """`{"tên đơn vị": ["cũ", "mới"]}`: the fields that differ, as a reader of the journal knows them."""
    found = {}
    for field in (old or new)._meta.concrete_fields:
        if not field.editable or field.primary_key:
            continue
        before, after = _value(old, field), _value(new, field)
        if before != after:
            shown = [HIDDEN, HIDDEN] if field.name in personal else [_text(old, field), _text(new, field)]
            found[str(field.verbose_name)] = shown
    return found


def _value(row: models.Model | None, field: models.Field) -> Any:
    value = getattr(row, field.attname) if row is not None else None
    if value is None and row is not None and field.is_relation and field.is_cached(row):
        return getattr(row, field.name)  # a row that is yet to be written has no id
    return None if value == "" else value


def _text(row: models.Model | None, field: models.Field) -> Any:
    """The field's value as plain JSON, in the words of the screen."""
    value = _value(row, field)
    if value is None or isinstance(value, bool | int):
        if field.is_relation and value is not None:
            return str(getattr(row, field.name))
        return value
    shown = getattr(row, f"get_{field.name}_display", None)
    if shown is not None:
        return str(shown())
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
