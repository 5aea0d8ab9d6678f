"""The play cannot rot: one small round from the công văn hướng dẫn to the answer from above, at a live server."""

from datetime import datetime

import pytest
from django.core.management import call_command
from pytest_django.live_server_helper import LiveServer

from awards.enums import PackageState
from awards.models import CouncilSession, Decision, Nomination, ReferralPackage
from core.invariants import broken
from core.outbox.drain import drain
from tests.clock import Hands
from tests.rounds.people import Play
from tests.rounds.script import PROVINCE, Part, Playing, plays
from thidua.management.commands.load_sample import BEGINNING, PLAN
from thidua.sample.accounts import PASSWORD
from thidua.sample.build import build
from thidua.sample.play import blank_pdf
from thidua.training.moves import catch_up

PART = Part("2024", "Xét khen thưởng năm 2024", 2024, 44, (PROVINCE,))


@pytest.fixture
def play(live_server: LiveServer, hands: Hands) -> Play:
    """At the live server, with the clock in the test's hands and the worker's work done when somebody waits for it."""

    def moves(_play: Play, to: datetime) -> None:
        works()
        hands.to(to)
        catch_up({}, now=to)

    def works() -> None:
        drain("mail")

    told: list[str] = []
    hands.to(BEGINNING)
    return Play(live_server.url, PASSWORD, moves, works, told.append, prints=False)


@pytest.mark.timeout(600)
def test_one_small_round_goes_through_the_pages_from_the_guidance_to_the_answer_from_above(play: Play) -> None:
    call_command("load_plan", PLAN, stdout=None)
    units = [unit.code for unit in build(count=2, seed=2025).proposing]
    plays([Playing(play, PART, units, blank_pdf())])
    assert Nomination.objects.filter(state="granted").count() == 2
    assert Decision.objects.get().number == "44"
    assert ReferralPackage.objects.get().state == PackageState.CLOSED
    assert CouncilSession.objects.get().state == "closed"
    assert broken() == []
