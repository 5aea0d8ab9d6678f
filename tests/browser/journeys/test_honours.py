"""From a received proposal to the honours board."""

from io import BytesIO

import pikepdf
import pytest
from playwright.sync_api import expect

from awards.enums import DecisionState
from awards.models import Decision, Proposal
from awards.services.supplements import receive_proposal
from tests import factories as make
from tests.browser.journeys.conftest import Journey
from tests.browser.journeys.department import Department, a_department, a_submitted_proposal
from tests.browser.journeys.visitor import TABLET, Visitor
from tests.clock import NOW

pytestmark = pytest.mark.browser


def test_received_proposal_comes_to_the_honours_board(journey: Journey) -> None:
    there = a_department()
    proposal = a_submitted_proposal(there)
    receive_proposal(proposal, actor=make.actor(there.appraiser), now=NOW)
    officer, chief = journey.person(there.appraiser), journey.person(there.chief)
    appraises_each(officer, proposal)
    chief.opens("/tong-hop/").pictured("consolidation").presses("Trình lãnh đạo Sở").reads("Đã trình lãnh đạo Sở")
    leader_agrees(journey.person(there.leader, TABLET), proposal)
    decision = drafts_a_decision(officer)
    records_the_signature(journey.person(there.clerk), decision)
    chief.opens(f"/quyet-dinh/{decision.pk}/").confirms("Công bố").reads("Đã công bố").pictured("decision-published")
    guest_reads(journey.guest(), there)


def appraises_each(officer: Visitor, proposal: Proposal) -> None:
    for nomination in proposal.nominations.present():
        officer.opens(f"/tham-dinh/{proposal.pk}/").follows(f"Thẩm định {nomination.printed_name}")
        officer.page.get_by_label("Đủ điều kiện", exact=True).check()
        officer.page.get_by_label("Đề nghị khen thưởng").check()
        officer.types("Ý kiến thẩm định", "Thành tích rõ, số liệu khớp với báo cáo năm.")
        officer.pictured("appraisal").presses("Lưu và kết luận").reads("Đã kết luận thẩm định")


def leader_agrees(leader: Visitor, proposal: Proposal) -> None:
    """On a tablet, everything at once."""
    leader.opens("/xet-duyet/").pictured("approval-820").confirms("Đồng ý toàn bộ theo đề nghị")
    leader.reads(f"Đã ghi ý kiến cho {proposal.nominations.present().count()} đối tượng").pictured("approved-820")


def drafts_a_decision(officer: Visitor) -> Decision:
    officer.opens("/quyet-dinh/").follows("Lập dự thảo quyết định").pictured("decision-new")
    officer.presses("Lập dự thảo").reads("Đã lập dự thảo quyết định").pictured("decision-draft")
    officer.follows("Trình ký").presses("Trình ký", within=officer.page.get_by_role("main"))
    decision = Decision.objects.get()
    assert decision.state == DecisionState.FOR_SIGNATURE
    return decision


def records_the_signature(clerk: Visitor, decision: Decision) -> None:
    """Số và ngày as văn thư gave them, and the scan of what was signed."""
    clerk.opens(f"/quyet-dinh/{decision.pk}/").follows("Ghi nhận đã ký").types("Số", "87").types(
        "Ngày ký", "20/12/2025"
    )
    scan = {"name": "quyet-dinh-87.pdf", "mimeType": "application/pdf", "buffer": one_page()}
    clerk.page.get_by_label("Bản đã ký").set_input_files(scan)
    clerk.pictured("decision-signed").presses("Ghi nhận", within=clerk.page.get_by_role("main"))
    clerk.reads("Đã ghi nhận quyết định đã ký", "87")


def one_page() -> bytes:
    """A small PDF of one empty A4 page."""
    with pikepdf.new() as paper:
        paper.add_blank_page(page_size=(595, 842))
        kept = BytesIO()
        paper.save(kept)
    return kept.getvalue()


def guest_reads(guest: Visitor, there: Department) -> None:
    """The board names those honoured, and leads to the Decision."""
    guest.opens("/").opens("/vinh-danh/").reads(there.nominee.full_name, there.unit.name).pictured("honours")
    guest.follows(there.nominee.full_name).reads("87", there.nominee.full_name)
    expect(guest.page.get_by_text("Tiền thưởng")).to_have_count(0)
