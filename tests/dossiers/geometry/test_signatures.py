"""Wherever the end of a page falls, the signatures stay whole and have two lines of their paper above them."""

import functools
from xml.etree import ElementTree

import pytest
import tinyhtml5

from dossiers.rendering.data import PaperData
from dossiers.rendering.engine import html_to_pdf
from tests.dossiers.geometry import BOTTOM
from tests.dossiers.geometry.forms import PAPERS
from tests.dossiers.geometry.page_source import Source, bare, read_source, source_of
from tests.dossiers.geometry.soundness import body, lonely
from tests.dossiers.geometry.variants import changed, first_rows, long
from tests.dossiers.papers.common import MARK
from tests.dossiers.reading import Page, pages_of

# The last parts of a text, which stand alone with the signatures on a page of their own.
LAST = 3
# How far the block would stand below that page, in mm: its last line, or its titles too.
BELOW = (2, 40)


def without_qr(kind: str) -> PaperData:
    """The longest blocks of signatures, below as few rows as there can be."""
    paper = changed(long(kind), first_rows)
    return paper.model_copy(update={"mark": paper.mark and MARK.model_copy(update={"url": ""})})


SIGNED = [kind for kind in PAPERS if source_of(kind, without_qr(kind)).signings]


@functools.cache
def end_of(kind: str, height: float) -> tuple[list[Page], Source]:
    """The paper with its last parts on a new page, below so much room."""
    tree = tinyhtml5.parse(source_of(kind, without_qr(kind)).html, namespace_html_elements=False)
    text = tree.find(".//main")
    room = ElementTree.Element("div", style=f"break-before: page; height: {height}mm")
    text.insert(max(0, len(text) - LAST), room)
    html = f"<!doctype html>{ElementTree.tostring(tree, encoding='unicode', method='html')}"
    return pages_of(html_to_pdf(html)), read_source(html)


def place_of_block(pages: list[Page], source: Source) -> int:
    return next(place for place, page in enumerate(pages) if source.signings[-1] in bare(page.text))


@pytest.mark.parametrize("below", BELOW)
@pytest.mark.parametrize("kind", SIGNED)
def test_signatures_are_never_alone_and_never_broken(kind: str, below: float) -> None:
    pages, source = end_of(kind, 0)
    place = place_of_block(pages, source)
    room = BOTTOM - max(run.bottom for run in body(pages[place]))
    moved, source = end_of(kind, room + below)
    assert place_of_block(moved, source) == place + 1, "the block was not moved"
    assert list(lonely(moved, source)) == []
