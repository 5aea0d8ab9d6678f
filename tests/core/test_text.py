from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from core.text import (
    BLANK,
    SORT_KEY_LENGTH,
    TextError,
    clean_line,
    clean_text,
    count2,
    cutoff_text,
    doc_number,
    fold,
    format_date,
    format_datetime,
    format_money,
    format_number,
    format_percent,
    format_time,
    in_sentence,
    long_date,
    long_time,
    money_in_words,
    nfc,
    number_in_words,
    person_sort_key,
    roman,
    search_key,
    text_advice,
    time_left_text,
    title_sort_key,
)
from tests.corpus import cases

CLEANERS = {"line": clean_line, "long": clean_text}
SHORT_ENOUGH = [case for case in cases("text") if len(nfc(case.text)) <= 100]


@pytest.mark.parametrize("case", [case for case in SHORT_ENOUGH if case.want != "refuse"], ids=str)
def test_good_text_of_the_corpus_is_kept_clean(case):
    assert CLEANERS[case.field](case.text) == (case.value or case.text)


@pytest.mark.parametrize("text", ["A\0", "A\ud800", "A\uffff", "A\U0010ffff", "a" + "\u0301" * 4])
def test_text_that_cannot_be_printed_is_refused_in_vietnamese(text):
    for clean in CLEANERS.values():
        with pytest.raises(TextError, match=r"Hãy .*gõ lại.*\.$"):
            clean(text)


@pytest.mark.parametrize("text", ["", "\u200b\u200d\u2060", "\u3164\u2800", " \u00a0\u3000 "])
def test_text_with_nothing_to_see_is_empty(text):
    assert clean_line(text) == clean_text(text) == ""


@pytest.mark.parametrize("case", cases("text"), ids=str)
def test_advice_is_given_for_the_cases_that_ask_for_it(case):
    assert bool(text_advice(case.text)) == case.warn


@pytest.mark.parametrize(
    "text",
    [
        "Hoà thuỷ khoẻ ngoãn quý thuế toàn quận Tuân",
        "Sở GTVT",
        "Lưu: VT, QLVT.",
        "Ý",
        "Đạt từ 90 điểm trở lên (92,5%); “đúng hạn” – 100 %",
        "Y Moan Ênuôl, H'Hen Niê, K'Bling",
        "Kế hoạch số 800/KH-UBND ngày 25/4/2023 của UBND tỉnh",
    ],
)
def test_advice_is_silent_for_ordinary_vietnamese(text):
    assert text_advice(text) == []


def test_clean_text_leaves_what_it_has_cleaned():
    once = clean_text("  a\u0302\u0301\u200b \r\n b\u202e ")
    assert clean_text(once) == once == "ấ\n b"


def test_fold_is_blind_to_marks_case_and_tone_placement():
    assert fold("Nguyễn ĐỨC Hoà") == fold("nguyen duc hòa") == "nguyen duc hoa"
    assert fold("Thuỷ") == fold("Thủy") == fold("THU\u0309Y") == "thuy"


def test_fold_sees_through_invisible_characters_and_spaces():
    assert fold("Ngu\u200dyễn\u00a0 \u200bVăn\tAn") == "nguyen van an"


def test_fold_brings_quotes_and_dashes_together():
    assert fold("H’Hen “Niê” – Sở") == fold('h\'hen "nie" - so')


def test_fold_keeps_what_a_like_pattern_would_read():
    assert fold("100%_\\") == "100%_\\"


def test_search_key_joins_the_parts_that_are_there():
    assert search_key("Trần Thị Hoà", "", "Phòng Pháp chế") == "tran thi hoa phong phap che"
    assert fold("THỊ HÒA") in search_key("Trần Thị Hoà", "Phòng Pháp chế")


def test_names_are_sorted_by_given_name_then_family_name():
    names = ["Vũ Văn Ân", "Trần Thị Anh", "Nguyễn Văn An", "Đỗ Văn An", "Dương Thị An", "Lê Thị Ánh", "Bùi Ăn"]
    assert sorted(names, key=person_sort_key) == [
        "Dương Thị An",
        "Đỗ Văn An",
        "Nguyễn Văn An",
        "Trần Thị Anh",
        "Lê Thị Ánh",
        "Bùi Ăn",
        "Vũ Văn Ân",
    ]


