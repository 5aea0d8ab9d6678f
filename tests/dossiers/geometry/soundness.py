"""What can be wrong with the pages of any paper, each fault as a sentence."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from tests.dossiers.geometry import BOTTOM, LEFT, NEAR, RIGHT, TOP
from tests.dossiers.geometry.page_source import Source, bare
from tests.dossiers.reading import Page, Run

MARK, FOOT = "DỰ THẢO", 9
# A line of a table is drawn over half of its width; text may touch it.
TOUCH = 0.4


def body(page: Page) -> list[Run]:
    """What stands inside the margins: neither page number nor foot nor DỰ THẢO."""
    bottom = page.height - (297 - BOTTOM)
    return [run for run in page.runs if TOP - NEAR < run.top < bottom - NEAR and run.text != MARK]


def page_number(page: Page) -> Run | None:
    """What stands in the top margin."""
    return next((run for run in page.runs if run.bottom < TOP), None)


def faults(pages: list[Page], source: Source) -> list[str]:
    """All that is wrong with a paper that has head, margins and signature."""
    found = [fault for page in pages for fault in (*outside(page), *overlaps(page), *crossings(page))]
    return [*found, *lost(pages, source), *misnumbered(pages, source), *torn(pages, source), *lonely(pages, source)]


def sheet_faults(pages: list[Page], source: Source, *, ruled: bool) -> list[str]:
    """All that is wrong with a sheet of its own."""
    found = [] if len(pages) == 1 else [f"{len(pages)} pages instead of one"]
    for page in pages:
        out = [run for run in page.runs if run.left < 0 or run.right > page.width or run.bottom > page.height]
        found += [f"{run.text!r} is cut at the edge" for run in out]
        found += [] if ruled else overlaps(page)
    return [*found, *lost(pages, source)]


def outside(page: Page) -> Iterator[str]:
    right, bottom = page.width - (210 - RIGHT), page.height - (297 - BOTTOM)
    if {page.width, page.height} != {210.0, 297.0}:
        yield f"a page of {page.width} × {page.height}"
    for run in page.runs:
        foot = run.size == FOOT and run.top > bottom
        if run.text == MARK or foot or run.bottom < TOP:
            continue
        trailing = len(run.text) - len(run.text.rstrip())
        if run.left < LEFT - NEAR or run.right - 2 * trailing > right + NEAR or run.bottom > bottom + NEAR:
            yield f"{run.text!r} leaves the margins: {run.left:.1f}–{run.right:.1f}, down to {run.bottom:.1f}"


def overlaps(page: Page) -> list[str]:
    """Texts on each other. A line's box is higher than its letters: a third of it may be shared."""
    runs = sorted((run for run in page.runs if run.text != MARK), key=lambda run: run.top)
    found = []
    for before, after in combinations(runs, 2):
        beside = min(before.right, after.right) - max(before.left, after.left) <= NEAR
        height = min(before.bottom - before.top, after.bottom - after.top)
        if not beside and before.bottom - after.top > 0.34 * height:
            found.append(f"{after.text!r} lies on {before.text!r}")
    return found


def crossings(page: Page) -> Iterator[str]:
    """Texts that run over an upright line of a table."""
    for run in body(page):
        middle = (run.top + run.bottom) / 2
        if any(
            line.top < middle < line.bottom and run.left + TOUCH < line.at < run.right - TOUCH for line in page.uprights
        ):
            yield f"{run.text!r} crosses a line of its table"


def lost(pages: list[Page], source: Source) -> Iterator[str]:
    """Words that were to be printed and are not there, not even parted between two lines."""
    printed = Counter(word for page in pages for word in page.text.split())
    whole = bare("".join(page.text for page in pages))
    if gone := [word for word in Counter(source.words) - printed if word not in whole]:
        yield f"not printed: {gone[:12]}"


def misnumbered(pages: list[Page], source: Source) -> Iterator[str]:
    """Numbers from 2 on in the middle of the top margin, none on the first page of a part."""
    expected, parts = 1, 0
    for page in pages:
        number = page_number(page)
        parts, expected = (parts + 1, 1) if number is None else (parts, expected + 1)
        if number and (number.text, number.font, number.size) != (str(expected), "Tinos", 14):
            yield f"page {expected} says {number.text!r} in {number.font} {number.size}"
        if number and abs(number.middle - (LEFT + page.width - 15) / 2) > NEAR:
            yield f"number {number.text} is not in the middle"
    if page_number(pages[0]) or parts != source.parts:
        yield f"{parts} first pages without a number for {source.parts} parts"


def torn(pages: list[Page], source: Source) -> Iterator[str]:
    """Tables that go on without their head; headings and heads of tables at the end of a page."""
    for place, page in enumerate(pages, 1):
        runs = body(page)
        text = bare("".join(run.text for run in runs))
        if begins_in_a_table(page, runs) and not any(text.startswith(head) for head in source.heads):
            yield f"page {place} goes on with a table without its head: {text[:40]!r}"
        if any(text.endswith(end) for end in source.heads | source.leading):
            yield f"page {place} ends with what belongs to the next: {text[-40:]!r}"


def begins_in_a_table(page: Page, runs: list[Run]) -> bool:
    first = min(runs, key=lambda run: run.top, default=None)
    return first is not None and any(
        line.top < (first.top + first.bottom) / 2 < line.bottom and line.top < TOP + 4 for line in page.uprights
    )


def lonely(pages: list[Page], source: Source) -> Iterator[str]:
    """Blocks of signatures that are broken, or have fewer than two lines of the paper above them."""
    for block in source.signings:
        page = next((page for page in pages if block in bare(page.text)), None)
        if page is None:
            yield f"the block {block[:40]!r} is broken"
        elif page is not pages[0] and len(lines_before(page, block)) < 2:
            yield f"the block {block[:40]!r} is alone on its page"


def lines_before(page: Page, block: str) -> set[int]:
    """Where the lines above a block stand."""
    runs, text = body(page), ""
    for place, run in enumerate(runs):
        text += bare(run.text)
        if block in text:
            start = text.index(block)
            length = 0
            for first in runs[: place + 1]:
                length += len(bare(first.text))
                if length > start:
                    return {round(run.top) for run in runs if run.bottom < first.top + NEAR}
    return set()
