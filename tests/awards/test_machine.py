"""The machine finds nothing on the real services, and finds every bug that is planted (deadline.md, "Proof").

A planted bug replaces one small function for the length of a test; most are mistakes that somebody has really made.
That a key looked up before the lock is one of them only threads can show: see test_races.

Where the properties of the door are proved:

P1  nothing at or after its end is accepted     the machine; test_submit (both sides of each boundary)
P2  in time, complete, not closed is accepted   the machine; test_submit; test_races_rush
P3  twice is once, other content is 422         the machine; test_submit; test_races_keys
P4  a frozen list stays and is the final one    the machine; test_closing; test_races_closing
P5  extensions: covered units, never shorter    the machine; test_closing; test_races_closing
P6  what the client says of time is nothing     test_arrival; tests/ops/test_proxy
P7  17:00 UTC in every zone of the machine      tests/campaigns/test_calendar; midnight_of_greenwich here
P8  the same without worker and broker          test_arrival; test_closing; check_left_to_the_worker here
P9  a clock that goes back opens nothing        the machine; test_closing
P10 one row for each decision, refusals too     the machine, and `broken` after every test of the door
P11 a refusal keeps every word                  the machine; test_submit
P12 a receipt's hash is that of what is stored  `broken` after every test of the door; receipt_changes_afterwards here
P13 one after the other, whoever comes at once  test_races_closing, test_races_rush, each with a control
"""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from awards.models import Attempt, Proposal, Submission
from awards.services.submissions import corrections, door, submit, write
from campaigns import calendar
from core.refusals import Conflict, Problem
from tests.awards.door_machine import DoorMachine, World

# As many examples as the profile says: HYPOTHESIS_PROFILE=deep tries two thousand.
SOUND = settings(stateful_step_count=25, suppress_health_check=list(HealthCheck))
# A bug is found in the same way in every run, and is not made smaller: only that it is found matters.
HUNT = settings(
    SOUND, max_examples=200, derandomize=True, database=None, phases=[Phase.generate], report_multiple_bugs=False
)


@pytest.fixture
def run(db, hands) -> Callable[..., None]:
    def run(options: settings, *, whole: bool) -> None:
        class Machine(DoorMachine):
            world = World(whole=whole)

        Machine.hands = hands
        run_state_machine_as_test(Machine, settings=options)

    return run


def test_services_do_what_the_model_says(run):
    run(SOUND, whole=True)


# --- planted bugs --------------------------------------------------------------------------------------------

Plant = Callable[[pytest.MonkeyPatch], None]
BUGS: dict[str, Plant] = {}


def planted(plant: Plant) -> Plant:
    BUGS[plant.__name__] = plant
    return plant


@planted
def inclusive_bound(patch):
    def phase(window: calendar.Window, t: datetime) -> calendar.Phase:
        late = window.latched or t > window.cutoff
        return calendar.Phase.AFTER if late else calendar.Phase.OPEN

    patch.setattr(calendar.Window, "phase", phase)


@planted
def flag_instead_of_time(patch):
    """Open until the worker has closed."""

    def phase(window: calendar.Window, t: datetime) -> calendar.Phase:
        return calendar.Phase.AFTER if window.latched else calendar.Phase.OPEN

    patch.setattr(calendar.Window, "phase", phase)


@planted
def check_left_to_the_worker(patch):
    """Everybody is taken in; whoever was late would be sorted out afterwards."""
    patch.setattr(submit, "must_be_in_time", lambda _one: None)


@planted
def no_latch(patch):
    patch.setattr(calendar.Window, "latched", False)


@planted
def clock_followed_backwards(patch):
    patch.setattr(door.clock_guard, "decided_time", lambda: (door.clock.database_time(), timedelta()))


@planted
def client_clock(patch):
    """Whatever instant the request names counts, however long ago."""
    patch.setattr(door, "counted_instant", lambda arrived, decided: arrived or decided)


