"""Niêm yết danh sách dự kiến: posted, read by everybody, held against, answered, and only then decided."""

from datetime import timedelta

import pytest

from awards.enums import ComplaintState
from awards.models import Complaint, Posting
from awards.services.answers import answer_all
from awards.services.supplements import receive_proposal
from tests import factories as make
from tests.awards.review import appraised
from tests.browser.journeys.conftest import Journey
from tests.browser.journeys.department import Department, a_department, a_submitted_proposal
from tests.browser.journeys.test_honours import drafts_a_decision, records_the_signature
from tests.browser.journeys.visitor import PHONE, TABLET, Visitor
from tests.clock import NOW

pytestmark = pytest.mark.browser
WORDS = "Phòng có hai sáng kiến chưa thấy ghi nhận."
REASON = "Hai sáng kiến được công nhận năm 2024, đã tính ở đợt trước."


def an_agreed_proposal(there: Department) -> None:
    campaign = there.round.campaign
    campaign.posting_days, campaign.complaint_days = 3, 10
    campaign.save()
    proposal = a_submitted_proposal(there)
    receive_proposal(proposal, actor=make.actor(there.appraiser), now=NOW)
    appraised(proposal, there.appraiser)
    answer_all(there.round, actor=make.actor(there.leader), now=NOW)


def test_intended_list_is_posted_held_against_and_answered_before_the_decision(journey: Journey) -> None:
    there = a_department()
    an_agreed_proposal(there)
    officer = journey.person(there.appraiser)
    posts(officer, there)
    agrees(journey.person(there.leader, TABLET), there)
    staff = journey.person(there.staff, PHONE)
    holds_against(staff, there)
    other = journey.person(make.staff(make.unit("Phòng Kế hoạch")), PHONE)
    other.opens("/kien-nghi/")
    assert WORDS not in other.page.inner_text("body")
    answers(officer, there)
    staff.opens("/kien-nghi/").follows(there.unit.short_name).reads(WORDS, REASON, "Trả lời của Văn phòng")
    staff.pictured("complaint-answered-360")
    decides(journey, officer, there)


def posts(officer: Visitor, there: Department) -> None:
    officer.opens("/tong-hop/").follows("Lập danh sách niêm yết").reads(there.nominee.full_name)
    officer.types("Niêm yết từ ngày", "20/12/2025").types("Đến hết ngày", "22/12/2025").pictured("posting-new")
    officer.refused("Trình lãnh đạo Sở", 422).reads("ngày làm việc")
    officer.types("Đến hết ngày", "25/12/2025").presses("Trình lãnh đạo Sở").reads("Chờ lãnh đạo Sở đồng ý")


def agrees(leader: Visitor, there: Department) -> None:
    leader.opens("/").follows("Xem, đồng ý").reads(there.nominee.full_name).pictured("posting-agree-820")
    leader.presses("Đồng ý niêm yết").reads("Đang niêm yết")


def holds_against(staff: Visitor, there: Department) -> None:
    """Somebody of the unit reads the list on his telephone and says what he misses; Văn phòng alone reads it."""
    staff.opens("/").follows("Xem danh sách").reads(there.nominee.full_name, "chưa phải là quyết định")
    staff.pictured("posting-360").follows("Gửi kiến nghị, khiếu nại về danh sách này")
    staff.page.get_by_label("Kiến nghị", exact=True).check()
    staff.types("Nội dung", WORDS).pictured("complaint-new-360").presses("Gửi Văn phòng").reads(WORDS)


def answers(officer: Visitor, there: Department) -> None:
    officer.opens("/").reads("1 kiến nghị, khiếu nại chờ trả lời").follows("Mở để trả lời").pictured("complaints")
    officer.follows(there.unit.short_name).reads(WORDS, "theo danh sách dự kiến đã niêm yết").follows("Trả lời")
    officer.refused("Gửi trả lời", 422).page.get_by_label("Không chấp nhận", exact=True).check()
    officer.types("Trả lời của Văn phòng", REASON).pictured("complaint-answer").presses("Gửi trả lời").reads(REASON)


def decides(journey: Journey, officer: Visitor, there: Department) -> None:
    """Not while the list hangs; afterwards the Decision is signed and published, the answer long given."""
    posting, complaint = Posting.objects.get(), Complaint.objects.get()
    assert (complaint.posting, complaint.state) == (posting, ComplaintState.ANSWERED)
    journey.hands.now = NOW + timedelta(days=6)
    decision = drafts_a_decision(officer)
    records_the_signature(journey.person(there.clerk), decision)
    chief = journey.person(there.chief)
    chief.opens(f"/quyet-dinh/{decision.pk}/").confirms("Công bố").reads("Đã công bố")
    decision.refresh_from_db()
    assert complaint.answered_at < decision.published_at
