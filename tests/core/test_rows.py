"""Rows that several people write at once: what becomes of one, by what was seen, sent and stored."""

import pytest

from core.rows import Fate, Row, mark

OLD, MINE, THEIRS = {"name": "An"}, {"name": "Ánh"}, {"name": "Bình"}


@pytest.mark.parametrize(
    ("seen", "known", "sent", "stored", "fate"),
    [
        (OLD, True, OLD, OLD, Fate.KEEP),
        (OLD, True, MINE, OLD, Fate.WRITE),
        (OLD, True, None, OLD, Fate.WRITE),
        (OLD, True, OLD, THEIRS, Fate.KEEP),
        (OLD, True, OLD, None, Fate.KEEP),
        (OLD, True, MINE, MINE, Fate.KEEP),
        (OLD, True, None, None, Fate.KEEP),
        (OLD, True, MINE, THEIRS, Fate.CLASH),
        (OLD, True, MINE, None, Fate.CLASH),
        (OLD, True, None, THEIRS, Fate.CLASH),
        (OLD, False, OLD, None, Fate.WRITE),
        (OLD, False, MINE, None, Fate.WRITE),
        (OLD, False, None, None, Fate.KEEP),
        (OLD, False, OLD, THEIRS, Fate.KEEP),
        (OLD, False, MINE, THEIRS, Fate.CLASH),
        (OLD, False, MINE, OLD, Fate.CLASH),
        (None, False, MINE, None, Fate.WRITE),
    ],
)
def test_row_is_held_against_what_its_writer_saw(seen, known, sent, stored, fate):
    assert Row(values=sent, seen=mark(seen), known=known).fate(stored) == fate


def test_mark_is_the_same_for_the_same_values_in_any_order():
    assert mark({"a": 1, "b": None}) == mark({"b": None, "a": 1}) != mark({"a": 1, "b": 0})
    assert mark(None) == ""
