"""Every answer against the rule, and what the database holds against what the units were told."""

import statistics
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings

from awards.content import content_hash
from awards.models import Attempt, Closing, Proposal, ReportSection, Submission
from core.invariants import broken
from core.models import Job
from core.outbox.models import JobState
from dossiers.models import Paper, PaperKind, PaperState
from tests.clock import CUT_OFF
from tests.rehearsal.players import WORDS, Player, Said
from tests.rehearsal.script import EXTENDED_AT, EXTENDED_BY, asks_for_more


def cutoff_of(player: Player, at: datetime) -> datetime:
    """The rule's own cut-off of this unit, as it stood at `at`."""
    granted = CUT_OFF + EXTENDED_AT + timedelta(seconds=1)
    return CUT_OFF + EXTENDED_BY if asks_for_more(player.part) and at > granted else CUT_OFF


def wrong_answers(player: Player) -> Iterator[str]:
    """Each answer that the rule does not allow; one under way when the time ran out may be either."""
    receipts: dict[str, str] = {}
    for said in sorted(player.heard, key=lambda one: one.heard):
        known = receipts.get(said.key) if said.key else None
        if known and said.answer.location != known:
            yield f"{said.act} {said.key}: {said.answer.status} {said.answer.location}, phiếu đã cấp là {known}"
        elif not known and said.answer.status not in allowed(player, said):
            yield f"{said.act} lúc {said.sent:%H:%M:%S.%f}–{said.heard:%H:%M:%S.%f}: {said.answer.status}"
        if said.act == "submit" and said.went:
            receipts[said.key] = said.answer.location


def allowed(player: Player, said: Said) -> set[int]:
    if said.act == "write":
        return {200}
    cutoff = cutoff_of(player, said.sent)
    if said.heard < cutoff:
        return {302}
    return {409} if said.sent >= cutoff else {302, 409}


def lost_or_doubled(player: Player) -> Iterator[str]:
    """Receipts that were given and are not there, submissions nobody was told of, words that are gone."""
    told = {said.answer.location for said in player.heard if said.act == "submit" and said.went}
    rows = Submission.objects.filter(proposal=player.proposal)
    kept = {f"/ho-so/phieu/{row.pk}/" for row in rows}
    if told != kept:
        yield f"hồ sơ {player.proposal}: đã báo {sorted(told)}, trong cơ sở dữ liệu {sorted(kept)}"
    for row in rows:
        if content_hash(row.content) != row.content_hash:
            yield f"phiếu {row.number}: nội dung khác mã băm"
    written = any(said.act == "write" for said in player.heard)
    if written and not ReportSection.objects.filter(report=player.report, kind="duties", text=WORDS).exists():
        yield f"báo cáo {player.report}: mất phần gõ sau hạn"


def wrong_decisions() -> Iterator[str]:
    """Every decision as it was written down: accepted if and only if its instant lies before its cut-off."""
    for row in Attempt.objects.all():
        if row.accepted != (row.counted_at < row.cutoff):
            yield f"quyết định {row.pk}: {row.accepted} lúc {row.counted_at}, hạn {row.cutoff}"


def wrong_list() -> Iterator[str]:
    """The last list is what stands submitted now."""
    last = Closing.objects.order_by("-version").first()
    listed = {entry["submission"] for entry in last.entries} if last else set()
    standing = set(Proposal.objects.exclude(submission=None).values_list("submission", flat=True))
    if listed - {None} != standing:
        yield f"danh sách chốt có {sorted(listed - {None})}, đang có {sorted(standing)}"


def undone_work() -> Iterator[str]:
    """Jobs that did not end, papers and mails that are missing or there twice."""
    for job in Job.objects.exclude(state=JobState.DONE):
        yield f"việc nền {job.kind} {job.key}: {job.state} {job.error}"
    for paper in Paper.objects.exclude(state=PaperState.READY):
        yield f"văn bản {paper}: {paper.state} {paper.error}"
    receipts = Counter(Paper.objects.filter(kind=PaperKind.RECEIPT).values_list("submission", flat=True))
    if receipts != Counter(Submission.objects.values_list("pk", flat=True)):
        yield "số phiếu xác nhận khác số lần nộp"
    # Several mails may lie in one file, one after the other.
    texts = (path.read_text(encoding="utf-8") for path in Path(settings.EMAIL_FILE_PATH).glob("*"))
    mails = sum(text.count("\nMessage-ID: ") for text in texts)
    jobs = Job.objects.filter(kind="mail", state=JobState.DONE).count()
    if mails != jobs:
        yield f"{mails} thư trong thư mục, {jobs} việc gửi thư"


def findings(players: list[Player]) -> list[str]:
    """All that is wrong; empty after a good rehearsal."""
    found = [f"đơn vị {one.unit}: {one.failed}" for one in players if one.failed]
    for one in players:
        found += [f"đơn vị {one.unit}: {line}" for line in wrong_answers(one)]
        found += lost_or_doubled(one)
    return [*found, *wrong_decisions(), *wrong_list(), *undone_work(), *broken()]


def figures(players: list[Player]) -> dict[str, Any]:
    """What happened, in numbers: times in milliseconds."""
    heard = [said for one in players for said in one.heard if said.act == "submit"]
    waited = [
        (row.decided_at - row.arrived_at).total_seconds() * 1000
        for row in Attempt.objects.exclude(arrived_at=None).order_by("pk")
    ]
    answered = sorted(said.answer.seconds * 1000 for said in heard)
    return {
        "units": len(players),
        "presses": len(heard),
        "answers": dict(Counter(said.answer.status for said in heard)),
        "submissions": Submission.objects.count(),
        "closings": [f"{row.version}: {row.cause}, {len(row.entries)} đơn vị" for row in Closing.objects.all()],
        "papers": Paper.objects.count(),
        "mails": Job.objects.filter(kind="mail").count(),
        "arrival_to_decision_ms": {"p50": round(statistics.median(waited), 1), "max": round(max(waited), 1)},
        "press_to_answer_ms": {
            "p50": round(statistics.median(answered), 1),
            "p95": round(answered[int(len(answered) * 0.95)], 1),
            "max": round(answered[-1], 1),
        },
    }
