"""Reading a table that somebody typed in Excel; the file is opened in a child process with limits."""

import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from subprocess import TimeoutExpired
from typing import Any

from core.files import checks, store
from core.files.messages import problem
from core.files.models import StoredFile
from core.files.serving import why_hidden
from core.refusals import Conflict, Problem, Refused

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Cell:
    """One cell that is not empty: its kind (see `child.sheets`) and what stands in it."""

    kind: str
    text: str


@dataclass(frozen=True)
class Table:
    """The first sheet: its rows from the first on, the places of merged cells ("B5:B7"), whether there is more than
    was read, and whether its days are counted from 1904 on."""

    title: str
    rows: Sequence[Sequence[Cell | None]]
    merged: Sequence[str]
    more: bool
    from_1904: bool

    @property
    def width(self) -> int:
        return max(map(len, self.rows), default=0)

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell of row and column, both counted from 1; None where nothing stands."""
        cells = self.rows[row - 1] if 0 < row <= len(self.rows) else ()
        return cells[column - 1] if 0 < column <= len(cells) else None


def read_table(stored: StoredFile) -> Table:
    """The table in a kept Excel file; raises Conflict while the scanner has not passed it, Refused when it cannot be
    read within the limits."""
    if reason := why_hidden(stored):
        raise Conflict(Problem(reason, field="file", code=stored.scan_state))
    try:
        with checks.a_place():
            done = checks.run_child(store.blob_path(stored.sha256), "table", checks.NOTHING)
    except TimeoutExpired as error:
        raise Refused(problem("table_too_heavy")) from error
    if done.returncode != 0:
        logger.warning("Reading a table ended with %s: %s", done.returncode, done.stderr.splitlines()[-1:])
        raise Refused(problem("table_too_heavy"))
    return _table(json.loads(done.stdout))


def _table(found: dict[str, Any]) -> Table:
    rows = [[Cell(*cell) if cell else None for cell in row] for row in found.pop("rows")]
    return Table(rows=rows, **found)
