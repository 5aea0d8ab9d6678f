"""Vietnamese text, dates and numbers, exactly: one way to clean, look up, sort and write them."""

from core.text.advice import text_advice
from core.text.binding import BOUND, bind
from core.text.capitals import in_sentence
from core.text.cleaning import TextError, clean_line, clean_text, nfc
from core.text.dates import (
    BLANK,
    VIETNAM,
    format_date,
    format_datetime,
    format_time,
    long_date,
    long_time,
)
from core.text.deadlines import cutoff_text, span_text, time_left_text
from core.text.differences import GONE, NEW, SAME, Piece, word_differences
from core.text.keys import SORT_KEY_LENGTH, fold, person_sort_key, search_key, title_sort_key
from core.text.merging import merged
from core.text.numbers import (
    count2,
    doc_number,
    format_money,
    format_number,
    format_percent,
    money_in_words,
    number_in_words,
    roman,
)
from core.text.passages import LEAST_WORDS, Passage, Reading, common_passages
from core.text.placeholders import WrongPlace, fill, names_in, wrong_place_text, wrong_places

__all__ = [
    "BLANK",
    "BOUND",
    "GONE",
    "LEAST_WORDS",
    "NEW",
    "SAME",
    "SORT_KEY_LENGTH",
    "VIETNAM",
    "Passage",
    "Piece",
    "Reading",
    "TextError",
    "WrongPlace",
    "bind",
    "clean_line",
    "clean_text",
    "common_passages",
    "count2",
    "cutoff_text",
    "doc_number",
    "fill",
    "fold",
    "format_date",
    "format_datetime",
    "format_money",
    "format_number",
    "format_percent",
    "format_time",
    "in_sentence",
    "long_date",
    "long_time",
    "merged",
    "money_in_words",
    "names_in",
    "nfc",
    "number_in_words",
    "person_sort_key",
    "roman",
    "search_key",
    "span_text",
    "text_advice",
    "time_left_text",
    "title_sort_key",
    "word_differences",
    "wrong_place_text",
    "wrong_places",
]
