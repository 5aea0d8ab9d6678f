"""The certificate's own ornament: woven border, corner rosettes, a faint sun, a star in a wreath; mm on A4 landscape.

The sun with its many rays stands in the middle of a bronze drum. The national emblem is left to pre-printed blanks:
nothing of it is drawn here.
"""

import functools
from math import atan2, cos, pi, sin

WIDTH, HEIGHT = 297.0, 210.0
# The band's middle line, from the paper's edge, and half its height.
BAND, SWING = 12.0, 2.2
CORNER = 5.0
PERIOD = 8.0
STEPS = 8
# The star has a picture of its own, so that it can stand smaller where there is much to say.
STAR = (0.0, 0.0)
SUN, RAYS = (WIDTH / 2, 112.0), 14


@functools.cache
def ornament() -> dict[str, str]:
    """SVG path data by name: `weave`, `rosettes`, `corners`, `sun`; `star` and `wreath` around the point 0 0."""
    corners = [(x, y) for x in (BAND, WIDTH - BAND) for y in (BAND, HEIGHT - BAND)]
    return {
        "weave": "".join(_waves(WIDTH, HEIGHT, turned=False) + _waves(HEIGHT, WIDTH, turned=True)),
        "rosettes": "".join(_rosette(x, y) for x, y in corners),
        "corners": "".join(_corner(side_x, side_y) for side_x in (-1, 1) for side_y in (-1, 1)),
        "sun": _star(*SUN, RAYS, 64.0, 0.5),
        "star": _star(*STAR, 5, 7.0, 0.382),
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


def _corner(side_x: int, side_y: int) -> str:
    """Leaves that grow from an inner corner along both of its sides; -1 is left or top, 1 right or bottom."""
    x, y = (WIDTH if side_x > 0 else 0) - side_x * 19, (HEIGHT if side_y > 0 else 0) - side_y * 19
    leaves = []
    for along in ((-side_x, 0), (0, -side_y)):
        towards = atan2(along[1], along[0])
        for place in range(3):
            start = (x + along[0] * place * 6, y + along[1] * place * 6)
            leaves += [_leaf(*start, towards + turn, 6 - place, 1.1) for turn in (-0.35, 0.35)]
    return "".join(leaves)


def _star(x: float, y: float, tips: int, radius: float, inner: float) -> str:
    """A star with one tip upwards, whose notches lie at `inner` of its radius."""
    points = []
    for corner in range(2 * tips):
        reach = radius if corner % 2 == 0 else radius * inner
        angle = -pi / 2 + corner * pi / tips
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
    """A point; with a comma, for at every space of a page it is asked whether a line may end there."""
    return f"{x:.2f},{y:.2f}"
