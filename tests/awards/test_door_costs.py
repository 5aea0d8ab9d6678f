"""What one press of "Nộp" asks the database, counted: in all, with its locks held, and while everybody waits for it.

The clock of these tests stands, so that its readings are not among the queries (on PostgreSQL three more).
"""

from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection

from awards.enums import NominationState
from awards.models import Proposal, Submission
from awards.workflow import Step, transition_all
from core.models import JournalEntry
from core.refusals import Conflict
from tests import factories as make
from tests.awards.door import correct, submit
from tests.awards.unit_pages import browser
from tests.clock import NOW

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("sound")]

IN_ALL, WITH_LOCKS, NUMBERED = 39, 34, 11


@dataclass
class Cost:
    """How many statements one press sent: in all, in its transaction, after it was given its number."""

    in_all: int = 0
    with_locks: int = 0
    numbered: int = 0

    def __call__(self, execute: Any, sql: str, *rest: Any) -> Any:
        self.in_all += 1
        self.with_locks += connection.in_atomic_block
        self.numbered += bool(self.numbered or "core_numberseries" in sql)
        return execute(sql, *rest)


def press(proposal: Proposal) -> Cost:
    head, cost = browser(make.head(proposal.unit)), Cost()
    head.get("/")
    with connection.execute_wrapper(cost):
        response = head.post(f"/ho-so/{proposal.pk}/nop/", {"key": "k", "seen": "", "sure": "on"})
    assert response.status_code == 302
    return cost


def proposal_with(nominees: int) -> Proposal:
    """A unit with several readers, whose reports use files."""
    proposal = make.ready_proposal(individuals=nominees - 1)
    for row in proposal.nominations.all():
        row.report.answers.first().evidence.add(make.evidence(proposal))
        make.staff(proposal.unit)
    return proposal


def test_press_costs_as_many_queries_for_ten_nominees_as_for_one():
    submit(make.ready_proposal())
    one, ten = (press(proposal_with(number)) for number in (1, 10))
    assert one == ten
    assert one.in_all <= IN_ALL
    assert one.with_locks <= WITH_LOCKS
    assert one.numbered <= NUMBERED


def test_nominees_are_proposed_in_their_order_before_the_proposal_is_submitted():
    proposal = proposal_with(3)
    submit(proposal)
    told = JournalEntry.objects.filter(action__in=["nomination.propose", "proposal.submit"]).order_by("seq")
    nominees = [str(pk) for pk in proposal.nominations.values_list("pk", flat=True)]
    assert [row.object_id for row in told] == [*nominees, str(proposal.pk)]
    assert told[0].details == {"source": "passed", "target": "proposed"}


def test_correction_proposes_everybody_again_under_the_next_number_of_its_own():
    proposal = proposal_with(2)
    submit(proposal)
    correct(proposal)
    submit(proposal)
    assert {*proposal.nominations.values_list("state", flat=True)} == {NominationState.PROPOSED}
    assert [row.sequence for row in Submission.objects.order_by("pk")] == [1, 2]


def test_moves_made_together_are_all_made_or_none():
    proposal = proposal_with(2)
    first, second = proposal.nominations.order_by("pk")
    head = make.actor(make.head(proposal.unit))
    transition_all([Step(second, "propose")], actor=head, now=NOW)
    before = JournalEntry.objects.count()
    with pytest.raises(Conflict):
        transition_all([Step(first, "propose"), Step(second, "propose")], actor=head, now=NOW)
    first.refresh_from_db()
    assert (first.state, JournalEntry.objects.count()) == (NominationState.PASSED, before)
    transition_all([Step(second, "take_back")], actor=head, now=NOW)
