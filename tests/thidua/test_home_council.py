"""The council's cards on the home page: a member's ballot, the secretary's next step, and nothing for anybody else."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from awards.enums import VotingMode
from awards.services.council.sessions import open_session
from awards.services.council.votes import cast_in_writing
from dossiers.models import PaperKind
from dossiers.services.council_papers import make_council_paper
from dossiers.services.signed import keep_signed_copy
from tests import factories as make
from tests.awards import council as hold
from tests.awards.council import again, close
from tests.clock import NOW
from thidua.home.council import ASKED_FOR, cards_of_council

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
MOMENT = timedelta(microseconds=1)


def buttons(actor):
    return [card.button for card in cards_of_council(actor)]


def officer(now=NOW):
    return make.actor(hold.officer().user, now)


def voted(session, *seats):
    for seat in seats:
        hold.vote(session, seat, "1")


def test_member_is_led_to_his_ballot_until_it_is_in():
    session = hold.opened(hold.council(3))
    first, _secretary, third = hold.seats(session)
    (card,) = cards_of_council(hold.account(third))
    assert (card.button, card.url) == ("Bỏ phiếu", reverse("council_ballot", args=[session.pk]))
    voted(session, first)
    assert buttons(hold.account(third)) == ["Bỏ phiếu"]
    assert buttons(hold.account(first)) == []


def test_secretary_of_the_session_has_the_ballot_and_the_session_to_end():
    session = hold.opened(hold.council(3))
    secretary = hold.account(session.secretary)
    assert buttons(secretary) == ["Bỏ phiếu", "Mở phiên họp"]


def test_absent_member_is_asked_for_his_opinion_in_writing_until_it_is_typed():
    board = hold.council(4)
    session, away = hold.invited(board), board.members.get(order=3)
    hold.attend(session, away, in_writing=True)
    open_session(session, actor=hold.officer(), now=NOW)
    (card,) = cards_of_council(hold.account(away))
    assert "ý kiến bằng văn bản" in card.text
    assert card.button == "Xem phiên họp"
    seat = session.attendances.get(member=away)
    cast_in_writing(session, seat, {item.pk: "1" for item in session.items.all()}, actor=hold.officer(), now=NOW)
    assert buttons(hold.account(away)) == []


def test_absent_member_without_an_opinion_and_one_without_a_vote_are_asked_for_none():
    board = hold.council(5)
    silent = hold.member(board, has_vote=False, order=9)
    session, away = hold.invited(board), board.members.get(order=4)
    hold.attend(session, away)
    open_session(session, actor=hold.officer(), now=NOW)
    assert buttons(hold.account(away)) == []
    assert buttons(hold.account(silent)) == []


def test_printed_ballots_are_asked_for_on_no_screen():
    session = hold.opened(hold.council(3), mode=VotingMode.PRINTED)
    assert buttons(hold.account(hold.seats(session)[2])) == []


def test_invited_member_reads_when_and_where():
    session = hold.invited(hold.council(3))
    (card,) = cards_of_council(hold.account(hold.seats(session)[2]))
    assert "Phòng họp số 1" in card.text
    assert card.done


@pytest.mark.parametrize(("early", "said"), [(MOMENT, []), (timedelta(0), ["Mở phiên họp"])])
def test_office_is_led_to_the_session_from_its_hour_on(early, said):
    session = hold.invited(hold.council(3))
    assert buttons(officer(session.starts_at - early)) == said


def test_office_ends_the_session_then_has_its_minutes_signed():
    session = hold.opened(hold.council(3))
    assert [card.text for card in cards_of_council(officer())] == ["Phiên họp đang diễn ra, chờ kết thúc."]
    voted(session, *hold.seats(session))
    close(session)
    (card,) = cards_of_council(officer())
    assert "Biên bản họp chờ ký" in card.text
    paper = make_council_paper(again(session), PaperKind.COUNCIL_MINUTES, actor=hold.officer(), now=NOW)
    assert len(buttons(officer())) == 1
    keep_signed_copy(paper, make.stored_file(), actor=hold.officer(), now=NOW)
    assert buttons(officer()) == []


@pytest.mark.parametrize(("left", "said"), [(MOMENT, 1), (timedelta(0), 0)])
def test_minutes_are_not_asked_for_for_ever(left, said):
    session = hold.opened(hold.council(3))
    voted(session, *hold.seats(session))
    close(session)
    assert len(buttons(officer(NOW + ASKED_FOR - left))) == said


@pytest.mark.parametrize("who", ["leader", "stranger", "planned"])
def test_nobody_else_has_a_card(who):
    session = hold.planned(hold.council(3)) if who == "planned" else hold.opened(hold.council(3))
    users = {"leader": make.leader(), "stranger": make.staff(make.unit())}
    actor = hold.account(session.chair) if who == "planned" else make.actor(users[who])
    assert buttons(actor) == []


def test_cards_cost_the_same_for_one_session_and_for_three():
    costs = []
    for sessions in (1, 3):
        for _one in range(sessions):
            session = hold.opened(hold.council(3))
            voted(session, *hold.seats(session))
            close(session)
        with CaptureQueriesContext(connection) as asked:
            assert buttons(officer())
        costs.append(len(asked))
    assert costs[0] == costs[1]
