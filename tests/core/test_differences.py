"""What differs between two texts: nothing is lost, nothing is invented, and it does not take for ever."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text import GONE, NEW, SAME, Piece, word_differences

TEXT = st.text("aăb đ,.\n", max_size=40)


def without(kind, pieces):
    return "".join(piece.text for piece in pieces if piece.kind != kind)


@given(TEXT)
def test_text_beside_itself_has_no_difference(text):
    assert {piece.kind for piece in word_differences(text, text)} <= {SAME}


@given(TEXT, TEXT)
def test_pieces_give_both_texts_back(before, after):
    pieces = word_differences(before, after)
    assert (without(NEW, pieces), without(GONE, pieces)) == (before, after)
    assert all(piece.text for piece in pieces)
    assert all(one.kind != two.kind for one, two in pairwise(pieces))


@given(TEXT, TEXT)
def test_different_texts_have_a_difference(before, after):
    changed = any(piece.kind != SAME for piece in word_differences(before, after))
    assert changed == (before != after)


@given(st.lists(st.sampled_from(["một", "hai", "ba", "bốn"]), min_size=1, max_size=12), st.data())
def test_one_changed_word_is_the_only_difference(words, data):
    place = data.draw(st.integers(0, len(words) - 1))
    after = [*words[:place], "khác", *words[place + 1 :]]
    pieces = word_differences(" ".join(words), " ".join(after))
    assert [piece for piece in pieces if piece.kind != SAME] == [Piece(GONE, words[place]), Piece(NEW, "khác")]


def test_punctuation_and_figures_are_compared_by_themselves():
    pieces = word_differences("Giải quyết 1.284 hồ sơ.", "Giải quyết 1.285 hồ sơ, đúng hạn.")
    assert [(piece.kind, piece.text) for piece in pieces if piece.kind != SAME] == [
        (GONE, "284"), (NEW, "285"), (NEW, ", đúng hạn"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a\n" * 12_000 + "c", "d" + "\na" * 12_000),
        ("\n" * 24_000, "a\n" * 24_000),
        ("a b " * 12_000, "b c " * 12_000),
        ("\n".join("a b c d" * 20 for _ in range(300)), "\n".join("b a d c" * 20 for _ in range(300))),
    ],
)
def test_longest_texts_are_compared_in_little_time(before, after):
    started = time.perf_counter()
    pieces = word_differences(before, after)
    assert time.perf_counter() - started < 5
    assert (without(NEW, pieces), without(GONE, pieces)) == (before, after)
