"""Both minutes of the council once printed: number and date of văn thư, the signed scan, and who cites them."""

from datetime import timedelta

import pytest
from django.urls import reverse

from awards.models import CouncilSession
from core.clock import day_of
from core.refusals import Conflict, Denied, Refused
from core.text import long_date
from dossiers.building.parts import council_grounds
from dossiers.models import Face, Paper, PaperKind, SignedCopy
from dossiers.selectors import letters_to_number, papers_of_session
from dossiers.services.council_papers import make_council_paper
from dossiers.services.letters import issue_letter
from dossiers.services.signed import keep_signed_copy
from organization.enums import Role
from tests import factories as make
from tests.awards import council as hold
from tests.awards.test_decisions import clerk
from tests.awards.test_referral_pages import scan
from tests.awards.unit_pages import browser
from tests.clock import NOW
from tests.dossiers.test_council_papers import counted, made, printed
from thidua.home.cards import cards_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
TODAY = day_of(NOW)
BOTH = (PaperKind.COUNCIL_MINUTES, PaperKind.COUNCIL_TALLY)


@pytest.fixture
def session() -> CouncilSession:
    return hold.again(counted())


def numbered(paper: Paper, number: str = "5", dated=TODAY) -> Paper:
    return issue_letter(paper, number=number, dated=dated, actor=clerk(), now=NOW)


def keep(paper: Paper, actor=None) -> SignedCopy:
    return keep_signed_copy(paper, make.stored_file(), actor=actor or hold.officer(), now=NOW)


@pytest.mark.parametrize("kind", BOTH)
def test_each_has_three_faces_of_the_same_words(session, kind):
    draft = make_council_paper(session, kind, face=Face.DRAFT, actor=hold.officer(), now=NOW)
    paper = made(session, kind)
    issued = numbered(paper)
    assert [one.face for one in (draft, paper, issued)] == [Face.DRAFT, Face.FOR_SIGNATURE, Face.ISSUED]
    assert "Số: 05/BB-HĐTĐKT" in printed(issued)
    assert "05/BB" not in printed(paper)
    assert [one.face for one in papers_of_session(session)] == [Face.ISSUED, Face.FOR_SIGNATURE, Face.DRAFT]


def test_draft_is_numbered_and_signed_by_nobody(session):
    draft = make_council_paper(session, BOTH[0], face=Face.DRAFT, actor=hold.officer(), now=NOW)
    with pytest.raises(Conflict):
        numbered(draft)
    with pytest.raises(Conflict, match="bản trình ký"):
        keep(draft)


@pytest.mark.parametrize(("days", "works"), [(0, True), (-1, False), (1, False)])
def test_date_is_from_the_day_of_the_session_to_today(session, days, works):
    assert day_of(session.starts_at) == TODAY
    paper, dated = made(session, BOTH[0]), TODAY + timedelta(days=days)
    if works:
        assert numbered(paper, dated=dated).data["letterhead"]["dated"] == dated.isoformat()
    else:
        with pytest.raises(Refused) as refused:
            numbered(paper, dated=dated)
        assert [problem.field for problem in refused.value.problems] == ["dated"]


def test_number_serves_one_paper_of_the_council_a_year(session):
    numbered(made(session, BOTH[0]))
    for other in (made(session, BOTH[1]), made(counted(), BOTH[0])):
        with pytest.raises(Refused, match="Số 05/BB-HĐTĐKT đã dùng"):
            numbered(other)
        assert numbered(other, f"{other.pk + 10}").face == Face.ISSUED


def test_signed_scan_is_kept_with_the_print_and_the_one_before_stays(session):
    paper = made(session, BOTH[0])
    first = keep(paper)
    second = keep(paper, clerk())
    first.refresh_from_db()
    assert first.replaced_at == NOW
    assert [(row.is_signed, row.signed_copies.count()) for row in papers_of_session(session)] == [(True, 2)]
    assert keep(numbered(paper)).paper.face == Face.ISSUED
    assert second.replaced_at is None


