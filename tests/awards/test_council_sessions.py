"""A session of the council from its plan to its result, and every reason why it does not go on."""

import pytest

from awards.enums import CouncilPart, RecusalGround, SessionState
from awards.models import BallotBox, CouncilMember, CouncilSession, Recusal
from awards.selectors.council import room_of
from awards.services.council.sessions import (
    cancel_session,
    change_plan,
    invite_members,
    open_session,
    recuse,
    replan_session,
    save_words,
    take_recusal_back,
)
from awards.services.council.setup import declare_relative, drop_relative, save_council, save_member
from awards.services.submissions.withdrawals import withdraw_nomination
from core.journal.models import JournalEntry
from core.models import Notice
from core.refusals import Conflict, Denied, Refused
from tests import factories as make
from tests.awards import council as hold
from tests.awards.council import again, close
from tests.awards.review import collective_of, person_of
from tests.clock import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _sound(sound):
    """What must always be true is true when each test ends."""


def words_of(refused):
    return " ".join(str(problem) for problem in refused.value.problems)


def test_agenda_is_every_appraised_nominee_of_the_list_in_its_order():
    session = hold.planned(hold.council(), hold.listed(individuals=2))
    listed = [line["nomination"] for line in session.consolidation.content]
    assert [item.nomination_id for item in session.items.all()] == listed
    assert len(listed) == 3


def test_round_without_a_list_or_with_a_session_that_is_not_over_takes_no_session():
    board, proposal = hold.council(), hold.listed()
    first = hold.planned(board, proposal)
    with pytest.raises(Conflict, match="chưa kết thúc"):
        hold.planned(board, proposal)
    cancel_session(first, note="Đổi lịch", actor=hold.officer(), now=NOW)
    hold.planned(board, proposal)
    other = make.ready_proposal(make.opened_round())
    with pytest.raises(Conflict, match="Chưa có danh sách"):
        hold.planned(board, other)


def test_invited_members_are_told_and_belong_to_the_session():
    board = hold.council(5)
    hold.member(board, valid_to=make.LONG_AGO, order=9)
    session = hold.invited(board)
    assert [seat.member.order for seat in hold.seats(session)] == [0, 1, 2, 3, 4]
    assert Notice.objects.filter(key__startswith=f"council:{session.pk}:").count() == 5


@pytest.mark.parametrize(("make_session", "seen"), [(hold.planned, False), (hold.invited, True)])
def test_members_see_a_cancelled_session_only_if_they_were_invited_to_it(make_session, seen):
    session = make_session(hold.council(3))
    member = hold.account(session.chair)
    cancel_session(session, note="Đổi lịch", actor=hold.officer(), now=NOW)
    assert CouncilSession.objects.visible_to(member).exists() is seen
    assert CouncilSession.objects.visible_to(hold.officer()).exists()


def test_members_are_invited_and_told_anew_after_the_plan_was_changed():
    board = hold.council(3)
    session = hold.invited(board)
    with pytest.raises(Conflict, match="Đã mời họp"):
        change_plan(session, {"council": board}, version=session.version, actor=hold.officer(), now=NOW)
    replan_session(session, note="Đổi phòng", actor=hold.officer(), now=NOW)
    session = again(session)
    values = {name: getattr(session, name) for name in ("council", "mode", "starts_at", "chair", "secretary")}
    options = {"actor": hold.officer(), "now": NOW}
    with pytest.raises(Conflict, match="Người khác vừa lưu"):
        change_plan(session, values | {"place": "Hội trường"}, version=session.version - 1, **options)
    change_plan(session, values | {"place": "Hội trường"}, version=session.version, **options)
    invite_members(session, **options)
    assert Notice.objects.filter(key__startswith=f"council:{session.pk}:").count() == 6
    assert again(session).place == "Hội trường"


@pytest.mark.parametrize(("present", "opens"), [(6, True), (5, False)])
def test_session_opens_with_two_thirds_present_and_not_with_one_less(present, opens):
    session = hold.invited(hold.council(9))
    hold.attend(session, *[seat.member for seat in hold.seats(session)[present:]])
    if opens:
        open_session(session, actor=hold.officer(), now=NOW)
        assert again(session).state == SessionState.OPEN
    else:
        with pytest.raises(Refused, match="5/9, cần ít nhất 6"):
            open_session(session, actor=hold.officer(), now=NOW)


