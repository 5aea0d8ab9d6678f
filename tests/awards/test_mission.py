"""Tuần cuối: lights, arrivals against earlier years, our own refusals and the worker, in one page of constant cost."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from awards.models import CapacityRefusal
from awards.selectors.arrivals import DAYS, arrivals
from awards.selectors.board import board
from awards.selectors.lights import unit_lights
from core.models import Heartbeat
from tests import factories as make
from tests.awards import going_up
from tests.awards.door import ask, correct, extend, receive, submit
from tests.awards.unit_pages import browser, queries_of, text_of
from tests.clock import CUT_OFF, NOW

pytestmark = pytest.mark.usefixtures("hands", "db")
MICRO, DAY = timedelta(microseconds=1), timedelta(days=1)


def lights(proposal, now=NOW):
    """The lights of the proposal's unit: each stage's state and word."""
    proposal.round.refresh_from_db()
    rows = [row for row in board(proposal.round, now=now) if row.unit == proposal.unit]
    (unit,) = unit_lights(proposal.round, rows, now)
    return [(light.state, light.label, light.text) for light in unit.lights]


def states(proposal, now=NOW):
    return [state for state, _label, _text in lights(proposal, now)]


def url(round_):
    return reverse("mission_control", args=[round_.pk])


def test_every_light_has_a_word_and_a_new_draft_none_is_lit():
    unit = make.unit()
    proposal = make.proposal(make.opened_round(), unit)
    assert states(proposal) == ["", "", "", "", "", ""]
    assert all(label for _state, label, _text in lights(proposal))


def test_lights_go_on_as_the_unit_writes():
    unit = make.unit()
    proposal = make.proposal(make.opened_round(), unit)
    first, second = make.nomination(proposal, unit), make.nomination(proposal, make.person(unit))
    assert lights(proposal)[0] == ("done", "Đã chọn", "2")
    make.report(first)
    assert lights(proposal)[1] == ("draft", "Đang viết", "1/2")
    make.report(second)
    assert lights(proposal)[1] == ("done", "Đã viết", "2/2")
    make.minutes(proposal)
    make.letter(proposal)
    assert states(proposal) == ["done", "done", "done", "done", "", ""]


def test_lights_of_what_was_sent_corrected_asked_for_and_received():
    proposal = make.ready_proposal()
    submit(proposal)
    assert lights(proposal)[4:] == [("done", "Đã nộp", "08:00 20/12/2025"), ("waiting", "Chờ tiếp nhận", "")]
    correct(proposal)
    assert lights(proposal)[4][1] == "Đã nộp, đang sửa"
    another = make.ready_proposal()
    submit(another)
    ask(another, NOW + DAY * 40)
    assert lights(another)[4][:2] == ("supplementing", "Đang bổ sung")
    received = make.ready_proposal()
    submit(received)
    receive(received)
    assert states(received)[4:] == ["done", "accepted"]


@pytest.mark.parametrize(("now", "state"), [(CUT_OFF - MICRO, ""), (CUT_OFF, "not_sent")])
def test_unit_that_sent_nothing_is_red_from_its_cutoff_on(now, state):
    assert states(make.ready_proposal(), now)[4] == state


def test_report_that_nobody_is_proposed_needs_no_papers():
    unit = make.unit()
    proposal = make.nil_proposal(make.opened_round(), unit)
    assert states(proposal)[:4] == ["nil"] * 4


def test_arrivals_are_counted_by_days_before_the_last_one_and_stop_today(hands):
    proposal, late = make.ready_proposal(), None
    hands.to(CUT_OFF - MICRO)
    submit(proposal)
    (mine,) = arrivals(proposal.round, CUT_OFF - MICRO)
    assert (len(mine.by_day), mine.by_day[-1], mine.so_far[-1]) == (DAYS + 1, 1, 1)
    (mine,) = arrivals(proposal.round, CUT_OFF - DAY * 5 - MICRO)
    assert len(mine.by_day) == DAYS + 1 - 5
    late = make.ready_proposal(proposal.round)
    hands.to(CUT_OFF)
    extend(late)
    submit(late)
    (mine,) = arrivals(proposal.round, CUT_OFF)
    assert (mine.so_far[-1], mine.after) == (1, 1)


def test_arrivals_stand_beside_those_of_earlier_rounds_of_the_same_kind(hands):
    earlier = make.opened_round(year=2024, cutoff=CUT_OFF - DAY * 365, at=NOW - DAY * 400)
    old = make.ready_proposal(earlier)
    hands.to(CUT_OFF - DAY * 365 - DAY * 3)
    submit(old)
    hands.to(NOW)
    page = browser(make.leader()).get(url(make.ready_proposal().round))
    assert [row.round.year for row in page.context["arrivals"]] == [2025, 2024]
    assert (2, (1, 1)) in [(left, cells[1][1]) for left, cells in page.context["plot_rows"]]
    assert "<polyline" in text_of(page)


def test_page_says_whether_each_worker_lives_and_leads_to_the_silent_ones():
    proposal = make.ready_proposal()
    Heartbeat.objects.create(worker="mail", at=NOW - Heartbeat.SILENT_AFTER)
    Heartbeat.objects.create(worker="render", at=NOW - Heartbeat.SILENT_AFTER - MICRO)
    page = browser(make.appraiser()).get(url(proposal.round))
    assert [worker["silent"] for worker in page.context["workers"]] == [False, True]
    assert reverse("remind", args=[proposal.round_id]) in text_of(page)
    CapacityRefusal.objects.create(unit=proposal.unit, at=NOW, status=503, route="")
    page = browser(make.leader()).get(url(proposal.round))
    assert reverse("remind", args=[proposal.round_id]) not in text_of(page)
    assert "Văn phòng có thể gia hạn" in text_of(page)


def test_page_tells_by_when_a_package_must_have_gone_up_until_it_has():
    package = going_up.gathered()
    leader = browser(make.leader())
    page = text_of(leader.get(url(package.round)))
    assert reverse("referral_package", args=[package.pk]) in page
    assert f"gửi trước hết ngày {package.due_on:%d/%m/%Y}" in page
    going_up.sent(package)
    assert reverse("referral_package", args=[package.pk]) not in text_of(leader.get(url(package.round)))


def test_round_clock_is_that_of_the_round(client):
    proposal = make.ready_proposal()
    client.force_login(make.leader())
    answer = client.get(reverse("round_clock", args=[proposal.round_id])).json()
    assert (answer["now"], answer["cutoff"]) == (NOW.timestamp(), CUT_OFF.timestamp())
    assert datetime.fromtimestamp(answer["cutoff"], UTC) == CUT_OFF


def test_page_costs_the_same_with_one_and_with_thirty_units():
    units = [make.unit() for _place in range(30)]
    round_ = make.opened_round()
    leader = browser(make.leader())
    make.ready_proposal(round_, units[0])
    one = queries_of(leader, url(round_))
    for unit in units[1:]:
        make.ready_proposal(round_, unit)
    assert queries_of(leader, url(round_)) == one
