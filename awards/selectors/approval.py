"""What leadership decides on: the last list that was passed on, in figures and line by line."""

from collections import Counter
from dataclasses import dataclass, field

from awards.enums import NominationState, ProposalState, Recommendation
from awards.models import AgendaItem, Answer, Consolidation, CouncilSession, Nomination, Proposal
from awards.selectors.bonus import bonuses
from awards.selectors.consolidated import Line, lines_of
from awards.selectors.council import council_on
from awards.selectors.replies import proposed_reply
from awards.workflow import move_named
from campaigns.models import Round, RoundUnit
from core.access import why_not


@dataclass
class ApprovalLine:
    """One nomination before leadership: recommendation, the council's advice, the answer in force; `why_not` says why
    this reader cannot answer."""

    line: Line
    answer: Answer | None
    why_not: str
    council: AgendaItem | None = None

    @property
    def awaited(self) -> bool:
        return self.line.awaited

    @property
    def nomination(self) -> Nomination:
        return self.line.nomination

    @property
    def is_open(self) -> bool:
        return self.nomination.state == NominationState.APPRAISED

    @property
    def can_be_answered(self) -> bool:
        """Whether this reader can answer it now."""
        return self.is_open and not (self.why_not or self.awaited or self.nomination.on_hold_since)


@dataclass
class Desk:
    """The approval page of one round; into the proposals that are `addable` leadership may bring one more name.
    `amounts` is what awards are worth on the reader's day."""

    round: Round
    passed_on: Consolidation | None
    lines: list[ApprovalLine]
    summary: dict
    session: CouncilSession | None = None
    addable: list[Proposal] = field(default_factory=list)
    amounts: dict[tuple[int, str], int] = field(default_factory=dict)

    @property
    def open_lines(self) -> list[ApprovalLine]:
        return [row for row in self.lines if row.is_open]


def approval_desk(round_: Round, actor) -> Desk:
    """The lines of the last list passed on; nothing before the first."""
    last = round_.consolidations.select_related("passed_on_by").first()
    listed = (
        {line["nomination"] for line in last.content if line["state"] == NominationState.APPRAISED} if last else set()
    )
    submitted = lines_of(round_)
    proposals = {line.nomination.proposal_id: line.nomination.proposal for line in submitted}
    addable = [row for row in proposals.values() if row.state in move_named(row, "request").sources]
    lines = [line for line in submitted if line.nomination.pk in listed and line.appraisal]
    answers = Answer.objects.filter(nomination__in=listed, superseded_at=None)
    answers = answers.select_related("award_type", "by", "delegation__person")
    by_nomination = {answer.nomination_id: answer for answer in answers}
    advice, session = council_on(round_)
    rows = [
        ApprovalLine(
            line,
            by_nomination.get(line.nomination.pk),
            why_not(actor, "awards.answer_nomination", line.nomination) or "",
            advice.get(line.nomination.pk),
        )
        for line in lines
    ]
    amounts = bonuses(actor.today)
    return Desk(round_, last, rows, _summary(round_, lines, amounts), session, addable, amounts)


def _summary(round_: Round, lines: list[Line], amounts: dict[tuple[int, str], int]) -> dict:
    """ "Văn phòng đề nghị: 5 tập thể, 12 cá nhân; 3 không đủ điều kiện; 2 đơn vị không gửi; tiền thưởng …"."""
    good = [line.nomination for line in lines if line.appraisal.recommendation != Recommendation.DECLINE]
    kinds = Counter(row.subject_kind for row in good)
    sent = Proposal.objects.filter(round=round_).exclude(state=ProposalState.DRAFT).values("unit")
    money: Counter = Counter()
    for row in good:
        award = proposed_reply(row).award_type
        money[(award, row.subject_kind)] += 1
    return {
        "collectives": kinds["collective"],
        "people": kinds["individual"],
        "ineligible": sum(line.appraisal.eligible is False for line in lines),
        "not_sent": RoundUnit.objects.filter(round=round_).exclude(unit__in=sent).count(),
        "money": sum(
            amounts.get((award.pk, kind), 0) * count for (award, kind), count in money.items() if award.power == "own"
        ),
        "last_year": _last_year(round_),
    }


def _last_year(round_: Round) -> dict | None:
    """How many were awarded in the yearly round of the year before."""
    rows = Nomination.objects.filter(
        proposal__round__campaign=round_.campaign_id, proposal__round__year=round_.year - 1,
        proposal__round__kind=round_.kind, state=NominationState.GRANTED,
    )  # fmt: skip
    kinds = Counter(rows.values_list("subject_kind", flat=True))
    return {"collectives": kinds["collective"], "people": kinds["individual"]} if kinds else None
