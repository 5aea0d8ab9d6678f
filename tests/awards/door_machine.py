"""The real services under every order of acts and hours that Hypothesis can think of, held against the model."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from awards.invariants import DECISIONS
from awards.models import Attempt, Closing, Proposal, ReportSection, Submission
from awards.services.closings import close_due_rounds
from awards.services.submissions import drop_correction, start_correction, submit_proposal, withdraw_proposal
from awards.services.supplements import receive_proposal, request_supplement
from campaigns.calendar import default_cutoff
from campaigns.selectors import round_windows
from campaigns.services.extensions import extend_cutoff
from core.invariants import broken
from core.journal.models import JournalEntry
from core.models import ClockMark
from core.refusals import Refused
from tests import factories as make
from tests.awards.door_model import CUT_OFF, PATIENCE, DoorModel, UnitModel
from tests.clock import NOW, Hands

MICRO, SECOND, DAY = timedelta(microseconds=1), timedelta(seconds=1), timedelta(days=1)
GAPS = st.sampled_from([timedelta(), timedelta(), -MICRO, -MICRO, MICRO, -SECOND, SECOND, -PATIENCE, PATIENCE, -DAY])
# How long before the decision the request arrived; below zero the stamp lies in the future; None: nobody stamped it.
WAITS = st.sampled_from([None, timedelta(), SECOND, PATIENCE - MICRO, PATIENCE, PATIENCE + MICRO, DAY, -SECOND])
PLACES, EARLY = st.integers(0, 1), st.sampled_from([True, True, False])


class World:
    """A round with two units that report that they propose nobody; or, `whole`, one that proposes itself and a person.

    The door treats both alike; a report of nothing is quicker to freeze.
    """

    def __init__(self, *, whole: bool) -> None:
        round_ = make.unopened_round(cutoff=default_cutoff(2025))
        units = [make.unit(), make.unit()]
        make.opened(round_)
        round_.round_units.exclude(unit__in=units).delete()
        self.round = round_
        self.proposals = [(make.ready_proposal if whole else make.nil_proposal)(round_, units[0])]
        self.proposals.append(make.nil_proposal(round_, units[1]))
        self.whole = whole
        self.heads, self.officer = [make.head(unit) for unit in units], make.appraiser()
        for place in (0, 1):
            self.write(place, UnitModel().text)

    def write(self, place: int, text: str) -> None:
        if self.whole and place == 0:
            self.sections.update(text=text)
        else:
            Proposal.objects.filter(pk=self.proposals[place].pk).update(nil_reason=text)

    @property
    def sections(self) -> QuerySet[ReportSection]:
        return ReportSection.objects.filter(report__nomination__proposal=self.proposals[0])

    def rows(self) -> list[tuple]:
        """(state, submission, correcting, text) of both proposals, as the database has them."""
        (text,) = set(self.sections.values_list("text", flat=True)) if self.whole else {""}
        fields = ("state", "submission", "correcting_since", "nil_reason")
        rows = Proposal.objects.filter(round=self.round).order_by("pk").values_list(*fields)
        return [(state, receipt, bool(since), nil or text) for state, receipt, since, nil in rows]

    @staticmethod
    def said(submission: Submission) -> str:
        content = submission.content
        return content["nil_reason"] or content["nominations"][0]["report"]["sections"][0]["text"]


class DoorMachine(RuleBasedStateMachine):
    """Each example runs in a transaction of its own that is taken back."""

    world: World
    hands: Hands

    def __init__(self) -> None:
        super().__init__()
        self.model = DoorModel([UnitModel(), UnitModel()])
        self.numbers: dict[int, int] = {}
        self.frozen: list[str] = []
        self.keys = 0
        self.acted = True
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.hands.to(NOW)

    def teardown(self) -> None:
        try:
            assert broken() == []
        finally:
            transaction.set_rollback(True)
            self.transaction.__exit__(None, None, None)

    def head(self, place: int) -> dict[str, Any]:
        return {"proposal": self.world.proposals[place], "actor": make.actor(self.world.heads[place], self.hands.now)}

    def officer(self) -> dict[str, Any]:
        return {"actor": make.actor(self.world.officer, self.hands.now), "now": self.hands.now}

    def _somebody_is_in(self) -> bool:
        """Acts on what was submitted are tried once one of the two has submitted, and then on the other too."""
        return any(unit.current for unit in self.model.units)

    # --- time ---

    @rule(place=PLACES, gap=GAPS)
    def the_clock_shows(self, place: int, gap: timedelta) -> None:
        """Forward or back; between two acts the worker may have run or not. Most mistakes lie around the end."""
        self.hands.to(self.model.end(place) + gap)

    def _turn_back(self, early: bool) -> None:
        """Most acts are done in good time, by a clock that nobody saw go back; the others at whatever hour it is."""
        if early:
            self.hands.to(NOW)
            self.model.highest = None
            ClockMark.objects.all().delete()

    # --- the unit ---

    @rule(place=PLACES, text=st.sampled_from(["một", "hai", "ba"]))
    def write(self, place: int, text: str) -> None:
        if self.model.units[place].editable:
            self.acted = True
            self.world.write(place, text)
            self.model.units[place].text = text

    @rule(place=PLACES, waited=WAITS, early=EARLY)
    def press(self, place: int, waited: timedelta | None, early: bool) -> None:
        self._turn_back(early)
        self.keys += 1
        self._submit(place, f"k{self.keys}", "", waited)

    @rule(place=PLACES, gap=GAPS, waited=WAITS)
    def press_near_the_end(self, place: int, gap: timedelta, waited: timedelta | None) -> None:
        """The request arrives around the end, and is decided when the queue has let it through."""
        self.hands.to(self.model.end(place) + gap + (waited or timedelta()))
        self.press(place, waited, early=False)

    @precondition(lambda self: self.keys)
    @rule(place=PLACES, data=st.data(), seen=st.sampled_from(["", "", "khác"]), waited=WAITS)
    def press_again(self, place: int, data: Any, seen: str, waited: timedelta | None) -> None:
        """A key that was used before: accepted, refused, or for the other unit."""
        self._submit(place, f"k{data.draw(st.integers(max(1, self.keys - 2), self.keys))}", seen, waited)

    def _submit(self, place: int, key: str, seen: str, waited: timedelta | None) -> None:
        arrived = None if waited is None else self.hands.now - waited
        wanted = self.model.submit(place, key, seen, arrived, self.hands.now)
        got = self._outcome(lambda: submit_proposal(**self.head(place), key=key, seen=seen, arrived_at=arrived))
        if isinstance(wanted, str):
            assert isinstance(got, Refused), f"accepted, and should be {wanted}"
            assert {problem.code for problem in got.problems} == {wanted}
            return
        assert isinstance(got, Submission), f"refused: {got}"
        assert self.numbers.setdefault(wanted.number, got.pk) == got.pk
        assert (got.submitted_at, got.first_at, World.said(got)) == (wanted.counted, wanted.first, wanted.text)

    @precondition(_somebody_is_in)
    @rule(place=PLACES, early=EARLY)
    def begin_a_correction(self, place: int, early: bool) -> None:
        self._turn_back(early)
        wanted = self.model.correct(place, self.hands.now)
        assert self._goes(lambda: start_correction(**self.head(place), now=self.hands.now)) == wanted

    @precondition(_somebody_is_in)
    @rule(place=PLACES)
    def drop_the_correction(self, place: int) -> None:
        wanted = self.model.units[place].state == "submitted"
        assert self._goes(lambda: drop_correction(**self.head(place), now=self.hands.now)) == wanted
        if wanted and self.model.units[place].correcting:
            self.model.back_to_submitted(place)

    @precondition(_somebody_is_in)
    @rule(place=PLACES, waited=WAITS)
    def take_back(self, place: int, waited: timedelta | None) -> None:
        arrived = None if waited is None else self.hands.now - waited
        wanted = self.model.withdraw(place, arrived, self.hands.now)
        assert self._goes(lambda: withdraw_proposal(**self.head(place), arrived_at=arrived, note="Rút")) == wanted

    # --- the office and the worker ---

    @precondition(_somebody_is_in)
    @rule(place=PLACES, days=st.integers(1, 3), early=EARLY)
    def ask_for_more(self, place: int, days: int, early: bool) -> None:
        self._turn_back(early)
        due = self.hands.now + DAY * days
        unit = self.model.units[place]
        wanted = self.model.office_may_take(place, self.hands.now) or unit.state == "accepted"
        options = {"due": due, "text": "Bổ sung biên bản"} | self.officer()
        assert self._goes(lambda: request_supplement(self.world.proposals[place], **options)) == wanted
        if wanted:
            self.model.back_to_submitted(place)
            unit.state, unit.due = "supplementing", due

    @precondition(_somebody_is_in)
    @rule(place=PLACES, early=EARLY)
    def take_in(self, place: int, early: bool) -> None:
        self._turn_back(early)
        wanted = self.model.office_may_take(place, self.hands.now)
        assert self._goes(lambda: receive_proposal(self.world.proposals[place], **self.officer())) == wanted
        if wanted:
            self.model.back_to_submitted(place)
            self.model.units[place].state = "accepted"

    @rule(place=st.sampled_from([None, 0, 1]), days=st.integers(0, 3), gap=GAPS, early=EARLY)
    def extend(self, place: int | None, days: int, gap: timedelta, early: bool) -> None:
        self._turn_back(early)
        round_, unit = self.world.round, None if place is None else self.world.proposals[place].unit
        until = CUT_OFF + DAY * days + gap
        wanted = self.model.extend(place, until, self.hands.now)
        assert self._goes(lambda: extend_cutoff(round_, unit, until, make.grounds(), **self.officer())) == wanted
        windows = round_windows(round_)
        for other, proposal in enumerate(self.world.proposals):
            assert windows.cutoff_of(proposal.unit_id) == self.model.cutoff(other)

    @rule(place=st.sampled_from([None, 0, 1]), gap=GAPS)
    def the_worker_runs(self, place: int | None, gap: timedelta) -> None:
        """At whatever hour it is, or when somebody's time is up."""
        if place is not None:
            self.hands.to(self.model.cutoff(place) + PATIENCE + gap)
        wanted = [self.model.closed] if self.model.close(self.hands.now) else []
        assert [row.cutoff for row in self._outcome(lambda: close_due_rounds(self.hands.now))] == wanted

    def _outcome(self, act: Callable[[], Any]) -> Any:
        """What `act` gives, or the refusal."""
        self.acted = True
        try:
            return act()
        except Refused as refusal:
            return refusal

    def _goes(self, act: Callable[[], Any]) -> bool:
        return not isinstance(self._outcome(act), Refused)

    # --- what is always true ---

    @initialize(submitted=st.sampled_from([(0,), (0, 1), ()]), waited=WAITS)
    def begin(self, submitted: tuple[int, ...], waited: timedelta | None) -> None:
        """Most of what can happen happens to those who are in already."""
        assert self.world.round.cutoff == CUT_OFF
        for place in submitted:
            self.press(place, waited, early=True)

    @invariant()
    def everything_is_as_the_model_says(self) -> None:
        """Asked after each act; a clock that moves changes no row."""
        if self.acted:
            self._units_are_where_the_model_says()
            self._every_decision_is_written_down()
            self._lists_stay_as_they_were_closed()
        self.acted = False

    def _units_are_where_the_model_says(self) -> None:
        for row, unit in zip(self.world.rows(), self.model.units, strict=True):
            current = self.numbers[unit.current.number] if unit.current else None
            assert row == (unit.state, current, unit.correcting, unit.text)

    def _every_decision_is_written_down(self) -> None:
        accepted = list(Attempt.objects.values_list("accepted", flat=True))
        assert (len(accepted), sum(accepted)) == (self.model.decisions, self.model.receipts)
        assert JournalEntry.objects.filter(action__in=DECISIONS).count() == self.model.decisions

    def _lists_stay_as_they_were_closed(self) -> None:
        lists = list(Closing.objects.order_by("version").values_list("list_hash", "entries"))
        assert [digest for digest, _entries in lists][: len(self.frozen)] == self.frozen
        self.frozen = [digest for digest, _entries in lists]
        for (_digest, entries), wanted in zip(lists, self.model.lists, strict=True):
            assert [row["submission"] for row in entries] == [self.numbers[one] for one in wanted if one]
