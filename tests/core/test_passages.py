"""Passages that two texts share: long enough runs of equal words, whatever stands between them."""

import unicodedata

import pytest

from core.text import LEAST_WORDS, Reading, common_passages

SENTENCE = "Tham mưu ban hành đầy đủ kế hoạch cải cách hành chính năm hai không hai lăm của Sở"


def found(mine, theirs):
    return [(one.mine, one.theirs, one.words) for one in common_passages(Reading(mine), Reading(theirs))]


def words(count, start=0):
    return " ".join(f"chữ{number}" for number in range(start, start + count))


@pytest.mark.parametrize(("count", "passages"), [(LEAST_WORDS - 1, 0), (LEAST_WORDS, 1), (LEAST_WORDS + 1, 1)])
def test_run_counts_from_twelve_words_on(count, passages):
    shared = words(count)
    assert len(found(f"đầu này {shared} cuối này", f"đầu kia {shared} hết rồi")) == passages


def test_run_is_as_long_as_it_goes_in_the_words_of_either():
    mine = "Năm qua: THAM MƯU ban hành đầy đủ, kế hoạch\ncải cách hành chính năm hai không hai lăm của Sở. Hết."
    (passage,) = found(mine, f"Phòng đã {SENTENCE} và tỉnh")
    assert passage == (mine[9:-6], SENTENCE, 19)


def test_letters_in_two_writings_are_the_same_letters():
    assert len(found(SENTENCE, unicodedata.normalize("NFD", SENTENCE))) == 1


def test_other_marks_are_other_words():
    assert found(SENTENCE, SENTENCE.replace("hành", "hanh")) == []


def test_passages_stand_in_the_order_of_the_other_text_and_never_overlap():
    one, two = words(15), words(20, start=100)
    assert [count for _mine, _theirs, count in found(f"{two} x {one}", f"{one} y {two} z {one}")] == [15, 20, 15]


@pytest.mark.parametrize(("mine", "theirs"), [("", SENTENCE), (SENTENCE, ""), ("", ""), ("… – !", "… – !")])
def test_nothing_is_like_nothing(mine, theirs):
    assert found(mine, theirs) == []
