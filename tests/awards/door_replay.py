"""What happened at the door of a round, acted out again on the model in the order in which it was written down.

The journal's chain is taken last and held until the commit, so its order is the order of the commits. When the gate
serialises everybody, each decision is the one that the model makes at its place in that order (P13).
"""

from collections.abc import Iterator
from datetime import datetime

from awards.invariants import DECISIONS
from awards.models import Attempt, Closing, Submission
from campaigns.models import Round
from core.journal.models import JournalEntry
from tests.awards.door_model import DoorModel, Receipt, UnitModel


class Replay:
    def __init__(self, round_: Round) -> None:
        rows = round_.round_units.order_by("unit__order").values_list("unit_id", flat=True)
        self.places = {unit: place for place, unit in enumerate(rows)}
        self.model = DoorModel([UnitModel() for _unit in self.places])
        self.round = round_
        self.attempts: dict[str, list[Attempt]] = {}
        for row in Attempt.objects.filter(proposal__round=round_).select_related("proposal").order_by("pk"):
            self.attempts.setdefault(str(row.proposal_id), []).append(row)

    def wrong(self) -> Iterator[str]:
        """Each act that ended otherwise than it must at its place."""
        for entry in JournalEntry.objects.order_by("seq"):
            if entry.action in DECISIONS:
                yield from self._submit(entry)
            elif entry.action == "round.extend":
                yield from self._extend(entry)
            elif entry.action == "round.close":
                yield from self._close(entry)

    def _submit(self, entry: JournalEntry) -> Iterator[str]:
        attempt = self.attempts[entry.object_id].pop(0)
        place = self.places[attempt.proposal.unit_id]
        self.model.highest = None  # the instant that was kept is the one that the guarded clock gave
        wanted = self.model.submit(place, attempt.key, "", attempt.arrived_at, attempt.decided_at)
        got = "receipt" if attempt.accepted else "".join(entry.details["codes"])
        if got != ("receipt" if isinstance(wanted, Receipt) else wanted):
            yield f"{entry.seq} {entry.action} {attempt.counted_at}: {got}, must be {wanted}"

    def _extend(self, entry: JournalEntry) -> Iterator[str]:
        until = datetime.fromisoformat(entry.details["cutoff"])
        if not self.model.extend(self.places.get(entry.unit_id), until, entry.at):
            yield f"{entry.seq} {entry.action} until {until}: granted, and changes nothing"

    def _close(self, entry: JournalEntry) -> Iterator[str]:
        if not self.model.close(entry.at):
            yield f"{entry.seq} {entry.action}: closed, and nothing was due"
            return
        got = Closing.objects.get(round=self.round, version=entry.details["version"])
        wanted = [self._receipt(number) for number in self.model.lists[-1] if number]
        if [row["submission"] for row in got.entries] != wanted:
            yield f"{entry.seq} {entry.action}: the list is {got.entries}, and must be {wanted}"

    def _receipt(self, number: int) -> int | None:
        """The submission that the model knows as its receipt `number`; None when it was refused in truth."""
        (found,) = (
            (unit_id, key)
            for unit_id, unit in zip(self.places, self.model.units, strict=True)
            for key, receipt in unit.receipts.items()
            if receipt.number == number
        )
        rows = Submission.objects.filter(proposal__round=self.round, proposal__unit=found[0], key=found[1])
        return rows.values_list("pk", flat=True).first()


def wrong_at_the_door(round_: Round) -> list[str]:
    return list(Replay(round_).wrong())
