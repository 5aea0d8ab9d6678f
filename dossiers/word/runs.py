"""The words of one paragraph: runs of one look each, line breaks between lines."""

import re
from collections.abc import Iterator
from typing import Any

from docx.shared import Pt
from lxml.etree import _Element

from dossiers.word.looks import Look, classes

# White space of the page's own text; room for handwriting is made of spaces that do not break.
SPACES = re.compile(r"[ \t\r\n]+")
BREAK = "\n"


def write_runs(paragraph: Any, element: _Element, look: Look) -> None:
    for text, own in runs_of(element, look):
        run = paragraph.add_run(text)
        run.font.size = Pt(own.size)
        run.font.bold, run.font.italic = own.bold or None, own.italic or None


def runs_of(element: _Element, look: Look) -> list[tuple[str, Look]]:
    """What stands in `element`, as a browser would join its white space."""
    runs: list[tuple[str, Look]] = []
    for text, own in _pieces(element, look):
        before = runs[-1][0] if runs else BREAK
        kept = text.lstrip(" ") if before.endswith((" ", BREAK)) else text
        if kept:
            runs.append((kept, own))
    while runs and not runs[-1][0].rstrip(" "):
        runs.pop()
    return [*runs[:-1], (runs[-1][0].rstrip(" "), runs[-1][1])] if runs else []


def lines_of(element: _Element) -> list[str]:
    return "".join(text for text, _look in runs_of(element, Look())).split(BREAK)


def _pieces(element: _Element, look: Look) -> Iterator[tuple[str, Look]]:
    yield SPACES.sub(" ", element.text or ""), look
    for child in element:
        if child.tag == "br" or (".line" in classes(child) and child.getprevious() is not None):
            yield BREAK, look
        yield from _pieces(child, look.of(child))
        yield SPACES.sub(" ", child.tail or ""), look