@pytest.mark.parametrize(
    "ordered",
    [
        ["a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g", "h", "i", "k", "l", "m", "n", "o", "ô", "ơ", "p"],
        ["q", "r", "s", "t", "u", "ư", "v", "x", "y"],
        ["ma", "mà", "mả", "mã", "má", "mạ", "mác", "mặc"],
        ["Dũng", "Đan", "Đũng"],
        ["Phòng 2", "Phòng 10", "Phòng 10a", "Phòng 011"],
        ["Ban", "Bản", "Ban quản lý"],
        ["Hà Anh", "Hạ Anh", "Hà Bình"],
        ["Đội 1 - Đăng kiểm", "Đội 1 Đăng kiểm"],
        ["Văn phòng", "Z", "Київ"],
    ],
)
def test_titles_follow_the_vietnamese_alphabet(ordered):
    keys = [title_sort_key(title) for title in ordered]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


def test_sort_keys_do_not_see_case_or_tone_placement():
    assert person_sort_key("nguyễn thị HOÀ") == person_sort_key("Nguyễn Thị Hòa")


def test_sort_keys_tell_d_from_đ():
    assert person_sort_key("Trần Đan") != person_sort_key("Trần Dan")


@pytest.mark.parametrize("text", ["", "Ý", "K'Bling", "Аn", "9" * 300, "ễ" * 100, "漢" * 100])
def test_sort_keys_are_digits_of_a_bounded_length(text):
    for key in (person_sort_key(text), title_sort_key(text)):
        assert key.isascii()
        assert key.isdigit()
        assert len(key) <= SORT_KEY_LENGTH


def test_dates_are_written_day_first():
    assert format_date(date(2024, 1, 5)) == "05/01/2024"
    assert format_date(None) == ""


def test_instants_are_written_in_vietnamese_time():
    instant = datetime(2026, 1, 9, 17, 0, tzinfo=UTC)
    assert format_date(instant) == "10/01/2026"
    assert format_time(instant) == "00:00"
    assert format_datetime(instant) == "00:00 10/01/2026"
    assert long_date(instant) == "ngày 10 tháng 01 năm 2026"
    assert long_time(instant) == "0 giờ 00"


def test_an_instant_without_a_zone_is_a_mistake():
    with pytest.raises(ValueError, match="zone"):
        format_date(datetime(2026, 1, 10))


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2024, 1, 5), "ngày 05 tháng 01 năm 2024"),
        (date(2024, 2, 10), "ngày 10 tháng 02 năm 2024"),
        (date(2024, 3, 9), "ngày 09 tháng 3 năm 2024"),
        (date(2024, 6, 29), "ngày 29 tháng 6 năm 2024"),
        (date(2024, 12, 1), "ngày 01 tháng 12 năm 2024"),
    ],
)
def test_long_dates_have_zeros_before_small_days_and_two_months(day, written):
    assert long_date(day) == written


def test_long_dates_leave_room_for_what_is_not_known():
    assert long_date(None, year=2024) == f"ngày{BLANK}tháng{BLANK}năm 2024"
    assert long_date(None, year=2023, month=5) == f"ngày{BLANK}tháng 5 năm 2023"
    assert long_date(None, year=2023, month=2) == f"ngày{BLANK}tháng 02 năm 2023"
    assert long_date(None) == f"ngày{BLANK}tháng{BLANK}năm{BLANK}"


def test_times_are_written_with_giờ():
    assert long_time(time(8, 5)) == "8 giờ 05"
    assert format_time(time(8, 5)) == "08:05"
    assert long_time(None) == f"{BLANK}giờ{BLANK}"
    assert format_time(None) == ""


@pytest.mark.parametrize(
    ("number", "places", "written"),
    [
        (0, None, "0"),
        (999, None, "999"),
        (1000, None, "1.000"),
        (-1234567, None, "-1.234.567"),
        (Decimal("1234.50"), None, "1.234,5"),
        (Decimal("90.000"), None, "90"),
        (Decimal("1E+3"), None, "1.000"),
        (Decimal("-0"), None, "0"),
        (Decimal("8.5"), 2, "8,50"),
        (Decimal("2.345"), 2, "2,35"),
        (Fraction(2, 3), 1, "0,7"),
        (Fraction(13, 14), None, "0,93"),
    ],
)
def test_numbers_have_dots_between_thousands_and_a_comma_before_decimals(number, places, written):
    assert format_number(number, places) == written


