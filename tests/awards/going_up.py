"""Nominees whom leadership has referred, brought into a package and to any of its states."""

from datetime import date, timedelta

from awards.models import Proposal, Referral, ReferralPackage
from awards.selectors.replies import proposed_reply
from awards.services.answers import answer_nomination
from awards.services.referrals import (
    Sending,
    confirm_all,
    make_package,
    record_received,
    record_sent,
    send_package_for_signature,
    settle_package,
)
from campaigns.enums import Power, ReferralSource, SignedCopyRule
from campaigns.models import AwardType, ReferralPaper, Round
from organization.enums import Role
from organization.models import Appointment, User
from tests import factories as make
from tests.awards.review import appraised, received
from tests.clock import NOW

TODAY = NOW.date()
SOON = TODAY + timedelta(days=20)
TO = "Chủ tịch Ủy ban nhân dân tỉnh Hà Nam (qua Sở Nội vụ)"


def high_award(power: str = Power.PROVINCE, **fields) -> AwardType:
    """Bằng khen that goes up with the report, the unit's letter and its minutes."""
    name = "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh" if power == Power.PROVINCE else "Bằng khen của Thủ tướng"
    values = {"name": name, "short_name": "Bằng khen", "authority": "Chủ tịch UBND tỉnh", "rank": 20, "addressee": TO}
    award = make.award_type(power=power, **values | fields)
    for order, source in enumerate((ReferralSource.REPORT, ReferralSource.UNIT_LETTER, ReferralSource.UNIT_MINUTES)):
        asks(award, source, order=order)
    return award


def asks(award: AwardType, source: str, **fields) -> ReferralPaper:
    values = {"code": f"{source}-{award.referral_papers.count()}", "name": ReferralSource(source).label}
    return ReferralPaper.objects.create(award_type=award, source=source, **values | fields)


def a_round(award: AwardType | None = None, **fields) -> Round:
    """A round that offers `award` and Giấy khen, and asks for no signed copies unless said otherwise."""
    fields = {"signed_copy": SignedCopyRule.NEVER} | fields
    return make.opened_round(award or high_award(), make.award_type(), **fields)


def referred(award: AwardType | None = None, *, of_round: Round | None = None, individuals: int = 1) -> Proposal:
    """A unit and its people, all referred for the higher award."""
    make.agency()
    of_unit, of_round = make.unit(), of_round or a_round(award)
    of_round.round_units.get_or_create(unit=of_unit)
    proposal = appraised(received(of_round=of_round, of_unit=of_unit, individuals=individuals), make.appraiser())
    leader = make.actor(make.leader())
    for nomination in proposal.nominations.select_related("appraisal", "award_type"):
        answer_nomination(nomination, proposed_reply(nomination), actor=leader, now=NOW)
    proposal.refresh_from_db()
    return proposal


def office():
    return make.actor(make.appraiser())


def clerk():
    return make.actor(make.user(make.person(make.office()), Role.CLERK))


def director() -> User:
    """The account of the department's head."""
    return User.objects.get(person=Appointment.objects.get(unit=None, kind="head").person)


def gathered(proposal: Proposal | None = None, **fields) -> ReferralPackage:
    proposal = proposal or referred()
    award = Referral.objects.filter(nomination__proposal=proposal).first().award_type
    values = {"addressee": TO, "due_on": SOON} | fields
    return make_package(proposal.round, award, **values, actor=office(), now=NOW)


def confirmed(package: ReferralPackage | None = None) -> ReferralPackage:
    """Gathered, every report confirmed by the director."""
    package = package or gathered()
    confirm_all(package, actor=make.actor(director()), now=NOW)
    return package


def settled(package: ReferralPackage | None = None) -> ReferralPackage:
    package = confirmed(package)
    settle_package(package, actor=office(), now=NOW)
    return fresh(package)


def for_signature(package: ReferralPackage | None = None) -> ReferralPackage:
    package = settled(package)
    signer = Appointment.objects.filter(unit=None).first()
    send_package_for_signature(package, signer=signer, actor=office(), now=NOW)
    return fresh(package)


def sending(package: ReferralPackage, number: str = "12", dated: date | None = TODAY, **fields) -> Sending:
    values = {"symbol": package.symbol, "sent_on": TODAY, "copy": make.stored_file()} | fields
    return Sending(number=number, dated=dated, **values)


def sent(package: ReferralPackage | None = None, number: str = "12") -> ReferralPackage:
    package = for_signature(package)
    record_sent(package, sending(package, number), actor=clerk(), now=NOW)
    return fresh(package)


def taken_in(package: ReferralPackage | None = None) -> ReferralPackage:
    package = package or sent()
    record_received(package, received_on=TODAY, paper="Phiếu 7", actor=office(), now=NOW)
    return fresh(package)


def fresh(package: ReferralPackage) -> ReferralPackage:
    return ReferralPackage.objects.select_related("round", "award_type", "signed_copy").get(pk=package.pk)
