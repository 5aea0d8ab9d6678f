"""Ballots cast at a session and printed ones: once, whole, counted, and every reason why not."""

import pytest

from awards.enums import CouncilOutcome, VotingMode
from awards.gates.votes import Count, Papers
from awards.models import BallotBox, CouncilSession, OpenVote
from awards.selectors.council import advice_on, room_of
from awards.services.council.sessions import cancel_session, open_session
from awards.services.council.votes import cast_in_writing, save_tally
from core.invariants import broken
from core.refusals import Conflict, Denied, Refused
from tests import factories as make
from tests.awards import council as hold
from tests.awards.council import again, close
from tests.clock import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _sound(sound):
    """What must always be true is true when each test ends."""


class TestVotesCastHere:
    def test_result_of_a_secret_vote_names_votes_and_base(self):
        session = hold.opened(hold.council(5))
        for seat, choice in zip(hold.seats(session), "11112", strict=True):
            hold.vote(session, seat, choice, "1")
        close(session)
        first, second = session.items.all()
        assert (first.in_favour, first.against, first.votes, first.base) == (4, 1, 4, 5)
        assert (second.in_favour, second.outcome, second.base_kind) == (5, CouncilOutcome.AGREE, "members")
        session = again(session)
        assert (session.issued, session.returned, session.invalid) == (5, 5, 0)
        assert not BallotBox.objects.exists()
        assert not OpenVote.objects.exists()
        assert advice_on([first.nomination_id])[first.nomination_id] == first

    def test_votes_by_name_are_kept_by_name(self):
        session = hold.opened(hold.council(3), mode=VotingMode.OPEN)
        for seat, choice in zip(hold.seats(session), "120", strict=True):
            hold.vote(session, seat, choice)
        close(session)
        item = session.items.first()
        assert [row.choice for row in item.open_votes.order_by("member__order")] == ["1", "2", "0"]
        assert (item.in_favour, item.against, item.blank, item.outcome) == (1, 1, 1, CouncilOutcome.DECLINE)

    def test_share_of_the_award_goes_before_that_of_the_council(self):
        award = make.award_type(threshold="4/5", threshold_base="valid")
        session = hold.opened(hold.council(5), hold.listed(of_round=self.round_of(award)))
        for seat, choice in zip(hold.seats(session), "11120", strict=True):
            hold.vote(session, seat, choice)
        close(session)
        item = session.items.first()
        assert (item.votes, item.base, item.base_kind, item.outcome) == (3, 4, "valid", CouncilOutcome.DECLINE)

    def round_of(self, *awards):
        make.office()
        make.unit()
        return make.opened_round(*awards)

    def test_council_lowers_where_the_higher_award_misses_its_share(self):
        low = make.award_type(rank=1, name="Giấy khen hạng hai")
        round_ = self.round_of(make.award_type(rank=9), low)
        session = hold.opened(hold.council(5), hold.listed(of_round=round_))
        item = session.items.filter(lower_award=low).first()
        for seat, choice in zip(hold.seats(session), "11332", strict=True):
            hold.vote(session, seat, *(choice if one == item else "1" for one in session.items.all()))
        close(session)
        item.refresh_from_db()
        assert (item.outcome, item.votes, item.base, item.lower) == (CouncilOutcome.LOWER, 4, 5, 2)

    def test_a_ballot_is_cast_once_and_whole(self):
        session = hold.opened(hold.council(3))
        seat = hold.seats(session)[0]
        with pytest.raises(Refused) as refused:
            hold.vote(session, seat, "", "9")
        assert [problem.field for problem in refused.value.problems] == [f"item-{i.pk}" for i in session.items.all()]
        hold.vote(session, seat, "1")
        with pytest.raises(Conflict, match="đã bỏ"):
            hold.vote(session, seat, "2")
        assert BallotBox.objects.get().counts == {str(item.pk): [1, 0, 0, 0] for item in session.items.all()}

    def test_absent_member_and_member_without_a_vote_do_not_vote(self):
        board = hold.council(4)
        silent = hold.member(board, has_vote=False, order=9)
        session = hold.invited(board)
        away = board.members.get(order=3)
        hold.attend(session, away)
        open_session(session, actor=hold.officer(), now=NOW)
        for member in (away, silent):
            with pytest.raises(Denied):
                hold.vote(session, session.attendances.get(member=member), "1")
        assert room_of(session).entitled(session.items.first()) == (4, 3)

    def test_nobody_votes_before_the_opening_or_after_the_end(self):
        session = hold.invited(hold.council(3))
        hold.attend(session)
        with pytest.raises(Conflict, match="không bỏ phiếu"):
            hold.vote(session, hold.seats(session)[0], "1")
        open_session(session, actor=hold.officer(), now=NOW)
        for seat in hold.seats(session):
            hold.vote(session, seat, "1")
        close(session)
        with pytest.raises(Conflict):
            hold.vote(session, hold.seats(session)[0], "1")

    def test_session_closes_without_missing_ballots_only_when_that_is_said(self):
        session = hold.opened(hold.council(5))
        for seat in hold.seats(session)[:4]:
            hold.vote(session, seat, "1")
        with pytest.raises(Refused, match="Chưa bỏ phiếu"):
            close(session)
        close(session, without_missing=True)
        session = again(session)
        assert (session.issued, session.returned) == (5, 4)
        assert (session.items.first().votes, session.items.first().base) == (4, 5)

    def test_secret_ballots_are_not_made_known_while_there_are_less_than_three(self):
        session = hold.opened(hold.council(3))
        for seat in hold.seats(session)[:2]:
            hold.vote(session, seat, "1")
        with pytest.raises(Refused, match="Mới có 2 phiếu"):
            close(session, without_missing=True)

    def test_opinion_in_writing_counts_among_those_who_take_part_but_makes_no_quorum(self):
        board = hold.council(5)
        session = hold.invited(board)
        away = board.members.get(order=4)
        hold.attend(session, away, in_writing=True)
        open_session(session, actor=hold.officer(), now=NOW)
        seat = session.attendances.get(member=away)
        with pytest.raises(Conflict, match="Chưa ghi"):
            cast_in_writing(session, session.attendances.first(), {}, actor=hold.officer(), now=NOW)
        cast_in_writing(session, seat, {item.pk: "1" for item in session.items.all()}, actor=hold.officer(), now=NOW)
        for other in hold.seats(session)[:4]:
            hold.vote(session, other, "2")
        close(session)
        item = session.items.first()
        assert (item.in_favour, item.against, item.taking_part, item.base) == (1, 4, 5, 5)
        assert len(room_of(session).present) == 4

    def test_cancelled_session_leaves_nothing_in_the_box(self):
        session = hold.opened(hold.council(3))
        hold.vote(session, hold.seats(session)[0], "1")
        cancel_session(session, note="Mất điện", actor=hold.officer(), now=NOW)
        assert not BallotBox.objects.exists()
        assert session.items.first().outcome == ""

    def test_closing_one_secret_session_leaves_the_box_of_another_as_it_is(self):
        first, second = (hold.opened(hold.council(3)) for _time in range(2))
        hold.vote(second, hold.seats(second)[0], "2")
        for seat in hold.seats(first):
            hold.vote(first, seat, "1")
        before = BallotBox.objects.get(session=second).counts
        close(first)
        assert BallotBox.objects.get().counts == before


