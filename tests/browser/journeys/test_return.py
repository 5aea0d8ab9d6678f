"""Văn phòng gives a proposal back, the unit supplements it, Văn phòng receives it."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from awards.enums import ProposalState
from awards.models import Proposal
from tests.browser.journeys.conftest import Journey
from tests.browser.journeys.department import Department, a_department, a_submitted_proposal
from tests.browser.journeys.visitor import TABLET, Visitor

pytestmark = pytest.mark.browser
REMARK = "Ghi rõ số hồ sơ giải quyết đúng hạn trong năm."
ANSWER = "Đã giải quyết 1.284 hồ sơ, trong đó 1.284 hồ sơ đúng hạn."


def test_supplement_is_asked_answered_and_received(journey: Journey) -> None:
    there = a_department()
    proposal = a_submitted_proposal(there)
    first = proposal.submission
    officer = journey.person(there.appraiser).pictured("office-home")
    asks_for_a_supplement(officer, there)
    journey.hands.by(timedelta(days=2))
    answers_the_remark(journey.person(there.staff), there)
    submits_again(journey.person(there.head, TABLET), proposal)
    proposal.refresh_from_db()
    assert proposal.submission.number != first.number
    assert proposal.submission.first_at == first.submitted_at
    receives(officer, proposal)


def asks_for_a_supplement(officer: Visitor, there: Department) -> None:
    officer.opens("/ban-lam-viec/").pictured("office-desk").follows(there.unit.name)
    officer.pictured("office-proposal").follows("Yêu cầu bổ sung")
    officer.types("Bổ sung trước", "15/01/2026 17:00")
    officer.types(f"Báo cáo thành tích: {there.nominee.full_name}", REMARK)
    officer.pictured("office-supplement").presses("Gửi yêu cầu").reads("Đã gửi yêu cầu bổ sung")


def answers_the_remark(specialist: Visitor, there: Department) -> None:
    """The remark leads to its place; there the unit may write, and nobody is added."""
    specialist.opens("/ho-so/").follows(there.round.name, within=specialist.page.get_by_role("main"))
    specialist.reads(REMARK, "15/01/2026").pictured("unit-remark").follows("Đến chỗ này")
    specialist.reads(there.nominee.full_name)
    specialist.writes(specialist.page.locator("textarea[name=text]").first, ANSWER)
    specialist.follows("Đối tượng", within=specialist.page.get_by_label("Các bước của hồ sơ"))
    expect(specialist.page.get_by_role("link", name="Chọn đối tượng")).to_have_count(0)


def submits_again(head: Visitor, proposal: Proposal) -> None:
    head.opens(f"/ho-so/{proposal.pk}/nop/")
    head.page.get_by_label("Tôi đã kiểm tra và xác nhận nộp hồ sơ này").check()
    head.presses("Nộp bổ sung")
    proposal.refresh_from_db()
    head.reads(proposal.submission.number, "Nộp lần đầu").pictured("head-receipt-820")


def receives(officer: Visitor, proposal: Proposal) -> None:
    officer.opens(f"/tham-dinh/{proposal.pk}/").presses("Tiếp nhận").reads("Đã tiếp nhận hồ sơ")
    proposal.refresh_from_db()
    assert proposal.state == ProposalState.ACCEPTED
