"""An award is revoked: on a ground of the law, by a Decision of its own; the board says so, both papers stay."""

import pytest
from playwright.sync_api import expect

from awards.enums import DecisionKind, NominationState
from awards.models import Decision
from awards.services.answers import answer_all
from awards.services.decisions import draft_decision, ready_for_decision
from awards.services.supplements import receive_proposal
from dossiers.models import REVOCATION_GROUND, LegalBasis
from tests import factories as make
from tests.awards import acts
from tests.awards.review import appraised
from tests.browser.journeys.conftest import Journey
from tests.browser.journeys.department import Department, a_department, a_submitted_proposal
from tests.browser.journeys.test_honours import one_page
from tests.browser.journeys.visitor import PHONE, TABLET, Visitor
from tests.clock import NOW

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
REVOKED = "Đã hủy bỏ theo Quyết định số 88/QĐ-SGTVT"


def a_published_decision(there: Department) -> Decision:
    """The unit and its nominee, awarded."""
    proposal = a_submitted_proposal(there)
    receive_proposal(proposal, actor=make.actor(there.appraiser), now=NOW)
    proposal.refresh_from_db()
    appraised(proposal, there.appraiser)
    answer_all(there.round, actor=make.actor(there.leader), now=NOW)
    award = there.round.award_types.get()
    rows = ready_for_decision(there.round, award)
    row = draft_decision(there.round, award, title="Về việc tặng Giấy khen", nominations=rows,
                         actor=make.actor(there.appraiser), now=NOW)  # fmt: skip
    return acts.published(row)


def test_award_of_one_is_revoked_on_a_ground_of_the_law(journey: Journey) -> None:
    there = a_department()
    LegalBasis.objects.create(text=acts.GROUND, papers=[REVOCATION_GROUND], order=1)
    decision = a_published_decision(there)
    name = there.nominee.full_name
    journey.guest().opens("/vinh-danh/").reads(name, there.unit.name)
    act = drafts(journey.person(there.appraiser, TABLET), decision, name)
    numbers(journey.person(there.clerk), act)
    leader = journey.person(there.leader, TABLET, color_scheme="dark").opens(f"/quyet-dinh/{act.pk}/")
    leader.reads(acts.GROUND, name).pictured("revocation-820-dark").confirms("Công bố").reads("Đã công bố")
    line = decision.lines.get(nomination__person=there.nominee)
    assert line.nomination.state == NominationState.REVOKED
    guest = journey.guest(PHONE).opens("/vinh-danh/")
    expect(guest.page.get_by_role("listitem").filter(has_text=name)).to_contain_text(REVOKED)
    expect(guest.page.get_by_role("listitem").filter(has_text=there.unit.name).first).not_to_contain_text(REVOKED)
    guest.opens(f"/quyet-dinh/{decision.pk}/").reads(name, "88/QĐ-SGTVT").pictured("revoked-360")
    journey.person(there.head, PHONE).reads("hủy bỏ")


def drafts(officer: Visitor, decision: Decision, name: str) -> Decision:
    """Nothing is drafted without a ground; then of one alone, and sent to be signed."""
    officer.opens(f"/quyet-dinh/{decision.pk}/").follows("Hủy bỏ, thu hồi")
    officer.refused("Lập dự thảo", 422).reads("Chọn trường hợp hủy bỏ theo luật", "Ghi lý do")
    officer.page.get_by_label(acts.GROUND).check()
    officer.page.get_by_label(name).check()
    officer.page.locator("textarea[name=facts]").fill(acts.FACTS)
    officer.pictured("revocation-new-820").presses("Lập dự thảo").reads("Đã lập dự thảo quyết định", acts.GROUND)
    officer.follows("Trình ký").presses("Trình ký", within=officer.page.get_by_role("main"))
    return Decision.objects.get(kind=DecisionKind.REVOKE)


def numbers(clerk: Visitor, act: Decision) -> None:
    clerk.opens(f"/quyet-dinh/{act.pk}/").follows("Ghi nhận đã ký").types("Số", "88").types("Ngày ký", "20/12/2025")
    scan = {"name": "huy-bo-88.pdf", "mimeType": "application/pdf", "buffer": one_page()}
    clerk.page.get_by_label("Bản đã ký").set_input_files(scan)
    clerk.presses("Ghi nhận", within=clerk.page.get_by_role("main")).reads("Đã ghi nhận quyết định đã ký")
