"""Two texts in one: nothing of either is lost, and what they share stands once."""

from hypothesis import given
from hypothesis import strategies as st

from core.text import merged

LINES = st.lists(st.sampled_from(["một", "hai", "ba", ""]), max_size=6).map("\n".join)


def test_what_both_share_stands_once_and_theirs_comes_before_mine():
    assert merged("đầu\ncủa họ\ncuối", "đầu\ncủa tôi\ncuối") == "đầu\ncủa họ\ncủa tôi\ncuối"


@given(LINES, LINES)
def test_no_line_is_lost(theirs, mine):
    lines = merged(theirs, mine).splitlines()
    for text in (theirs, mine):
        rest = iter(lines)
        assert all(line in rest for line in text.splitlines() if line)


@given(LINES)
def test_equal_texts_stay_as_they_are(text):
    assert merged(text, text) == "\n".join(text.splitlines())
