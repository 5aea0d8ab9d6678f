"""A name that leadership adds comes in by the one door: an extension for its unit, on the paper that directs it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from awards.enums import NominationState
from awards.selectors.approval import approval_desk
from awards.services.answers import answer_all
from awards.services.submissions.corrections import start_correction
from awards.services.submissions.submit import submit_proposal
from awards.services.supplements import receive_proposal
from campaigns.services.extensions import extend_cutoff
from core.refusals import Refused
from tests import factories as make
from tests.awards.review import appraised, received
from tests.awards.unit_pages import browser, text_of
from tests.clock import CUT_OFF

pytestmark = pytest.mark.django_db
LATE, UNTIL = CUT_OFF + timedelta(days=2), CUT_OFF + timedelta(days=5)
PAPER = "05/YKCĐ-GĐ"


def extended(proposal) -> None:
    grounds = make.grounds("Giám đốc Sở chỉ đạo bổ sung đề nghị", paper_number=PAPER)
    chief = make.actor(make.chief(), LATE)
    extend_cutoff(proposal.round, proposal.unit, UNTIL, grounds, actor=chief, now=LATE)


def submits(proposal, key: str):
    head = make.actor(make.head(proposal.unit), LATE)
    submit_proposal(proposal, actor=head, arrived_at=None, key=key)
    proposal.refresh_from_db()
    return proposal


def test_a_name_of_a_unit_that_sent_nothing_is_a_normal_nomination_on_the_paper_of_the_instruction(hands):
    proposal = make.ready_proposal()
    hands.to(LATE)
    with pytest.raises(Refused, match="hết hạn"):
        submits(proposal, "mot")
    extended(proposal)
    submits(proposal, "hai")
    receive_proposal(proposal, actor=make.actor(make.appraiser(), LATE), now=LATE)
    proposal.refresh_from_db()
    appraised(proposal, make.appraiser())
    leader = make.leader()
    desk = approval_desk(proposal.round, make.actor(leader, LATE))
    assert {row.nomination.pk for row in desk.open_lines} == set(proposal.nominations.values_list("pk", flat=True))
    assert all(PAPER in row.line.source for row in desk.lines)
    answer_all(proposal.round, actor=make.actor(leader, LATE), now=LATE)
    assert set(proposal.nominations.values_list("state", flat=True)) == {NominationState.AGREED}


def test_a_unit_that_has_submitted_adds_the_name_to_what_it_sent(hands):
    proposal = make.ready_proposal()
    head = make.actor(make.head(proposal.unit))
    submit_proposal(proposal, actor=head, arrived_at=None, key="mot")
    proposal.refresh_from_db()
    hands.to(LATE)
    extended(proposal)
    start_correction(proposal, actor=make.actor(make.head(proposal.unit), LATE), now=LATE)
    proposal.refresh_from_db()
    added = make.nomination(proposal, make.person(proposal.unit))
    make.report(added)
    make.ballot(proposal.minutes, added)
    submits(proposal, "hai")
    added.refresh_from_db()
    assert added.state == NominationState.PROPOSED
    assert proposal.nominations.filter(state=NominationState.PROPOSED).count() == 3


@pytest.mark.parametrize("by", ["office", "leadership"])
@pytest.mark.usefixtures("hands")
def test_the_page_of_leadership_says_how_a_name_is_added_and_leads_there_whoever_may(by):
    unit = make.unit()
    round_ = make.opened_round(extensions_by=by)
    appraised(received(of_round=round_, of_unit=unit), make.appraiser())
    page = text_of(browser(make.leader()).get(reverse("approval")))
    assert "ý kiến chỉ đạo" in page
    assert (reverse("round_extend", args=[round_.pk]) in page) is (by == "leadership")
