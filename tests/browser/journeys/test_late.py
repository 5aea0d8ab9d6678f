"""A late submit: refused with its reason, nothing is lost, and writing goes on."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from awards.enums import ProposalState
from awards.models import Proposal, ReportSection, Submission
from tests.browser.journeys.conftest import Journey
from tests.browser.journeys.department import a_department, a_ready_proposal
from tests.browser.journeys.visitor import Visitor
from tests.clock import CUT_OFF

pytestmark = pytest.mark.browser
BEFORE = "Viết năm phút trước hạn."
AFTER = "Viết sau khi đã hết hạn."


def test_late_submit_is_refused_with_its_reason_and_nothing_is_lost(journey: Journey) -> None:
    there = a_department()
    proposal = a_ready_proposal(there)
    journey.hands.to(CUT_OFF - timedelta(minutes=5))
    specialist, head = journey.person(there.staff), journey.person(there.head)
    writes(specialist, proposal, BEFORE)
    head.opens(f"/ho-so/{proposal.pk}/nop/").reads("còn 5 phút")
    head.page.get_by_label("Tôi đã kiểm tra và xác nhận nộp hồ sơ này").check()
    journey.hands.to(CUT_OFF + timedelta(seconds=20))
    is_refused(head, proposal)
    writes(specialist, proposal, AFTER)
    specialist.pictured("late-still-writing")


def writes(specialist: Visitor, proposal: Proposal, text: str) -> None:
    """The text stands in the page again when it is opened anew."""
    report = proposal.nominations.present().first().report
    specialist.opens(f"/ho-so/bao-cao/{report.pk}/")
    field = specialist.page.locator("textarea[name=text]").first
    specialist.writes(field, text)
    specialist.page.reload()
    expect(field).to_have_value(text)
    assert ReportSection.objects.filter(report=report, text=text).exists()


def is_refused(head: Visitor, proposal: Proposal) -> None:
    """The same page with the reason on top; no submission, no other state."""
    head.refused("Nộp hồ sơ", 409).reads("Chưa nộp được", "hết hạn").pictured("late-refused")
    proposal.refresh_from_db()
    assert proposal.state == ProposalState.DRAFT
    assert not Submission.objects.exists()
    assert head.page.url.endswith(f"/ho-so/{proposal.pk}/nop/")
