"""The council's pages: setting it up, running a session, a member's ballot, the tellers' sheet."""

import pytest
from django.urls import reverse

from awards.enums import CouncilOutcome, SessionState, VotingMode
from awards.models import Council, CouncilMember, CouncilSession
from awards.services.council.sessions import cancel_session, close_session
from tests import factories as make
from tests.awards import council as hold
from tests.awards.review import person_of
from tests.awards.unit_pages import browser, queries_of
from tests.clock import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
DECISION = {
    "name": "Hội đồng Sở", "decision_number": "31/QĐ-SGTVT", "decision_date": "02/01/2025", "valid_from": "02/01/2025",
    "quorum": "2/3", "threshold": "2/3", "threshold_base": "members",
}  # fmt: skip


@pytest.fixture
def office(hands):
    return browser(hold.officer().user)


def page(client, route, pk, body=None):
    url = reverse(route, args=[pk])
    return client.get(url) if body is None else client.post(url, body)


def text(response):
    return response.content.decode()


def test_office_writes_down_a_council_its_members_and_a_relative(office):
    response = office.post(reverse("council_new"), DECISION)
    council = Council.objects.get()
    assert response["Location"] == reverse("council_detail", args=[council.pk])
    person, kin = make.person(make.office(), name="Trần Thị Lan"), make.person(make.unit(), name="Lê Văn Út")
    found = text(office.get(reverse("council_member_new", args=[council.pk]), {"q": "tran lan"}))
    assert f"?nguoi={person.pk}" in found
    url = f"{reverse('council_member_new', args=[council.pk])}?nguoi={person.pk}"
    assert "Chuyên viên, Văn phòng Sở" in text(office.get(url))
    office.post(url, {"part": "chair", "position": "Chánh Văn phòng", "has_vote": "", "order": "1"})
    seat = CouncilMember.objects.get()
    assert seat.has_vote
    assert office.post(url, {"part": "chair", "position": "x", "order": "1"}).status_code == 409
    office.post(f"{reverse('council_relative_add', args=[seat.pk])}?nguoi={kin.pk}", {"relation": "anh ruột"})
    shown = text(page(office, "council_member", seat.pk))
    assert "Lê Văn Út" in shown
    page(office, "council_relative_drop", seat.relatives.get().pk, {})
    assert not seat.relatives.exists()


@pytest.mark.parametrize(("said", "votes"), [("", False), ("True", True), ("False", False)])
def test_secretary_has_a_vote_only_where_it_is_said(office, said, votes):
    board = hold.council(0)
    url = f"{reverse('council_member_new', args=[board.pk])}?nguoi={make.person(make.office()).pk}"
    assert 'value="" id="id_has_vote_0" checked' in " ".join(text(office.get(url)).split())
    office.post(url, {"part": "secretary", "position": "Chuyên viên", "has_vote": said, "order": "1"})
    seat = board.members.get()
    assert seat.has_vote is votes
    shown = page(office, "council_member", seat.pk).context["form"]
    assert shown["has_vote"].value() is votes


def test_vote_that_is_no_choice_is_refused(office):
    seat = hold.council(1).members.get()
    body = {"part": "member", "position": "Chuyên viên", "has_vote": "on", "order": "1"}
    assert page(office, "council_member", seat.pk, body).status_code == 422


@pytest.mark.parametrize(("share", "status"), [("2/3", 302), ("1/1", 302), ("3/2", 422), ("0,5", 422), ("1/0", 422)])
def test_share_of_a_council_is_a_fraction_of_at_most_one(office, share, status):
    assert office.post(reverse("council_new"), DECISION | {"quorum": share}).status_code == status


def test_relatives_are_for_the_office_alone(office):
    board = hold.council(3)
    kin = make.person(name="Lê Văn Kín")
    board.members.first().relatives.create(person=kin, relation="con")
    member = browser(hold.account(board.members.last()).user)
    assert "Lê Văn Kín" not in text(page(member, "council_detail", board.pk))
    assert "Tài khoản</th>" not in text(page(member, "council_detail", board.pk))


def plan(board, **fields):
    first, second = board.members.all()[:2]
    return {
        "council": board.pk, "mode": "secret", "starts_at": "8:30 21/12/2025", "place": "Phòng họp", "version": "0",
        "chair": first.pk, "secretary": second.pk,
    } | fields  # fmt: skip


