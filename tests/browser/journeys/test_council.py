"""The council in session: five members at once in secret, each at a browser of his own; and by printed ballots."""

import pytest
from playwright.sync_api import expect

from awards.enums import CouncilOutcome, SessionState
from awards.models import BallotBox, Council, CouncilMember, CouncilSession, OpenVote
from awards.services.supplements import receive_proposal
from organization.enums import Role
from organization.models import User
from tests import factories as make
from tests.awards.review import appraised
from tests.browser.journeys.conftest import Journey
from tests.browser.journeys.department import Department, a_department, a_submitted_proposal
from tests.browser.journeys.visitor import PHONE, TABLET, Visitor
from tests.clock import NOW

pytestmark = pytest.mark.browser
NAMES = ("Lê Thị Chủ", "Ngô Văn Ký", "Đinh Thị Ba", "Hồ Văn Bốn", "Mai Thị Năm")
SIZES = (TABLET, PHONE, PHONE, TABLET, PHONE)


def a_listed_proposal(there: Department) -> None:
    proposal = a_submitted_proposal(there)
    receive_proposal(proposal, actor=make.actor(there.appraiser), now=NOW)
    appraised(proposal, there.appraiser)


def founds_a_council(officer: Visitor) -> list[User]:
    """Through the pages: the decision, then five members, looked for by name."""
    users = [make.user(make.person(make.office(), name), Role.COUNCIL) for name in NAMES]
    officer.opens("/hoi-dong/").pictured("council-empty").follows("Ghi Hội đồng")
    officer.types("Tên Hội đồng", "Hội đồng Thi đua - Khen thưởng Sở").types("Quyết định số", "31/QĐ-SGTVT")
    officer.types("Ngày quyết định", "10/03/2025").types("Từ ngày", "10/03/2025").presses("Lưu")
    for place, name in enumerate(NAMES):
        officer.follows("Thêm thành viên").types("Tìm theo tên", name).presses("Tìm").follows(name)
        officer.chooses("Vai trò", ("Chủ tịch", "Thư ký")[place] if place < 2 else "Ủy viên")
        officer.page.get_by_label("Được bỏ phiếu", exact=True).check()
        officer.presses("Lưu")
    officer.reads(*NAMES).pictured("council-members")
    assert CouncilMember.objects.filter(council=Council.objects.get(), has_vote=True).count() == 5
    return users


def calls_a_session(officer: Visitor, mode: str) -> CouncilSession:
    officer.opens("/hoi-dong/").follows("Lập phiên họp")
    officer.page.get_by_label(mode).check()
    officer.types("Thời gian họp", "08:30 21/12/2025").types("Địa điểm", "Phòng họp số 2")
    officer.page.get_by_label("Người chủ trì").select_option(label=f"{NAMES[0]} (Chủ tịch)")
    officer.page.get_by_label("Thư ký").select_option(label=f"{NAMES[1]} (Thư ký)")
    officer.presses("Lưu").presses("Mời họp").reads("Đã mời các thành viên")
    officer.presses("Khai mạc").reads("Chưa điểm danh").pictured("council-refused")
    officer.follows("Điểm danh").pictured("council-attendance").presses("Lưu điểm danh")
    officer.reads("5/5 thành viên có quyền bỏ phiếu").presses("Khai mạc").reads("Phiên họp đã khai mạc")
    return CouncilSession.objects.get()


def fills_in(member: Visitor, session: CouncilSession, mark: str) -> None:
    """Every line of his ballot; it is not cast yet."""
    member.opens(f"/hoi-dong/phien/{session.pk}/").follows("Bỏ phiếu")
    lines = member.page.locator("fieldset:has(input[type=radio])")
    assert lines.count() == 2
    for place in range(2):
        lines.nth(place).get_by_label(mark, exact=True).check()
    member.presses("Xem lại phiếu").reads("Bỏ phiếu rồi thì không sửa")


