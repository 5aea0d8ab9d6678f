"""The Tờ trình to UBND tỉnh and its list: the decree's form, however many and however long the names."""

import pytest

from tests.dossiers import papers
from tests.dossiers.papers.common import LONG_NAME
from tests.dossiers.reading import rendered

KIND = "referral_letter"
LEFT, TOP, NEAR = 30, 20, 0.6


def inside(page) -> bool:
    """Whether every run stands inside the page's margins; the number of the page stands above them."""
    runs = [run for run in page.runs if run.top > TOP - NEAR]
    return (
        min(run.left for run in runs) >= LEFT - NEAR
        and max(run.right for run in runs if run.text[-1] != " ") <= page.width - 15 + NEAR
        and max(run.bottom for run in runs) <= page.height - 20 + NEAR
    )


def words(pages) -> str:
    return " ".join(" ".join(page.text for page in pages).split())


def test_head_is_the_departments_and_nothing_stands_at_the_foot() -> None:
    page = rendered(KIND, papers.referral_letter())[0]
    assert page.find("SỞ GIAO THÔNG VẬN TẢI").middle == pytest.approx(LEFT + 33, abs=NEAR)
    assert page.find("Số: 12/TTr-SGTVT").size == 13
    assert page.find("Hà Nam, ngày 20 tháng 02 năm 2026").font == "Tinos-Italic"
    assert page.find("Kính gửi: Chủ tịch").size == 14
    assert not [run for run in page.runs if run.size == 9]


@pytest.mark.parametrize(("collectives", "individuals"), [(0, 1), (1, 0), (100, 200)])
def test_one_and_three_hundred_nominees_stay_inside_the_margins(collectives: int, individuals: int) -> None:
    pages = rendered(KIND, papers.referral_letter(collectives, individuals))
    assert all(inside(page) for page in pages)
    letter = [page for page in pages if page.width < page.height]
    annex = pages[len(letter) :]
    assert annex
    assert all((page.width, page.height) == (297.0, 210.0) for page in annex)
    counts = [f"{n:02} {what}" for n, what in ((collectives, "tập thể"), (individuals, "cá nhân")) if n]
    assert f"Danh sách gồm {', '.join(counts)}./." in words(annex)


def test_many_names_stand_in_the_list_alone_and_its_head_on_every_page_of_it() -> None:
    pages = rendered(KIND, papers.referral_letter(100, 200))
    annex = [page for page in pages if page.width > page.height]
    assert "(có danh sách kèm theo)" in words(pages[:2])
    assert len(annex) > 10
    # A page that holds nothing but the last line has no table to head.
    assert all("Hình thức" in page.text for page in annex if "nhiệm vụ" in page.text)


def test_long_names_break_inside_their_columns() -> None:
    made = papers.referral_letter(0, 8)
    long = tuple(row.model_copy(update={"name": LONG_NAME, "position": LONG_NAME * 2}) for row in made.nominees)
    pages = rendered(KIND, made.model_copy(update={"nominees": long}))
    assert all(inside(page) for page in pages)


def test_several_addressees_stand_in_lines_below() -> None:
    page = rendered(KIND, papers.referral_letter(addressees=("Chủ tịch UBND tỉnh Hà Nam", "Sở Nội vụ")))[0]
    assert page.find("- Chủ tịch UBND tỉnh Hà Nam;").left == pytest.approx(LEFT + 45, abs=NEAR)
    assert page.find("- Sở Nội vụ.").top > page.find("- Chủ tịch").top


def test_signature_is_the_directors_with_two_lines_of_text_above_it() -> None:
    pages = rendered(KIND, papers.referral_letter())
    page = next(page for page in pages if "GIÁM ĐỐC" in page.text)
    assert "Hoàng Giả Tưởng" in page.text
    assert page.find("Nơi nhận:").top == pytest.approx(page.find("GIÁM ĐỐC").top, abs=2)
