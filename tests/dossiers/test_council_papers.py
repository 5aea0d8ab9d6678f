"""The council's papers: made from its sessions, at their time, and ballots that nothing tells apart."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from awards.enums import CouncilPart, VotingMode
from awards.gates.votes import Count, Papers
from awards.models import CouncilSession
from awards.services.answers import answer_all
from awards.services.council.setup import save_member
from awards.services.council.votes import save_tally
from awards.services.decisions import draft_decision, ready_for_decision
from core.clock import day_of
from core.refusals import Conflict, Denied
from core.text import long_date
from dossiers.building.council import ballot
from dossiers.building.office_papers import decision
from dossiers.building.parts import council_grounds
from dossiers.models import Face, Paper, PaperKind
from dossiers.rendering.data import parse
from dossiers.services.council_papers import make_council_paper
from tests import factories as make
from tests.awards import council as hold
from tests.awards.council import close
from tests.awards.review import person_of
from tests.awards.unit_pages import browser
from tests.clock import NOW
from tests.dossiers.reading import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]


def made(session: CouncilSession, kind: str) -> Paper:
    session.refresh_from_db()
    return make_council_paper(session, kind, actor=hold.officer(), now=NOW)


def printed(paper: Paper) -> str:
    return " ".join(text_of(paper.kind, parse(paper.kind, paper.data)).split())


def counted() -> CouncilSession:
    """Nine members, one of them the nominee's own; eight for the unit, six of eight for the person."""
    board, proposal = hold.council(8), hold.listed()
    hold.member(board, person=person_of(proposal).person, order=9)
    session = hold.opened(board, proposal, mode=VotingMode.PRINTED)
    person = session.items.get(nomination=person_of(proposal))
    counts = {item.pk: Count(6, 2, 0, 1) if item == person else Count(8, 1) for item in session.items.all()}
    options = {"tellers": "Đỗ Ý", "version": session.version, "actor": hold.officer(), "now": NOW}
    save_tally(session, Papers(9, 9, 0), counts, **options)
    close(session)
    return session


def test_invitation_names_every_member_time_place_and_chair() -> None:
    session = hold.invited(hold.council(5))
    text = printed(made(session, PaperKind.COUNCIL_INVITATION))
    for seat in hold.seats(session):
        assert seat.member.person.full_name in text
    assert "TM. HỘI ĐỒNG CHỦ TỊCH" in text
    assert "Phòng họp số 1" in text
    assert "9 giờ 00, ngày 20 tháng 12 năm 2025" in text


def test_deputy_who_presides_signs_the_invitation_in_the_chairmans_stead() -> None:
    session = hold.invited(hold.council(3))
    session.council.members.filter(pk=session.chair_id).update(part=CouncilPart.VICE)
    assert "TM. HỘI ĐỒNG KT. CHỦ TỊCH PHÓ CHỦ TỊCH" in printed(made(session, PaperKind.COUNCIL_INVITATION))


def test_ballot_is_one_for_all_nominations_and_carries_no_code() -> None:
    session = hold.opened(hold.council(3), mode=VotingMode.PRINTED)
    paper = made(session, PaperKind.COUNCIL_BALLOT)
    assert paper.data["mark"] is None
    text = printed(paper)
    assert "Mã bản in" not in text
    for item in session.items.all():
        assert item.nomination.printed_name in text
    for seat in hold.seats(session):
        assert seat.member.person.full_name not in text
    assert made(session, PaperKind.COUNCIL_BALLOT) == paper


def test_paper_costs_the_same_for_one_nominee_and_for_thirty() -> None:
    costs = []
    for individuals in (1, 30):
        session = hold.planned(hold.council(3), hold.listed(individuals=individuals))
        with CaptureQueriesContext(connection) as seen:
            ballot(session, face="issued", made_at=NOW)
        costs.append(len(seen))
    assert costs[0] == costs[1]


def test_both_minutes_print_votes_with_their_base_and_who_did_not_vote() -> None:
    session = counted()
    for kind in (PaperKind.COUNCIL_TALLY, PaperKind.COUNCIL_MINUTES):
        text = printed(made(session, kind))
        assert "8/9 88,89%" in text
        assert "6/8 75%" in text
        assert "Số phiếu phát ra: 9; thu về: 9; hợp lệ: 9; không hợp lệ: 0" in text
        assert "cần ít nhất 2/3 tổng số thành viên" in text
        assert "Không bỏ phiếu về" in text