def test_everything_that_keeps_a_session_from_opening_is_said_at_once():
    board = hold.council(4)
    session = hold.invited(board)
    make_nothing = session.items.first().award_type
    make_nothing.threshold, make_nothing.threshold_base = "3/2", "members"
    make_nothing.save()
    with pytest.raises(Refused) as refused:
        open_session(session, actor=hold.officer(), now=NOW)
    for words in ("Chưa điểm danh", "chủ trì", "Thư ký", "Chưa đủ số thành viên", "ít nhất 3", "không lớn hơn 1"):
        assert words in words_of(refused)
    assert again(session).state == SessionState.INVITED


def test_two_voters_cannot_vote_in_secret_and_three_can():
    for size, opens in ((3, True), (2, False)):
        session = hold.invited(hold.council(size))
        hold.attend(session)
        if opens:
            open_session(session, actor=hold.officer(), now=NOW)
            assert BallotBox.objects.get().session == session
        else:
            with pytest.raises(Refused, match="ít nhất 3 người"):
                open_session(session, actor=hold.officer(), now=NOW)


def test_nominee_withdrawn_since_the_invitation_is_no_longer_on_the_agenda():
    proposal = hold.listed()
    session = hold.invited(hold.council(3), proposal)
    head = make.actor(make.head(proposal.unit))
    withdraw_nomination(person_of(proposal), actor=head, now=NOW, note="Xin rút")
    hold.attend(session)
    open_session(session, actor=hold.officer(), now=NOW)
    assert [item.nomination for item in session.items.all()] == [collective_of(proposal)]


def test_vote_of_a_member_is_neither_given_nor_taken_while_a_session_is_open():
    session = hold.invited(hold.council(4))
    seat, options = hold.seats(session)[3].member, {"actor": hold.officer(), "now": NOW}
    for has_vote in (False, True):
        seat.has_vote = has_vote
        assert save_member(seat, **options)
    hold.attend(session)
    open_session(session, **options)
    seat.has_vote = False
    with pytest.raises(Refused, match="đang diễn ra"):
        save_member(seat, **options)
    seat.has_vote, seat.position = True, "Phó Trưởng phòng"
    assert save_member(seat, **options)
    for one in hold.seats(session):
        hold.vote(session, one, "1")
    close(session)
    seat.has_vote = False
    assert save_member(seat, **options)


@pytest.mark.parametrize(
    ("part", "said", "votes"),
    [
        (CouncilPart.SECRETARY, None, False),
        (CouncilPart.SECRETARY, True, True),
        (CouncilPart.MEMBER, None, True),
        (CouncilPart.MEMBER, False, False),
        (CouncilPart.CHAIR, None, True),
    ],
)
def test_vote_follows_from_the_part_where_nothing_is_said(part, said, votes):
    seat = CouncilMember(council=hold.council(0), person=make.person(), position="Chuyên viên", part=part)
    seat.has_vote = said
    save_member(seat, actor=hold.officer(), now=NOW)
    seat.refresh_from_db()
    assert seat.has_vote is votes


def test_session_follows_its_members_until_it_is_over_and_no_longer():
    board = hold.council(4)
    session, seat = hold.invited(board), board.members.get(order=3)
    later = CouncilMember.objects.create(
        council=board, person=make.person(), position="Chuyên viên", part=CouncilPart.MEMBER, has_vote=True
    )
    options, of_seat = {"actor": hold.officer(), "now": NOW}, session.attendances.filter(member=seat)
    seat.has_vote, seat.part = False, CouncilPart.VICE
    save_member(seat, **options)
    save_member(later, **options)
    assert of_seat.values_list("has_vote", "part").get() == (False, CouncilPart.VICE)
    assert not session.attendances.filter(member=later).exists()
    hold.attend(session)
    open_session(session, **options)
    seat.position = "Phó Giám đốc"
    save_member(seat, **options)
    for one in room_of(again(session)).voters:
        hold.vote(session, one, "1")
    close(session)
    seat.position, seat.has_vote, seat.part = "Cố vấn", True, CouncilPart.MEMBER
    save_member(seat, **options)
    assert of_seat.values_list("has_vote", "part", "position").get() == (False, CouncilPart.VICE, "Phó Giám đốc")
    assert len(room_of(again(session)).voters) == 3


