"""What must always be true of proposals, submissions, attempts and closings; each yields what is not, in words."""

from collections.abc import Iterator

from django.db.models import F, Q

from awards.content import content_hash, manifest
from awards.enums import NominationState, ProposalState, SessionState, VotingMode
from awards.models import (
    AgendaItem,
    Attempt,
    BallotBox,
    Closing,
    CouncilSession,
    Nomination,
    OpenVote,
    Proposal,
    Submission,
)
from awards.services.submissions.files import files_in
from awards.workflow import PROPOSAL_MOVES
from core.files import store
from core.journal.chain import sha256
from core.journal.models import JournalEntry

# What the journal says of a decision at the door, accepted or refused.
DECISIONS = ("proposal.submit", "proposal.correct", "proposal.resubmit")
BEFORE_SUBMITTING = (NominationState.PLANNED, NominationState.PASSED, NominationState.NOT_PASSED)


def council_votes_agree() -> Iterator[str]:
    """A box is there while its secret session is open and never else; a session that is over has all its results, and
    no more marks on a nomination than ballots that were valid."""
    secret = Q(state=SessionState.OPEN, mode=VotingMode.SECRET)
    open_ones = set(CouncilSession.objects.filter(secret).values_list("pk", flat=True))
    for pk in open_ones ^ set(BallotBox.objects.values_list("pk", flat=True)):
        yield f"Phiên họp Hội đồng {pk}: hòm phiếu kín không khớp trạng thái"
    for item in AgendaItem.objects.filter(session__state=SessionState.CLOSED).select_related("session"):
        marks = (item.in_favour, item.against, item.lower, item.blank)
        if not item.outcome or None in marks or sum(marks) > item.session.returned - item.session.invalid:
            yield f"Phiên họp Hội đồng {item.session_id}: số phiếu của đối tượng {item.nomination_id} không khớp"
    for pk in OpenVote.objects.exclude(item__session__mode=VotingMode.OPEN).values_list("pk", flat=True):
        yield f"Phiếu {pk} ghi tên trong phiên họp không biểu quyết công khai"


def submissions_are_whole() -> Iterator[str]:
    """Every receipt names what is stored: content, manifest, files; and it was on time."""
    for row in Submission.objects.select_related("round_version").iterator(chunk_size=100):
        if content_hash(row.content) != row.content_hash or manifest(row.content) != row.manifest:
            yield f"Phiếu {row.number}: nội dung không khớp mã băm"
        if sha256(row.round_version.content) != row.round_version.content_hash:
            yield f"Phiếu {row.number}: phiên bản của đợt không khớp mã băm"
        if not row.submitted_at < row.cutoff:
            yield f"Phiếu {row.number}: nhận sau hạn nộp"
        for file in files_in(row.content):
            if not store.blob_path(file["sha256"]).exists():
                yield f"Phiếu {row.number}: mất tệp {file['sha256']}"


def states_agree() -> Iterator[str]:
    """A state beyond the draft has its submission, and only nominees of a submission are before the office."""
    for row in Proposal.objects.filter(submission__isnull=False).exclude(submission__proposal=F("pk")):
        yield f"Hồ sơ {row.pk}: phiếu của hồ sơ khác"
    for row in Proposal.objects.filter(state=ProposalState.DRAFT).exclude(submission=None, correcting_since=None):
        yield f"Hồ sơ {row.pk}: đang soạn mà vẫn có phiếu đã nộp"
    for row in Proposal.objects.filter(state=ProposalState.SUPPLEMENTING, requests=None):
        yield f"Hồ sơ {row.pk}: đang bổ sung mà không có yêu cầu"
    withdrawn = Q(state=NominationState.WITHDRAWN)
    before = Nomination.objects.exclude(Q(state__in=BEFORE_SUBMITTING) | withdrawn)
    for row in before.filter(proposal__submission=None).select_related("award_type"):
        yield f"Đối tượng {row.pk}: đã đề nghị mà hồ sơ chưa nộp"


def history_is_legal() -> Iterator[str]:
    """Every move of a proposal started where the last one had led, and the last led to its present state."""
    moves = {f"proposal.{move.name}": move for move in PROPOSAL_MOVES}
    states: dict[str, str] = {}
    entries = JournalEntry.objects.filter(action__in=moves, refused=False).order_by("seq")
    for proposal, action, details in entries.values_list("object_id", "action", "details").iterator():
        if details["source"] != states.get(proposal, ProposalState.DRAFT):
            yield f"Hồ sơ {proposal}: {action} không nối tiếp bước trước"
        if details["source"] not in moves[action].sources or details["target"] != moves[action].target:
            yield f"Hồ sơ {proposal}: {action} không phải bước được phép"
        states[proposal] = details["target"]
    for pk, state in Proposal.objects.values_list("pk", "state").iterator():
        if state != states.get(str(pk), ProposalState.DRAFT):
            yield f"Hồ sơ {pk}: đang là {state}, nhật ký ghi {states.get(str(pk), ProposalState.DRAFT)}"


def attempts_agree() -> Iterator[str]:
    """One accepted attempt for each submission, and one row of the journal for each decision."""
    accepted = Attempt.objects.filter(accepted=True).count()
    if accepted != Submission.objects.count():
        yield f"{accepted} lần nộp được nhận, nhưng có {Submission.objects.count()} phiếu"
    entries = JournalEntry.objects.filter(action__in=DECISIONS).count()
    if entries != Attempt.objects.count():
        yield f"{Attempt.objects.count()} lần nộp, nhưng nhật ký có {entries} dòng"
    late = Attempt.objects.filter(Q(accepted=True, counted_at__gte=F("cutoff")) | Q(accepted=True, late=True))
    for row in late:
        yield f"Lần nộp {row.pk}: nhận sau hạn"


def closings_are_whole() -> Iterator[str]:
    """Every list has its hash, its versions follow each other, and it names submissions that exist."""
    known = dict(Submission.objects.values_list("pk", "content_hash"))
    versions: dict[int, int] = {}
    for row in Closing.objects.order_by("round", "version"):
        if sha256(row.entries) != row.list_hash:
            yield f"{row}: danh sách không khớp mã băm"
        if row.version != versions.get(row.round_id, 0) + 1:
            yield f"{row}: thiếu phiên bản trước"
        versions[row.round_id] = row.version
        if any(known.get(entry["submission"]) != entry["content_hash"] for entry in row.entries):
            yield f"{row}: có phiếu không còn đúng nội dung"
