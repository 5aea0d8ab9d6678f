"""Nộp hồ sơ: the first time, as a correction, in answer to a request for supplement."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from awards.content import freeze, nominations_of
from awards.enums import NominationState, ProposalState, SubmissionKind
from awards.gates import additions, blocking_points, outside_problems, problems_of
from awards.gates.points import address, proposed
from awards.models import Nomination, Proposal, Submission, SupplementRequest
from awards.selectors.requests import open_request
from awards.services.paper_records import paper_mark
from awards.services.submissions.door import (
    Visit,
    attempt,
    enter,
    let_out,
    must_be_in_time,
    visit,
)
from awards.services.submissions.files import missing_file_problems
from awards.services.submissions.write import Ready, write_submission
from campaigns.models import RoundVersion
from campaigns.selectors import version_for
from core.access import check
from core.clock import day_of
from core.journal.chain import sha256
from core.locks import door_transaction
from core.refusals import Conflict, Problem, Refused

ACTION = "proposal.submit"


@dataclass(frozen=True)
class Ask:
    """What the request asks: the same key with anything else in it is another request (rule 8)."""

    key: str
    left_behind: tuple[int, ...]
    seen: str
    paper: str = ""

    @property
    def hash(self) -> str:
        asked = {"left_behind": list(self.left_behind), "seen": self.seen}
        return sha256(asked | {"paper": self.paper} if self.paper else asked)


@dataclass(frozen=True)
class Way:
    """How this proposal may go through the door now: the move, and what kind of submission it makes."""

    move: str
    kind: SubmissionKind
    request: SupplementRequest | None = None


def submit_proposal(
    proposal: Proposal,
    *,
    actor: Any,
    arrived_at: datetime | None,
    key: str,
    left_behind: Collection[int] = (),
    seen: str = "",
) -> Submission:
    """Submit the working draft: freeze it, give it its number and code, and return the receipt.

    `arrived_at` is the edge's stamp (machine time). `key` makes twice once: the same key with the same request
    gives the same receipt for ever. `left_behind` are nominations (ids) that stay in the draft. `seen` is whatever
    names the version the page showed; it is part of the request.

    Raises Denied, Conflict (409: late, not open, already submitted), Refused (422: everything that is missing, or a
    key used for another request), each noted for good; Busy (503) when a lock was not had in time.
    """
    ask = Ask(key.strip(), tuple(sorted(set(left_behind))), seen, paper_mark(actor))
    with door_transaction():
        proposal = enter(proposal)
        versions = versions_of(proposal)
        one = visit(proposal, actor=actor, arrived_at=arrived_at)
        answer = attempt(one, ACTION, lambda: _answer(one, ask, versions), key=ask.key or "-")
    return let_out(answer)


def versions_of(proposal: Proposal) -> list[Submission]:
    """All that was submitted; asked with the row locked, so that a twin has committed."""
    return list(proposal.submissions.defer("content", "manifest"))


def find_by_key(versions: list[Submission], ask: Ask) -> Submission | None:
    """The receipt that was given under this key."""
    return next((row for row in versions if row.key == ask.key), None)


def _answer(one: Visit, ask: Ask, versions: list[Submission]) -> Submission:
    check(one.actor, "awards.submit_proposal", one.proposal)
    earlier = find_by_key(versions, ask)
    if earlier is None:
        return _decide(one, ask, 1 + max((row.sequence for row in versions), default=0))
    if earlier.request_hash != ask.hash:
        text = _("Lần bấm nộp này đã được dùng cho một nội dung khác. Hãy tải lại trang rồi nộp lại.")
        raise Refused(Problem(text, code="key_reused"))
    return earlier


def _decide(one: Visit, ask: Ask, sequence: int) -> Submission:
    proposal, way = one.proposal, way_of(one.proposal)
    must_be_in_time(one)
    version = version_for(proposal.round, proposal.unit)
    nominees = list(nominations_of(proposal))
    left_behind = _left_behind(proposal, way, ask)
    present = [row for row in nominees if row.state != NominationState.WITHDRAWN]
    content = freeze(proposal, day=day_of(one.instants.counted), left_behind=left_behind, nominations=present)
    problems = [*_request_problems(ask, nominees), *_problems(one, way, content, version)]
    if problems:
        raise Refused(problems)
    ready = Ready(ask.key, ask.hash, sequence, way, version, nominees, content, sorted(left_behind))
    return write_submission(one, ready)


def way_of(proposal: Proposal) -> Way:
    """Which way the proposal may go in its present state; raises Conflict when it has been submitted already."""
    if proposal.state == ProposalState.DRAFT:
        return Way("submit", SubmissionKind.FIRST)
    if proposal.state == ProposalState.SUPPLEMENTING:
        return Way("resubmit", SubmissionKind.SUPPLEMENT, open_request(proposal))
    if proposal.state == ProposalState.SUBMITTED and proposal.correcting_since:
        return Way("correct", SubmissionKind.CORRECTION)
    text = _("Hồ sơ đã được nộp, số phiếu %s; không cần nộp lại.") % proposal.submission.number
    raise Conflict(Problem(text, code="submitted", url=address("receipt", proposal.submission_id)))


def _left_behind(proposal: Proposal, way: Way, ask: Ask) -> set[int]:
    """Whom this submission leaves in the draft; a supplement leaves those that its first version left."""
    given = set(ask.left_behind)
    return given | set(left_ids(proposal.submission)) if way.move == "resubmit" else given


def left_ids(submission: Submission) -> list[int]:
    return [row["nomination"] for row in submission.left_behind]


def _request_problems(ask: Ask, nominees: list[Nomination]) -> list[Problem]:
    """What is wrong with the request itself."""
    problems = []
    if not ask.key:
        problems.append(Problem(_("Yêu cầu nộp thiếu mã. Hãy tải lại trang rồi nộp lại."), code="no_key"))
    if not {row.pk for row in nominees}.issuperset(ask.left_behind):
        problems.append(Problem(_("Đối tượng để lại không còn trong hồ sơ. Hãy tải lại trang."), code="left_behind"))
    return problems


def _problems(one: Visit, way: Way, content: dict[str, Any], version: RoundVersion | None) -> list[Problem]:
    """Everything that keeps this content from being accepted in this round."""
    proposal = one.proposal
    if version is None:
        return [Problem(_("Đợt xét này không nhận hồ sơ của %s.") % proposal.unit, code="not_expected")]
    problems = problems_of(blocking_points(content, version.content))
    if way.move == "resubmit":
        instructed = way.request.nomination_id if way.request.adds_nominee else None
        problems += problems_of(additions(content, proposal.submission.content, instructed)) + _gone(content, proposal)
    return problems + outside_problems(proposal) + missing_file_problems(content)


def _gone(content: dict[str, Any], proposal: Proposal) -> list[Problem]:
    """In answer to a request nobody is dropped in silence: a nominee is withdrawn, which says so."""
    now = {row["id"] for row in proposed(content)}
    withdrawn = set(proposal.nominations.filter(state="withdrawn").values_list("pk", flat=True))
    text = _("%s: khi bổ sung theo yêu cầu không được bỏ đối tượng; hãy dùng “Rút đối tượng”.")
    return [
        Problem(text % row["printed_name"], code="dropped", url=address("nominations", proposal.pk))
        for row in proposed(proposal.submission.content)
        if row["id"] not in now | withdrawn
    ]
