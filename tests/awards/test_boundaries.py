"""Around the cut-off, what is no matter of one instant alone; the list of reliability.md, "Boundary list", and where
the rest of it is proved:

D − 1 µs, D, D + 1 µs: test_submit, test_machine; a stamp 119, 120, 121 s old, from the future, missing, double:
test_submit, test_arrival; an extension between waiting and reading: test_races_closing; 29 February, the turn of a
year: campaigns/test_calendar; signed in late: test_arrival; the database restarts: faults/test_database; the worker
is dead: faults/test_worker.
"""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from awards.models import Attempt, CapacityRefusal, Evidence, Submission
from awards.services import capacity
from tests import factories as make
from tests.awards.door import SECOND
from tests.awards.unit_pages import browser
from tests.awards.waiting import SomebodyElse, press
from tests.clock import CUT_OFF
from tests.corpus.files.pictures import picture

MOMENT = timedelta(milliseconds=100)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("impatient")
def test_lock_not_had_a_moment_before_the_end_is_our_fault_and_never_late(hands):
    hands.to(CUT_OFF - MOMENT)
    proposal = make.ready_proposal()
    client = browser(make.head(proposal.unit))
    client.get(reverse("proposals"))
    with SomebodyElse(proposal.round_id):
        assert press(client, proposal).status_code == 503
    capacity.take_in()
    assert CapacityRefusal.objects.get().at == CUT_OFF - MOMENT
    assert not Attempt.objects.filter(late=True).exists()


@pytest.mark.usefixtures("sound")
def test_file_that_is_complete_only_after_the_end_goes_into_the_draft_and_into_no_submission(hands):
    proposal = make.ready_proposal()
    client = browser(make.head(proposal.unit))
    report = proposal.nominations.first().report
    hands.to(CUT_OFF + 60 * SECOND)
    data = {"file": SimpleUploadedFile("anh.png", picture("PNG")), "caption": "Bảng kê"}
    assert client.post(reverse("evidence_add", args=[report.pk]), data).status_code == 302
    assert Evidence.objects.get().proposal == proposal
    assert press(client, proposal).status_code == 409
    assert not Submission.objects.exists()


@pytest.mark.usefixtures("sound")
def test_session_that_ends_seconds_before_the_end_buys_no_time(hands):
    hands.to(CUT_OFF - 5 * SECOND)
    proposal = make.ready_proposal()
    client = browser(make.head(proposal.unit))
    client.logout()
    asked_to_sign_in = press(client, proposal)
    assert asked_to_sign_in.status_code in (302, 403)
    assert not Attempt.objects.exists()
    client.force_login(make.head(proposal.unit))
    hands.to(CUT_OFF + 2 * SECOND)
    assert press(client, proposal).status_code == 409
    assert Attempt.objects.get().late