@pytest.mark.parametrize(
    ("part", "whole", "written"),
    [
        (13, 14, "92,86%"),
        (9, 9, "100%"),
        (0, 9, "0%"),
        (1, 2, "50%"),
        (1, 8, "12,5%"),
        (2, 3, "66,67%"),
        (Decimal("3.5"), 7, "50%"),
        (0, 0, ""),
    ],
)
def test_percentages_come_from_exact_fractions(part, whole, written):
    assert format_percent(part, whole) == written


def test_money_is_written_in_figures():
    assert format_money(1_410_000) == "1.410.000 đồng"


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "Không đồng"),
        (540_000, "Năm trăm bốn mươi nghìn đồng"),
        (1_410_000, "Một triệu bốn trăm mười nghìn đồng"),
        (3_005_000, "Ba triệu không trăm linh năm nghìn đồng"),
        (21_000_015, "Hai mươi mốt triệu không trăm mười lăm đồng"),
        (1_000_000_005, "Một tỷ không trăm linh năm đồng"),
        (2_000_000_000_000, "Hai nghìn tỷ đồng"),
        (
            1_234_567_891,
            "Một tỷ hai trăm ba mươi tư triệu năm trăm sáu mươi bảy nghìn tám trăm chín mươi mốt đồng",
        ),
    ],
)
def test_money_is_written_in_words(amount, words):
    assert money_in_words(amount) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (24, "hai mươi tư"),
        (101, "một trăm linh một"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (555, "năm trăm năm mươi lăm"),
    ],
)
def test_small_numbers_sound_as_they_are_said(number, words):
    assert number_in_words(number) == words


def test_a_negative_number_has_no_words():
    with pytest.raises(ValueError, match="-1"):
        number_in_words(-1)


@pytest.mark.parametrize(
    ("given", "written"), [(5, "05"), ("5", "05"), ("05", "05"), (12, "12"), ("5a", "5a"), (None, ""), (" ", "")]
)
def test_document_numbers_below_ten_have_a_zero(given, written):
    assert doc_number(given) == written


def test_counts_have_two_figures():
    assert [count2(n) for n in (0, 5, 12, 105)] == ["00", "05", "12", "105"]


@pytest.mark.parametrize(("number", "figure"), [(1, "I"), (4, "IV"), (9, "IX"), (44, "XLIV"), (1994, "MCMXCIV")])
def test_roman_figures(number, figure):
    assert roman(number) == figure


@pytest.mark.parametrize("number", [0, 4000])
def test_roman_figures_end_somewhere(number):
    with pytest.raises(ValueError, match=str(number)):
        roman(number)


def test_a_cut_off_at_midnight_names_the_day_before_as_the_last():
    cutoff = datetime(2026, 1, 9, 17, tzinfo=UTC)
    assert cutoff_text(cutoff) == "trước ngày 10/01/2026 (đến hết 24 giờ 00 ngày 09/01/2026, giờ Việt Nam)"


def test_a_cut_off_within_a_day_names_its_time():
    assert cutoff_text(datetime(2026, 1, 12, 10, tzinfo=UTC)) == "trước 17 giờ 00 ngày 12/01/2026, giờ Việt Nam"


@pytest.mark.parametrize(
    ("left", "written"),
    [
        (timedelta(days=3, hours=4, minutes=59), "còn 3 ngày 4 giờ"),
        (timedelta(days=1), "còn 1 ngày"),
        (timedelta(hours=23, minutes=59, seconds=59), "còn 23 giờ 59 phút"),
        (timedelta(minutes=1), "còn 1 phút"),
        (timedelta(seconds=59), "còn chưa đầy 1 phút"),
        (timedelta(microseconds=1), "còn chưa đầy 1 phút"),
        (timedelta(), "vừa hết hạn"),
        (timedelta(seconds=-59), "vừa hết hạn"),
        (timedelta(minutes=-1), "đã hết hạn 1 phút"),
        (timedelta(hours=-2), "đã hết hạn 2 giờ"),
    ],
)
def test_the_time_left_is_told_in_its_two_largest_units(left, written):
    cutoff = datetime(2026, 1, 9, 17, tzinfo=UTC)
    assert time_left_text(cutoff, cutoff - left) == written


@pytest.mark.parametrize(("text", "said"), [("Về việc", "về việc"), ("Đôn đốc UBND", "đôn đốc UBND"), ("", "")])
def test_text_goes_on_small_in_a_sentence(text, said):
    assert in_sentence(text) == said
