"""Văn phòng types the proposal of a unit whose paper came in time: prepares it for that long, and submits nothing."""

from datetime import timedelta

import pytest
from django.urls import reverse

from awards.models import Attendee, Proposal, ReportSection
from awards.services.paper_records import SignedPaper, act_on_paper
from awards.services.submissions.submit import submit_proposal
from campaigns.enums import ExtensionKind
from campaigns.services.extensions import Grounds, extend_cutoff
from core import clock
from core.models import JournalEntry, Notice
from core.refusals import Denied
from organization.enums import Role
from tests import factories as make
from tests.awards.unit_pages import a_draft, browser, rows_of, text_of
from tests.clock import CUT_OFF

SECOND = timedelta(seconds=1)
UNTIL = CUT_OFF + timedelta(days=2)
pytestmark = pytest.mark.usefixtures("sound")


@pytest.fixture
def proposal(hands):
    """A draft whose paper came in a second before the cut-off, recorded an hour after it."""
    row = make.ready_proposal()
    hands.to(CUT_OFF + timedelta(hours=1))
    return row


@pytest.fixture
def office():
    return browser(make.appraiser())


def came_in_time(proposal, *, kind=ExtensionKind.PAPER_IN_TIME):
    received = {"received_at": CUT_OFF - SECOND} if kind == ExtensionKind.PAPER_IN_TIME else {}
    dated = {} if received else {"paper_date": CUT_OFF.date()}
    grounds = Grounds("Bản giấy", kind, paper_number="45", paper=make.stored_file(), **received, **dated)
    actor = make.actor(make.chief(), clock.now())
    return extend_cutoff(proposal.round, proposal.unit, UNTIL, grounds, actor=actor, now=clock.now())


def url(route, proposal):
    return reverse(route, args=[proposal.pk])


def writes(client, proposal, position="Chuyên viên"):
    """Change one row of the attendance as a browser does."""
    page = client.get(url("minutes", proposal))
    if page.status_code != 200:
        return page
    return client.post(url("attendance_save", proposal), rows_of(page.context["attendance"], {"position": position}))


def test_office_types_every_step_of_the_draft(proposal, office):
    paper = came_in_time(proposal)
    assert office.post(reverse("proposal_type", args=[paper.pk])).url == url("proposal", proposal)
    for route in ("proposal", "nominations", "nominee_search", "reports", "minutes", "letter", "proposal_submit"):
        assert "Bản giấy của đơn vị đã đến trước hạn" in text_of(office.get(url(route, proposal)))
    assert writes(office, proposal).status_code == 302
    assert Attendee.objects.filter(position="Chuyên viên").exists()
    report = proposal.nominations.get(subject_kind="individual").report
    section = reverse("report_section_save", args=[report.pk, "duties"])
    version = ReportSection.objects.get(report=report, kind="duties").version
    assert office.post(section, {"text": "Như bản giấy", "version": version}).status_code == 302
    assert ReportSection.objects.get(report=report, kind="duties").text == "Như bản giấy"


def test_office_reads_the_papers_that_it_prints_to_compare(proposal, office, hands):
    came_in_time(proposal)
    made = office.post(reverse("paper_make", args=[proposal.pk, "meeting_minutes", "trinh-ky"]))
    assert office.get(made.url).status_code == 200
    hands.to(UNTIL)
    assert office.get(made.url).status_code == 404


def test_office_opens_the_draft_of_a_unit_that_had_none(office, hands):
    make.agency()
    unit = make.unit()
    round_ = make.opened_round()
    hands.to(CUT_OFF + timedelta(hours=1))
    paper = came_in_time(Proposal(round=round_, unit=unit))
    assert office.post(reverse("proposal_type", args=[paper.pk])).status_code == 302
    assert Proposal.objects.get(round=round_, unit=unit).state == "draft"


