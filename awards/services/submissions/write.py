"""Writing what was accepted: the submission, the nominees' moves, the receipt's messengers."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from awards.content import content_hash, manifest
from awards.enums import NominationState, PaperAct, SubmissionKind
from awards.gates.points import address, proposed
from awards.models import Nomination, Proposal, Submission
from awards.services.paper_records import keep_paper
from awards.services.submissions.door import Visit, facts, note_attempt
from awards.workflow import transition
from campaigns.models import RoundVersion
from core.clock import VIETNAM, day_of
from core.codes import public_code
from core.outbox.put import put
from core.series import next_number
from core.text import format_date
from organization.services.notices import people_of_unit, tell

SERIES = "HS"


@dataclass(frozen=True)
class Ready:
    """All that is known of a submission before it has its number."""

    key: str
    request_hash: str
    way: Any
    version: RoundVersion
    content: dict[str, Any]
    left_behind: list[int]


def write_submission(one: Visit, ready: Ready) -> Submission:
    """Write everything that an accepted submission is; numbers and journal last, they are held the shortest."""
    proposal, way = one.proposal, ready.way
    nominees = _to_propose(proposal, ready.content)
    left = _left_behind(proposal, ready.left_behind)
    readers = people_of_unit(proposal.unit_id, day_of(one.instants.decided))
    submission = _create(one, ready, left)
    proposal.submission = submission
    proposal.correcting_since = None
    proposal.save(update_fields=["submission", "correcting_since"])
    if way.request:
        way.request.closed_at = one.instants.decided
        way.request.save(update_fields=["closed_at"])
    note_attempt(one, ready.key)
    _tell(one, submission, readers)
    put("submission_papers", str(submission.pk), pk=submission.pk)
    for nominee in nominees:
        transition(nominee, "propose", actor=one.actor, now=one.instants.decided)
    transition(proposal, way.move, actor=one.actor, now=one.instants.decided, number=submission.number,
               content_hash=submission.content_hash, left_behind=ready.left_behind, **facts(one))  # fmt: skip
    keep_paper(PaperAct.SUBMIT, submission, proposal, actor=one.actor, now=one.instants.decided)
    return submission


def _to_propose(proposal: Proposal, content: dict[str, Any]) -> list[Nomination]:
    """Those that the letter names and that the office does not have yet."""
    ids = [row["id"] for row in proposed(content)]
    rows = Nomination.objects.filter(pk__in=ids, state=NominationState.PASSED).select_related("award_type")
    for row in rows:
        row.proposal = proposal
    return list(rows)


def _left_behind(proposal: Proposal, ids: list[int]) -> list[dict[str, Any]]:
    if not ids:
        return []
    rows = Nomination.objects.present().filter(proposal=proposal, pk__in=ids)
    return [{"nomination": pk, "name": name} for pk, name in rows.values_list("pk", "printed_name")]


def _create(one: Visit, ready: Ready, left: list[dict[str, Any]]) -> Submission:
    proposal, way, instants = one.proposal, ready.way, one.instants
    last = proposal.submissions.order_by("-sequence").values_list("sequence", flat=True).first()
    is_first = way.kind == SubmissionKind.FIRST
    year = proposal.round.year
    return Submission.objects.create(
        proposal=proposal,
        sequence=(last or 0) + 1,
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
        left_behind=left,
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
    tell(readers, text=text % words, key=f"receipt:{submission.pk}", now=one.instants.decided, url=url)
    if submission.request:
        text = _("%(unit)s đã nộp bổ sung hồ sơ (%(round)s), số phiếu %(number)s.") % words
        asker = [submission.request.asked_by]
        url = address("appraise_proposal", one.proposal.pk)
        tell(asker, text=text, key=f"answered:{submission.pk}", now=one.instants.decided, url=url)
