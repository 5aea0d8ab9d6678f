"""Which names units have looked over."""

from dataclasses import dataclass, field

from django.db.models import QuerySet

from awards.enums import NominationState, ProposalState
from awards.models import Decision, DecisionLine, NameProof, Nomination, Proposal
from awards.models.name_proofs import ProofState
from campaigns.models import Round
from organization.models import Unit

PROPOSED = (ProposalState.SUBMITTED, ProposalState.ACCEPTED, ProposalState.DECIDED)
# Never before the office: the unit itself left them out, or took them back.
LEFT_OUT = (NominationState.PLANNED, NominationState.PASSED, NominationState.NOT_PASSED, NominationState.WITHDRAWN)
WORDS = ("salutation", "name", "position", "unit")


def nominees_to_proof(round_: Round) -> QuerySet[Nomination]:
    """Everybody whom a unit proposes in what it has submitted, whatever the office or leadership thinks of him."""
    rows = Nomination.objects.present().filter(proposal__round=round_, proposal__state__in=PROPOSED)
    rows = rows.filter(proposal__correcting_since=None).exclude(state__in=LEFT_OUT)
    return rows.select_related("proposal__unit", "person", "name_proof").order_by("proposal__unit__order", "proposal")


def words_of(nomination: Nomination) -> dict[str, str]:
    """How papers print a nominee at present; a collective has its name alone."""
    return _printed(nomination, nomination.person.salutation if nomination.person else None)


def _printed(row: Nomination | DecisionLine, salutation: str | None) -> dict[str, str]:
    """`salutation` is None for a collective."""
    if salutation is None:
        return dict.fromkeys(WORDS, "") | {"name": row.printed_name}
    values = (salutation, row.printed_name, row.printed_position, row.printed_unit)
    return dict(zip(WORDS, values, strict=True))


@dataclass
class UnitProofs:
    """What one unit has answered."""

    unit: Unit
    proposal: Proposal
    rows: list[NameProof] = field(default_factory=list)

    def count(self, state: str) -> int:
        return sum(row.state == state for row in self.rows)

    @property
    def right(self) -> int:
        return self.count(ProofState.RIGHT)

    @property
    def wrong(self) -> int:
        return self.count(ProofState.WRONG)

    @property
    def waiting(self) -> int:
        return self.count(ProofState.WAITING)

    @property
    def unanswered(self) -> list[str]:
        return [str(row) for row in self.rows if row.state == ProofState.WAITING]

    @property
    def pending(self) -> int:
        return sum(row.is_pending for row in self.rows)

    @property
    def corrections(self) -> list[NameProof]:
        return [row for row in self.rows if row.state == ProofState.WRONG]


def proofs_of_round(round_: Round) -> list[UnitProofs]:
    """Every unit that was asked, in the order of the units, with its names."""
    rows = NameProof.objects.filter(nomination__proposal__round=round_)
    rows = rows.select_related("nomination__proposal__unit", "answered_by").order_by(
        "nomination__proposal__unit__order", "nomination__proposal", "nomination__subject_kind", "nomination__order"
    )
    units: dict[int, UnitProofs] = {}
    for row in rows:
        unit = row.nomination.proposal.unit
        units.setdefault(unit.pk, UnitProofs(unit, row.nomination.proposal)).rows.append(row)
    return list(units.values())


def unconfirmed_names(decision: Decision) -> list[str]:
    """The names in a Decision that their unit has not confirmed as they are printed there, or was never asked about."""
    lines = decision.lines.select_related("nomination__name_proof")
    return [line.printed_name for line in lines if not _is_confirmed(line)]


def _is_confirmed(line: DecisionLine) -> bool:
    proof = getattr(line.nomination, "name_proof", None)
    if proof is None or proof.state == ProofState.WAITING or proof.is_pending:
        return False
    return proof.accepted == _printed(line, line.salutation if line.nomination.person_id else None)
