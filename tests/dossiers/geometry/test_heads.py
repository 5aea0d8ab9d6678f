"""Head, title and type of every paper: columns, lines below headings, sizes, black."""

from dataclasses import replace
from itertools import pairwise

import pytest

from tests.dossiers.geometry import LEFT, NEAR, RIGHT, TOP
from tests.dossiers.geometry.forms import FORMS, PAPERS
from tests.dossiers.geometry.page_source import bare
from tests.dossiers.geometry.soundness import body
from tests.dossiers.geometry.variants import long, usual
from tests.dossiers.reading import Page, Run, rendered

COLUMN = 66
MIDDLE_LEFT, MIDDLE_RIGHT, MIDDLE = LEFT + 33, LEFT + COLUMN + 49.5, (LEFT + RIGHT) / 2
NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
FACES = {f"Tinos{style}" for style in ("", "-Bold", "-Italic", "-Bold-Italic")}
# 14 body, 13 head, 12 and 11 tables and Nơi nhận, 9 hashes; 18 the code of a receipt.
SIZES = {9, 11, 12, 13, 14, 18}
# From one line to the next of the same paragraph.
ONE_LINE = 7
SAMPLES = pytest.mark.parametrize("sample", [usual, long])


def near(value: float, tolerance: float = NEAR) -> object:
    return pytest.approx(value, abs=tolerance)


def lines_in(page: Page, texts: tuple[str, ...]) -> list[Run]:
    """The head's lines that spell `texts`, each in capitals."""
    wanted = bare("".join(texts).upper())
    lines: list[Run] = []
    for run in page.runs:
        if wanted and wanted.startswith(bare(run.text)):
            lines.append(run)
            wanted = wanted.removeprefix(bare(run.text))
    assert wanted == ""
    return lines


@SAMPLES
@pytest.mark.parametrize("kind", PAPERS)
class TestHead:
    def test_nation_and_motto_stand_at_the_top_of_the_right_column(self, kind, sample) -> None:
        page = rendered(kind, sample(kind))[0]
        nation, motto = page.find(NATION), page.find(MOTTO)
        assert (nation.text, nation.font, nation.size) == (NATION, "Tinos-Bold", 13)
        assert (motto.text, motto.font, motto.size) == (MOTTO, "Tinos-Bold", 14)
        assert nation.top == near(TOP)
        assert nation.middle == near(MIDDLE_RIGHT)
        assert motto.middle == near(MIDDLE_RIGHT)
        rule = page.rule_below(motto)
        assert (rule.left, rule.right) == (near(motto.left), near(motto.right))

    def test_parent_and_agency_fill_the_left_column_with_a_line_below(self, kind, sample) -> None:
        paper = sample(kind)
        page = rendered(kind, paper)[0]
        parent = lines_in(page, paper.letterhead.parent)
        agency = lines_in(page, paper.letterhead.agency)
        assert {(run.font, run.size) for run in parent} == {("Tinos", 13)}
        assert {(run.font, run.size) for run in agency} == {("Tinos-Bold", 13)}
        for run in (*parent, *agency):
            assert run.middle == near(MIDDLE_LEFT)
            assert LEFT <= run.left < run.right <= LEFT + COLUMN
        assert parent[0].top == near(TOP)
        rule = page.rule_below(agency[-1])
        assert 1 / 3 <= rule.width / max(run.right - run.left for run in agency) <= 1 / 2
        assert (rule.left + rule.right) / 2 == near(MIDDLE_LEFT)

    def test_number_and_date_stand_on_one_line_below(self, kind, sample) -> None:
        paper = sample(kind)
        page, lines = rendered(kind, paper)[0], []
        if paper.letterhead.symbol:
            number = page.find("Số: ")
            assert number.text.endswith(f"/{paper.letterhead.symbol}")
            assert (number.font, number.size, number.middle) == ("Tinos", 13, near(MIDDLE_LEFT))
            lines.append(number.top)
        if FORMS[kind].dated:
            date = page.find(f"{paper.letterhead.place}, ngày")
            assert (date.font, date.size, date.middle) == ("Tinos-Italic", 14, near(MIDDLE_RIGHT))
            lines.append(date.top)
        assert lines, "neither number nor date"
        assert lines[0] == near(lines[-1], 1)
        assert lines[0] > page.rule_below(lines_in(page, paper.letterhead.agency)[-1]).top

    def test_title_is_centred_with_a_line_of_a_third_to_a_half_below(self, kind, sample) -> None:
        page, title = rendered(kind, sample(kind))[0], FORMS[kind].title
        if not title:
            assert page.find("V/v ").middle == near(MIDDLE_LEFT)
            return
        first = next(run for run in page.runs if run.text.strip() == title)
        rule = next(rule for rule in page.rules if rule.top > first.bottom)
        lines = [run for run in page.runs if first.top <= run.top < rule.top]
        assert len(lines) > 1
        assert {(run.font, run.size) for run in lines} == {("Tinos-Bold", 14)}
        assert all(run.middle == near(MIDDLE, 1) for run in lines)
        assert 1 / 3 <= rule.width / max(run.right - run.left for run in lines[1:]) <= 1 / 2
        assert (rule.left + rule.right) / 2 == near(MIDDLE)


@pytest.mark.parametrize("kind", PAPERS)
def test_type_is_of_the_decrees_sizes_and_black(kind: str) -> None:
    for page in rendered(kind, long(kind)):
        assert {run.font for run in page.runs} <= FACES
        assert {run.size for run in page.runs} <= SIZES
        assert page.colours == {(0, 0, 0)}


@pytest.mark.parametrize("kind", PAPERS)
def test_lines_of_the_text_run_from_edge_to_edge_and_paragraphs_begin_a_centimetre_in(kind: str) -> None:
    for page in rendered(kind, long(kind)):
        for line, after in pairwise(line for line in lines_of(page) if is_text(line)):
            goes_on = after.left == near(LEFT) and 0 < after.top - line.top < ONE_LINE
            assert not goes_on or line.right == near(RIGHT), line
            assert line.left in (near(LEFT), near(LEFT + 10)), line


def lines_of(page: Page) -> list[Run]:
    """Runs that follow each other on one line as one; its font is that of its end."""
    lines: list[Run] = []
    for run in body(page):
        if lines and run.top == near(lines[-1].top) and run.left >= lines[-1].right - NEAR:
            run = replace(run, left=lines[-1].left, text=lines.pop().text + run.text)
        lines.append(run)
    return lines


def is_text(line: Run) -> bool:
    """A line of the text that does not end in bold words."""
    plain = line.size == 14 and "Bold" not in line.font
    return plain and line.left < LEFT + 12 and not line.text.startswith("Kính gửi")
