"""Leadership decides on a tablet: what the Decision would say changes with every tick, all at once but for one.

Everything there can be met with a finger; the unit learns nothing of it.
"""

import pytest
from playwright.sync_api import expect

from awards.enums import NominationState
from awards.services.supplements import receive_proposal
from campaigns.models import ReasonSentence
from tests import factories as make
from tests.awards.review import appraised
from tests.browser.journeys.conftest import Journey
from tests.browser.journeys.department import Department, a_department, a_submitted_proposal
from tests.browser.journeys.visitor import TABLET, Visitor
from tests.clock import NOW
from tests.factories import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SENTENCE = "Đã được khen thưởng về cùng thành tích."
TOUCH = {"has_touch": True, "is_mobile": True}
# Whatever one presses that is less than 44 px high.
TOO_SMALL = """() => [...document.querySelectorAll("main .btn, main .choice label")]
  .filter(one => one.offsetParent && one.getBoundingClientRect().height < 44).map(one => one.outerHTML.slice(0, 80))"""


def test_leader_agrees_on_a_tablet_to_all_but_one(journey: Journey) -> None:
    there = a_department()
    proposal = a_submitted_proposal(there)
    receive_proposal(proposal, actor=make.actor(there.appraiser), now=NOW)
    proposal.refresh_from_db()
    appraised(proposal, there.appraiser)
    ReasonSentence.objects.create(
        campaign=there.round.campaign, number=1, code="mot", label="Một", text=SENTENCE, use="decline"
    )
    leader = journey.person(there.leader, TABLET, **TOUCH).opens("/xet-duyet/")
    reads_what_would_be_said(leader, there)
    leader.pictured("approval-leader-820")
    mistypes_his_password(leader)
    leader.reads("Đã ghi ý kiến cho 1 đối tượng", f"{there.nominee.full_name}: Để xét riêng")
    declines(leader, there)
    in_the_dark = journey.person(there.leader, TABLET, color_scheme="dark", **TOUCH).opens("/xet-duyet/")
    in_the_dark.pictured("approval-leader-820-dark")
    states = dict(proposal.nominations.values_list("subject_kind", "state"))
    assert states == {"collective": NominationState.AGREED, "individual": NominationState.DECLINED}
    unit = journey.person(there.head).opens(f"/ho-so/{proposal.pk}/")
    for secret in ("Chưa đồng ý", "Đồng ý khen thưởng", "Thành tích chưa nổi bật"):
        expect(unit.page.get_by_text(secret)).to_have_count(0)


def mistypes_his_password(leader: Visitor) -> None:
    """Asked once, at the end; what he ticked is still there after a wrong one, and he is not asked again."""
    leader.presses("Đồng ý toàn bộ theo đề nghị").reads("để xét riêng: 1 đối tượng", "Chưa ghi gì cả")
    assert leader.page.evaluate(TOO_SMALL) == []
    leader.page.get_by_label("Mật khẩu").fill("mat-khau-nham")
    leader.refused("Xác nhận", 422).reads("Mật khẩu không đúng").pictured("approval-password-820")
    leader.page.get_by_label("Mật khẩu").fill(PASSWORD)
    leader.presses("Xác nhận")


def reads_what_would_be_said(leader: Visitor, there: Department) -> None:
    """Both, then without the one who is ticked, on the same page."""
    said = leader.page.locator("#du-kien")
    expect(said).to_contain_text(there.nominee.full_name)
    expect(said).to_contain_text("1 tập thể, 1 cá nhân")
    leader.pictured("approval-leader-820-all")
    assert leader.page.evaluate(TOO_SMALL) == []
    leader.page.get_by_label(f"Để xét riêng {there.nominee.full_name}").check()
    expect(said).to_contain_text("1 tập thể, 0 cá nhân")
    expect(said).not_to_contain_text(there.nominee.full_name)
    leader.looks()


def declines(leader: Visitor, there: Department) -> None:
    leader.follows(f"Xét riêng {there.nominee.full_name}").pictured("approval-one-820")
    assert leader.page.evaluate(TOO_SMALL) == []
    leader.page.get_by_label("Chưa đồng ý khen thưởng", exact=True).check()
    leader.page.get_by_label(SENTENCE).check()
    leader.page.locator("textarea[name=reason]").fill("Thành tích chưa nổi bật")
    leader.presses("Ghi ý kiến").reads("Đã ghi ý kiến về", SENTENCE, "Thành tích chưa nổi bật")
