"""A unit from nothing to its receipt."""

import pytest
from playwright.sync_api import expect

from awards.models import Proposal, Submission
from core.outbox.drain import drain
from tests.browser.journeys.conftest import Journey
from tests.browser.journeys.department import DIVISION, Department, a_department
from tests.browser.journeys.visitor import PHONE, Visitor

pytestmark = pytest.mark.browser
NOMINEE = "Trần Thị Hương"
NUMBERS = "Giải quyết 1.284 hồ sơ, 100% đúng hạn."


def test_unit_comes_from_nothing_to_a_receipt_that_anybody_can_check(journey: Journey) -> None:
    there = a_department()
    specialist = journey.person(there.staff).pictured("unit-home")
    opens_the_proposal(specialist)
    picks_whom_to_propose(specialist)
    writes_the_reports(specialist)
    records_the_meeting(specialist)
    prepares_the_letter(specialist)
    previews_the_letter(specialist)
    code = head_submits(journey, there)
    guest_checks(journey, code)


def opens_the_proposal(specialist: Visitor) -> None:
    specialist.opens("/ho-so/").presses("Lập hồ sơ").reads("Chưa có đối tượng").pictured("unit-empty")


def picks_whom_to_propose(specialist: Visitor) -> None:
    """Typed without marks, the name is found while typing; nobody else is."""
    specialist.follows("Chọn đối tượng").reads("Nguyễn Đức Thành")
    specialist.types("Tìm tên người trong đơn vị", "tran thi huong")
    people = specialist.page.locator("#ket-qua")
    expect(people).to_contain_text("1 người có tên khớp")
    expect(people).not_to_contain_text("Nguyễn Đức Thành")
    specialist.looks().pictured("unit-search").follows(f"Đề nghị {NOMINEE}")
    specialist.presses("Thêm vào danh sách đề nghị").reads(NOMINEE)
    specialist.follows("Chọn đối tượng").follows(f"Đề nghị {DIVISION}")
    specialist.presses("Thêm vào danh sách đề nghị").reads(NOMINEE, DIVISION).pictured("unit-nominees")


def writes_the_reports(specialist: Visitor) -> None:
    for name in (NOMINEE, DIVISION):
        specialist.follows("Báo cáo thành tích", within=specialist.page.get_by_label("Các bước của hồ sơ"))
        specialist.follows(name, within=specialist.page.get_by_role("main").locator(".list"))
        writes_one_report(specialist)
    specialist.pictured("unit-report")


def writes_one_report(specialist: Visitor) -> None:
    """Every part is saved while typing; the criterion with its figure, too."""
    page = specialist.page
    for field in page.locator("[data-autosave-url] textarea[name=text]").all():
        specialist.writes(field, NUMBERS)
    specialist.writes(page.locator("[name=attested]"), "Đạt")
    specialist.writes(page.locator("[name=figure]"), "100%")
    page.reload()
    expect(page.locator("textarea[name=text]").first).to_have_value(NUMBERS)
    expect(page.locator("[name=figure]")).to_have_value("100%")
    expect(page.locator("[name=attested]")).to_have_value("yes")


def records_the_meeting(specialist: Visitor) -> None:
    specialist.follows("Biên bản họp", within=specialist.page.get_by_label("Các bước của hồ sơ"))
    specialist.chooses("Vai trò, dòng 2", "Thư ký").presses("Lưu thành phần").reads("Đã lưu thành phần")
    specialist.types("Bắt đầu", "15/12/2025 14:00").types("Kết thúc", "15/12/2025 15:30")
    specialist.types("Địa điểm", "Phòng họp tầng 2").types("Tổng số", "4")
    specialist.types("Diễn biến", "Cuộc họp thảo luận từng đối tượng.").types("Kết luận", "Nhất trí đề nghị.")
    specialist.presses("Lưu cuộc họp").reads("Đã lưu thời gian")
    votes(specialist)


def votes(specialist: Visitor) -> None:
    """Figures that do not agree are told beside their row; those that agree are kept."""
    first = specialist.page.get_by_label("Đồng ý", exact=True).first
    first.fill("3")
    specialist.refused("Lưu kết quả biểu quyết", 422).reads("Số phiếu của một số đối tượng chưa khớp")
    specialist.pictured("unit-votes-refused")
    specialist.page.get_by_label("Đồng ý", exact=True).first.fill("4")
    specialist.presses("Lưu kết quả biểu quyết").reads("Đã lưu kết quả biểu quyết").pictured("unit-minutes")


def prepares_the_letter(specialist: Visitor) -> None:
    specialist.follows("Tờ trình", within=specialist.page.get_by_label("Các bước của hồ sơ"))
    specialist.chooses("Người ký", 1).types("Số", "12/TTr-QLVT").presses("Lưu Tờ trình").pictured("unit-letter")


def previews_the_letter(specialist: Visitor) -> None:
    specialist.follows("Kiểm tra và nộp").reads("Đủ điều kiện nộp", "Người nộp được").pictured("unit-ready")
    paper = specialist.page.get_by_role("listitem").filter(has_text="Tờ trình").filter(has_text="In để ký")
    specialist.presses("Xem trước", within=paper.last).reads("Đang tạo văn bản")
    drain("render")
    drain("render")
    expect(specialist.page.get_by_role("img", name="trang 1").first).to_be_visible()
    specialist.looks().pictured("unit-preview")


def head_submits(journey: Journey, there: Department) -> str:
    """On a phone: the head reads, confirms, and has the receipt; returns the code."""
    head = journey.person(there.head, PHONE).pictured("head-home-360")
    head.opens(f"/ho-so/{Proposal.objects.get().pk}/").pictured("head-proposal-360").follows("Kiểm tra và nộp")
    head.page.get_by_label("Tôi đã kiểm tra và xác nhận nộp hồ sơ này").check()
    head.pictured("head-submit-360").presses("Nộp hồ sơ")
    kept = Submission.objects.get()
    head.reads("Phiếu xác nhận đã nộp hồ sơ", kept.number, kept.code).pictured("head-receipt-360")
    return kept.code


def guest_checks(journey: Journey, code: str) -> None:
    guest = journey.guest(PHONE).opens("/").opens("/kiem-tra/")
    guest.page.get_by_role("main").get_by_role("textbox").fill(code)
    guest.presses("Kiểm tra", within=guest.page.get_by_role("main"))
    guest.reads("Mã có thật, còn hiệu lực", "Phiếu xác nhận đã nộp hồ sơ", code).pictured("guest-check-360")
