"""How a title and an agency's name are parted into lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossiers.templatetags.papers import AGENCY_LINE, TITLE_LINE, agency_lines, even_lines

WORDS = st.lists(st.text(alphabet="abcđêơ,", min_size=1, max_size=12), min_size=1, max_size=40)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Văn phòng Sở", ["VĂN PHÒNG SỞ"]),
        (
            "Phòng Quản lý vận tải, phương tiện và người lái",
            ["PHÒNG QUẢN LÝ VẬN TẢI,", "PHƯƠNG TIỆN", "VÀ NGƯỜI LÁI"],
        ),
        ("Trung tâm Đăng kiểm xe cơ giới", ["TRUNG TÂM ĐĂNG", "KIỂM XE CƠ GIỚI"]),
        ("Phòng Kế hoạch - Tài chính", ["PHÒNG KẾ HOẠCH -", "TÀI CHÍNH"]),
    ],
)
def test_agency_is_parted_into_even_lines_and_after_a_comma(name: str, lines: list[str]) -> None:
    assert agency_lines(name) == lines


def test_years_and_hà_nam_stay_together() -> None:
    title = (
        "Họp xét, đề nghị khen thưởng trong phong trào thi đua “Đẩy mạnh cải cách hành chính trên địa bàn tỉnh "
        "Hà Nam giai đoạn 2023 - 2025” năm 2025"
    )
    lines = even_lines(title, TITLE_LINE)
    assert len(lines) == 3
    for kept in ("Hà Nam", "2023 - 2025”", "năm 2025"):
        assert sum(kept in line for line in lines) == 1


@given(words=WORDS)
def test_lines_hold_every_word_in_order_and_are_never_too_long(words: list[str]) -> None:
    lines = even_lines(" ".join(words), AGENCY_LINE)
    assert " ".join(lines).split(" ") == words
    assert max(map(len, lines)) <= AGENCY_LINE


def test_word_longer_than_a_line_is_kept_whole() -> None:
    assert even_lines("a" * 30, AGENCY_LINE) == ["a" * 30]
