"""Nobody loses words: a session that ends while one writes, two people in one text, two people in one row."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Locator, expect

from awards.models import Appraisal, Attendee, Proposal, ReportSection
from campaigns.enums import ExtensionKind
from campaigns.services.extensions import Grounds, extend_cutoff
from core import clock
from tests import factories as make
from tests.awards.review import appraised, person_of, received
from tests.browser.journeys.conftest import Journey
from tests.browser.journeys.department import Department, a_department, a_ready_proposal
from tests.browser.journeys.visitor import PHONE, Visitor
from tests.clock import CUT_OFF
from tests.factories import PASSWORD

pytestmark = pytest.mark.browser
MINE, THEIRS = "Tôi đã viết hai dòng này.", "Người kia viết trước."


@pytest.fixture
def there() -> Department:
    return a_department()


@pytest.fixture
def proposal(there: Department) -> Proposal:
    return a_ready_proposal(there)


def address(proposal: Proposal) -> str:
    return f"/ho-so/bao-cao/{proposal.nominations.present().first().report.pk}/"


def text_field(visitor: Visitor) -> Locator:
    return visitor.page.locator("textarea[name=text]").first


def said(visitor: Visitor) -> Locator:
    block = text_field(visitor).locator("xpath=ancestor::*[@data-autosave-url][1]")
    return block.locator("[data-saved-for=text]")


def types_over(visitor: Visitor, text: str, status: int) -> None:
    """Write what the server will not save."""
    visitor.expected.add(status)
    text_field(visitor).fill(text)
    text_field(visitor).blur()


def test_session_that_ends_while_writing_costs_no_word(journey: Journey, there: Department, proposal: Proposal) -> None:
    specialist = journey.person(there.staff).opens(address(proposal))
    Session.objects.all().delete()
    types_over(specialist, MINE, 401)
    expect(said(specialist)).to_contain_text("phiên làm việc đã hết")
    expect(text_field(specialist)).to_have_value(MINE)
    specialist.looks().pictured("words-session-ended")
    signs_in_again(specialist, there, journey.faults)
    said(specialist).get_by_role("button", name="Gửi lại").click()
    expect(said(specialist)).to_contain_text("Đã lưu lúc")
    assert ReportSection.objects.filter(text=MINE).exists()


def signs_in_again(visitor: Visitor, there: Department, faults: list[str]) -> None:
    """In a new tab, by the link beside the words; the first tab stays as it is."""
    with visitor.page.context.expect_page() as opened:
        said(visitor).get_by_role("link", name="Đăng nhập ở thẻ mới").click()
    tab = Visitor(opened.value, faults).looks()
    tab.page.fill("input[name=username]", there.staff.username)
    tab.page.fill("input[name=password]", PASSWORD)
    tab.presses("Đăng nhập", within=tab.page.get_by_role("main"))
    tab.page.close()


def test_two_people_in_one_text_put_both_together(journey: Journey, there: Department, proposal: Proposal) -> None:
    first, second = (journey.person(user).opens(address(proposal)) for user in (there.staff, there.head))
    first.writes(text_field(first), THEIRS)
    types_over(second, MINE, 409)
    expect(said(second)).to_contain_text("vừa sửa chỗ này")
    expect(said(second)).to_contain_text(THEIRS)
    for choice in ("Giữ nội dung của tôi", "Lấy nội dung trên máy chủ"):
        expect(said(second).get_by_role("button", name=choice)).to_be_visible()
    second.looks().pictured("words-two-writers")
    said(second).get_by_role("button", name="Gộp cả hai để sửa").click()
    expect(text_field(second)).to_have_value(f"{THEIRS}\n{MINE}")
    expect(said(second)).to_contain_text("Đã lưu lúc")
    assert ReportSection.objects.filter(text=f"{THEIRS}\n{MINE}").exists()


def test_two_people_in_one_row_see_both_and_choose(journey: Journey, there: Department, proposal: Proposal) -> None:
    page = f"/ho-so/{proposal.pk}/bien-ban/"
    first = journey.person(there.staff).opens(page)
    second = journey.person(there.head, size=PHONE, color_scheme="dark").opens(page)
    first.types("Chức vụ, dòng 1", THEIRS).presses("Lưu thành phần").reads("Đã lưu thành phần")
    second.types("Chức vụ, dòng 1", MINE).types("Chức vụ, dòng 2", "Chuyên viên").refused("Lưu thành phần", 409)
    second.reads("Người khác vừa sửa dòng này", THEIRS, MINE, "đã lưu 1 dòng khác").pictured("words-one-row-360-dark")
    second.page.get_by_label("Lấy nội dung đang có").check()
    second.presses("Lưu thành phần").reads("Đã lưu thành phần")
    assert list(Attendee.objects.values_list("position", flat=True)) == [THEIRS, "Chuyên viên", ""]


def test_two_officers_with_one_place_in_the_list_see_both(journey: Journey) -> None:
    nomination = person_of(appraised(received(), make.appraiser()))
    first, second = (journey.person(user).opens("/tong-hop/") for user in (make.appraiser(), make.chief()))
    for visitor, place, answer in ((first, "2", None), (second, "5", 409)):
        row = visitor.page.locator(f"#d{nomination.pk}")
        row.locator("[name=rank]").fill(place)
        row.locator("[name=reason]").fill("Chỉ số cao hơn")
        visitor.expected.add(answer)
        visitor.presses("Lưu", within=row)
    second.reads("người khác vừa đổi thứ tự này").pictured("words-one-place")
    second.presses("Giữ thứ tự trong ô")
    assert Appraisal.objects.get(nomination=nomination).rank == 5


def test_office_types_from_a_paper_that_came_in_time(journey: Journey, there: Department, proposal: Proposal) -> None:
    journey.hands.to(CUT_OFF + timedelta(hours=1))
    extension_for_paper(proposal, there)
    officer = journey.person(there.appraiser)
    officer.opens(f"/gia-han/{proposal.round_id}/").pictured("paper-extensions")
    officer.presses("Nhập hồ sơ thay đơn vị").reads("Bạn đang nhập thay đơn vị").pictured("paper-typing")
    officer.writes(text_field(officer.opens(address(proposal))), "Như bản giấy.")
    assert ReportSection.objects.filter(text="Như bản giấy.").exists()
    head = journey.person(there.head, size=PHONE, color_scheme="dark").opens(f"/ho-so/{proposal.pk}/")
    head.reads("Bản giấy của đơn vị đã đến trước hạn", "Văn phòng nhập hồ sơ từ bản giấy").pictured("paper-unit-360")


def extension_for_paper(proposal: Proposal, there: Department) -> None:
    stamp = Grounds("Bản giấy", ExtensionKind.PAPER_IN_TIME, paper_number="45", paper=make.stored_file(),
                    received_at=CUT_OFF - timedelta(hours=8))  # fmt: skip
    chief, until = make.actor(there.chief, clock.now()), CUT_OFF + timedelta(days=3)
    extend_cutoff(proposal.round, proposal.unit, until, stamp, actor=chief, now=clock.now())
