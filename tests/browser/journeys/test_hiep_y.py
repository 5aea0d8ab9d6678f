"""An appraisal with another office's opinion: shared out, asked, held, answered, concluded, read by leadership."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from awards.models import Nomination, OtherOpinion, Proposal
from awards.services.supplements import receive_proposal
from tests import factories as make
from tests.browser.journeys.conftest import Journey
from tests.browser.journeys.department import a_department, a_submitted_proposal
from tests.browser.journeys.visitor import DESK, PHONE, TABLET, Visitor
from tests.campaigns.uploads import pdf_upload
from tests.clock import NOW

pytestmark = pytest.mark.browser
ANSWER = "Không có đơn thư nào liên quan."


def test_nominee_is_examined_with_the_opinion_of_another_office(journey: Journey) -> None:
    there = a_department()
    proposal = a_submitted_proposal(there)
    receive_proposal(proposal, actor=make.actor(there.appraiser), now=NOW)
    nominee = Nomination.objects.get(person=there.nominee)
    shares_out(journey.person(there.chief, DESK), there.appraiser.pk)
    officer = journey.person(there.appraiser, PHONE)
    asks(officer, nominee)
    journey.hands.to(NOW + timedelta(days=4))
    records(officer, nominee)
    concludes(officer, proposal)
    passes_on(journey.person(there.chief, TABLET))
    leader = journey.person(there.leader, TABLET, color_scheme="dark").opens(f"/xet-duyet/doi-tuong/{nominee.pk}/")
    leader.reads("Thanh tra tỉnh", ANSWER, "Nhất trí").pictured("hiep-y-leader-820-dark")


def shares_out(chief: Visitor, officer: int) -> None:
    chief.opens("/ban-lam-viec/").follows("Hàng thẩm định").pictured("hiep-y-queue-1440")
    for box in chief.page.get_by_role("checkbox").all():
        box.check()
    chief.page.get_by_label("Giao các đối tượng đã chọn cho").select_option(str(officer))
    chief.presses("Giao").reads("Đã giao 2 đối tượng")


def asks(officer: Visitor, nominee: Nomination) -> None:
    officer.opens("/tham-dinh/").pictured("hiep-y-queue-360").follows(nominee.printed_name)
    officer.follows("Xin ý kiến một cơ quan, đơn vị").types("Cơ quan, đơn vị được hỏi", "Thanh tra tỉnh")
    officer.types("Nội dung xin ý kiến", "Có đơn thư nào liên quan không?").pictured("hiep-y-ask-360")
    officer.presses("Ghi việc xin ý kiến").reads("Chờ trả lời", "Thanh tra tỉnh")
    officer.follows("Tạm dừng xét đối tượng này").types("Lý do tạm dừng xét", "Chờ ý kiến Thanh tra tỉnh")
    officer.presses("Lưu").reads("Tạm dừng xét")


def records(officer: Visitor, nominee: Nomination) -> None:
    officer.opens("/tham-dinh/?flag=opinion").reads("Chờ ý kiến Thanh tra tỉnh", "Chờ ý kiến Thanh tra tỉnh")
    officer.opens(f"/tham-dinh/doi-tuong/{nominee.pk}/").follows("Ghi ý kiến trả lời")
    officer.page.get_by_label("Nhất trí", exact=True).check()
    officer.types("Nội dung trả lời", ANSWER).types("Số văn bản trả lời", "88/TTr-NV")
    paper = pdf_upload("tra-loi.pdf")
    officer.page.locator("input[type=file]").set_input_files(
        {"name": "tra-loi.pdf", "mimeType": "application/pdf", "buffer": paper.read()}
    )
    officer.pictured("hiep-y-answer-360").presses("Ghi ý kiến").reads("Đã ghi ý kiến của Thanh tra tỉnh", ANSWER)
    assert OtherOpinion.objects.get().answer_number == "88/TTr-NV"
    officer.follows("Sửa hoặc bỏ tạm dừng xét").types("Lý do tạm dừng xét", "").presses("Lưu")
    expect(officer.page.get_by_text("Tạm dừng xét", exact=True)).to_have_count(0)


def concludes(officer: Visitor, proposal: Proposal) -> None:
    for one in proposal.nominations.all():
        officer.opens(f"/tham-dinh/doi-tuong/{one.pk}/")
        officer.page.get_by_label("Đủ điều kiện", exact=True).check()
        officer.page.get_by_label("Đề nghị khen thưởng", exact=True).check()
        officer.presses("Lưu và kết luận").reads("Đã kết luận thẩm định")


def passes_on(chief: Visitor) -> None:
    chief.opens("/tong-hop/").presses("Trình lãnh đạo Sở").reads("Đã trình lãnh đạo Sở")
