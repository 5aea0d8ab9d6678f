"""Until when a supplement is in time, and what an unanswered request means (deadline.md rule 11)."""

from datetime import timedelta

import pytest

from awards.enums import ProposalState
from awards.selectors.board import board
from awards.selectors.requests import is_overdue
from awards.services.nudges import nudge_office
from awards.services.supplements import close_request, extend_request, usual_due
from core import clock
from core.refusals import Conflict, Denied, Refused
from tests.awards.door import MICRO, ask, codes, extend, head_of, officer_now, receive, submit
from tests.clock import CUT_OFF, NOW, vn

pytestmark = pytest.mark.usefixtures("sound")
DUE = CUT_OFF + timedelta(days=5)


def test_usual_date_is_the_end_of_the_fifth_working_day():
    assert usual_due(vn(2025, 12, 8, 9)) == vn(2025, 12, 16)
    assert usual_due(vn(2025, 12, 5, 23, 59)) == vn(2025, 12, 13)
    # Friday to Monday; the New Year's holiday is none of the five.
    assert usual_due(vn(2025, 12, 26, 9)) == vn(2026, 1, 6)


@pytest.mark.parametrize(
    ("due", "extension", "end"),
    [
        (CUT_OFF - timedelta(days=3), None, CUT_OFF),
        (CUT_OFF, None, CUT_OFF),
        (CUT_OFF + MICRO, None, CUT_OFF + MICRO),
        (DUE, None, DUE),
        (DUE, DUE + timedelta(days=2), DUE + timedelta(days=2)),
        (DUE, DUE - timedelta(days=2), DUE),
    ],
)
@pytest.mark.parametrize("in_time", [True, False])
def test_supplement_is_in_time_before_the_later_of_both_dates(submitted, hands, due, extension, end, in_time):
    ask(submitted, due)
    if extension:
        extend(submitted, extension)
    hands.to(end - MICRO if in_time else end)
    if in_time:
        assert submit(submitted).cutoff == end
        return
    with pytest.raises(Conflict) as refusal:
        submit(submitted)
    assert codes(refusal) == {"late"}


def test_longer_date_opens_again_what_had_passed(submitted, hands):
    request = ask(submitted, DUE)
    hands.to(DUE + timedelta(days=1))
    later = DUE + timedelta(days=3)
    extend_request(request, due=later, actor=officer_now(), now=clock.now())
    hands.to(later - MICRO)
    answer = submit(submitted)
    assert (answer.cutoff, answer.first_at) == (later, NOW)


@pytest.mark.parametrize("due", [DUE, DUE - timedelta(days=1)])
def test_date_is_never_made_shorter(submitted, due):
    request = ask(submitted, DUE)
    with pytest.raises(Refused):
        extend_request(request, due=due, actor=officer_now(), now=NOW)


def test_date_is_not_extended_into_the_past_or_by_the_unit_or_after_the_answer(submitted, hands):
    request = ask(submitted, DUE)
    hands.to(DUE + timedelta(days=2))
    with pytest.raises(Refused):
        extend_request(request, due=DUE + timedelta(days=1), actor=officer_now(), now=clock.now())
    with pytest.raises(Denied):
        extend_request(request, due=DUE + timedelta(days=9), actor=head_of(submitted), now=clock.now())
    close_request(request, actor=officer_now(), now=clock.now(), note="Đã rõ")
    for act in (
        lambda: extend_request(request, due=DUE + timedelta(days=9), actor=officer_now(), now=clock.now()),
        lambda: close_request(request, actor=officer_now(), now=clock.now(), note="Lần nữa"),
    ):
        with pytest.raises(Conflict):
            act()


@pytest.mark.parametrize(("due", "end"), [(DUE, DUE), (CUT_OFF - timedelta(days=1), CUT_OFF)])
def test_unanswered_request_is_overdue_from_the_later_date_on_and_changes_nothing(submitted, hands, due, end):
    request = ask(submitted, due)
    assert not is_overdue(request, submitted, end - MICRO)
    assert is_overdue(request, submitted, end)
    rows = {row.unit.pk: row for row in board(submitted.round, now=end)}
    assert rows[submitted.unit_id].is_overdue
    hands.to(end)
    nudge_office(end)
    submitted.refresh_from_db()
    assert (submitted.state, submitted.submission.sequence) == (ProposalState.SUPPLEMENTING, 1)


def test_closing_an_overdue_request_lets_the_last_version_be_received(submitted, hands):
    request = ask(submitted, DUE)
    hands.to(DUE)
    close_request(request, actor=officer_now(), now=clock.now(), note="Xét bản đã nộp")
    receive(submitted)
    submitted.refresh_from_db()
    assert (submitted.state, submitted.submission.sequence) == (ProposalState.ACCEPTED, 1)
