"""What single kinds of papers have of the geometry of Nghị định 30/2020/NĐ-CP; what all have stands in `geometry/`."""

import pytest

from tests.dossiers import papers
from tests.dossiers.geometry import BOTTOM, LEFT, NEAR, RIGHT, TOP
from tests.dossiers.geometry.soundness import body, page_number
from tests.dossiers.reading import Page, rendered

LETTER = "submission_letter"


def near(value: float, tolerance: float = NEAR) -> object:
    return pytest.approx(value, abs=tolerance)


@pytest.fixture(scope="module")
def letter() -> Page:
    return rendered(LETTER, papers.submission_letter())[0]


@pytest.mark.parametrize(
    ("text", "font", "size"),
    [
        ("SỞ GIAO THÔNG VẬN TẢI", "Tinos", 13),
        ("PHÒNG QUẢN LÝ VẬN TẢI", "Tinos-Bold", 13),
        ("CỘNG HÒA", "Tinos-Bold", 13),
        ("Độc lập", "Tinos-Bold", 14),
        ("Số: 05/TTr-QLVT", "Tinos", 13),
        ("Hà Nam, ngày", "Tinos-Italic", 14),
        ("TỜ TRÌNH", "Tinos-Bold", 14),
        ("Về việc đề nghị", "Tinos-Bold", 14),
        ("Kính gửi:", "Tinos", 14),
        ("Căn cứ Luật", "Tinos-Italic", 14),
        ("Phòng Quản lý vận tải kính", "Tinos", 14),
        ("Nơi nhận:", "Tinos-Bold-Italic", 12),
        ("- Như trên;", "Tinos", 11),
        ("TRƯỞNG PHÒNG", "Tinos-Bold", 14),
    ],
)
def test_each_part_has_its_font_and_size(letter: Page, text: str, font: str, size: float) -> None:
    run = letter.find(text)
    assert (run.font, run.size) == (font, size)


def test_rules_under_headings_have_their_lengths(letter: Page) -> None:
    motto = letter.find("Độc lập - Tự do")
    rule = letter.rule_below(motto)
    assert rule.left == near(motto.left)
    assert rule.right == near(motto.right)
    for heading in ("PHÒNG QUẢN LÝ VẬN TẢI", "2023 - 2025” năm 2025"):
        assert letter.rule_below(letter.find(heading)).left > letter.find(heading).left - 10
    agency = letter.find("PHÒNG QUẢN LÝ VẬN TẢI")
    assert 1 / 3 <= letter.rule_below(agency).width / (agency.right - agency.left) <= 1 / 2
    subject = letter.find("Về việc đề nghị")
    rule = letter.rule_below(letter.find("2023 - 2025” năm 2025"))
    assert 1 / 3 <= rule.width / (subject.right - subject.left) <= 1 / 2
    assert (rule.left + rule.right) / 2 == near((LEFT + RIGHT) / 2)


def test_body_is_justified_with_first_lines_indented_and_paragraphs_apart(letter: Page) -> None:
    first = letter.find("Căn cứ Nghị định")
    second = letter.find("phủ quy định")
    assert first.left == near(LEFT + 10)
    assert second.left == near(LEFT)
    assert first.right == near(RIGHT)
    assert second.right == near(RIGHT)
    line = second.top - first.top
    paragraph = letter.find("Căn cứ Kế hoạch").top - letter.find("định chi tiết").top
    assert (paragraph - line) / 25.4 * 72 >= 6 - 0.1


def test_grounds_end_with_semicolons_and_the_last_with_a_stop(letter: Page) -> None:
    ends = [
        run.text.rstrip()[-1] for run in letter.runs if run.font == "Tinos-Italic" and run.text.rstrip()[-1] in ";."
    ]
    assert ends == [";", ";", ";", "."]
    assert letter.find("Kính trình").text.endswith("quyết định./.")


@pytest.mark.parametrize("kind", ["guidance_letter", "urging_letter"])
def test_about_of_an_official_letter_stands_below_its_number_in_the_left_column(kind: str) -> None:
    page = rendered(kind, papers.BUILDERS[kind]())[0]
    number, about, to = page.find("Số: 07/SGTVT-VP"), page.find("V/v "), page.find("Kính gửi:")
    assert about.middle == near(number.middle) == near(LEFT + 33)
    assert (about.font, about.size) == ("Tinos", 12)
    assert about.text.split()[1:], "the words after V/v begin on its line"
    below = [run for run in page.runs if run.size == 12 and about.top <= run.top < to.top]
    assert max(run.right for run in below) <= LEFT + 66
    assert (about.top - number.bottom) / 25.4 * 72 == near(6, 4)
    assert to.top > max(run.bottom for run in below)
    assert not any("CÔNG VĂN" in run.text for run in page.runs)


def test_units_that_are_urged_stand_one_below_the_other() -> None:
    page = rendered("urging_letter", papers.urging_letter(4))[0]
    lines = [run for run in page.runs if run.text.startswith("- ") and run.text.rstrip()[-1] in ";."][:4]
    assert {round(run.left, 1) for run in lines} == {LEFT + 45.0}
    assert [run.text.rstrip()[-1] for run in lines] == [";", ";", ";", "."]


def test_signature_row_is_60_and_105_wide(letter: Page) -> None:
    assert letter.find("Nơi nhận:").left == near(LEFT)
    assert letter.find("TRƯỞNG PHÒNG").middle == near(LEFT + 60 + 52.5)
    assert letter.runs[-4].text == "Nguyễn Văn Mẫu"
    assert letter.runs[-4].middle == near(LEFT + 60 + 52.5)
    assert letter.find("Nơi nhận:").top == near(letter.find("TRƯỞNG PHÒNG").top, 1)


