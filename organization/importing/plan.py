"""What would happen to every row of a table: new, changed, as it is, or faulty and why."""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from core.files.tables import Table
from core.journal.chain import sha256
from core.text import format_date
from organization.changes import changes_between
from organization.importing.base import Draft, Importer, Wrong
from organization.importing.reading import Fault, Line, headings_of, read_lines

MOST_ROWS = 2000


class Fate(models.TextChoices):
    NEW = "new", "Thêm mới"
    CHANGED = "changed", "Thay đổi"
    UNCHANGED = "unchanged", "Giữ nguyên"
    FAULTY = "faulty", "Có lỗi"


@dataclass(frozen=True)
class Planned:
    """One row of the sheet with its fate; `changes` as the journal will tell them."""

    number: int
    fate: Fate
    label: str = ""
    changes: Mapping[str, Any] | None = None
    faults: tuple[Fault, ...] = ()
    draft: Draft | None = None


@dataclass(frozen=True)
class Plan:
    rows: Sequence[Planned]

    @cached_property
    def counts(self) -> Counter[str]:
        return Counter(str(row.fate) for row in self.rows)

    def of(self, fate: str) -> list[Planned]:
        return [row for row in self.rows if row.fate == fate]

    @property
    def to_write(self) -> list[Planned]:
        return [row for row in self.rows if row.fate in (Fate.NEW, Fate.CHANGED)]

    @property
    def mark(self) -> str:
        """What a page keeps of the plan, so that nothing else is written than what its reader has seen."""
        return sha256([[row.number, row.fate, row.changes, [*map(str, row.faults)]] for row in self.rows])[:16]


def plan_of(
    kind: type[Importer], table: Table, head: int, mapping: Mapping[str, int], *, today: date, lock: bool = False
) -> Plan:
    """The fate of every row against what is stored now; with `lock` the stored rows stay as they are until the end."""
    lines = read_lines(table, head, mapping, kind.columns)
    if table.more or len(lines) > MOST_ROWS:
        return Plan([Planned(head, Fate.FAULTY, faults=(Fault(_("Bảng có hơn 2.000 dòng: hãy chia ra nhiều tệp.")),))])
    planner = _Planner(kind(lines, today=today, lock=lock), headings_of(table, head), mapping)
    return Plan([planner.planned(line) for line in lines])


class _Planner:
    def __init__(self, importer: Importer, headings: Mapping[int, str], mapping: Mapping[str, int]) -> None:
        self.importer, self.headings, self.mapping = importer, headings, mapping
        self.seen: dict[Hashable, int] = {}

    def planned(self, line: Line) -> Planned:
        label = self._label(line)
        if line.faults:
            return Planned(line.number, Fate.FAULTY, label, faults=tuple(line.faults))
        try:
            draft = self.importer.draft(line.values)
        except Wrong as wrong:
            return Planned(line.number, Fate.FAULTY, label, faults=self._faults(wrong))
        first = self.seen.setdefault(draft.key, line.number)
        if first != line.number:
            fault = Fault(_("Trùng với dòng %d của bảng.") % first)
            return Planned(line.number, Fate.FAULTY, draft.label, faults=(fault,))
        changes = changes_of(draft)
        fate = Fate.NEW if draft.rows[0][0] is None else Fate.CHANGED if changes else Fate.UNCHANGED
        return Planned(line.number, fate, draft.label, changes, draft=draft)

    def _label(self, line: Line) -> str:
        """What a faulty line is about, as far as it can be read: the first two cells that say whose it is, or what."""
        telling = [column for column in self.importer.columns if column.key or column.new or column.name == "person"]
        said = [line.values[column.name] for column in telling if column.name in line.values]
        return " – ".join(format_date(value) if isinstance(value, date) else str(value) for value in said[:2])

    def _faults(self, wrong: Wrong) -> tuple[Fault, ...]:
        return tuple(self._fault(name, message) for name, message in wrong.messages.items())

    def _fault(self, name: str, message: str) -> Fault:
        number = self.mapping.get(name, 0)
        if number:
            return Fault(message, number, self.headings.get(number, ""))
        label = next((str(column.label) for column in self.importer.columns if column.name == name), "")
        return Fault(_("%(label)s: %(message)s Chưa có cột này trong bảng.") % {"label": label, "message": message})


def changes_of(draft: Draft) -> dict[str, Any]:
    """Everything that the draft would change, by the names of the fields."""
    found: dict[str, Any] = {}
    for old, row in draft.rows:
        found |= changes_between(old, row)
    if draft.authors is not None:
        before, after = author_names(draft)
        found |= {"tác giả": [before, after]} if before != after else {}
    return found


def author_names(draft: Draft) -> tuple[list[str], list[str]]:
    """Who the authors are now and who they would be."""
    stored = draft.rows[0][0]
    before = sorted(str(person) for person in stored.authors.all()) if stored else []
    return before, sorted(str(person) for person in draft.authors or ())


def column_choices(headings: Mapping[int, str]) -> list[tuple[int, str]]:
    """The columns of a sheet to choose from, as "B – Họ và tên"."""
    return [(number, f"{get_column_letter(number)} – {heading}") for number, heading in sorted(headings.items())]
