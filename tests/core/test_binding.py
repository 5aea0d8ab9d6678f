"""What no line of a paper parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text import BOUND, bind


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("có tên tại Điều 1 chịu trách nhiệm", "có tên tại Điều_1 chịu trách nhiệm"),
        ("số 05/QĐ-SGTVT ngày 09 tháng 02 năm 2026", "số_05/QĐ-SGTVT ngày_09 tháng_02 năm_2026"),
        ("Kế hoạch số …/KH ngày … tháng 5", "Kế hoạch số_…/KH ngày_… tháng_5"),
        ("đến hết 24 giờ 00 ngày 09/01/2026", "đến hết 24_giờ_00 ngày_09/01/2026"),
        ("10 %, 1.410.000 đồng", "10_%, 1.410.000_đồng"),
        ("giai đoạn 2023 - 2025” năm 2025", "giai đoạn 2023_-_2025” năm_2025"),
        ("điểm a khoản 2 Điều 103", "điểm_a khoản_2 Điều_103"),
        ("Chương IV, Mục 2, Phụ lục I", "Chương_IV, Mục_2, Phụ lục_I"),
    ],
)
def test_word_and_number_hold_together(text: str, bound: str) -> None:
    assert bind(text).replace(BOUND, "_") == bound


@pytest.mark.parametrize("text", ["đạt điểm cao", "trong năm qua", "sáu mục tiêu", "xa lộ 5 năm", "12 tập thể"])
def test_other_spaces_stay(text: str) -> None:
    assert bind(text) == text


@given(st.text(alphabet="Điều khoản số ngày 10%-… IV", max_size=80))
def test_words_and_length_stay_the_same(text: str) -> None:
    assert bind(text).replace(BOUND, " ") == text.replace(BOUND, " ")
    assert bind(bind(text)) == bind(text)
