"""Where a plot's lines and ticks lie, as plain figures for a template that draws SVG. Nothing is fetched or styled."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

WIDTH, HEIGHT = 420, 240
LEFT, RIGHT, TOP, BOTTOM = 34, 30, 12, 34
TICKS = 4
# A plot in a cell of a table, and how far its points keep from the edge.
SMALL, SMALL_EDGE = (96, 28), 4
# At most so many marks below the axis, or their words touch on a phone.
MARKS = 7


@dataclass(frozen=True)
class Mark:
    """A word at a place of an axis."""

    at: float
    text: str


@dataclass(frozen=True)
class Line:
    """One series: its points for `<polyline>`, and where it ends."""

    series: int
    label: str
    points: str
    end_x: float
    end_y: float
    last: int


@dataclass(frozen=True)
class LinePlot:
    lines: tuple[Line, ...]
    across: tuple[Mark, ...]
    up: tuple[Mark, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    top: int = TOP
    foot: int = HEIGHT - BOTTOM


def line_plot(series: Sequence[tuple[str, Sequence[int]]], columns: Sequence[str]) -> LinePlot:
    """Lines over `columns`; a series may be shorter than they are. The first is drawn as series 1, and so on."""
    top_value = _round_up(max((value for _label, values in series for value in values), default=0))
    step = (WIDTH - LEFT - RIGHT) / max(len(columns) - 1, 1)
    span = HEIGHT - TOP - BOTTOM

    def place(column: int, value: float) -> tuple[float, float]:
        return round(LEFT + step * column, 1), round(HEIGHT - BOTTOM - span * value / top_value, 1)

    lines = tuple(
        _line(number, label, [place(column, value) for column, value in enumerate(values)], values[-1])
        for number, (label, values) in enumerate(series, 1)
        if values
    )
    every = -(-len(columns) // MARKS)
    across = (Mark(place(column, 0)[0], text) for column, text in enumerate(columns) if column % every == 0)
    up = (Mark(place(0, value)[1], str(value)) for value in range(0, top_value + 1, top_value // TICKS))
    return LinePlot(lines, tuple(across), tuple(up))


def small_plots(series: Sequence[Sequence[Decimal | None]]) -> list[list[tuple[float, float]]]:
    """Where the points of each series lie in a box of `SMALL` of its own, all on one scale; what is None has none."""
    known = [value for values in series for value in values if value is not None]
    least, span = min(known, default=Decimal(0)), max(known, default=Decimal(0)) - min(known, default=Decimal(0))
    (width, height), edge = SMALL, SMALL_EDGE

    def place(column: int, value: Decimal, columns: int) -> tuple[float, float]:
        share = (value - least) / span if span else Decimal("0.5")
        across = column / max(columns - 1, 1)
        return round(edge + (width - 2 * edge) * across, 1), round(edge + (height - 2 * edge) * (1 - float(share)), 1)

    return [
        [place(column, value, len(values)) for column, value in enumerate(values) if value is not None]
        for values in series
    ]


def _line(number: int, label: str, points: list[tuple[float, float]], last: int) -> Line:
    return Line(number, label, " ".join(f"{x},{y}" for x, y in points), *points[-1], last)


def _round_up(most: int) -> int:
    """The least multiple of the number of ticks that is not below `most`."""
    return max(-(-most // TICKS), 1) * TICKS
