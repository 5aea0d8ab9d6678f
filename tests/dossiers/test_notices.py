"""Thông báo kết quả tells a unit what is published, and nothing of what is still to come."""

import pytest

from awards.services.answers import answer_all
from awards.services.decisions import (
    draft_decision,
    publish_decision,
    ready_for_decision,
    record_signed,
    send_for_signature,
)
from campaigns.models import RoundUnit
from dossiers.models import PaperKind
from dossiers.services.office_papers import make_decision_papers
from organization.models import Appointment
from tests import factories as make
from tests.awards.review import appraised, collective_of, person_of, received
from tests.awards.test_decisions import clerk, signing
from tests.clock import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]


@pytest.fixture
def proposal():
    return answered(appraised(received(), make.appraiser()))


def answered(proposal):
    answer_all(proposal.round, actor=make.actor(make.leader()), now=NOW)
    return proposal


def notices_of(proposal, *nominations, number):
    """The notices that follow the published Decision on these nominees alone."""
    award, officer = proposal.round.award_types.get(), make.actor(make.appraiser())
    rows = [row for row in ready_for_decision(proposal.round, award) if row in nominations]
    decision = draft_decision(proposal.round, award, title="Về việc tặng", nominations=rows, actor=officer, now=NOW)
    send_for_signature(decision, signer=Appointment.objects.get(unit=None), actor=officer, now=NOW)
    decision.refresh_from_db()
    record_signed(decision, signing(decision, number), actor=clerk(), now=NOW)
    publish_decision(decision, actor=make.actor(make.chief()), now=NOW)
    decision.refresh_from_db()
    return [paper for paper in make_decision_papers(decision, now=NOW) if paper.kind == PaperKind.RESULT_NOTICE]


def names(rows):
    return [row["name"] for row in rows]


def test_nominee_is_told_of_with_the_decision_that_names_him_and_not_before(proposal):
    collective, person = collective_of(proposal), person_of(proposal)
    (first,) = notices_of(proposal, collective, number="7")
    assert names(first.data["granted"]) == [collective.printed_name]
    assert first.data["declined"] == []
    (second,) = notices_of(proposal, person, number="8")
    assert names(second.data["granted"]) == [collective.printed_name, person.printed_name]
    assert second.data["declined"] == []


def test_unit_whose_nominees_all_wait_for_another_decision_gets_no_notice_yet(proposal):
    unit = RoundUnit.objects.create(round=proposal.round, unit=make.unit("Phòng Hai")).unit
    other = answered(appraised(received(of_round=proposal.round, of_unit=unit), make.appraiser()))
    assert {notice.unit for notice in notices_of(proposal, *proposal.nominations.all(), number="7")} == {proposal.unit}
    assert {notice.unit for notice in notices_of(other, *other.nominations.all(), number="8")} == {proposal.unit, unit}
