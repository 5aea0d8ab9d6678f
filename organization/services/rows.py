"""Writing one row of set-up data together with what changed in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _

from core.journal import Line, record, record_all
from core.refusals import Conflict
from organization.changes import changes_between

QUICKER = _("Chưa lưu được: người khác vừa ghi dòng này. Hãy tải lại trang rồi xem lại.")


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
    changes = changes_between(old, row, frozenset(personal))
    if old is not None and not changes and not details:
        return False
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise Conflict(str(QUICKER)) from error
    name = f"{action}.add" if old is None else f"{action}.change"
    record(name, actor=actor, now=now, obj=row, technical=technical, unit_id=unit_id, changes=changes, **details)
    return True


@transaction.atomic
def delete_row(row: models.Model, *, action: str, actor: Any, now: datetime, **options: Any) -> None:
    """Delete `row` and journal `<action>.delete` with all that stood in it."""
    personal = frozenset(options.pop("personal", ()))
    record(f"{action}.delete", actor=actor, now=now, obj=row, changes=changes_between(row, None, personal), **options)
    row.delete()


@dataclass(frozen=True)
class Write:
    """One of many rows to be written: what is stored (None: nothing), what is to be, and how the journal calls it."""

    old: models.Model | None
    row: models.Model
    action: str
    personal: frozenset[str] = frozenset()
    technical: bool = True
    unit_id: int | None = None

    def line(self, changes: dict[str, Any]) -> Line:
        name = f"{self.action}.add" if self.old is None else f"{self.action}.change"
        return Line(name, self.row, self.unit_id, technical=self.technical, details={"changes": changes})


@transaction.atomic
def save_rows(writes: Sequence[Write], *, actor: Any, now: datetime) -> int:
    """Write many rows as `save_row` does one, the journal at the end in one go; returns how many were different.

    The caller has locked what is stored. Raises Conflict, and nothing is written, when the database refuses one.
    """
    lines = []
    try:
        for write in writes:
            changes = changes_between(write.old, write.row, write.personal)
            if write.old is None or changes:
                write.row.save()
                lines.append(write.line(changes))
    except IntegrityError as error:
        raise Conflict(str(QUICKER)) from error
    record_all(lines, actor=actor, now=now)
    return len(lines)
