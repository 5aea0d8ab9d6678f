"""Whose clock it is, asked over HTTP: not the browser's (P6); and worker and broker have no say (P8)."""

import time
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from awards.models import Attempt, Submission
from core.middleware import edge_stamp
from tests import factories as make
from tests.awards.door import MICRO, SECOND, W
from tests.awards.unit_pages import browser
from tests.clock import CUT_OFF

pytestmark = pytest.mark.usefixtures("sound")

IN_TIME = f"{(CUT_OFF - SECOND).timestamp():.3f}"
CLAIMS = [
    {"X-Edge-Msec": IN_TIME, "X-Edge-Elapsed": "9"},
    {"Date": "Fri, 09 Jan 2026 10:00:00 GMT", "X-Request-Start": f"t={IN_TIME}"},
    {"Accept-Language": "en-US", "X-Timezone": "America/New_York", "Time-Zone": "Pacific/Honolulu"},
]
FIELDS = {"arrived_at": "2026-01-09T23:59:59", "submitted_at": "2026-01-09 23:59", "tz": "-600", "now": IN_TIME}


def press(headers=None, **data):
    """A unit's head presses "Nộp" on a ready proposal; what the door decided."""
    proposal = make.ready_proposal()
    client = browser(make.head(proposal.unit))
    asked.clear()
    form = {"key": "khoa-1", "seen": "", "sure": "on"} | data
    client.post(reverse("proposal_submit", args=[proposal.pk]), form, headers=headers)
    return Attempt.objects.get(proposal=proposal)


@pytest.fixture
def machine_says(time_machine):
    """The first middleware's clock, where no proxy stands before us."""

    def move(moment):
        time_machine.move_to(moment.astimezone(UTC), tick=False)

    return move


@pytest.mark.parametrize("claim", CLAIMS)
@pytest.mark.parametrize(("moment", "accepted"), [(CUT_OFF - MICRO, True), (CUT_OFF, False)])
def test_headers_of_a_client_make_nobody_early_or_late(claim, moment, accepted, hands, machine_says):
    hands.to(moment)
    machine_says(moment)
    attempt = press(headers=claim)
    assert (attempt.accepted, attempt.counted_at) == (accepted, moment)


@pytest.mark.parametrize(("moment", "accepted"), [(CUT_OFF - MICRO, True), (CUT_OFF, False)])
def test_fields_of_a_client_make_nobody_early_or_late(moment, accepted, hands, machine_says):
    hands.to(moment)
    machine_says(moment)
    attempt = press(**FIELDS)
    assert (attempt.accepted, attempt.counted_at) == (accepted, moment)


def test_stamp_would_count_if_the_client_s_header_were_believed(hands, machine_says, settings):
    settings.BEHIND_PROXY = True
    hands.to(CUT_OFF)
    machine_says(CUT_OFF)
    assert press(headers=CLAIMS[0]).accepted


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Asia/Ho_Chi_Minh"])
def test_zone_of_the_machine_changes_no_decision(zone, hands, machine_says, monkeypatch):
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        hands.to(CUT_OFF - MICRO)
        machine_says(CUT_OFF - MICRO)
        assert press().accepted
        hands.to(CUT_OFF)
        machine_says(CUT_OFF)
        assert not press().accepted
    finally:
        monkeypatch.undo()
        time.tzset()


# --- the proxy's stamp -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("stamp", [None, "", "x", "nan", "inf", "1e400", f"{IN_TIME},{IN_TIME}"])
def test_missing_double_or_absurd_stamp_leaves_the_strict_clock(stamp, rf):
    headers = {} if stamp is None else {"X-Edge-Msec": stamp}
    assert edge_stamp(rf.post("/", headers=headers)) is None


def test_stamp_is_the_proxy_s_to_the_millisecond(rf):
    assert edge_stamp(rf.post("/", headers={"X-Edge-Msec": "1767977999.999"})) == datetime(
        2026, 1, 9, 16, 59, 59, 999000, UTC
    )


def test_signing_in_before_the_cutoff_is_not_submitting_before_it(hands, machine_says):
    hands.to(CUT_OFF - SECOND)
    proposal = make.ready_proposal()
    client = browser(make.head(proposal.unit))
    hands.to(CUT_OFF + 2 * SECOND)
    machine_says(CUT_OFF + 2 * SECOND)
    client.post(reverse("proposal_submit", args=[proposal.pk]), {"key": "k", "seen": "", "sure": "on"})
    assert Attempt.objects.get().late


# --- nobody else has a say -------------------------------------------------------------------------------------


asked = []


def unreachable():
    asked.append("broker")
    raise OSError("no broker")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("moment", "accepted"), [(CUT_OFF - MICRO, True), (CUT_OFF, False), (CUT_OFF + W, False)])
def test_decision_is_the_same_without_worker_and_broker(moment, accepted, hands, machine_says, settings):
    settings.OUTBOX_NUDGE = f"{__name__}.unreachable"
    hands.to(moment)
    machine_says(moment)
    assert press().accepted == accepted
    assert Submission.objects.count() == accepted
    assert bool(asked) == accepted
