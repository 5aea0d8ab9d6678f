"""Two people of the office, of leadership or of the unit act on the same thing at once: one wins, the other gets 409
and nothing of his is half done (T04, F12). The controls take the lock of the rows out: then both win."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.db import IntegrityError

from awards.enums import AnswerKind, NominationState, ProposalState, Recommendation
from awards.models import Appraisal, Nomination, Proposal
from awards.selectors.replies import Reply
from awards.services.answers import answer_nomination, reconsider
from awards.services.appraisals import Opinion, conclude_appraisal, save_appraisal
from awards.services.decisions import draft_decision, ready_for_decision
from awards.services.referrals import Outcome, agree_instead, drop_instead, record_outcome
from awards.services.submissions import start_correction, withdraw_nomination
from awards.services.supplements import receive_proposal, request_supplement
from campaigns.enums import Power
from campaigns.models import AwardType
from core.journal.models import JournalEntry
from core.refusals import Conflict, Refused
from tests import factories as make
from tests.awards import going_up
from tests.awards.races import Act, meet, nil_proposals, press, together
from tests.awards.review import appraised, person_of, received
from tests.clock import NOW

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
SUPPLEMENTS = "awards.services.supplements.transition"
# Who waits for a Decision is known, and nobody in it yet.
DRAFTING = "awards.services.decisions.bonuses"
Pair = tuple[Act, str, Act]


def submitted() -> Proposal:
    (proposal,) = nil_proposals(1)
    press(proposal, "k")()
    return proposal


def officer() -> dict[str, Any]:
    return {"actor": make.actor(make.appraiser()), "now": NOW}


def receive(proposal: Proposal) -> Act:
    return partial(receive_proposal, proposal, **officer())


def ask_for_more(proposal: Proposal) -> Act:
    return partial(request_supplement, proposal, due=NOW + timedelta(days=2), text="Nói rõ hơn", **officer())


def begin_to_correct(proposal: Proposal) -> Act:
    head = make.actor(make.head(proposal.unit))
    return partial(start_correction, proposal, actor=head, now=NOW)


def conclude(nomination: Nomination) -> Act:
    return partial(conclude_appraisal, nomination, **officer())


def save(nomination: Nomination, text: str) -> Act:
    opinion = Opinion(True, text, Recommendation.AGREE)
    return partial(save_appraisal, nomination, opinion, version=1, **officer())


def answer(nomination: Nomination, kind: str) -> Act:
    leader = make.actor(make.leader())
    return partial(answer_nomination, nomination, Reply(kind, reason="Vì vậy"), actor=leader, now=NOW)


# Each gives the first act, where it stands when the second comes, and the second.


def ask_and_receive() -> Pair:
    proposal = submitted()
    return ask_for_more(proposal), SUPPLEMENTS, receive(proposal)


def receive_twice() -> Pair:
    proposal = submitted()
    return receive(proposal), SUPPLEMENTS, receive(proposal)


def receive_and_correct() -> Pair:
    proposal = submitted()
    return receive(proposal), SUPPLEMENTS, begin_to_correct(proposal)


def correct_and_receive() -> Pair:
    proposal = submitted()
    place = "awards.services.submissions.corrections.take_back_nominees"
    return begin_to_correct(proposal), place, receive(proposal)


def opined() -> Nomination:
    """A nomination of which an officer has said what he thinks, not yet concluded."""
    nomination = person_of(received())
    save_appraisal(nomination, Opinion(True, "Đủ", Recommendation.AGREE), version=0, **officer())
    return nomination


def conclude_twice() -> Pair:
    nomination = opined()
    return conclude(nomination), "awards.services.appraisals.transition", conclude(nomination)


def conclude_and_save() -> Pair:
    nomination = opined()
    return conclude(nomination), "awards.services.appraisals.transition", save(nomination, "Nghĩ lại")


def save_twice() -> Pair:
    nomination = opined()
    return save(nomination, "Một"), "awards.services.appraisals.record", save(nomination, "Hai")


def agree_and_decline() -> Pair:
    nomination = person_of(appraised(received(), make.appraiser()))
    place = "awards.services.answers.transition"
    return answer(nomination, AnswerKind.AGREE), place, answer(nomination, AnswerKind.DECLINE)


EITHER_WAY: list[Callable[[], Pair]] = [
    receive_twice, receive_and_correct, correct_and_receive, conclude_twice, save_twice, agree_and_decline,
]  # fmt: skip
# The other way round these follow each other: one may ask about what was received, conclude what was saved.
IN_THIS_ORDER = [ask_and_receive, conclude_and_save]


def each(*meetings: Callable[[], Pair]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("meeting", meetings, ids=lambda meeting: meeting.__name__)


@each(*IN_THIS_ORDER, *EITHER_WAY)
def test_first_wins_and_second_is_refused_with_409(meeting, sound):
    first, place, second = meeting()
    won, refused = meet(first, place, second)
    assert not isinstance(won, Exception), won
    assert isinstance(refused, Conflict), refused


@each(*EITHER_WAY)
def test_whoever_comes_first_exactly_one_wins(meeting, sound):
    first, _place, second = meeting()
    outcomes = together(first, second)
    assert sorted(isinstance(one, Conflict) for one in outcomes) == [False, True], outcomes


@each(*IN_THIS_ORDER, *EITHER_WAY)
def test_both_would_win_without_the_lock_of_the_row(meeting, hands, no_row_locks):
    first, place, second = meeting()
    try:
        outcomes = meet(first, place, second)
    except IntegrityError:
        assert meeting is agree_and_decline
    else:
        assert not any(isinstance(one, Conflict) for one in outcomes), outcomes


def test_request_that_waited_for_the_reception_follows_it(sound):
    proposal = submitted()
    assert None not in meet(receive(proposal), SUPPLEMENTS, ask_for_more(proposal))[1:]
    moves = JournalEntry.objects.filter(action__in=("proposal.receive", "proposal.request")).order_by("seq")
    assert list(moves.values_list("details__source", flat=True)) == ["submitted", "accepted"]


def test_reception_that_waited_for_a_correction_to_come_in_takes_the_new_version(sound):
    proposal = submitted()
    begin_to_correct(proposal)()
    place = "awards.services.submissions.submit.write_submission"
    corrected, answer_ = meet(press(proposal, "k2"), place, receive(proposal))
    assert answer_ is None
    proposal.refresh_from_db()
    assert (proposal.state, proposal.submission) == (ProposalState.ACCEPTED, corrected)
    assert JournalEntry.objects.get(action="proposal.receive").details["submission"] == corrected.number


def test_losing_officer_s_opinion_changes_nothing(sound):
    nomination = opined()
    meet(save(nomination, "Một"), "awards.services.appraisals.record", save(nomination, "Hai"))
    kept = Appraisal.objects.get(nomination=nomination)
    nomination.refresh_from_db()
    assert (kept.opinion, kept.version, nomination.state) == ("Một", 2, NominationState.PROPOSED)


def agreed() -> Nomination:
    nomination = person_of(appraised(received(), make.appraiser()))
    answer(nomination, AnswerKind.AGREE)()
    return nomination


def draft(nomination: Nomination, award: AwardType | None = None) -> Act:
    """A Decision over whoever waits for one in that round."""
    round_, award = nomination.proposal.round, award or nomination.award_type
    rows = ready_for_decision(round_, award)
    return partial(draft_decision, round_, award, title="Về việc tặng", nominations=rows, **officer())


def take_back(nomination: Nomination) -> Act:
    return partial(reconsider, nomination, actor=make.actor(make.leader()), now=NOW, note="Xem lại")


def withdraw(nomination: Nomination) -> Act:
    head = make.actor(make.head(nomination.proposal.unit))
    return partial(withdraw_nomination, nomination, actor=head, now=NOW, note="Chuyển công tác")


@pytest.mark.parametrize("late", [draft, take_back, withdraw])
def test_whoever_is_being_taken_into_a_decision_stays_in_it(late, hands):
    nomination = agreed()
    second = late(nomination)
    decision, refused = meet(draft(nomination), DRAFTING, second)
    assert [line.nomination for line in decision.lines.all()] == [nomination]
    assert isinstance(refused, Refused), refused
    nomination.refresh_from_db()
    assert nomination.state == NominationState.AGREED


def test_whoever_is_given_an_award_instead_stays_in_the_decision_too(hands):
    nomination = person_of(going_up.referred())
    going_up.sent(going_up.gathered(nomination.proposal))
    not_granted = Outcome(False, None, "", None, "", "Chưa đủ tiêu chuẩn")
    record_outcome(nomination.referral, not_granted, **officer())
    leader = make.actor(going_up.director())
    own = AwardType.objects.get(power=Power.OWN)
    agree_instead(nomination, own, reason="Xứng đáng", actor=leader, now=NOW)
    late = partial(drop_instead, nomination, actor=leader, now=NOW, note="Xem lại")
    decision, refused = meet(draft(nomination, own), DRAFTING, late)
    assert [line.nomination for line in decision.lines.all()] == [nomination]
    assert isinstance(refused, Conflict), refused
