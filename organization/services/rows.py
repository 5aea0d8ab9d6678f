"""Writing one row of set-up data together with what changed in it."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from core.journal import record
from core.refusals import Conflict

HIDDEN = "…"


@transaction.atomic
def save_row(
    row: models.Model,
    *,
    action: str,
    actor: Any,
    now: datetime,
    personal: Iterable[str] = (),
    technical: bool = True,
    unit_id: int | None = None,
    **details: Any,
) -> bool:
    """Write `row` as it is and journal `<action>.add` or `<action>.change` with before and after by field.

    Of the fields named in `personal` the journal says only that they changed. Returns whether anything did: an
    unchanged row is not written. Raises Conflict when the database refuses the row (somebody was quicker).
    """
    old = type(row)._default_manager.select_for_update(of=("self",)).filter(pk=row.pk).first() if row.pk else None
    changes = _changes(old, row, frozenset(personal))
    if old is not None and not changes and not details:
        return False
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise Conflict(_("Chưa lưu được: người khác vừa ghi dòng này. Hãy tải lại trang rồi xem lại.")) from error
    name = f"{action}.add" if old is None else f"{action}.change"
    record(name, actor=actor, now=now, obj=row, technical=technical, unit_id=unit_id, changes=changes, **details)
    return True


@transaction.atomic
def delete_row(row: models.Model, *, action: str, actor: Any, now: datetime, **options: Any) -> None:
    """Delete `row` and journal `<action>.delete` with all that stood in it."""
    personal = frozenset(options.pop("personal", ()))
    record(f"{action}.delete", actor=actor, now=now, obj=row, changes=_changes(row, None, personal), **options)
    row.delete()


def _changes(old: models.Model | None, new: models.Model | None, personal: frozenset[str]) -> dict[str, list]:
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