@planted
def stamp_from_the_future(patch):
    def counted(arrived: datetime | None, decided: datetime) -> datetime:
        return arrived if arrived and decided - arrived <= door.DRAIN_WINDOW else decided

    patch.setattr(door, "counted_instant", counted)


@planted
def slow_server_makes_late(patch):
    patch.setattr(door, "counted_instant", lambda arrived, decided: decided)


@planted
def patience_a_moment_too_short(patch):
    patch.setattr(door, "DRAIN_WINDOW", timedelta(seconds=119))


@planted
def extension_for_all(patch):
    def cutoff_of(windows: calendar.RoundWindows, unit_id: int | None) -> datetime:
        return max([windows.announced, *(one.cutoff for one in windows.extensions)])

    patch.setattr(calendar.RoundWindows, "cutoff_of", cutoff_of)


@planted
def last_extension_counts(patch):
    def cutoff_of(windows: calendar.RoundWindows, unit_id: int | None) -> datetime:
        mine = [one.cutoff for one in windows.extensions if one.covers(unit_id)]
        return mine[-1] if mine else windows.announced

    patch.setattr(calendar.RoundWindows, "cutoff_of", cutoff_of)


@planted
def midnight_of_greenwich(patch):
    patch.setattr(calendar, "cutoff_before", lambda day: datetime.combine(day, time(), UTC))


@planted
def late_answer_remembered(patch):
    real = submit.find_by_key

    def find(versions: Any, ask: submit.Ask) -> Any:
        if Attempt.objects.filter(key=ask.key, late=True).exists():
            raise Conflict(Problem("muộn", code="late"))
        return real(versions, ask)

    patch.setattr(submit, "find_by_key", find)


@planted
def known_key_is_late_too(patch):
    """Whoever asks again after the cut-off does not hear that he was in."""
    real = submit._answer

    def answer(one: door.Visit, *rest: Any) -> Any:
        door.must_be_in_time(one)
        return real(one, *rest)

    patch.setattr(submit, "_answer", answer)


@planted
def key_forgotten(patch):
    patch.setattr(submit, "find_by_key", lambda _versions, _ask: None)


@planted
def key_without_its_request(patch):
    patch.setattr(submit.Ask, "hash", "0" * 64)


@planted
def refusal_loses_words(patch):
    real = door.note_refusal

    def note(one: door.Visit, *rest: Any) -> None:
        Proposal.objects.filter(pk=one.proposal.pk).update(nil_reason="mất")
        real(one, *rest)

    patch.setattr(door, "note_refusal", note)


@planted
def refusal_not_written_down(patch):
    patch.setattr(door, "note_refusal", lambda *_rest: None)


@planted
def refusal_not_in_the_journal(patch):
    patch.setattr(door, "record", lambda *_what, **_details: None)


@planted
def acceptance_not_written_down(patch):
    patch.setattr(write, "note_attempt", lambda *_rest: None)


@planted
def receipt_changes_afterwards(patch):
    real = submit.write_submission

    def written(*given: Any) -> Submission:
        submission = real(*given)
        content = submission.content | {"nil_reason": "đổi"}
        Submission.objects.filter(pk=submission.pk).update(content=content)
        return submission

    patch.setattr(submit, "write_submission", written)


@planted
def closed_too_early(patch):
    patch.setattr("awards.services.closings.DRAIN_WINDOW", timedelta())


@planted
def correction_endangers(patch):
    """The submitted version is gone as soon as somebody begins to correct it."""
    take_back = corrections.take_back_nominees

    def forget(proposal: Any, **options: Any) -> None:
        take_back(proposal, **options)
        proposal.state, proposal.submission = "draft", None
        proposal.save()

    patch.setattr(corrections, "take_back_nominees", forget)


@planted
def office_takes_an_open_correction(patch):
    patch.setattr("awards.services.supplements._must_not_be_correcting", lambda _proposal, _now: None)


@pytest.mark.parametrize("bug", BUGS)
def test_planted_bug_is_found(bug, run, monkeypatch):
    BUGS[bug](monkeypatch)
    with pytest.raises((AssertionError, Conflict)):
        run(HUNT, whole=False)
