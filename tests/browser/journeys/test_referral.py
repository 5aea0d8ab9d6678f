"""A referral there and back: gathered, confirmed, signed, numbered, sent, asked for more, answered, and not granted.

What leads back to Giấy khen is a leader's own act; of all that the unit sees nothing until the level above decided.
"""

import pytest

from awards.models import Proposal, ReferralPackage
from awards.selectors.replies import proposed_reply
from awards.services.answers import answer_nomination
from awards.services.submissions.submit import submit_proposal
from awards.services.supplements import receive_proposal
from campaigns.enums import SignedCopyRule
from campaigns.models import Round
from core.journal.chain import sha256
from core.outbox.drain import drain
from organization.models import User
from tests import factories as make
from tests.awards import going_up
from tests.awards.review import appraised
from tests.browser.journeys.conftest import Journey
from tests.browser.journeys.department import Department, a_department
from tests.browser.journeys.test_honours import one_page
from tests.browser.journeys.visitor import PHONE, TABLET, Visitor
from tests.clock import NOW

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DAY = "20/12/2025"


def a_referred_person(there: Department) -> Proposal:
    """Leadership has referred the nominee and nobody else."""
    high = going_up.high_award()
    going_up.asks(high, "each", name="Văn bản công nhận sáng kiến")
    there.round.award_types.add(high)
    Round.objects.filter(pk=there.round.pk).update(signed_copy=SignedCopyRule.NEVER)
    version = there.round.versions.order_by("-number").first()
    version.content["award_types"].append(version.content["award_types"][0] | {
        "id": high.pk, "code": high.code, "name": high.name, "short_name": high.short_name, "power": high.power,
        "rank": high.rank,
    })  # fmt: skip
    version.content_hash = sha256(version.content)
    version.save(update_fields=["content", "content_hash"])
    proposal = make.proposal(there.round, there.unit)
    make.report(make.nomination(proposal, there.nominee, high))
    make.minutes(proposal)
    make.letter(proposal)
    submit_proposal(proposal, actor=make.actor(there.head), arrived_at=None, key="first")
    proposal.refresh_from_db()
    receive_proposal(proposal, actor=make.actor(there.appraiser), now=NOW)
    proposal.refresh_from_db()
    appraised(proposal, there.appraiser)
    for nomination in proposal.nominations.select_related("appraisal", "award_type"):
        answer_nomination(nomination, proposed_reply(nomination), actor=make.actor(there.leader), now=NOW)
    return proposal


def test_a_referral_goes_up_and_comes_back_not_granted(journey: Journey) -> None:
    there = a_department()
    a_referred_person(there)
    name = there.nominee.full_name
    officer = journey.person(there.appraiser)
    package = gathers(officer, name)
    confirms(journey, there.leader, package)
    settles_and_has_it_signed(officer, package)
    numbers(journey.person(there.clerk), package)
    packs(officer, package)
    hears(officer, package)
    leader = journey.person(there.leader, TABLET)
    leader.opens(f"/trinh-cap-tren/bo/{package.pk}/").reads("Chưa đủ tiêu chuẩn").follows("Xét tặng hình thức của Sở")
    leader.types("Lý do", "Thành tích xứng đáng").pictured("referral-instead").confirms("Ghi ý kiến")
    officer.opens("/quyet-dinh/").reads("1 đối tượng được đồng ý tặng Giấy khen")
    head = journey.person(there.head, PHONE)
    head.reads("Chưa đủ tiêu chuẩn")


def gathers(officer: Visitor, name: str) -> ReferralPackage:
    officer.opens("/trinh-cap-tren/").reads("1 đối tượng").follows("Lập bộ hồ sơ").reads(name)
    officer.types("Gửi chậm nhất ngày", "09/01/2026").pictured("referral-new").presses("Lập bộ hồ sơ")
    officer.reads("Còn thiếu trước khi chốt bộ hồ sơ", f"{name}: chưa có Văn bản công nhận sáng kiến")
    officer.follows("Tải tệp lên")
    scan = {"name": "cong-nhan.pdf", "mimeType": "application/pdf", "buffer": one_page()}
    officer.page.get_by_label("Tệp").set_input_files(scan)
    officer.presses("Tải lên", within=officer.page.get_by_role("main")).pictured("referral-gathering")
    return ReferralPackage.objects.get()


def confirms(journey: Journey, user: User, package: ReferralPackage) -> None:
    leader = journey.person(user, TABLET)
    leader.opens(f"/trinh-cap-tren/bo/{package.pk}/").pictured("referral-confirm").presses("Xác nhận mọi báo cáo")
    leader.reads("Đã xác nhận 1 báo cáo", "Đủ văn bản và xác nhận")


def settles_and_has_it_signed(officer: Visitor, package: ReferralPackage) -> None:
    officer.opens(f"/trinh-cap-tren/bo/{package.pk}/").presses("Chốt bộ hồ sơ").reads("Bộ hồ sơ đã đủ")
    officer.follows("Trình ký Tờ trình").presses("Trình ký Tờ trình", within=officer.page.get_by_role("main"))
    officer.reads("Trình ký Tờ trình").pictured("referral-for-signature")


def numbers(clerk: Visitor, package: ReferralPackage) -> None:
    """Số và ngày as văn thư gave them, from what waits on his home page."""
    clerk.opens("/").reads("Tờ trình cấp trên chờ số").opens(f"/trinh-cap-tren/bo/{package.pk}/da-gui/")
    clerk.types("Số", "12").types("Ngày Tờ trình", DAY).types("Ngày gửi", DAY)
    scan = {"name": "to-trinh-12.pdf", "mimeType": "application/pdf", "buffer": one_page()}
    clerk.page.get_by_label("Tờ trình đã ký").set_input_files(scan)
    clerk.pictured("referral-sent").presses("Ghi nhận đã gửi", within=clerk.page.get_by_role("main"))
    clerk.reads("12/TTr-SGTVT", "Đã gửi cấp trên")


def packs(officer: Visitor, package: ReferralPackage) -> None:
    officer.opens(f"/trinh-cap-tren/bo/{package.pk}/tron-goi/").presses("Đóng gói").reads("Có thể rời trang này")
    drain("render")
    officer.opens(f"/trinh-cap-tren/bo/{package.pk}/tron-goi/").reads("Mục lục bộ hồ sơ").pictured("referral-packed")


def hears(officer: Visitor, package: ReferralPackage) -> None:
    officer.opens(f"/trinh-cap-tren/bo/{package.pk}/").follows("Cấp trên đã nhận").types("Ngày cấp trên", DAY)
    officer.presses("Ghi nhận cấp trên đã nhận").follows("Cấp trên yêu cầu bổ sung").types("Ngày yêu cầu", DAY)
    officer.types("Yêu cầu bổ sung", "Số liệu về hiệu quả").presses("Ghi nhận yêu cầu bổ sung")
    officer.reads("Số liệu về hiệu quả").pictured("referral-asked").follows("Ghi đã bổ sung")
    officer.types("Ngày đã bổ sung", DAY).types("Đã bổ sung những gì", "Công văn số 90").presses("Ghi nhận đã bổ sung")
    officer.follows("Ghi kết quả").page.get_by_label("Không được tặng", exact=True).check()
    officer.types("Lý do không tặng", "Chưa đủ tiêu chuẩn").presses("Ghi nhận").reads("Đã có kết quả")