def test_session_goes_from_its_plan_to_its_result_by_the_pages(office):
    board, proposal = hold.council(4), hold.listed()
    page(office, "council_session_new", proposal.round_id, plan(board))
    session = CouncilSession.objects.get()
    again = plan(board, place="Hội trường", version="1")
    page(office, "council_session_edit", session.pk, again)
    assert page(office, "council_session_edit", session.pk, again).status_code == 409
    page(office, "council_session_invite", session.pk, {})
    opened = office.post(reverse("council_session_open", args=[session.pk]), {}, follow=True)
    assert "Chưa điểm danh" in text(opened)
    seats = hold.seats(session)
    rows = {f"presence-{seat.pk}": "here" for seat in seats} | {f"presence-{seats[3].pk}": "written"}
    page(office, "council_attendance", session.pk, rows)
    assert "3/4 thành viên" in text(page(office, "council_session", session.pk))
    page(office, "council_session_open", session.pk, {})
    marks = {f"item-{item.pk}": "1" for item in session.items.all()} | {"cast": "1"}
    for seat in seats[:3]:
        member = browser(hold.account(seat).user)
        assert reverse("council_ballot", args=[session.pk]) in text(page(member, "council_session", session.pk))
        page(member, "council_ballot", session.pk, marks)
        assert "Bạn đã bỏ phiếu" in text(page(member, "council_session", session.pk))
    early = page(office, "council_session_close", session.pk, {})
    assert early.status_code == 422
    assert str(seats[3].member.person) in text(early)
    page(office, "council_written", seats[3].pk, marks)
    page(
        office, "council_words", session.pk, {"tellers": "Đỗ Ý", "course": "Đã bàn.", "conclusion": "", "version": "2"}
    )
    page(office, "council_session_close", session.pk, {})
    session.refresh_from_db()
    assert (session.state, session.course) == (SessionState.CLOSED, "Đã bàn.")
    assert "4/4 (100%) tổng số thành viên" in text(page(office, "council_session", session.pk))


def test_session_is_offered_for_a_round_only_while_none_is_under_way(office):
    board, proposal = hold.council(3), hold.listed()
    offer = reverse("council_session_new", args=[proposal.round_id])
    assert offer in text(office.get(reverse("council")))
    session = hold.planned(board, proposal)
    assert offer not in text(office.get(reverse("council")))
    cancel_session(session, note="Đổi lịch", actor=hold.officer(), now=NOW)
    assert offer in text(office.get(reverse("council")))


@pytest.mark.parametrize(("make_session", "said"), [(hold.planned, False), (hold.invited, True)])
def test_page_that_cancels_speaks_of_invitations_only_where_they_went_out(office, make_session, said):
    session = make_session(hold.council(3))
    assert ("Giấy mời đã gửi" in text(page(office, "council_session_cancel", session.pk))) is said


def test_chair_and_secretary_are_two_members_of_the_council(office):
    board, other, proposal = hold.council(3), hold.council(3), hold.listed()
    same = plan(board)["chair"]
    response = page(office, "council_session_new", proposal.round_id, plan(board, secretary=same))
    assert "không làm thư ký" in text(response)
    stranger = other.members.first().pk
    response = page(office, "council_session_new", proposal.round_id, plan(board, chair=stranger))
    assert "không thuộc Hội đồng" in text(response)
    assert not CouncilSession.objects.exists()


class TestBallot:
    def test_ballot_is_looked_over_before_it_is_cast(self):
        session = hold.opened(hold.council(3))
        seat = hold.seats(session)[0]
        member = browser(hold.account(seat).user)
        marks = {f"item-{item.pk}": "2" for item in session.items.all()}
        response = page(member, "council_ballot", session.pk, marks)
        assert response.status_code == 200
        assert "Xem lại phiếu" in text(response)
        assert response["Content-Encoding"] == "identity"
        seat.refresh_from_db()
        assert not seat.voted
        page(member, "council_ballot", session.pk, marks | {"cast": "1"})
        seat.refresh_from_db()
        assert seat.voted
        assert page(member, "council_ballot", session.pk, marks | {"cast": "1"}).status_code == 409

    def test_every_line_without_a_mark_is_named(self):
        session = hold.opened(hold.council(3))
        member = browser(hold.account(hold.seats(session)[0]).user)
        response = page(member, "council_ballot", session.pk, {"cast": "1"})
        assert response.status_code == 422
        assert text(response).count("Hãy chọn một ô.") == 2 * session.items.count()

    def test_member_does_not_find_himself_on_his_ballot(self):
        board, proposal = hold.council(3), hold.listed()
        own = hold.member(board, person=person_of(proposal).person, order=7)
        session = hold.opened(board, proposal)
        shown = page(browser(hold.account(own).user), "council_ballot", session.pk)
        assert [row["item"].nomination.person_id for row in shown.context["form"].rows] == [None]

    def test_who_sits_without_an_invitation_has_no_ballot(self):
        session = hold.opened(hold.council(3))
        late = hold.member(session.council, order=8)
        member = browser(hold.account(late).user)
        assert page(member, "council_session", session.pk).status_code == 200
        assert page(member, "council_ballot", session.pk).status_code == 403


