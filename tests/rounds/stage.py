"""Where the four rounds are played: the plan and the sample's department, and a clock that its administrator moves."""

import sys
import threading
from datetime import datetime
from functools import partial

from django.core.management import call_command

from core.clock import set_training_clock
from tests.rehearsal.acts import wait_until_work_is_done
from tests.rounds.people import Person, Play, moment
from thidua.management.commands.load_sample import BEGINNING, PLAN
from thidua.sample.accounts import PASSWORD
from thidua.sample.build import build as build_department
from thidua.sample.play import blank_pdf

__all__ = ["blank_pdf", "build", "play_at", "wait_until_work_is_done"]
SEED = 2025


class Administrator(Person):
    """Quản trị, who has the training clock."""

    def moves_the_clock(self, to: datetime) -> None:
        """Forward, unless the play itself took longer; returns when the worker has done what became due."""
        self.opens("/dong-ho-luyen-tap/")
        self.presses("Chuyển đồng hồ", to=moment(to))
        waiting = "/thu-va-viec/?kind=training_moved&state=waiting"
        self.play.waits_for(lambda: "Không có việc nào như vậy" in self.opens(waiting).text, "việc đến hạn")


def build(count: int | None = None) -> list[str]:
    """The plan without any round begun and the department that plays them; the codes of the units that propose."""
    call_command("migrate", verbosity=0)
    set_training_clock(BEGINNING)
    call_command("load_plan", PLAN)
    return [unit.code for unit in build_department(count=count, seed=SEED).proposing]


def play_at(address: str) -> Play:
    """A play at a running server, told on the way."""
    pause = partial(threading.Event().wait, 0.3)
    return Play(address, PASSWORD, lambda play, to: Administrator(play, "quantri").moves_the_clock(to), pause, _tell)


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