@pytest.mark.parametrize(("moment", "status"), [(UNTIL - SECOND, 302), (UNTIL, 404), (UNTIL + SECOND, 404)])
def test_office_types_until_the_date_of_the_paper_and_no_longer(proposal, office, hands, moment, status):
    came_in_time(proposal)
    hands.to(moment)
    assert writes(office, proposal).status_code == status


def test_no_paper_and_another_kind_of_extension_open_nothing_to_the_office(proposal, office):
    assert writes(office, proposal).status_code == 404
    came_in_time(proposal, kind=ExtensionKind.EXTENSION)
    assert writes(office, proposal).status_code == 404


def test_paper_of_one_unit_opens_no_other_and_none_of_another_round(proposal, office):
    came_in_time(proposal)
    other, earlier = a_draft(), make.proposal(make.opened_round(year=2024), proposal.unit)
    for draft in (other, earlier):
        assert office.get(url("minutes", draft)).status_code == 404


@pytest.mark.parametrize("role", [Role.LEADERSHIP, Role.CLERK, Role.UNION])
def test_paper_opens_the_draft_to_the_office_alone(proposal, role):
    came_in_time(proposal)
    assert browser(make.user(make.person(make.office()), role)).get(url("proposal", proposal)).status_code == 404


def test_office_does_not_submit_as_if_it_were_the_head(proposal, office):
    came_in_time(proposal)
    officer = make.actor(make.appraiser(), clock.now())
    with pytest.raises(Denied):
        submit_proposal(proposal, actor=officer, arrived_at=None, key="van-phong")
    assert office.post(url("proposal_preview", proposal), {"wanted": "yes"}).status_code == 403
    assert url("paper_acts", proposal) in text_of(office.get(url("proposal", proposal)))


def test_what_the_office_typed_is_submitted_from_the_signed_paper_and_closed_to_it(proposal, office):
    paper = came_in_time(proposal)
    writes(office, proposal)
    signer = make.head(proposal.unit).person.appointments.get(unit=proposal.unit)
    signed = SignedPaper(make.stored_file(), CUT_OFF.date() - timedelta(days=2), signer)
    signatory = act_on_paper(signed, actor=make.actor(make.appraiser(), clock.now()))
    assert submit_proposal(proposal, actor=signatory, arrived_at=None, key="giay").cutoff == UNTIL
    assert office.get(url("minutes", proposal)).status_code == 403
    assert office.post(reverse("proposal_type", args=[paper.pk])).status_code == 403


def test_typing_is_journalled_once_for_each_officer_and_the_unit_is_told_and_sees_it(proposal, office):
    came_in_time(proposal)
    for client in (office, office, browser(make.chief())):
        writes(client, proposal, position=f"Chuyên viên {JournalEntry.objects.count()}")
    typed = JournalEntry.objects.filter(action="proposal.type")
    assert typed.count() == 2
    assert set(typed.values_list("unit_id", flat=True)) == {proposal.unit_id}
    staff = make.staff(proposal.unit)
    page = text_of(browser(staff).get(url("proposal", proposal)))
    assert "Văn phòng nhập hồ sơ từ bản giấy đến trước hạn" in page
    assert "Bạn đang nhập thay đơn vị" not in page
    head = make.head(proposal.unit)
    assert Notice.objects.filter(user=head, text__contains="từ bản giấy số đến 45").count() == 2


def test_unit_that_types_itself_is_not_journalled_as_the_office(proposal):
    came_in_time(proposal)
    assert writes(browser(make.staff(proposal.unit)), proposal).status_code == 302
    assert not JournalEntry.objects.filter(action="proposal.type").exists()


def test_list_of_extensions_offers_typing_while_the_paper_is_open(proposal, office, hands):
    paper = came_in_time(proposal)
    button = reverse("proposal_type", args=[paper.pk])
    place = reverse("round_extensions", args=[proposal.round_id])
    assert button in text_of(office.get(place))
    assert button not in text_of(browser(make.leader()).get(place))
    hands.to(UNTIL)
    assert button not in text_of(office.get(place))
