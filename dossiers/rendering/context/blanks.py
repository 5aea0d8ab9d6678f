"""Fields on pre-printed blanks, and the ruler to find their places with; everything in millimetres."""

from typing import Any

from dossiers.rendering.context.certificates import numbers
from dossiers.rendering.data import BlankRuler, CertificateFields, FieldPlace, Sheet
from dossiers.templatetags.papers import even_lines

WIDTH, HEIGHT = 297, 210
POINT = 25.4 / 72
# The middling width of a letter, and from one line to the next, in heights of the type.
LETTER, BOLD_LETTER, LEADING = 0.47, 0.54, 1.25
BOLD = frozenset({"name", "titles", "signer"})
# These go on below; everything else stays on its line, in smaller type where it must, down to this part of its size.
FLOWING = frozenset({"description", "achievement", "titles"})
SMALLEST = 0.6


def certificate_fields(paper: CertificateFields) -> dict[str, Any]:
    texts = _texts(paper)
    return {"fields": [_field(place, texts[place.field], paper.sheet) for place in paper.sheet.places]}


def blank_ruler(paper: BlankRuler) -> dict[str, Any]:
    return {
        "grids": [
            {"path": _grid(1), "width": "0.05", "ink": "#c9d3df"},
            {"path": _grid(5), "width": "0.1", "ink": "#9fb0c4"},
            {"path": _grid(10), "width": "0.2", "ink": "#5d7490"},
        ],
        "across": [{"at": at, "text": str(at)} for at in range(10, WIDTH, 10)],
        "down": [{"at": at, "text": str(at)} for at in range(10, HEIGHT, 10)],
        "marks": [_mark(place, paper.sheet) for place in paper.sheet.places],
    }


def _texts(paper: CertificateFields) -> dict[str, tuple[str, ...]]:
    said = numbers(paper)
    return {
        "salutation": (paper.salutation,),
        "name": (paper.name,),
        "description": (paper.description,),
        "achievement": (paper.achievement,),
        "decision": (said["decision_line"],),
        "decision_date": (said["decision_date"],),
        "register": (said["register_number"],),
        "date_line": (said["date_line"],),
        "titles": tuple(title.upper() for title in paper.signature.titles),
        "signer": (paper.signature.name,),
    }


def _field(place: FieldPlace, texts: tuple[str, ...], sheet: Sheet) -> dict[str, Any]:
    letter = BOLD_LETTER if place.field in BOLD else LETTER
    height = _height(place, texts, letter)
    most = max(1, int(place.width / (height * letter)))
    lines = [line for text in texts if text for line in even_lines(text, most)]
    step = height * LEADING
    # What had to be parted although it should not goes up, into the free room above, and not over the next field.
    above = 0 if place.field in FLOWING else len(lines) - 1
    top = place.y + sheet.shift_y - above * step
    return {
        "x": _mm(place.x + sheet.shift_x),
        "anchor": place.align,
        "size": _mm(height),
        "weight": "bold" if place.field in BOLD else "normal",
        "lines": [{"text": line, "y": _mm(top + number * step)} for number, line in enumerate(lines)],
    }


def _height(place: FieldPlace, texts: tuple[str, ...], letter: float) -> float:
    """The height of the type: smaller for a long text that should stay on its line."""
    height, longest = place.size * POINT, max(map(len, texts))
    if place.field in FLOWING or not longest:
        return height
    return max(min(height, place.width / (longest * letter)), height * SMALLEST)


def _mark(place: FieldPlace, sheet: Sheet) -> dict[str, Any]:
    """A cross where the field is anchored and a line as long as it is wide, on which its first line stands."""
    x, y = place.x + sheet.shift_x, place.y + sheet.shift_y
    left = x - {"start": 0, "middle": place.width / 2, "end": place.width}[place.align]
    return {
        "path": f"M{_mm(x)} {_mm(y - 4)}V{_mm(y + 2)}M{_mm(left)} {_mm(y)}h{_mm(place.width)}",
        "x": _mm(left),
        "y": _mm(y - 1),
        "label": f"{place.label} ({_comma(x)}; {_comma(y)})",
    }


def _grid(step: int) -> str:
    across = "".join(f"M{at} 0V{HEIGHT}" for at in range(step, WIDTH, step))
    return across + "".join(f"M0 {at}H{WIDTH}" for at in range(step, HEIGHT, step))


def _mm(value: float) -> str:
    """Never with a decimal comma, whatever language the page is in."""
    return f"{value:.3f}"


def _comma(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")
