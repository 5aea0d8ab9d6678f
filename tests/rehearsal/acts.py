"""What happens beside the units: the office gives more time, faults strike, the worker ends its work."""

import sys
import threading
from collections.abc import Callable
from datetime import datetime

from django.db import connection

from awards.models import Closing, Proposal
from campaigns.models import Extension, Round
from campaigns.services.extensions import extend_cutoff
from core.models import Job
from core.outbox.models import JobState
from tests import factories
from tests.clock import CUT_OFF
from tests.rehearsal import clock
from tests.rehearsal.players import Player
from tests.rehearsal.script import EXTENDED_AT, EXTENDED_BY, asks_for_more
from tests.servers import answers

# The last list is made two minutes after the last cut-off, at the next full minute.
CLOSED_WITHIN, DONE_WITHIN = 300, 420


def at(moment: datetime, act: Callable[[], object]) -> Callable[[], None]:
    def wait_and_act() -> None:
        threading.Event().wait(clock.seconds_until(moment))
        act()

    return wait_and_act


def extensions(players: list[Player], proposals: list[Proposal]) -> Callable[[], None]:
    """A few seconds after midnight the office gives more time to each unit whose part asks for it."""
    units = {proposal.pk: proposal.unit for proposal in proposals}

    def grant() -> None:
        officer = factories.actor(factories.appraiser(), clock.now())
        for player in players:
            if asks_for_more(player.part):
                grounds = factories.grounds("Mất điện trên địa bàn")
                unit = units[player.proposal]
                extend_cutoff(proposals[0].round, unit, CUT_OFF + EXTENDED_BY, grounds, actor=officer, now=clock.now())
        connection.close()

    return at(CUT_OFF + EXTENDED_AT, grant)


def wait_for_web(port: int) -> None:
    wait_until(lambda: answers(f"http://127.0.0.1:{port}"), 60, "Máy chủ web không trả lời")


def wait_until_closed(round_: Round) -> None:
    last = max([CUT_OFF, *Extension.objects.filter(round=round_).values_list("cutoff", flat=True)])
    closed = Closing.objects.filter(round=round_, cutoff=last)
    wait_until(closed.exists, CLOSED_WITHIN, "Danh sách không được chốt")


def wait_until_work_is_done() -> None:
    waiting = Job.objects.filter(state=JobState.WAITING)
    wait_until(lambda: not waiting.exists(), DONE_WITHIN, "Việc nền không xong")


def wait_until(succeeds: Callable[[], bool], seconds: int, otherwise: str) -> None:
    """Ask twice a second; ends the program with the sentence `otherwise` when it never comes true."""
    for _turn in range(seconds * 2):
        if succeeds():
            return
        threading.Event().wait(0.5)
    sys.exit(otherwise)
