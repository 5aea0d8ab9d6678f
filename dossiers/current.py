"""Whether a print still says what its data say now: what has changed since cannot be signed."""

from datetime import datetime

from awards.content import freeze
from awards.enums import DecisionState
from core.clock import day_of
from core.journal.chain import sha256
from core.refusals import Conflict
from dossiers.building import office_papers, unit_papers
from dossiers.building.acts import act_paper
from dossiers.building.letters import guidance_letter
from dossiers.models import DECISIONS, NUMBERED, Face, Paper, PaperKind
from dossiers.rendering.data import PaperData
from dossiers.stored import read_back


def version_hash(data: PaperData) -> str:
    """What names a version: all that it says, but for the instant of making and the print code."""
    plain = data.model_dump(mode="json")
    return sha256({name: value for name, value in plain.items() if name not in ("made_at", "mark")})


def is_current(paper: Paper, now: datetime) -> bool:
    """Whether printing `paper` (a Tờ trình, a Quyết định or one that văn thư numbers) anew at `now` gives the same."""
    if paper.kind == PaperKind.SUBMISSION_LETTER:
        return _is_of_proposal(paper, now)
    if paper.kind in DECISIONS:
        return _is_of_decision(paper, now)
    return _is_last_letter(paper) and (paper.kind != PaperKind.GUIDANCE_LETTER or _is_of_round(paper, now))


def _is_of_proposal(paper: Paper, now: datetime) -> bool:
    """The one of the submission in force, or what the draft says."""
    proposal = paper.proposal
    if paper.submission_id is not None and paper.submission_id == proposal.submission_id:
        return True
    content, version = freeze(proposal, day=day_of(now)), office_papers.version_of(proposal.round)
    data = unit_papers.submission_letter(content, version, face=Face.FOR_SIGNATURE, made_at=now)
    return version_hash(data) == paper.data_hash


def _is_of_decision(paper: Paper, now: datetime) -> bool:
    row = paper.decision
    if row.state != DecisionState.FOR_SIGNATURE:
        return False
    build = office_papers.decision if row.is_award else act_paper
    return version_hash(build(row, face=Face.FOR_SIGNATURE, made_at=now)) == paper.data_hash


def _is_last_letter(paper: Paper) -> bool:
    """The last print of a công văn or report that has no number yet."""
    prints = Paper.objects.filter(kind__in=NUMBERED, subject_key=paper.subject_key).exclude(face=Face.DRAFT)
    return prints.order_by("-pk").values_list("pk", flat=True).first() == paper.pk


def _is_of_round(paper: Paper, now: datetime) -> bool:
    """What the round says now, whoever signs it. (Công văn đôn đốc says what was so when it was made.)"""
    try:
        printed = read_back(paper.kind, paper.data)
    except Conflict:
        return False
    data = guidance_letter(paper.round, face=Face.FOR_SIGNATURE, signer=None, made_at=now)
    return version_hash(data.model_copy(update={"signature": printed.signature})) == paper.data_hash