class TestTally:
    def sheet(self, session, **figures):
        body = {"issued": "5", "returned": "5", "invalid": "0", "tellers": "Đỗ Ý", "version": str(session.version)}
        for item in session.items.all():
            body |= {f"in_favour-{item.pk}": "5", f"against-{item.pk}": "0", f"lower-{item.pk}": "0",
                     f"blank-{item.pk}": "0"}  # fmt: skip
        return body | figures

    def test_all_sums_that_do_not_agree_stand_beside_their_figures(self, office):
        session = hold.opened(hold.council(5), mode=VotingMode.PRINTED)
        first = session.items.first()
        wrong = {"issued": "6", f"against-{first.pk}": "2"}
        response = page(office, "council_tally", session.pk, self.sheet(session, **wrong))
        assert response.status_code == 422
        form = response.context["form"]
        assert set(form.errors) == {"issued", f"in_favour-{first.pk}"}
        assert form[f"against-{first.pk}"].value() == "2"

    def test_sheet_that_agrees_is_kept_and_closes_the_session(self, office):
        session = hold.opened(hold.council(5), mode=VotingMode.PRINTED)
        assert page(office, "council_tally", session.pk).context["form"].initial["issued"] == 5
        page(office, "council_tally", session.pk, self.sheet(session, tellers="Đỗ Ý,\nLê An"))
        page(office, "council_session_close", session.pk, {})
        assert hold.again(session).tellers == "Đỗ Ý, Lê An"
        assert session.items.filter(outcome=CouncilOutcome.AGREE).count() == 2

    def test_blank_is_proposed_for_whoever_does_not_vote_on_the_line(self, office):
        board, proposal = hold.council(4), hold.listed()
        nominee = person_of(proposal)
        hold.member(board, person=nominee.person, order=7)
        session = hold.opened(board, proposal, mode=VotingMode.PRINTED)
        item = session.items.get(nomination=nominee)
        initial = page(office, "council_tally", session.pk).context["form"].initial
        assert initial[f"blank-{item.pk}"] == 1
        assert initial["issued"] == 5

    def test_session_without_its_sheet_does_not_close_and_the_page_says_why(self, office):
        session = hold.opened(hold.council(5), mode=VotingMode.PRINTED)
        assert "chưa đủ phiếu" not in text(page(office, "council_session_close", session.pk))
        response = page(office, "council_session_close", session.pk, {})
        assert response.status_code == 422
        assert "Chưa nhập kết quả kiểm phiếu." in text(response)

    @pytest.mark.parametrize("figure", ["-1", "1,5", "99999", "năm", ""])
    def test_what_is_no_count_is_refused(self, office, figure):
        session = hold.opened(hold.council(3), mode=VotingMode.PRINTED)
        response = page(office, "council_tally", session.pk, self.sheet(session, issued=figure))
        assert response.status_code == 422
        assert "issued" in response.context["form"].errors


def test_recusal_is_written_down_and_taken_back(office):
    session = hold.invited(hold.council(4))
    item, seat = session.items.first(), hold.seats(session)[3]
    page(office, "council_recusals", session.pk, {"item": item.pk, "member": seat.member_id})
    assert str(seat.member.person) in text(page(office, "council_session", session.pk))
    row = item.recusals.get()
    page(office, "council_recusal_drop", row.pk, {})
    assert not item.recusals.exists()


def test_leadership_reads_the_result_with_its_base(office):
    proposal = hold.listed()
    session = hold.opened(hold.council(3), proposal)
    leader = browser(make.leader())
    url = reverse("approval")
    assert "Hội đồng chưa kết thúc" in text(leader.get(url))
    for seat, mark in zip(hold.seats(session), "112", strict=True):
        hold.vote(session, seat, mark)
    close_session(session, actor=hold.officer(), now=NOW)
    assert "2/3 (66,67%) tổng số thành viên" in text(leader.get(url))
    one = page(leader, "answer", person_of(proposal).pk)
    assert "2/3 (66,67%) tổng số thành viên" in text(one)


def test_round_without_a_council_shows_nothing_of_one():
    proposal = hold.listed()
    leader = browser(make.leader())
    assert "Hội đồng" not in text(leader.get(reverse("approval"))).split("<main")[1]
    assert "Hội đồng" not in text(page(leader, "answer", person_of(proposal).pk)).split("<main")[1]


@pytest.mark.parametrize("route", ["council_session", "council_tally"])
def test_page_of_a_session_costs_the_same_for_one_nominee_and_for_thirty(office, route):
    costs = []
    for individuals in (1, 30):
        session = hold.opened(hold.council(3), hold.listed(individuals=individuals), mode=VotingMode.PRINTED)
        costs.append(queries_of(office, reverse(route, args=[session.pk])))
    assert costs[0] == costs[1]
    assert costs[0] <= 14


def test_ballot_costs_the_same_for_one_nominee_and_for_thirty():
    costs = []
    for individuals in (1, 30):
        session = hold.opened(hold.council(3), hold.listed(individuals=individuals))
        member = browser(hold.account(hold.seats(session)[0]).user)
        costs.append(queries_of(member, reverse("council_ballot", args=[session.pk])))
    assert costs[0] == costs[1]
    assert costs[0] <= 14
