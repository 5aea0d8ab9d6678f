"""A return that lies across the cut-off: asked for before it, answered after it, received."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from awards.enums import ProposalState
from awards.models import Nomination, Proposal
from campaigns.models import ReasonSentence
from tests.browser.journeys.conftest import Journey
from tests.browser.journeys.department import Department, a_department, a_submitted_proposal
from tests.browser.journeys.visitor import PHONE, TABLET, Visitor
from tests.clock import CUT_OFF

pytestmark = pytest.mark.browser
SENTENCE = "chưa nêu số hồ sơ giải quyết đúng hạn."
REMARK = "Ghi rõ số hồ sơ giải quyết đúng hạn trong năm."
ANSWER = "Đã giải quyết 1.284 hồ sơ, trong đó 1.284 hồ sơ đúng hạn."
EXTRA = "Căn cứ kết quả công tác cả năm."


def test_supplement_across_the_cutoff_is_asked_answered_compared_and_received(journey: Journey) -> None:
    there = a_department()
    a_library(there)
    proposal = a_submitted_proposal(there)
    first = proposal.submission
    journey.hands.to(CUT_OFF - timedelta(days=1))
    officer = journey.person(there.appraiser).pictured("office-home")
    pins_remarks(officer, there, proposal)
    sends_the_request(officer)
    journey.hands.to(CUT_OFF + timedelta(days=2))
    answers_the_remarks(journey.person(there.staff), there)
    submits_again(journey.person(there.head, TABLET), proposal)
    proposal.refresh_from_db()
    assert (proposal.submission.sequence, proposal.submission.first_at) == (2, first.submitted_at)
    compares(officer, proposal)
    receives(officer, proposal)


def test_request_that_nobody_answered_is_flagged_extended_and_closed(journey: Journey) -> None:
    there = a_department()
    proposal = a_submitted_proposal(there)
    journey.hands.to(CUT_OFF - timedelta(days=1))
    officer = journey.person(there.appraiser, PHONE, color_scheme="dark")
    officer.opens(f"/ho-so/phieu/{proposal.submission_id}/noi-dung/").pictured("office-version-360-dark")
    officer.opens(f"/tham-dinh/{proposal.pk}/nhan-xet/minutes/").pictured("office-remark-360-dark")
    officer.opens(f"/tham-dinh/{proposal.pk}/yeu-cau-bo-sung/").types("Nội dung chung", "Viết rõ hơn phần kết quả.")
    officer.types("Bổ sung trước", "15/01/2026 00:00").pictured("office-supplement-360").presses("Gửi yêu cầu")
    journey.hands.to(CUT_OFF + timedelta(days=6))
    officer.opens("/ban-lam-viec/").reads("Đơn vị không bổ sung đúng hạn").pictured("office-desk-overdue-360")
    officer.opens(f"/tham-dinh/{proposal.pk}/").reads("Đơn vị không bổ sung đúng hạn", "vẫn được tính theo bản đã nộp")
    officer.follows("Gia hạn bổ sung").types("Bổ sung trước", "21/01/2026 00:00").pictured("office-extend-360")
    officer.presses("Gia hạn").reads("trước ngày 21/01/2026")
    officer.follows("Thôi yêu cầu bổ sung").types("Lý do", "Xét theo bản đã nộp").presses("Thôi yêu cầu")
    receives(officer, proposal)
    assert proposal.submission.sequence == 1


def test_leader_asks_about_one_nominee_for_leadership(journey: Journey) -> None:
    there = a_department()
    proposal = a_submitted_proposal(there)
    nominee = Nomination.objects.get(person=there.nominee)
    leader = journey.person(there.leader, TABLET)
    leader.opens(f"/tham-dinh/{proposal.pk}/yeu-cau-bo-sung/?doi-tuong={nominee.pk}")
    expect(leader.page.get_by_label("Yêu cầu về")).to_have_value(str(nominee.pk))
    leader.types("Nội dung chung", "Làm rõ phạm vi áp dụng sáng kiến.").pictured("leader-supplement-820")
    leader.presses("Gửi yêu cầu").reads("Đã gửi yêu cầu bổ sung")
    head = journey.person(there.head, PHONE).opens(f"/ho-so/{proposal.pk}/")
    head.reads("Theo yêu cầu của Lãnh đạo Sở", there.nominee.full_name).pictured("unit-request-360")


def a_library(there: Department) -> None:
    campaign = there.round.campaign
    criterion = campaign.criterions.get(subject_kind="individual")
    ReasonSentence.objects.create(
        campaign=campaign, number=1, code="mot", label="Một", text=SENTENCE, criterion=criterion
    )


def pins_remarks(officer: Visitor, there: Department, proposal: Proposal) -> None:
    """At the text of one report and at one criterion, each where it is read."""
    officer.opens("/ban-lam-viec/").pictured("office-desk").follows(there.unit.name)
    officer.pictured("office-proposal").follows(proposal.submission.number).pictured("office-version")
    nominee = Nomination.objects.get(person=there.nominee)
    remarks_on(officer, f"report:{nominee.pk}:duties")
    officer.page.get_by_label("Nhận xét", exact=False).last.fill(REMARK)
    officer.pictured("office-remark").presses("Ghi nhận xét").reads(REMARK)
    officer.follows("Mở bản đã nộp để nhận xét")
    remarks_on(officer, f"report:{nominee.pk}:criterion:individual-1")
    officer.chooses("Câu mẫu", 1).presses("Ghi nhận xét").reads("Tiêu chí 1 (Chấp hành tốt): chưa nêu")


def remarks_on(officer: Visitor, place: str) -> None:
    officer.goes(officer.page.locator(f"a[href$='/nhan-xet/{place}/']").click)


def sends_the_request(officer: Visitor) -> None:
    officer.types("Bổ sung trước", "15/01/2026 00:00").pictured("office-supplement")
    officer.presses("Gửi yêu cầu").reads("Đã gửi yêu cầu bổ sung", "trước ngày 15/01/2026")
    officer.pictured("office-waiting")


def answers_the_remarks(specialist: Visitor, there: Department) -> None:
    """The remark leads to its place; there the unit may write and answers it, and nobody is added."""
    specialist.opens("/ho-so/").follows(there.round.name, within=specialist.page.get_by_role("main"))
    specialist.reads(REMARK, "15/01/2026").pictured("unit-request").follows("Đến chỗ này")
    specialist.reads(there.nominee.full_name, REMARK).pictured("unit-remark")
    specialist.writes(specialist.page.locator("#duties textarea[name=text]"), ANSWER)
    box = specialist.page.locator("#duties")
    box.get_by_role("checkbox").first.check()
    box.get_by_placeholder("Trả lời ngắn (không bắt buộc)").fill("Đã bổ sung số liệu")
    specialist.presses("Ghi trả lời", within=box).reads("Đã ghi trả lời")
    specialist.follows("Đối tượng", within=specialist.page.get_by_label("Các bước của hồ sơ"))
    expect(specialist.page.get_by_role("link", name="Chọn đối tượng")).to_have_count(0)
    specialist.follows("Tờ trình", within=specialist.page.get_by_label("Các bước của hồ sơ"))
    specialist.types("Lý do, căn cứ thêm", EXTRA).presses("Lưu Tờ trình").reads("Đã lưu Tờ trình")


def submits_again(head: Visitor, proposal: Proposal) -> None:
    """Warned of the criterion that nobody touched, and not held up by it."""
    head.opens(f"/ho-so/{proposal.pk}/nop/").reads("Có chỗ được nhận xét mà chưa thay đổi", "1/2 chỗ")
    head.reads("Theo yêu cầu", "Sửa thêm ngoài yêu cầu").pictured("head-supplement-820")
    head.page.get_by_label("Tôi đã kiểm tra và xác nhận nộp hồ sơ này").check()
    head.presses("Nộp bổ sung")
    proposal.refresh_from_db()
    head.reads(proposal.submission.number, "Nộp lần đầu").pictured("head-receipt-820")


def compares(officer: Visitor, proposal: Proposal) -> None:
    officer.opens("/ban-lam-viec/").reads("đã bổ sung: sửa 1/2 chỗ được nhận xét, 1 chỗ sửa thêm")
    officer.pictured("office-desk-answered").opens(f"/tham-dinh/{proposal.pk}/").pictured("office-answered")
    officer.reads("Đã sửa 1/2 chỗ được nhận xét", "Đã bổ sung số liệu").follows("Đọc từng chỗ khác nhau")
    officer.reads("Sửa thêm ngoài yêu cầu", ANSWER).pictured("office-differences")
    officer.page.set_viewport_size(PHONE)
    officer.looks().pictured("office-differences-360")
    expect(officer.page.locator("ins", has_text=EXTRA)).to_have_count(1)


def receives(officer: Visitor, proposal: Proposal) -> None:
    officer.opens(f"/tham-dinh/{proposal.pk}/").presses("Tiếp nhận").reads("Đã tiếp nhận hồ sơ")
    proposal.refresh_from_db()
    assert proposal.state == ProposalState.ACCEPTED