class TestPrintedBallots:
    def tally(self, session, papers, *counts, version=None):
        items = session.items.all()
        save_tally(
            session, papers, dict(zip([item.pk for item in items], counts, strict=True)), tellers="Đỗ Ý",
            version=again(session).version if version is None else version, actor=hold.officer(), now=NOW,
        )  # fmt: skip

    def test_result_follows_from_the_tellers_sheet(self):
        session = hold.opened(hold.council(9), mode=VotingMode.PRINTED)
        with pytest.raises(Refused, match="Chưa nhập kết quả"):
            close(session)
        self.tally(session, Papers(9, 9, 1), Count(6, 2), Count(5, 2, 0, 1))
        close(session)
        first, second = session.items.all()
        assert (first.outcome, first.votes, first.base) == (CouncilOutcome.AGREE, 6, 9)
        assert (second.outcome, second.votes, second.base) == (CouncilOutcome.DECLINE, 5, 9)
        assert again(session).tellers == "Đỗ Ý"

    def test_every_sum_that_does_not_agree_is_said_at_once_and_nothing_is_kept(self):
        session = hold.opened(hold.council(5), mode=VotingMode.PRINTED)
        first, second = session.items.all()
        with pytest.raises(Refused) as refused:
            self.tally(session, Papers(6, 5, 0), Count(5, 1), Count(3, 1, 1))
        fields = [problem.field for problem in refused.value.problems]
        assert fields == ["issued", *2 * [f"in_favour-{first.pk}"], f"in_favour-{second.pk}"]
        assert again(session).issued is None

    def test_sheet_is_held_against_who_is_there_at_the_closing_too(self):
        session = hold.opened(hold.council(5), mode=VotingMode.PRINTED)
        self.tally(session, Papers(5, 5, 0), Count(5, 0), Count(5, 0))
        hold.attend(session, hold.seats(session)[4].member)
        with pytest.raises(Refused, match="Phát ra 5 phiếu nhưng chỉ có 4"):
            close(session)

    def test_two_who_enter_the_sheet_at_once_do_not_overwrite_each_other(self):
        session = hold.opened(hold.council(3), mode=VotingMode.PRINTED)
        version = again(session).version
        self.tally(session, Papers(3, 3, 0), Count(3, 0), Count(3, 0), version=version)
        with pytest.raises(Conflict, match="Người khác vừa lưu"):
            self.tally(session, Papers(3, 3, 0), Count(2, 1), Count(3, 0), version=version)

    def test_printed_ballots_are_not_cast_here_and_the_other_way_round(self):
        session = hold.opened(hold.council(3), mode=VotingMode.PRINTED)
        with pytest.raises(Conflict):
            hold.vote(session, hold.seats(session)[0], "1")
        here = hold.opened(hold.council(3))
        with pytest.raises(Conflict, match="phiếu in"):
            self.tally(here, Papers(3, 3, 0), Count(3, 0), Count(3, 0))


class TestInvariants:
    """Broken behind the services' back, each is said."""

    @pytest.fixture(autouse=True)
    def _sound(self):
        """Here nothing is sound at the end."""

    def test_box_that_outlives_its_session(self, hands):
        session = hold.opened(hold.council(3))
        CouncilSession.objects.filter(pk=session.pk).update(state="cancelled")
        assert [line for line in broken() if "hòm phiếu" in line]

    def test_more_marks_than_ballots(self, hands):
        session = hold.opened(hold.council(3))
        for seat in hold.seats(session):
            hold.vote(session, seat, "1")
        close(session)
        assert broken() == []
        session.items.update(against=1)
        assert len([line for line in broken() if "số phiếu" in line]) == 2

    def test_name_beside_a_secret_vote(self, hands):
        session = hold.opened(hold.council(3))
        OpenVote.objects.create(item=session.items.first(), member=hold.seats(session)[0].member, choice="1")
        assert [line for line in broken() if "ghi tên" in line]
