"""Ballots at the same time: none is lost, none counted twice, none after the end. The controls take the locks out."""

from functools import partial

import pytest

from awards.models import BallotBox, CouncilSession
from awards.services.council.sessions import close_session
from core.refusals import Conflict
from tests.awards import council as hold
from tests.awards.races import Act, meet, together
from tests.clock import NOW

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
COUNTING = "awards.services.council.votes.add_to_box"


@pytest.fixture
def session(hands) -> CouncilSession:
    return hold.opened(hold.council(5))


def ballot(session: CouncilSession, place: int, mark: str = "1") -> Act:
    return partial(hold.vote, session, hold.seats(session)[place], mark)


def counts(session: CouncilSession) -> set[tuple[int, ...]]:
    return {tuple(count) for count in BallotBox.objects.get(session=session).counts.values()}


def test_five_members_who_vote_at_one_moment_are_all_counted(session):
    outcomes = together(*(ballot(session, place, "12"[place % 2]) for place in range(5)))
    assert outcomes == [None] * 5
    assert counts(session) == {(3, 2, 0, 0)}
    assert session.attendances.filter(voted=True).count() == 5


def test_ballots_would_be_lost_without_the_locks(session, no_row_locks):
    meet(ballot(session, 0), "awards.services.council.boxes.Choice", ballot(session, 1))
    assert counts(session) == {(1, 0, 0, 0)}


def test_member_who_presses_twice_is_counted_once(session):
    first, second = meet(ballot(session, 0), COUNTING, ballot(session, 0, "2"))
    assert first is None
    assert isinstance(second, Conflict)
    assert counts(session) == {(1, 0, 0, 0)}


def test_ballot_that_comes_while_the_session_closes_is_refused_whole(session):
    for place in range(4):
        ballot(session, place)()
    close = partial(close_session, session, without_missing=True, actor=hold.officer(), now=NOW)
    closed, late = meet(close, "awards.services.council.sessions.empty_box", ballot(session, 4))
    assert closed is None
    assert isinstance(late, Conflict)
    session.refresh_from_db()
    assert (session.returned, session.attendances.filter(voted=True).count()) == (4, 4)
    assert {item.in_favour for item in session.items.all()} == {4}


def test_closing_waits_for_the_ballot_that_is_being_counted(session):
    for place in range(4):
        ballot(session, place)()
    close = partial(close_session, session, without_missing=True, actor=hold.officer(), now=NOW)
    cast, closed = meet(ballot(session, 4), COUNTING, close)
    assert (cast, closed) == (None, None)
    assert {item.in_favour for item in session.items.all()} == {5}


def test_two_secret_sessions_end_and_vote_at_once_without_waiting_for_ever(session):
    other = hold.opened(hold.council(5))
    for place in range(5):
        ballot(session, place)()
    close = partial(close_session, session, actor=hold.officer(), now=NOW)
    outcomes = together(close, *(ballot(other, place) for place in range(5)))
    assert outcomes == [None] * 6
    assert counts(other) == {(5, 0, 0, 0)}
