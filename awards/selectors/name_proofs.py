"""Which names units have looked over."""

from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from awards.enums import NominationState, ProposalState
from awards.models import Decision, NameProof, Nomination, Proposal
from awards.models.name_proofs import ProofState
from campaigns.models import Round
from organization.models import Unit

PROPOSED = (ProposalState.SUBMITTED, ProposalState.ACCEPTED, ProposalState.DECIDED)
# Never before the office: the unit itself left them out, or took them back.
LEFT_OUT = (NominationState.PLANNED, NominationState.PASSED, NominationState.NOT_PASSED, NominationState.WITHDRAWN)
CONFIRMED = Q(state=ProofState.RIGHT) | Q(state=ProofState.WRONG, applied_at__isnull=False)
WORDS = ("salutation", "name", "position", "unit")


def nominees_to_proof(round_: Round) -> QuerySet[Nomination]:
    """Everybody whom a unit proposes in what it has submitted, whatever the office or leadership thinks of him."""
    rows = Nomination.objects.present().filter(proposal__round=round_, proposal__state__in=PROPOSED)
    rows = rows.filter(proposal__correcting_since=None).exclude(state__in=LEFT_OUT)
    return rows.select_related("proposal__unit", "person", "name_proof").order_by("proposal__unit__order", "proposal")


def words_of(nomination: Nomination) -> dict[str, str]:
    """How papers print a nominee at present; a collective has its name alone."""
    if nomination.person is None:
        return dict.fromkeys(WORDS, "") | {"name": nomination.printed_name}
    return {
        "salutation": nomination.person.salutation,
        "name": nomination.printed_name,
        "position": nomination.printed_position,
        "unit": nomination.printed_unit,
    }


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
    """The names in a Decision that their unit has not confirmed, nor was ever asked about."""
    confirmed = NameProof.objects.filter(CONFIRMED).values("nomination")
    return list(decision.lines.exclude(nomination__in=confirmed).values_list("printed_name", flat=True))
