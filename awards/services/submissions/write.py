"""Writing what was accepted: the submission, the nominees' moves, the receipt's messengers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from awards.content import content_hash, manifest
from awards.enums import NominationState, PaperAct, SubmissionKind
from awards.gates.points import address, proposed
from awards.models import Nomination, Submission
from awards.services.paper_records import keep_paper
from awards.services.submissions.door import Visit, facts, note_attempt
from awards.workflow import Step, transition_all
from campaigns.models import RoundVersion
from core.clock import VIETNAM, day_of
from core.codes import public_code
from core.outbox.put import Work
from core.series import next_number
from core.text import format_date
from organization.services.notices import people_of_unit, tell

SERIES = "HS"


@dataclass(frozen=True)
class Ready:
    """All that is known of a submission before it has its number."""

    key: str
    request_hash: str
    sequence: int
    way: Any
    version: RoundVersion
    nominees: list[Nomination]
    content: dict[str, Any]
    left_behind: list[int]


def write_submission(one: Visit, ready: Ready) -> Submission:
    """Write everything that an accepted submission is; numbers and journal last, they are held the shortest."""
    proposal, way = one.proposal, ready.way
    readers = people_of_unit(proposal.unit_id, day_of(one.instants.decided))
    note_attempt(one, ready.key)
    if way.request:
        way.request.closed_at = one.instants.decided
        way.request.save(update_fields=["closed_at"])
    submission = _create(one, ready)
    _tell(one, submission, readers)
    proposal.submission = submission
    proposal.correcting_since = None
    transition_all([*_proposing(one, ready), _submitting(one, ready, submission)],
                   actor=one.actor, now=one.instants.decided)  # fmt: skip
    keep_paper(PaperAct.SUBMIT, submission, proposal, actor=one.actor, now=one.instants.decided)
    return submission


def _proposing(one: Visit, ready: Ready) -> Iterator[Step]:
    """The moves of those that the letter names and that the office does not have yet."""
    ids = {row["id"] for row in proposed(ready.content)}
    for row in ready.nominees:
        if row.pk in ids and row.state == NominationState.PASSED:
            row.proposal = one.proposal
            yield Step(row, "propose")


def _submitting(one: Visit, ready: Ready, submission: Submission) -> Step:
    """The move of the proposal, which names its submission in the same breath."""
    details = {
        "number": submission.number,
        "content_hash": submission.content_hash,
        "left_behind": ready.left_behind,
    }
    return Step(one.proposal, ready.way.move, details=details | facts(one), also=("submission", "correcting_since"))


def _left_behind(ready: Ready) -> list[dict[str, Any]]:
    rows = [row for row in ready.nominees if row.pk in ready.left_behind]
    return [{"nomination": row.pk, "name": row.printed_name} for row in rows]


def _create(one: Visit, ready: Ready) -> Submission:
    proposal, way, instants = one.proposal, ready.way, one.instants
    is_first = way.kind == SubmissionKind.FIRST
    year = proposal.round.year
    return Submission.objects.create(
        proposal=proposal,
        sequence=ready.sequence,
        kind=way.kind,
        code=public_code(),
        key=ready.key,
        request_hash=ready.request_hash,
        submitted_by=one.actor.typist,
        arrived_at=instants.arrived,
        decided_at=instants.decided,
        submitted_at=instants.counted,
        first_at=instants.counted if is_first else proposal.submission.first_at,
        cutoff=one.window.cutoff,
        round_version=ready.version,
        content=ready.content,
        content_hash=content_hash(ready.content),
        manifest=manifest(ready.content),
        left_behind=_left_behind(ready),
        request=way.request,
        number=f"{SERIES}-{year}-{next_number(SERIES, year):04}",
    )


def _tell(one: Visit, submission: Submission, readers: list[Any]) -> None:
    """The receipt by notice and mail to the unit; whoever asked for a supplement hears that it has come."""
    at = submission.submitted_at.astimezone(VIETNAM)
    words = {
        "unit": one.proposal.unit,
        "round": one.proposal.round,
        "number": submission.number,
        "time": f"{at:%H:%M:%S}",
        "day": format_date(at),
        "code": submission.code,
    }
    text = _(
        "Đã nhận hồ sơ của %(unit)s (%(round)s): số phiếu %(number)s, nộp lúc %(time)s ngày %(day)s, giờ Việt Nam. "
        "Mã kiểm tra: %(code)s. Phiếu này xác nhận thời điểm nộp, chưa phải kết quả kiểm tra hồ sơ."
    )
    url = address("receipt", submission.pk)
    papers = Work("submission_papers", str(submission.pk), {"pk": submission.pk})
    key = f"receipt:{submission.pk}"
    tell(readers, text=text % words, key=key, now=one.instants.decided, url=url, also=[papers])
    if submission.request:
        text = _("%(unit)s đã nộp bổ sung hồ sơ (%(round)s), số phiếu %(number)s.") % words
        asker = [submission.request.asked_by]
        url = address("appraise_proposal", one.proposal.pk)
        tell(asker, text=text, key=f"answered:{submission.pk}", now=one.instants.decided, url=url)