class TestConflicts:
    def test_nobody_votes_on_himself_nor_on_a_declared_relative(self):
        board, proposal = hold.council(4), hold.listed()
        nominee = person_of(proposal)
        own = hold.member(board, person=nominee.person, order=7)
        kin = board.members.get(order=2)
        declare_relative(kin, nominee.person, "em ruột", actor=hold.officer(), now=NOW)
        session = hold.opened(board, proposal)
        item = session.items.get(nomination=nominee)
        room = room_of(session)
        assert room.recused[item.pk] == {own.pk: RecusalGround.ONESELF, kin.pk: RecusalGround.RELATIVE}
        assert room.entitled(item) == (3, 3)
        assert item not in room.ballot_of(own)
        assert len(room.ballot_of(board.members.get(order=0))) == 2

    def test_a_head_votes_on_the_collective_that_he_leads(self):
        proposal = hold.listed()
        board = hold.council(3)
        head = hold.member(board, person=make.head(proposal.unit).person, order=8)
        session = hold.opened(board, proposal)
        assert session.items.get(nomination=collective_of(proposal)) in room_of(session).ballot_of(head)

    def test_who_is_recused_stands_from_the_opening_on(self):
        board, proposal = hold.council(4), hold.listed()
        session = hold.opened(board, proposal)
        kin = board.members.get(order=2)
        declare_relative(kin, person_of(proposal).person, "anh rể", actor=hold.officer(), now=NOW)
        assert room_of(session).recused == {}

    def test_relative_is_declared_once_and_never_oneself(self):
        board = hold.council(3)
        seat, person = board.members.first(), make.person()
        declare_relative(seat, person, "vợ", actor=hold.officer(), now=NOW)
        with pytest.raises(Conflict):
            declare_relative(seat, person, "vợ", actor=hold.officer(), now=NOW)
        with pytest.raises(Refused, match="chính mình"):
            declare_relative(seat, seat.person, "vợ", actor=hold.officer(), now=NOW)
        drop_relative(seat.relatives.get(), actor=hold.officer(), now=NOW)
        assert not seat.relatives.exists()
        told = JournalEntry.objects.filter(action__startswith="council_member.")
        assert person.full_name not in str(list(told.values()))

    def test_member_asks_not_to_vote_before_the_opening_alone(self):
        session = hold.invited(hold.council(4))
        item, seat = session.items.first(), hold.seats(session)[3]
        recuse(item, seat.member_id, actor=hold.officer(), now=NOW)
        assert Recusal.objects.get().ground == RecusalGround.BY_HAND
        take_recusal_back(item, seat.member_id, actor=hold.officer(), now=NOW)
        assert not Recusal.objects.exists()
        for action in ("recuse", "unrecuse"):
            entry = JournalEntry.objects.get(action=f"councilsession.{action}")
            assert entry.details == {"nomination": str(item.nomination), "member": str(seat.member.person)}
        with pytest.raises(Conflict, match="không thuộc phiên họp"):
            recuse(item, 0, actor=hold.officer(), now=NOW)
        recuse(item, seat.member_id, actor=hold.officer(), now=NOW)
        hold.attend(session)
        open_session(session, actor=hold.officer(), now=NOW)
        with pytest.raises(Conflict, match="chưa khai mạc"):
            take_recusal_back(item, seat.member_id, actor=hold.officer(), now=NOW)
        assert room_of(session).entitled(item) == (3, 3)


def test_words_of_the_minutes_are_written_from_the_opening_on_and_after_the_end():
    session = hold.invited(hold.council(3))
    words = {"tellers": "Đỗ Ý", "course": "Đã thảo luận.", "conclusion": "Nhất trí."}
    options = {"actor": hold.officer(), "now": NOW}
    with pytest.raises(Conflict, match="đã khai mạc"):
        save_words(session, words, version=session.version, **options)
    hold.attend(session)
    open_session(session, **options)
    save_words(session, words, version=again(session).version, **options)
    for seat in hold.seats(session):
        hold.vote(session, seat, "1")
    close(session)
    save_words(session, words | {"conclusion": "Thông qua."}, version=again(session).version, **options)
    assert again(session).conclusion == "Thông qua."


def test_only_the_office_runs_the_council():
    board = hold.council(3)
    session = hold.invited(board)
    for user in (make.leader(), make.staff(make.unit()), hold.account(hold.seats(session)[0]).user):
        actor = make.actor(user)
        for act in (
            lambda actor=actor: save_council(board, actor=actor, now=NOW),
            lambda actor=actor: open_session(session, actor=actor, now=NOW),
            lambda actor=actor: cancel_session(session, note="Thôi", actor=actor, now=NOW),
        ):
            with pytest.raises(Denied):
                act()
