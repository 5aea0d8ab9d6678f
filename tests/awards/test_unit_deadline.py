"""The deadline panel stands on every page of a unit's proposal, and says what happens then."""

from datetime import timedelta

import pytest
from django.urls import reverse

from awards.services.links import make_link
from tests import factories as make
from tests.awards.door import ask, correct, extend, submit
from tests.awards.unit_pages import browser, text_of
from tests.clock import CUT_OFF, NOW

pytestmark = pytest.mark.usefixtures("hands", "db")
OF_PROPOSAL = (
    "proposal", "nominations", "reports", "minutes", "letter", "proposal_submit", "nominee_search",
)  # fmt: skip
PANEL = f'data-deadline="{CUT_OFF.timestamp():.3f}" data-now="{NOW.timestamp():.3f}"'


@pytest.fixture
def proposal():
    return make.ready_proposal()


@pytest.fixture
def head(proposal):
    return browser(make.head(proposal.unit))


@pytest.mark.parametrize("route", OF_PROPOSAL)
def test_page_of_a_draft_has_the_panel_with_its_own_clock(head, proposal, route):
    page = text_of(head.get(reverse(route, args=[proposal.pk])))
    assert f'{PANEL} data-url="{reverse("proposal_clock", args=[proposal.pk])}"' in page
    assert "Sau thời điểm này không nộp được nữa; bản đang soạn vẫn giữ" in page
    assert "Giờ máy chủ:" in page


def test_pages_of_one_nominee_have_the_panel(head, proposal):
    nomination = proposal.nominations.first()
    for url in (reverse("nomination", args=[nomination.pk]), reverse("report", args=[nomination.report.pk])):
        assert PANEL in text_of(head.get(url)), url


def test_pages_of_what_was_submitted_have_the_panel(head, proposal):
    submission = submit(proposal)
    correct(proposal)
    of_proposal = ("proposal_withdraw", "proposal_drop_correction")
    urls = [reverse(route, args=[proposal.pk]) for route in of_proposal]
    urls += [reverse(route, args=[submission.pk]) for route in ("receipt", "submission_version")]
    for url in urls:
        page = text_of(head.get(url))
        assert PANEL in page, url
        assert "bản đã nộp vẫn có giá trị" in page, url


def test_personal_page_of_a_nominee_has_the_panel_and_asks_no_clock_of_the_unit(proposal):
    actor = make.actor(make.head(proposal.unit))
    token = make_link(proposal.nominations.last().report, actor=actor, now=NOW)
    page = text_of(browser().get(reverse("own_report", args=[token])))
    assert f'{PANEL} data-url=""' in page


def test_panel_of_an_extended_unit_names_both_cutoffs(head, proposal):
    extend(proposal)
    page = text_of(head.get(reverse("proposal", args=[proposal.pk])))
    assert f'data-deadline="{(CUT_OFF + timedelta(days=3)).timestamp():.3f}"' in page
    assert "Hạn chung của đợt: trước ngày 10/01/2026" in page


def test_panel_of_a_request_for_supplement_shows_its_date(head, proposal):
    submit(proposal)
    ask(proposal, CUT_OFF + timedelta(days=5))
    page = text_of(head.get(reverse("proposal", args=[proposal.pk])))
    assert "Hạn bổ sung, hoàn thiện" in page
    assert "không nộp bổ sung được nữa" in page