def test_minutes_have_their_own_signature_columns_and_no_date() -> None:
    pages = rendered("meeting_minutes", papers.meeting_minutes())
    assert not any("Hà Nam, ngày" in page.text for page in pages)
    assert pages[-1].find("THƯ KÝ").middle == near(LEFT + 30)
    assert pages[-1].find("CHỦ TỌA").middle == near(LEFT + 60 + 7.5 + 48.75)
    assert pages[-1].find("Nơi nhận:").top > pages[-1].find("THƯ KÝ").bottom


def test_pages_are_numbered_from_the_second_in_the_middle_of_the_top_margin() -> None:
    pages = rendered("achievement_report_collective", papers.collective_report(3))
    assert len(pages) > 2
    assert page_number(pages[0]) is None
    for number, page in enumerate(pages[1:], 2):
        run = page_number(page)
        assert (run.text, run.font, run.size) == (str(number), "Tinos", 14)
        assert run.middle == near((LEFT + RIGHT) / 2)
        assert run.bottom < TOP


def test_an_annex_is_landscape_and_numbered_by_itself() -> None:
    pages = rendered(LETTER, papers.submission_letter(2, 28))
    start = next(number for number, page in enumerate(pages) if page.width == 297.0)
    annex = pages[start:]
    assert start >= 1
    assert all(page.width == 297.0 for page in annex)
    assert annex[0].find("DANH SÁCH").top > TOP - NEAR
    assert page_number(annex[0]) is None
    assert [page_number(page).text for page in annex[1:]] == [str(number) for number in range(2, len(annex) + 1)]


def test_heads_of_tables_repeat_on_every_page_and_no_row_is_lost() -> None:
    pages = rendered("decision", papers.decision(20, 280))
    tables = pages[next(number for number, page in enumerate(pages) if "DANH SÁCH\n" in page.text) :]
    assert len(tables) > 5
    assert all("STT" in page.text and "Chức vụ" in page.text for page in tables)
    assert "Danh sách gồm 20 tập thể, 280 cá nhân./." in tables[-1].text
    first_column = (run for page in tables for run in page.runs if run.right < LEFT + 12)
    numbers = [int(run.text) for run in first_column if run.text.isdigit()]
    assert numbers == [*range(1, 21), *range(1, 281)]
    assert page_number(pages[1]).text == page_number(tables[1]).text == "2"


@pytest.mark.parametrize("extra", range(12))
def test_a_signature_is_never_alone_and_never_broken(extra: int) -> None:
    reasons = "\n".join(f"Lý do thứ {number}." for number in range(extra))
    pages = rendered(LETTER, papers.submission_letter(reasons=reasons, signature=papers.DEPUTY, nominees=()))
    page = next(page for page in pages if "KT. GIÁM ĐỐC" in page.text)
    title, name = page.find("KT. GIÁM ĐỐC"), page.find(papers.LONG_NAME[:20])
    above = [run for run in body(page) if run.bottom < title.top and run.size == 14]
    assert len(above) >= 2
    assert name.top > title.bottom
    assert page.find("Nơi nhận:").top == near(title.top, 1)
    assert page is pages[-1]


@pytest.mark.parametrize("extra", range(0, 40, 3))
def test_no_line_ends_between_a_word_and_its_number(extra: int) -> None:
    """Wherever the words fall: "Điều 1", "ngày 09", "số 05", "2023 - 2025", "10 %" stay on one line."""
    said = (
        "có tên tại Điều 1 theo Tờ trình số 05/TTr-QLVT ngày 09 tháng 01 năm 2026, giai đoạn 2023 - 2025, đạt 10 % "
        "của 1.410.000 đồng; "
    )
    reasons = "n" * extra + f" {said * 3}"
    lines = rendered(LETTER, papers.submission_letter(reasons=reasons, nominees=()))[0].text.split("\n")
    ends = [line.split()[-1] for line in lines if line.split()]
    assert not {"Điều", "số", "ngày", "tháng", "năm", "10", "1.410.000", "2023", "-"} & set(ends)


class TestFaces:
    @pytest.mark.parametrize("kind", papers.BUILDERS)
    def test_a_draft_says_so_on_every_page_and_has_no_number(self, kind: str) -> None:
        pages = rendered(kind, papers.draft(papers.BUILDERS[kind]()))
        for page in pages:
            mark = page.find("DỰ THẢO")
            assert mark.size >= 60
            assert 0 < mark.left < mark.right < page.width
            assert not any(number in page.text for number in ("Số: 05/", "Số: 07/", "Số: 12/", "Số: 31/"))

    def test_a_paper_for_signature_leaves_room_for_number_and_date(self) -> None:
        page = rendered(LETTER, papers.for_signature(papers.submission_letter()))[0]
        assert "DỰ THẢO" not in page.text
        number = page.find("/TTr-QLVT")
        assert number.text.split() == ["Số:", "/TTr-QLVT"]
        assert number.right - number.left > 34
        date = page.find("Hà Nam, ngày")
        assert date.text.split() == ["Hà", "Nam,", "ngày", "tháng", "năm", "2026"]
        assert date.right - date.left > 60
        assert page.find("Mã bản in:").top > BOTTOM

    def test_an_issued_decision_has_nothing_at_its_foot(self) -> None:
        for page in rendered("decision", papers.decision()):
            assert "Mã bản in" not in page.text
            assert max(run.bottom for run in page.runs) <= BOTTOM + NEAR
