"""What goes up, as the album shows it."""

from awards.enums import PackageState
from awards.models import Referral, ReferralPackage
from awards.services.referrals import (
    Outcome,
    record_asked,
    record_outcome,
    send_package_for_signature,
    settle_package,
)
from campaigns.models import ReferralPaper
from core.clock import day_of
from dossiers.models import PackedReferral, PaperState
from dossiers.services.referral_papers import ask_packed
from dossiers.tasks import make_packed
from organization.models import Appointment
from tests.browser.album.objects import Kwargs, actor, first, key


def required_paper() -> Kwargs:
    return first(ReferralPaper)


def _in(*states: str) -> ReferralPackage | None:
    return ReferralPackage.objects.filter(state__in=states).first()


def gathering() -> Kwargs:
    return key(_in(PackageState.GATHERING))


def _officer():
    return actor("thamdinh")


def confirmed() -> Kwargs:
    """The package that was being gathered, settled."""
    row, who = _in(PackageState.GATHERING), _officer()
    if row is not None:
        settle_package(row, actor=who, now=who.now)
    return key(_in(PackageState.CONFIRMED))


def for_signature() -> Kwargs:
    if _in(PackageState.FOR_SIGNATURE) is None:
        row, who = ReferralPackage.objects.get(**confirmed()), _officer()
        signer = Appointment.objects.filter(unit=None, kind="head").first()
        send_package_for_signature(row, signer=signer, actor=who, now=who.now)
    return key(_in(PackageState.FOR_SIGNATURE))


def received() -> Kwargs:
    return key(_in(PackageState.RECEIVED, PackageState.ASKED))


def _line() -> Referral:
    rows = Referral.objects.filter(package__state__in=(PackageState.RECEIVED, PackageState.ASKED), outcome="")
    return rows.select_related("package", "nomination__proposal").first()


def line() -> Kwargs:
    return key(_line())


def asked() -> Kwargs:
    row, who = ReferralPackage.objects.get(**received()), _officer()
    if row.state == PackageState.RECEIVED:
        what = "Bổ sung số liệu về hiệu quả áp dụng của sáng kiến."
        day = day_of(who.now)
        record_asked(row, asked_on=day, paper="55/SNV-TĐKT", what=what, due_on=day, actor=who, now=who.now)
    return key(row)


def asked_request() -> Kwargs:
    return key(ReferralPackage.objects.get(**asked()).requests.first())


def not_granted() -> Kwargs:
    """One whose award was not granted above."""
    if not Referral.objects.filter(outcome="not_granted").exists():
        row, who = _line(), _officer()
        outcome = Outcome(False, None, "", None, "", "Chưa đủ thời gian giữ thành tích theo quy định.")
        record_outcome(row, outcome, actor=who, now=who.now)
    return key(Referral.objects.filter(outcome="not_granted").first().nomination)


def unconfirmed_line() -> Kwargs:
    return key(ReferralPackage.objects.get(**gathering()).lines.first())


def paper_of_line() -> Kwargs:
    row = ReferralPackage.objects.get(**gathering()).lines.first()
    return key(row, paper=row.award_type.referral_papers.get(source="each").pk)


def paper_of_package() -> Kwargs:
    row = ReferralPackage.objects.get(**gathering())
    return key(row, paper=row.award_type.referral_papers.get(source="once").pk)


def to_gather() -> Kwargs:
    row = Referral.objects.filter(package=None).select_related("nomination__proposal").first()
    return {"pk": row.nomination.proposal.round_id, "award": row.award_type_id}


def packed() -> Kwargs:
    package, who = ReferralPackage.objects.get(**received()), _officer()
    if not PackedReferral.objects.filter(package=package, state=PaperState.READY).exists():
        row = ask_packed(package, actor=who, now=who.now)
        make_packed({"pk": row.pk, "version": row.version}, now=who.now)
    return key(package)
