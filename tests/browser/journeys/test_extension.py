"""A late unit asks for an extension, is granted it on a paper, and submits; the list gets a new version."""

from datetime import timedelta

import pytest

from awards.enums import ClosingCause, ProposalState
from awards.models import Closing, Proposal
from awards.services.closings import close_due_rounds
from awards.services.submissions.door import DRAIN_WINDOW
from campaigns.models import Extension, ExtensionRequest
from tests.browser.journeys.conftest import Journey
from tests.browser.journeys.department import Department, a_department, a_ready_proposal
from tests.browser.journeys.test_honours import one_page
from tests.browser.journeys.visitor import PHONE, Visitor
from tests.clock import CUT_OFF

pytestmark = pytest.mark.browser
SURE = "Tôi đã kiểm tra và xác nhận nộp hồ sơ này"
LATER = CUT_OFF + timedelta(days=5)
SCAN = {"name": "cong-van-gia-han.pdf", "mimeType": "application/pdf", "buffer": one_page()}


def test_extension_is_asked_granted_and_used_after_the_cut_off(journey: Journey) -> None:
    there = a_department()
    proposal = a_ready_proposal(there)
    journey.hands.to(CUT_OFF - timedelta(minutes=1))
    head = journey.person(there.head, PHONE).opens(f"/ho-so/{proposal.pk}/nop/")
    head.page.get_by_label(SURE).check()
    journey.hands.to(CUT_OFF + DRAIN_WINDOW)
    head.refused("Nộp hồ sơ", 409).reads("Chưa nộp được", "hết hạn")
    close_due_rounds(journey.hands.now)
    asks(head, there)
    grants(journey.person(there.chief), there)
    submits(head, proposal)
    journey.hands.to(LATER + DRAIN_WINDOW)
    close_due_rounds(journey.hands.now)
    reads_the_new_list(journey.person(there.appraiser), there)


def asks(head: Visitor, there: Department) -> None:
    """From the refusal to the request, on a phone."""
    head.follows("đề nghị gia hạn", within=head.page.get_by_role("alert")).pictured("extension-ask-360")
    head.types("Lý do đề nghị gia hạn", "Mất điện hai ngày cuối do bão.")
    head.types("Xin gia hạn đến trước", "15/01/2026 00:00")
    head.page.get_by_label("Tệp kèm theo").set_input_files(SCAN)
    head.presses("Gửi đề nghị").reads("Đã gửi đề nghị gia hạn", "Chờ trả lời")
    assert ExtensionRequest.objects.get().wished_until == LATER


def grants(chief: Visitor, there: Department) -> None:
    """From the home page's card to the grant with number, date and scan."""
    chief.opens("/").reads("1 đề nghị gia hạn chờ trả lời").pictured("extension-home")
    chief.follows("Trả lời").reads("Mất điện hai ngày cuối do bão.").pictured("extension-waiting")
    chief.follows(f"Gia hạn {there.unit.name}")
    assert chief.page.get_by_label(there.unit.name).is_checked()
    assert chief.page.get_by_label("Hạn nộp mới").input_value() == "15/01/2026 00:00"
    chief.types("Số văn bản", "12/SGTVT-VP").types("Ngày văn bản", "10/01/2026")
    chief.page.get_by_label("Bản chụp văn bản").set_input_files(SCAN)
    chief.pictured("extension-grant").presses("Gia hạn", within=chief.page.get_by_role("main"))
    chief.reads("Đã gia hạn", "12/SGTVT-VP", "trước ngày 15/01/2026").pictured("extension-granted")
    assert Extension.objects.get().unit == there.unit


def submits(head: Visitor, proposal: Proposal) -> None:
    head.opens("/").reads("Đã gia hạn, theo văn bản số 12/SGTVT-VP ngày 10/01/2026.")
    head.opens(f"/ho-so/{proposal.pk}/nop/").reads("trước ngày 15/01/2026")
    head.page.get_by_label(SURE).check()
    head.presses("Nộp hồ sơ")
    proposal.refresh_from_db()
    assert proposal.state == ProposalState.SUBMITTED
    head.reads(proposal.submission.number, "theo văn bản số 12/SGTVT-VP ngày 10/01/2026").pictured(
        "extension-receipt-360"
    )


def reads_the_new_list(officer: Visitor, there: Department) -> None:
    """The desk shows the second version; it names its cause."""
    first, second = Closing.objects.order_by("version")
    assert (first.cause, first.entries) == (ClosingCause.CUTOFF, [])
    assert (second.cause, len(second.entries)) == (ClosingCause.EXTENSION, 1)
    officer.opens(f"/ban-lam-viec/?dot={there.round.pk}").reads(
        "Đã chốt lần 2", "Hết thời gian gia hạn", "theo văn bản số 12/SGTVT-VP"
    ).pictured("extension-desk")
