"""An overruling goes with its reason wherever the nominee is listed for a decision."""

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from awards.enums import Recommendation
from awards.selectors.consolidated import lines_of
from awards.services.appraisals import Opinion, conclude_appraisal, override_check, save_appraisal
from awards.services.consolidations import pass_on
from campaigns.checks import Verdict
from tests import factories as make
from tests.awards.review import person_of, received
from tests.awards.unit_pages import browser, text_of
from tests.clock import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
REASON = "Sáng kiến được công nhận sau khi nộp hồ sơ"


def overruled(nomination, actor, verdict=Verdict.PASSED, reason=REASON):
    criterion = nomination.proposal.round.campaign.criterions.get(subject_kind="individual")
    return override_check(nomination, criterion, verdict=verdict, reason=reason, actor=actor, now=NOW)


@pytest.fixture
def nomination():
    """One of two nominees, with one criterion overruled twice; the list lies before leadership."""
    proposal, actor = received(), make.actor(make.appraiser())
    overruled(person_of(proposal), actor, Verdict.FAILED, "Nhận xét đã bỏ")
    overruled(person_of(proposal), actor)
    for one in proposal.nominations.all():
        save_appraisal(one, Opinion(eligible=True, opinion="Được", recommendation=Recommendation.AGREE), version=0,
                       actor=actor, now=NOW)  # fmt: skip
        conclude_appraisal(one, actor=actor, now=NOW)
    pass_on(proposal.round, actor=make.actor(make.chief()), now=NOW)
    return person_of(proposal)


def test_lists_of_office_and_leadership_say_it_with_the_reason(nomination):
    for user, name in ((make.appraiser(), "consolidation"), (make.leader(), "approval")):
        text = text_of(browser(user).get(reverse(name)))
        assert text.count(REASON) == 1
        assert "Văn phòng kết luận đạt" in text
        assert "Nhận xét đã bỏ" not in text


def test_answer_page_and_excel_say_it_too(nomination):
    assert REASON in text_of(browser(make.leader()).get(reverse("answer", args=[nomination.pk])))
    url = reverse("consolidation_xlsx", args=[nomination.proposal.round_id])
    headings, *rows = load_workbook(BytesIO(browser(make.appraiser()).get(url).content)).active.values
    place = headings.index("Kết luận khác với kiểm tra")
    assert sorted(REASON in (row[place] or "") for row in rows) == [False, True]


def test_last_overruling_of_a_criterion_is_the_one_in_force(nomination):
    lines = {line.nomination.pk: line for line in lines_of(nomination.proposal.round)}
    assert [row.reason for row in lines[nomination.pk].overrides] == [REASON]
    assert [line.overruled for line in lines.values() if line.nomination != nomination] == [0]
