"""Papers: our time beside bare WeasyPrint and Chromium for the same page; a dossier of 12; 1,000 certificates."""

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import sync_playwright

from core.outbox.drain import drain
from dossiers.models import Paper, PaperState
from dossiers.rendering import data_hash, engine, render_pdf
from dossiers.rendering.batch import certificates_pdf, head_of
from dossiers.rendering.data import PaperData
from dossiers.rendering.joining import joined
from tests import factories
from tests.awards.door import submit
from tests.bench.measure import Timing
from tests.dossiers import papers
from tests.dossiers.papers.common import MADE_AT

# What a department prints most, short and long.
KINDS = ("submission_letter", "meeting_minutes", "achievement_report_individual", "decision", "certificate")
WARMING, ROUNDS = 2, 9
NOMINEES, PAPERS_OF_A_DOSSIER = 8, 12
CERTIFICATES, CHUNK = 1000, 50
WARM_CERTIFICATES = 200
MEGABYTE = 1024


def paper_figures() -> dict[str, object]:
    """Everything about papers; the database is there and the clock stands where factories want it."""
    factories.agency()
    return {
        "times_bare_weasyprint": _beside(_bare),
        "times_chromium": _beside_chromium(),
        "dossier_of_12": dossier(),
        "certificates": certificates(),
    }


def _page(kind: str) -> tuple[PaperData, str]:
    paper = papers.BUILDERS[kind]()
    return paper, engine.paper_html(kind, paper, data_hash(papers.plain(paper)))


def _bare(html: str) -> Callable[[], object]:
    """WeasyPrint alone with our style sheets read and our fonts known, as cheap as it can be had."""
    import weasyprint

    sheets, fonts = engine._style_sheets(), engine._font_config()
    return lambda: weasyprint.HTML(string=html).write_pdf(
        stylesheets=sheets, font_config=fonts, pdf_variant=engine.VARIANT
    )


def _beside(other_of: Callable[[str], Callable[[], object]]) -> dict[str, dict[str, float]]:
    """How many times as long as the other way ours takes, kind by kind, both in turns."""
    found = {}
    for kind in KINDS:
        paper, html = _page(kind)
        plain, other = papers.plain(paper), other_of(html)
        ours, theirs = Timing(), Timing()
        for place in range(WARMING + ROUNDS):
            for timing, work in ((ours, lambda: render_pdf(kind, plain)), (theirs, other)):  # noqa: B023 - called now
                _time(timing, work, counted=place >= WARMING)
        found[kind] = ours.times(theirs)
    return found


def _time(timing: Timing, work: Callable[[], object], *, counted: bool) -> None:
    wall, processor = time.perf_counter(), time.process_time()
    work()
    if counted:
        timing.wall.append(time.perf_counter() - wall)
        timing.processor.append(time.process_time() - processor)


def _beside_chromium() -> dict[str, float] | str:
    """The same against one running Chromium that prints the page; by the clock on the wall: it is many processes."""
    if not shutil.which("chromium"):
        return "no Chromium"
    style = "".join((engine.ASSETS / name).read_text(encoding="utf-8") for name in engine.SHEETS)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()

        def printed(html: str) -> Callable[[], object]:
            def work() -> bytes:
                page.set_content(html.replace("</head>", f"<style>{style}</style></head>"))
                return page.pdf(prefer_css_page_size=True, tagged=True, outline=True)

            return work

        found = {kind: times["wall"] for kind, times in _beside(printed).items()}
        browser.close()
    return found


def dossier() -> dict[str, float]:
    """Seconds from pressing "Nộp" until the worker has all papers ready, by the clock and of the processor."""
    unit = factories.unit()
    proposal = factories.ready_proposal(factories.opened_round(), unit, individuals=NOMINEES)
    wall, processor = time.perf_counter(), time.process_time()
    made = Paper.objects.filter(submission=submit(proposal))
    drain("mail")
    while made.exclude(state=PaperState.READY).exists():
        drain("render", at_most=PAPERS_OF_A_DOSSIER)
    return {
        "papers": made.count(),
        "wall_s": round(time.perf_counter() - wall, 1),
        "cpu_s": round(time.process_time() - processor, 1),
    }


def certificates() -> dict[str, float]:
    """A job of 1,000, as the worker does it: piece by piece, joined at the end; megabytes of this process."""
    head = head_of("Giấy khen", MADE_AT)
    names = [f"Nguyễn Văn Mẫu {number}" for number in range(CERTIFICATES)]
    began, processor, parts, used = time.perf_counter(), time.process_time(), [], {}
    for first in range(0, CERTIFICATES, CHUNK):
        some = names[first : first + CHUNK]
        rows = [(name, papers.plain(papers.certificate(name=name))) for name in some]
        parts.append(certificates_pdf(head, "certificate", rows))
        used[first + CHUNK] = _memory()
    made, computed = time.perf_counter() - began, time.process_time() - processor
    size = sum(map(len, joined(iter(parts), [("Đơn vị", name) for name in names])))
    return {
        "pages_a_second": round(CERTIFICATES / made, 1),
        "pages_a_second_of_processor": round(CERTIFICATES / computed, 1),
        "joining_s": round(time.perf_counter() - began - made, 1),
        "megabytes_of_file": round(size / MEGABYTE**2, 1),
        f"memory_mb_after_{WARM_CERTIFICATES}": used[WARM_CERTIFICATES],
        "memory_mb_after_1000": used[CERTIFICATES],
        "memory_mb_after_joining": _memory(),
        "memory_mb_at_most": _memory("VmHWM"),
    }


def _memory(which: str = "VmRSS") -> float:
    """Of this process, in megabytes: now, or with VmHWM the most so far."""
    status = Path(f"/proc/{os.getpid()}/status").read_text(encoding="ascii")
    kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith(which))
    return round(int(kilobytes) / MEGABYTE, 0)
