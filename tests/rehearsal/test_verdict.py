"""The rehearsal's judge is judged: it passes what the rule allows and names what it does not."""

import random
from datetime import timedelta

import pytest

from tests.bench.visitor import Answer
from tests.clock import CUT_OFF
from tests.rehearsal.players import Player, Said
from tests.rehearsal.script import Part, crowd, more_time
from tests.rehearsal.verdict import wrong_answers

RECEIPT = "/ho-so/phieu/7/"


def said(after: float, status: int, *, took: float = 0.1, key: str = "k1", location: str = RECEIPT) -> Said:
    sent = CUT_OFF + timedelta(seconds=after)
    return Said("submit", key, sent, sent + timedelta(seconds=took), Answer(status, "", took, location))


def judge(*heard: Said, part: Part | None = None) -> list[str]:
    player = Player(1, "", 1, 1, 1, part or crowd(random.Random(1)))
    player.heard = list(heard)
    return list(wrong_answers(player))


@pytest.mark.parametrize("right", [said(-1, 302), said(0, 409), said(-1, 409, took=2), said(-1, 302, took=2)])
def test_answer_that_the_rule_allows_is_passed(right):
    assert judge(right) == []


@pytest.mark.parametrize("wrong", [said(0, 302), said(-1, 409), said(-1, 500), said(-1, 503), said(5, 403)])
def test_answer_against_the_rule_is_named(wrong):
    assert len(judge(wrong)) == 1


def test_the_same_key_must_give_the_same_receipt_after_the_cut_off_too():
    assert judge(said(-1, 302), said(9, 302)) == []
    assert len(judge(said(-1, 302), said(9, 302, location="/ho-so/phieu/8/"))) == 1
    assert len(judge(said(-1, 302), said(9, 409, location=""))) == 1


def test_unit_with_an_extension_is_held_to_its_own_cut_off():
    part = more_time(random.Random(1))
    assert judge(said(2, 409), said(20, 302, key="k2"), part=part) == []
    assert len(judge(said(20, 409), part=part)) == 1
    assert len(judge(said(51, 302), part=part)) == 1
