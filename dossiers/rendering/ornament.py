"""The certificate's own ornament: a woven border, corner rosettes, and a star in a wreath; millimetres on A4 landscape.

The national emblem is left to pre-printed blanks: nothing of it is drawn here.
"""

import functools
from math import cos, pi, sin

WIDTH, HEIGHT = 297.0, 210.0
# The band's middle line, from the paper's edge, and half its height.
BAND, SWING = 12.0, 2.2
CORNER = 5.0
PERIOD = 8.0
STEPS = 8
STAR = (WIDTH / 2, 31.0)


@functools.cache
def ornament() -> dict[str, str]:
    """SVG path data by name: `weave`, `rosettes`, `star`, `wreath`."""
    corners = [(x, y) for x in (BAND, WIDTH - BAND) for y in (BAND, HEIGHT - BAND)]
    return {
        "weave": "".join(_waves(WIDTH, HEIGHT, turned=False) + _waves(HEIGHT, WIDTH, turned=True)),
        "rosettes": "".join(_rosette(x, y) for x, y in corners),
        "star": _star(*STAR, 7.0),
        "wreath": "".join(_branch(side) for side in (-1, 1)),
    }


def _waves(length: float, breadth: float, *, turned: bool) -> list[str]:
    """Three waves along each of two opposite sides, with a whole number of periods between the corners."""
    start, run = BAND + CORNER, length - 2 * (BAND + CORNER)
    steps = round(run / PERIOD) * STEPS
    waves = []
    for middle in (BAND, breadth - BAND):
        for phase in (0, 1, 2):
            points = [
                (start + run * step / steps, middle + SWING * sin(2 * pi * (step / STEPS + phase / 3)))
                for step in range(steps + 1)
            ]
            waves.append(_line([(y, x) for x, y in points] if turned else points))
    return waves


def _rosette(x: float, y: float) -> str:
    petals = [_leaf(x, y, turn * pi / 4, 4.2, 1.5) for turn in range(8)]
    return "".join(petals)


def _star(x: float, y: float, radius: float) -> str:
    points = []
    for tip in range(10):
        reach = radius if tip % 2 == 0 else radius * 0.382
        angle = -pi / 2 + tip * pi / 5
        points.append((x + reach * cos(angle), y + reach * sin(angle)))
    return _line(points) + "Z"


def _branch(side: int) -> str:
    """Leaves in pairs along an arc that rises from below the star, to the left (-1) or to the right (1)."""
    leaves = []
    for place in range(8):
        angle = pi / 2 - side * (0.18 + place * 0.27)
        x, y = STAR[0] + 12 * cos(angle), STAR[1] + 12 * sin(angle)
        rising = angle - side * pi / 2
        size = 4.4 - place * 0.18
        leaves += [_leaf(x, y, rising - side * 0.5, size, 1.0), _leaf(x, y, rising + side * 0.5, size, 1.0)]
    return "".join(leaves)


def _leaf(x: float, y: float, angle: float, length: float, width: float) -> str:
    """A pointed leaf that starts in (x, y) and grows towards `angle`."""
    along, across = (cos(angle), sin(angle)), (-sin(angle), cos(angle))
    tip = (x + length * along[0], y + length * along[1])
    middle = (x + length / 2 * along[0], y + length / 2 * along[1])
    bends = [(middle[0] + turn * width * across[0], middle[1] + turn * width * across[1]) for turn in (1, -1)]
    return f"M{_at(x, y)}Q{_at(*bends[0])} {_at(*tip)}Q{_at(*bends[1])} {_at(x, y)}Z"


def _line(points: list[tuple[float, float]]) -> str:
    return "M" + "L".join(_at(x, y) for x, y in points)


def _at(x: float, y: float) -> str:
    return f"{x:.2f} {y:.2f}"