def test_five_members_at_once_vote_in_secret_and_the_result_is_read(journey: Journey) -> None:
    there = a_department()
    a_listed_proposal(there)
    officer = journey.person(there.appraiser)
    users = founds_a_council(officer)
    session = calls_a_session(officer, "Bỏ phiếu kín trên Hệ thống")
    members = [journey.person(user, size) for user, size in zip(users, SIZES, strict=True)]
    for member, mark in zip(members, ("Đồng ý", "Đồng ý", "Không đồng ý", "Đồng ý", "Để trống"), strict=True):
        fills_in(member, session, mark)
    members[0].pictured("council-ballot-820")
    members[1].pictured("council-ballot-360")
    # All five have their ballots before them; now each casts his.
    for member in reversed(members):
        member.presses("Bỏ phiếu, không sửa nữa").reads("Đã bỏ phiếu", "Bạn đã bỏ phiếu")
        assert "%)" not in member.page.inner_text("main")
    member = members[0]
    member.expected.add(409)
    member.opens(f"/hoi-dong/phien/{session.pk}/phieu/").reads("Phiếu này đã bỏ")
    officer.opens(f"/hoi-dong/phien/{session.pk}/").reads("5/5").pictured("council-voted")
    officer.follows("Kết thúc").presses("Kết thúc phiên họp").reads("3/5 (60%) tổng số thành viên")
    officer.pictured("council-result")
    session.refresh_from_db()
    assert session.state == SessionState.CLOSED
    assert {item.outcome for item in session.items.all()} == {CouncilOutcome.DECLINE}
    assert not BallotBox.objects.exists()
    assert not OpenVote.objects.exists()
    members[2].opens(f"/hoi-dong/phien/{session.pk}/").reads("3/5 (60%) tổng số thành viên")
    leader = journey.person(there.leader, TABLET).opens("/xet-duyet/").reads("Hội đồng:", "3/5 (60%)")
    leader.pictured("council-advice-820")


def test_printed_ballots_are_tallied_with_every_wrong_sum_said_and_minutes_made(journey: Journey) -> None:
    there = a_department()
    a_listed_proposal(there)
    officer = journey.person(there.appraiser)
    founds_a_council(officer)
    session = calls_a_session(officer, "Phiếu in (phiếu kín), nhập kết quả kiểm phiếu")
    officer.presses("Lập Phiếu bầu").reads("Phiếu bầu")
    officer.opens(f"/hoi-dong/phien/{session.pk}/").follows("Nhập kết quả kiểm phiếu")
    officer.types("Tổ kiểm phiếu", "Đinh Thị Ba (tổ trưởng), Hồ Văn Bốn").types("Số phiếu không hợp lệ", "1")
    for item in session.items.all():
        officer.types(f"Đồng ý: {item.nomination.printed_name}", "4")
        officer.types(f"Không đồng ý: {item.nomination.printed_name}", "1")
    officer.refused("Lưu kết quả", 422).reads("có 4 phiếu hợp lệ").pictured("council-tally-wrong")
    assert officer.page.locator(".field--error").count() == 2
    for item in session.items.all():
        officer.types(f"Không đồng ý: {item.nomination.printed_name}", "0")
    officer.presses("Lưu kết quả").follows("Kết thúc").presses("Kết thúc phiên họp")
    officer.reads("4/5 (80%) tổng số thành viên").follows("Diễn biến, kết luận")
    officer.types("Diễn biến", "Các thành viên thảo luận.").types("Kết luận", "Đề nghị khen thưởng.").presses("Lưu")
    for button in ("Lập Biên bản kiểm phiếu", "Lập Biên bản họp"):
        officer.opens(f"/hoi-dong/phien/{session.pk}/").presses(button)
        expect(officer.page.get_by_role("heading", level=1)).to_contain_text("Biên bản")
    session.refresh_from_db()
    assert (session.issued, session.returned, session.invalid) == (5, 5, 1)
    assert {item.outcome for item in session.items.all()} == {CouncilOutcome.AGREE}
