"""How the play ends: its papers are fetched through the pages, its tables are looked over."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from django.core.management import call_command

from awards.models import Decision, Nomination, Proposal, Referral
from campaigns.models import Round, RoundUnit
from core.invariants import broken
from core.models import Job
from core.outbox.models import JobState
from dossiers.models import Paper, PaperKind, PaperState
from tests.rounds.people import Person, Play
from thidua.sample.pictures import page_pictures

# What is kept beside the guides: of each step of the way its paper, of the round that had it last.
CHOSEN = ("receipt", "council_minutes", "decision", "result_notice", "referral_letter")


def fetch_papers(play: Play, folder: Path) -> dict[str, bytes]:
    """Every paper that was kept, as its reader downloads it, into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    fetched = {}
    for name, kept in play.papers.items():
        reader = Person(play, kept.username)
        reader.waits_for_paper(kept.path)
        fetched[name] = reader.visitor.takes(f"{kept.path}pdf/")
        (folder / f"{name}.pdf").write_bytes(fetched[name])
    return fetched


def keep_pictures(papers: dict[str, bytes], folder: Path, summary: str) -> None:
    """The first page of each chosen kind, the last one fetched of it, and an index with the figures of the play."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [HEAD, summary, ""]
    for kind in CHOSEN:
        name = [one for one in papers if one.endswith(f"-{kind}")][-1]
        (folder / f"{kind}.png").write_bytes(page_pictures(papers[name])[0])
        lines.append(f'<img src="{kind}.png" alt="{PaperKind(kind).label}" width="300">')
    (folder / "README.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


HEAD = """# Bốn đợt xét 2023 - 2025 chạy trọn vẹn

`make rounds` dựng một hệ thống riêng, cho từng người đăng nhập và làm phần việc của mình trên các trang, từ công văn
hướng dẫn đến kết quả của cấp trên, cho cả bốn đợt của kế hoạch; mỗi việc in một dòng. Dưới đây là trang đầu của một
số văn bản của lần chạy ấy (tên người, tên đơn vị và số liệu đều là giả định).
"""


def faults() -> Iterator[str]:
    """Everything that is not as it must be after the play."""
    yield from broken()
    for job in Job.objects.exclude(state=JobState.DONE):
        yield f"việc nền {job.kind} {job.key}: {job.state} {job.error}"
    for paper in Paper.objects.exclude(state=PaperState.READY):
        yield f"văn bản {paper}: {paper.state} {paper.error}"
    call_command("verify_journal")


def summary(play: Play) -> str:
    """A line of figures for each round, as Markdown."""
    rows = ["| Đợt | Hồ sơ | Đối tượng | Được tặng | Trình cấp trên | Quyết định |", "|---|---|---|---|---|---|"]
    for row in Round.objects.order_by("year", "pk"):
        nominations = Nomination.objects.filter(proposal__round=row)
        states = Counter(nominations.values_list("state", flat=True))
        sent = Referral.objects.filter(nomination__in=nominations)
        decisions = ", ".join(map(str, Decision.objects.filter(round=row)))
        rows.append(
            f"| {row.name} | {Proposal.objects.filter(round=row).exclude(submission=None).count()} "
            f"| {len(nominations)} | {states['granted']} | {sent.count()} | {decisions} |"
        )
    asked = sum(one.asked for one in play.visitors.values())
    units = RoundUnit.objects.values("unit").distinct().count()
    return "\n".join(
        [
            *rows,
            "",
            f"{units} đơn vị gửi hồ sơ; {play.acts} việc của {len(play.visitors)} người, {asked} lượt tải trang.",
        ]
    )
