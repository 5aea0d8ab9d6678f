"""What the sample sends up: packages gathered and confirmed, sent, and what came back."""

from datetime import date

from awards.models import Referral, ReferralPackage, Submission
from awards.services.referrals import (
    Outcome,
    Sending,
    confirm_all,
    make_package,
    record_outcome,
    record_received,
    record_sent,
    send_package_for_signature,
    settle_package,
)
from campaigns.models import Round
from core import clock
from core.clock import day_of
from core.files.uploads import keep_made
from dossiers.gates import SIGNED_BY_UNIT
from dossiers.services.signed import keep_signed_copy
from dossiers.services.unit_papers import make_submission_papers
from organization.actors import Actor
from organization.models import Appointment
from thidua.sample.play import Stage, blank_pdf


def prepare_package(stage: Stage, round_: Round, *, due_on: date | None = None) -> ReferralPackage | None:
    """What leadership referred goes into one package; leaders confirm the reports, units hand in signed copies."""
    waiting = Referral.objects.filter(nomination__proposal__round=round_, package=None).select_related("award_type")
    if not waiting:
        return None
    officer, now, award = stage.as_user("thamdinh"), clock.now(), waiting[0].award_type
    package = make_package(round_, award, addressee=award.addressee, due_on=due_on, actor=officer, now=now)
    for row in Submission.objects.filter(proposal__nominations__referral__package=package).distinct():
        if row.pk == row.proposal.submission_id:
            _hand_in_signed_copies(row)
    for leader in ("giamdoc", "phogiamdoc"):
        confirm_all(package, actor=stage.as_user(leader), now=now)
    return package


def _hand_in_signed_copies(submission: Submission) -> None:
    actor = Actor(submission.submitted_by, clock.now())
    for paper in make_submission_papers(submission, now=clock.now()):
        if paper.kind in SIGNED_BY_UNIT:
            scan = keep_made(blank_pdf(), name="ban-da-ky.pdf", kind="pdf", now=clock.now())
            keep_signed_copy(paper, scan, actor=actor, now=clock.now())


def send_up(stage: Stage, package: ReferralPackage, *, number: str) -> None:
    """The package is settled, the Tờ trình signed and numbered, everything sent and taken in above."""
    officer, now = stage.as_user("thamdinh"), clock.now()
    settle_package(package, actor=officer, now=now)
    signer = Appointment.objects.filter(unit=None, kind="head").first()
    send_package_for_signature(package, signer=signer, actor=officer, now=now)
    package.refresh_from_db()
    copy = keep_made(blank_pdf(), name="to-trinh-da-ky.pdf", kind="pdf", now=now)
    sending = Sending(number, package.symbol, day_of(now), day_of(now), copy)
    record_sent(package, sending, actor=stage.as_user("vanthu"), now=now)
    record_received(package, received_on=day_of(now), paper="", actor=officer, now=now)


def hear_from_above(stage: Stage, round_: Round) -> None:
    """UBND tỉnh grants what was sent up."""
    rows = Referral.objects.filter(nomination__proposal__round=round_, outcome="").exclude(sent_on=None)
    for row in rows.select_related("package", "nomination"):
        issuer = "Chủ tịch Ủy ban nhân dân tỉnh Hà Nam"
        outcome = Outcome(True, None, f"{row.pk + 100}/QĐ-UBND", day_of(clock.now()), issuer)
        record_outcome(row, outcome, actor=stage.as_user("thamdinh"), now=clock.now())
