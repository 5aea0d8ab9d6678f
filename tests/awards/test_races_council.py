"""Ballots at the same time: none is lost, none counted twice, none after the end. The controls take the locks out."""

from functools import partial

import pytest

from awards.enums import SessionState
from awards.models import BallotBox, CouncilSession
from awards.selectors.council import room_of
from awards.services.council.sessions import close_session, open_session
from awards.services.council.setup import save_member
from core.refusals import Conflict, Refused
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


class TestVoteOfAMember:
    """A vote that is given or taken while the session opens: the one who comes second knows of the first."""

    OPENS = "awards.services.council.sessions.opening_problems"

    @pytest.fixture
    def invited(self, hands) -> CouncilSession:
        session = hold.invited(hold.council(5))
        hold.attend(session)
        return session

    def taken(self, session: CouncilSession) -> Act:
        member = hold.seats(session)[4].member
        member.has_vote = False
        return partial(save_member, member, actor=hold.officer(), now=NOW)

    def opens(self, session: CouncilSession) -> Act:
        return partial(open_session, session, actor=hold.officer(), now=NOW)

    def kept(self, session: CouncilSession) -> list[bool]:
        """Whether the member has the vote, by his own row and in the session."""
        seat = hold.seats(session)[4]
        return [seat.member.has_vote, seat.has_vote]

    def test_vote_that_is_taken_while_the_session_opens_is_refused(self, invited):
        opened, taken = meet(self.opens(invited), self.OPENS, self.taken(invited))
        assert opened is None
        assert isinstance(taken, Refused)
        assert self.kept(invited) == [True, True]

    def test_opening_waits_for_the_vote_that_is_being_taken(self, invited):
        place = "awards.services.council.setup.save_row"
        assert meet(self.taken(invited), place, self.opens(invited)) == (True, None)
        assert self.kept(invited) == [False, False]
        assert len(room_of(hold.again(invited)).voters) == 4

    def test_vote_would_be_taken_in_an_open_session_without_the_locks(self, invited, no_row_locks):
        opened, taken = meet(self.opens(invited), self.OPENS, self.taken(invited))
        assert (opened, taken) == (None, True)
        assert hold.again(invited).state == SessionState.OPEN
        assert self.kept(invited) == [False, False]

    def test_member_changed_while_a_session_is_planned_and_invited_is_known_to_it(self, hands):
        board, proposal = hold.council(5), hold.listed()
        member = board.members.get(order=4)
        member.has_vote = False
        save = partial(save_member, member, actor=hold.officer(), now=NOW)
        saved, session = meet(save, "awards.services.council.setup.save_row", partial(hold.invited, board, proposal))
        assert saved is True
        assert self.kept(session) == [False, False]


def test_two_secret_sessions_end_and_vote_at_once_without_waiting_for_ever(session):
    other = hold.opened(hold.council(5))
    for place in range(5):
        ballot(session, place)()
    close = partial(close_session, session, actor=hold.officer(), now=NOW)
    outcomes = together(close, *(ballot(other, place) for place in range(5)))
    assert outcomes == [None] * 6
    assert counts(other) == {(5, 0, 0, 0)}
