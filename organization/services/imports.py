"""Tables from Excel: received, mapped, looked at, written; all rows or the good ones, and never twice."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core.access import check
from core.clock import day_of
from core.files.models import StoredFile
from core.files.tables import Table, read_table
from core.journal import record
from core.refusals import Conflict, Problem, Refused
from organization.importing.base import Importer
from organization.importing.columns import plain_heading
from organization.importing.kinds import IMPORTERS
from organization.importing.plan import Fate, Plan, Planned, author_names, plan_of
from organization.importing.reading import guess, head_row, headings_of
from organization.models import AwardRecord, Membership, Person, SheetImport, Unit
from organization.services.facts import journal_of
from organization.services.people import PERSONAL, fill_keys
from organization.services.rows import Write, save_rows
from organization.services.units import fill_unit_keys


def receive_sheet(importer: type[Importer], stored: StoredFile, *, actor: Any, now: datetime) -> SheetImport:
    """Keep an Excel file to be brought in, with the columns as they are guessed. Raises Refused for an empty one."""
    check(actor, importer.permission)
    table = read_table(stored)
    if len(table.rows) < 2:
        raise Refused(Problem(_("Tệp không có bảng nào: cần một dòng tiêu đề và các dòng bên dưới."), field="file"))
    head = head_row(table, importer.columns)
    mapping = guess(headings_of(table, head), importer.columns, remembered(importer))
    return _keep(importer, stored, head, mapping, actor=actor, now=now)


@transaction.atomic
def _keep(
    importer: type[Importer], stored: StoredFile, head: int, mapping: dict[str, int], *, actor: Any, now: datetime
) -> SheetImport:
    sheet = SheetImport.objects.create(
        kind=importer.kind.slug, file=stored, head=head, mapping=mapping, received_by=actor.user, received_at=now
    )
    record("sheet.receive", actor=actor, now=now, obj=sheet, table=sheet.kind, sha256=stored.sha256)
    return sheet


def remembered(importer: type[Importer]) -> dict[str, str]:
    """Which heading somebody has taken for which column, the last file that was written of each kind."""
    written = SheetImport.objects.filter(kind=importer.kind.slug, written_at__isnull=False)
    last = written.order_by("-written_at", "-pk").first()
    return last.headings if last else {}


@transaction.atomic
def map_sheet(
    sheet: SheetImport, table: Table, *, head: int, mapping: Mapping[str, int], actor: Any, now: datetime
) -> None:
    """Say which row holds the headings and which column holds what; under other headings it is guessed anew."""
    importer = IMPORTERS[sheet.kind]
    check(actor, importer.permission)
    if head != sheet.head:
        mapping = guess(headings_of(table, head), importer.columns, remembered(importer))
    sheet.head, sheet.mapping = head, dict(mapping)
    sheet.save(update_fields=["head", "mapping"])


def plan_sheet(sheet: SheetImport, table: Table, *, now: datetime, lock: bool = False) -> Plan:
    """What writing the sheet would do now."""
    return plan_of(IMPORTERS[sheet.kind], table, sheet.head, sheet.mapping, today=day_of(now), lock=lock)


def write_sheet(sheet: SheetImport, *, mark: str, skip_faulty: bool, actor: Any, now: datetime) -> dict[str, int]:
    """Write what the page with `mark` has shown: every row, or with `skip_faulty` those without a fault.

    Returns how many rows were new, changed, unchanged, faulty. Raises Refused when a row is faulty and shall not be
    skipped, Conflict when something else is stored now than when the page was made; then nothing is written.
    """
    check(actor, IMPORTERS[sheet.kind].permission)
    table = read_table(sheet.file)
    with transaction.atomic():
        sheet = SheetImport.objects.select_for_update(of=("self",)).select_related("file").get(pk=sheet.pk)
        plan = plan_sheet(sheet, table, now=now, lock=True)
        _refuse_unfit(plan, mark, skip_faulty=skip_faulty)
        _write(plan, actor=actor, now=now)
        return _note(sheet, table, plan, actor=actor, now=now)


def _refuse_unfit(plan: Plan, mark: str, *, skip_faulty: bool) -> None:
    if plan.mark != mark:
        text = _("Số liệu vừa thay đổi so với trang bạn xem nên chưa ghi gì; hãy xem lại bảng dưới đây rồi ghi.")
        raise Conflict(Problem(text, code="stale"))
    faulty = plan.counts[Fate.FAULTY]
    if faulty and not skip_faulty:
        raise Refused(_("Chưa ghi gì: còn %d dòng có lỗi. Hãy sửa tệp, hoặc chọn chỉ ghi các dòng đúng.") % faulty)
    if not plan.to_write:
        raise Refused(_("Không có dòng nào để ghi: mọi dòng đúng đều đã có trong phần mềm."))


def _write(plan: Plan, *, actor: Any, now: datetime) -> None:
    for planned in plan.to_write:
        for _old, row in planned.draft.rows:
            if isinstance(row, Person):
                fill_keys(row)
            elif isinstance(row, Unit):
                fill_unit_keys(row)
            elif isinstance(row, AwardRecord) and row.entered_by_id is None:
                row.entered_by = actor.user
    save_rows([write for planned in plan.to_write for write in _writes(planned)], actor=actor, now=now)
    for planned in plan.to_write:
        _set_authors(planned, actor=actor, now=now)


def _writes(planned: Planned) -> list[Write]:
    return [Write(old, row, **_journal_of(row)) for old, row in planned.draft.rows]


def _journal_of(row: Any) -> dict[str, Any]:
    if isinstance(row, Person):
        return {"action": "person", "personal": PERSONAL}
    if isinstance(row, Membership):
        return {"action": "membership", "unit_id": row.unit_id}
    if isinstance(row, Unit):
        return {"action": "unit", "unit_id": row.pk}
    return journal_of(row)


def _set_authors(planned: Planned, *, actor: Any, now: datetime) -> None:
    draft = planned.draft
    if draft.authors is None:
        return
    before, after = author_names(draft)
    if before != after:
        row: Any = draft.rows[0][1]
        row.authors.set(draft.authors)
        record("initiative.authors", actor=actor, now=now, obj=row, changes={"tác giả": [before, after]})


def _note(sheet: SheetImport, table: Table, plan: Plan, *, actor: Any, now: datetime) -> dict[str, int]:
    """What came of it, and which heading meant what, for the next file."""
    headings = headings_of(table, sheet.head)
    sheet.headings = {plain_heading(headings[n]): name for name, n in sheet.mapping.items() if n in headings}
    sheet.outcome = {str(fate): plan.counts[fate] for fate in Fate}
    sheet.written_by, sheet.written_at = actor.user, now
    sheet.save(update_fields=["headings", "outcome", "written_by", "written_at"])
    record("sheet.write", actor=actor, now=now, obj=sheet, table=sheet.kind, sha256=sheet.file.sha256, **sheet.outcome)
    return sheet.outcome
