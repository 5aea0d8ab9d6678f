"""Chỉ số cải cách hành chính over the years, as one table."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from decimal import Decimal

from core.plots import small_plots
from organization.enums import IndexState
from organization.models import ParIndexResult

# A table of more years is read by nobody.
YEARS = 6


@dataclass(frozen=True)
class Cell:
    """One year of one line: the result, and how far its score moved since the year before (None: nothing to hold)."""

    result: ParIndexResult | None
    moved: Decimal | None = None


@dataclass(frozen=True)
class IndexTable:
    """`years` from the oldest on; a line for the province, the department and each unit with a result in them."""

    years: tuple[int, ...]
    lines: tuple[tuple[str, tuple[Cell, ...]], ...]

    def drawn(self) -> list[tuple[str, list[tuple[int, Cell]], list[tuple[float, float]]]]:
        """The lines, each cell with its year, and the points of the scores on one scale for all."""
        plots = small_plots([[cell.result and cell.result.score for cell in cells] for _label, cells in self.lines])
        return [
            (label, list(zip(self.years, cells, strict=True)), points)
            for (label, cells), points in zip(self.lines, plots, strict=True)
        ]


def index_table(among: Container[int] | None = None) -> IndexTable:
    """Published results of the last years `among` all or these; the province, the department come first. One query."""
    rows = list(ParIndexResult.objects.filter(state=IndexState.PUBLISHED).select_related("unit"))
    years = tuple(sorted({row.year for row in rows if among is None or row.year in among})[-YEARS:])
    found: dict[tuple[int, int, str, int], dict[int, ParIndexResult]] = {}
    for row in rows:
        place = (2, row.unit.order, row.unit.name, row.unit_id) if row.unit else (not row.of_province, 0, "", 0)
        found.setdefault(place, {})[row.year] = row
    lines = ((_label(results.values()), _cells(results, years)) for _place, results in sorted(found.items()))
    return IndexTable(years, tuple(lines))


def _label(results: Iterable[ParIndexResult]) -> str:
    result = next(iter(results))
    return result.unit.short_name if result.unit else result.subject


def _cells(results: dict[int, ParIndexResult], years: tuple[int, ...]) -> tuple[Cell, ...]:
    return tuple(Cell(results.get(year), _moved(results.get(year - 1), results.get(year))) for year in years)


def _moved(before: ParIndexResult | None, after: ParIndexResult | None) -> Decimal | None:
    if before is None or after is None or before.score is None or after.score is None:
        return None
    return after.score - before.score