def test_signed_scan_of_an_invitation_has_no_place():
    paper = made(hold.invited(hold.council(3)), PaperKind.COUNCIL_INVITATION)
    with pytest.raises(Conflict):
        keep(paper)
    assert upload(browser(hold.officer().user), paper).status_code == 404


def upload(client, paper, file=None):
    return client.post(reverse("signed_copy_upload", args=[paper.pk]), {"file": file or scan()})


@pytest.mark.parametrize(
    ("who", "status"), [("office", 302), ("clerk", 302), ("leader", 403), ("member", 404), ("stranger", 404)]
)
def test_office_and_clerk_upload_the_signed_scan(session, who, status):
    users = {
        "office": hold.officer().user,
        "clerk": clerk().user,
        "leader": make.leader(),
        "member": hold.account(session.chair).user,
        "stranger": make.staff(make.unit()),
    }
    paper, client = made(session, BOTH[0]), browser(users[who])
    assert upload(client, paper).status_code == status
    assert SignedCopy.objects.exists() is (status == 302)
    if status == 302:
        assert "Đã có bản ký" in client.get(reverse("paper", args=[paper.pk])).text
        answer = client.get(reverse("signed_copy", args=[paper.pk]))
        assert b"".join(answer.streaming_content).startswith(b"%PDF")


def test_page_of_the_paper_offers_number_and_upload_and_leads_back_to_the_session(session):
    paper = made(session, BOTH[0])
    office = browser(hold.officer().user)
    page = office.get(reverse("paper", args=[paper.pk])).text
    assert reverse("letter_issue", args=[paper.pk]) in page
    assert reverse("signed_copy_upload", args=[paper.pk]) in page
    assert reverse("council_session", args=[session.pk]) in page
    assert upload(office, paper, "không phải tệp").status_code == 422
    by_clerk = browser(clerk().user).get(reverse("paper", args=[paper.pk])).text
    assert reverse("council_session", args=[session.pk]) not in by_clerk


def test_session_makes_drafts_and_says_what_is_signed(session):
    office, make_url = browser(hold.officer().user), reverse("council_paper_make", args=[session.pk, "bien-ban"])
    office.post(make_url, {"face": "draft"})
    office.post(make_url)
    assert sorted(Paper.objects.values_list("face", flat=True)) == [Face.DRAFT, Face.FOR_SIGNATURE]
    shown = reverse("council_session", args=[session.pk])
    assert "Đã có bản ký" not in office.get(shown).text
    keep(Paper.objects.get(face=Face.FOR_SIGNATURE))
    assert "Đã có bản ký" in office.get(shown).text


def test_clerk_is_asked_for_the_number_of_the_minutes_and_not_of_the_tellers(session):
    paper = made(session, BOTH[0])
    made(session, BOTH[1])
    assert letters_to_number() == [paper]
    assert "Biên bản họp Hội đồng chờ số và ngày." in [card.text for card in cards_of(clerk(), [])]
    numbered(paper)
    assert letters_to_number() == []


@pytest.mark.parametrize("role", [Role.LEADERSHIP, Role.COUNCIL])
def test_number_is_entered_by_clerk_or_office_alone(session, role):
    paper = made(session, BOTH[0])
    actor = make.actor(make.user(make.person(make.office()), role))
    with pytest.raises(Denied):
        issue_letter(paper, number="5", dated=TODAY, actor=actor, now=NOW)
    with pytest.raises(Denied):
        keep(paper, actor)


def test_minutes_are_cited_by_number_and_date_once_they_have_them(session):
    nominations = [item.nomination_id for item in session.items.all()]
    numbered(made(session, BOTH[1]), "4")
    without = f"Căn cứ Biên bản họp {session.council.name} {long_date(TODAY)}"
    assert council_grounds(nominations) == (without,)
    numbered(made(session, BOTH[0]), "5")
    number = f"Căn cứ Biên bản họp số 05/BB-HĐTĐKT {long_date(TODAY)} của {session.council.name}"
    assert council_grounds(nominations) == (number,)
    numbered(made(session, BOTH[0]), "6")
    assert "số 06/BB-HĐTĐKT" in council_grounds(nominations)[0]
