"""What the worker does for papers: make them, render them, cut them into page images."""

from datetime import datetime
from typing import Any

from awards.models import Closing, Consolidation, Decision, Referral, ReferralPackage, Submission
from core.files import store
from core.files.models import FileKind, StoredFile
from core.files.uploads import keep_made
from dossiers.models import CertificateBatch, PackedReferral, PageImage, Paper, PaperState, WholeDossier
from dossiers.rendering import page_images
from dossiers.services import batches, office_papers, referral_papers, unit_papers
from dossiers.services.act_papers import make_act_papers
from dossiers.services.leadership_papers import make_leadership_papers
from dossiers.services.printing import render
from dossiers.services.signatures import report_signatures
from dossiers.services.whole import make_whole

PAGE_WIDTH = 1000


def render_paper(payload: dict[str, Any], *, now: datetime) -> None:
    """Render one paper; data that cannot be printed is shown to a person, anything else is tried again."""
    render(Paper.objects.get(pk=payload["pk"]), now=now)


def make_pages(payload: dict[str, Any], *, now: datetime) -> None:
    """Cut a paper or an uploaded scan into page images; a picture is its own one page."""
    stored = StoredFile.objects.get(pk=payload["pk"])
    if stored.page_images.exists():
        return
    if stored.kind in (FileKind.JPG, FileKind.PNG):
        PageImage.objects.create(file=stored, number=1, image=stored)
    elif stored.kind == FileKind.PDF:
        with store.open_blob(stored.sha256) as blob:
            images = page_images(blob.read(), width_px=PAGE_WIDTH)
        pages = [
            keep_made(image, name=f"trang-{n}.png", kind=FileKind.PNG, now=now) for n, image in enumerate(images, 1)
        ]
        rows = [PageImage(file=stored, number=number, image=image) for number, image in enumerate(pages, 1)]
        PageImage.objects.bulk_create(rows, ignore_conflicts=True)


def check_signatures(payload: dict[str, Any], *, now: datetime) -> None:
    """Look for digital signatures in an uploaded signed copy; a picture has none."""
    stored = StoredFile.objects.get(pk=payload["pk"])
    if stored.kind == FileKind.PDF:
        report_signatures(stored, now=now)


def make_submission_papers(payload: dict[str, Any], *, now: datetime) -> None:
    """The papers of one submission and its receipt."""
    row = Submission.objects.select_related("proposal__round", "proposal__unit", "round_version", "submitted_by")
    unit_papers.make_submission_papers(row.get(pk=payload["pk"]), now=now)


def make_intake_slip(payload: dict[str, Any], *, now: datetime) -> None:
    """The slip of a proposal that Văn phòng has taken in: `at` which instant, by which `officer`."""
    row = Submission.objects.select_related("proposal__round", "proposal__unit").get(pk=payload["pk"])
    received_at = datetime.fromisoformat(payload["at"])
    office_papers.make_intake_slip(row, received_at=received_at, officer=payload["officer"], now=now)


def make_closing_papers(payload: dict[str, Any], *, now: datetime) -> None:
    office_papers.make_closing_papers(Closing.objects.select_related("round").get(pk=payload["pk"]), now=now)


def make_decision_papers(payload: dict[str, Any], *, now: datetime) -> None:
    row = Decision.objects.select_related("round", "award_type", "signer__person", "touches").get(pk=payload["pk"])
    make = office_papers.make_decision_papers if row.is_award else make_act_papers
    make(row, now=now)


def make_referral_papers(payload: dict[str, Any], *, now: datetime) -> None:
    """The Tờ trình of a package as its state calls for it, or one report that was confirmed."""
    if "referral" in payload:
        row = Referral.objects.filter(pk=payload["referral"]).first()
        if row is not None:
            referral_papers.make_report_of(row, now=now)
        return
    rows = ReferralPackage.objects.select_related("round", "award_type", "signer__person")
    referral_papers.make_letter_of(rows.get(pk=payload["package"]), now=now)


def make_packed(payload: dict[str, Any], *, now: datetime) -> None:
    """Bộ hồ sơ trình, its papers first; what is rendered stays, so that a job begun again goes on from there."""
    parts = ("package__round__campaign", "package__award_type", "package__signer__person", "package__signed_copy")
    row = PackedReferral.objects.select_related(*parts).get(pk=payload["pk"])
    if row.version != payload["version"] or row.state != PaperState.WAITING:
        return
    papers = referral_papers.papers_of_package(row.package, now=now)
    PackedReferral.objects.filter(pk=row.pk).update(total=len(papers), done=0)
    for done, paper in enumerate(papers, 1):
        render(paper, now=now)
        PackedReferral.objects.filter(pk=row.pk).update(done=done)
    referral_papers.make_packed(row, now=now)


def make_consolidation_papers(payload: dict[str, Any], *, now: datetime) -> None:
    """What goes to leadership with a list; one that was passed on again meanwhile has papers of its own."""
    row = Consolidation.objects.select_related("round__campaign").get(pk=payload["pk"])
    if not row.round.consolidations.filter(version__gt=row.version).exists():
        make_leadership_papers(row, now=now)


def make_dossier(payload: dict[str, Any], *, now: datetime) -> None:
    """Hồ sơ trọn bộ, its papers first; one that was asked for again meanwhile is made by the later job."""
    rows = WholeDossier.objects.select_related("submission__proposal__round", "submission__round_version")
    row = rows.get(pk=payload["pk"])
    if row.version != payload["version"] or row.state != PaperState.WAITING:
        return
    for paper in unit_papers.make_submission_papers(row.submission, now=now):
        if paper.state == PaperState.WAITING:
            render(paper, now=now)
    make_whole(row, now=now)


def make_certificates(payload: dict[str, Any], *, now: datetime) -> None:
    """Some more certificates of a batch; a job that has been done, or was asked for anew meanwhile, does nothing."""
    row = CertificateBatch.objects.select_related("decision", "unit", "profile").get(pk=payload["pk"])
    if (row.version, row.done, row.state) == (payload["version"], payload["done"], PaperState.WAITING):
        batches.go_on(row, now=now)