def test_minutes_say_who_sat_and_voted_as_the_session_knew_it() -> None:
    session = counted()
    before = printed(made(session, PaperKind.COUNCIL_MINUTES))
    seat = session.council.members.get(order=3)
    seat.has_vote, seat.part, seat.position = False, CouncilPart.VICE, "Cố vấn"
    save_member(seat, actor=hold.officer(), now=NOW)
    assert printed(made(session, PaperKind.COUNCIL_MINUTES)) == before
    assert "thành viên có quyền bỏ phiếu 09" in before


def test_minutes_of_a_vote_by_name_count_no_papers() -> None:
    session = hold.opened(hold.council(3), mode=VotingMode.OPEN)
    for seat in hold.seats(session):
        hold.vote(session, seat, "1")
    close(session)
    text = printed(made(session, PaperKind.COUNCIL_MINUTES))
    assert "Kết quả biểu quyết công khai" in text
    assert "phát ra" not in text


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        (PaperKind.COUNCIL_INVITATION, True, False),
        (PaperKind.COUNCIL_BALLOT, True, False),
        (PaperKind.COUNCIL_TALLY, False, True),
        (PaperKind.COUNCIL_MINUTES, False, True),
    ],
)
def test_each_paper_has_its_time(kind: str, *, before: bool, after: bool) -> None:
    early, late = hold.opened(hold.council(3), mode=VotingMode.PRINTED), counted()
    for session, may in ((early, before), (late, after)):
        if may:
            assert made(session, kind).kind == kind
        else:
            with pytest.raises(Conflict):
                made(session, kind)


def test_papers_are_made_by_the_office_and_read_by_leadership() -> None:
    session = counted()
    with pytest.raises(Denied):
        make_council_paper(session, PaperKind.COUNCIL_MINUTES, actor=make.actor(make.leader()), now=NOW)
    office = browser(hold.officer().user)
    response = office.post(reverse("council_paper_make", args=[session.pk, "bien-ban"]))
    paper = Paper.objects.get(kind=PaperKind.COUNCIL_MINUTES)
    assert response["Location"] == reverse("paper", args=[paper.pk])
    leader = browser(make.leader())
    assert leader.get(reverse("paper", args=[paper.pk])).status_code == 200
    assert paper.title[:40] in leader.get(reverse("council_session", args=[session.pk])).content.decode()
    member = browser(hold.account(hold.seats(session)[0]).user)
    assert member.get(reverse("paper", args=[paper.pk])).status_code == 404
    assert office.post(reverse("council_paper_make", args=[session.pk, "khong-co"])).status_code == 404


class TestGround:
    """The minutes stand among the căn cứ of what follows the council's advice (documents.md, "Quyết định")."""

    def test_nothing_is_cited_before_a_session_has_closed(self):
        session = hold.opened(hold.council(3), hold.listed(), mode=VotingMode.OPEN)
        assert council_grounds(item.nomination_id for item in session.items.all()) == ()

    def test_minutes_of_the_last_session_that_has_closed_are_cited(self):
        session = counted()
        nominations = [item.nomination_id for item in session.items.all()]
        day = long_date(day_of(session.starts_at))
        assert council_grounds(nominations) == (f"Căn cứ Biên bản họp {session.council.name} {day}",)
        assert council_grounds([]) == ()

    def test_decision_cites_them_before_who_proposes(self):
        session, officer = counted(), hold.officer()
        answer_all(session.round, actor=make.actor(make.leader()), now=NOW)
        award = session.items.first().award_type
        agreed = ready_for_decision(session.round, award)
        row = draft_decision(session.round, award, title="Về việc tặng", nominations=agreed, actor=officer, now=NOW)
        grounds = decision(row, face=Face.DRAFT, made_at=NOW).grounds
        assert grounds[-2:] == (
            *council_grounds(item.nomination_id for item in session.items.all()),
            "Theo đề nghị của Chánh Văn phòng Sở",
        )
