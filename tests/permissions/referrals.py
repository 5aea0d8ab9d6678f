"""Packages of the world: of one referred person, in each state, each in a round of its own."""

from typing import TYPE_CHECKING, Any

from awards.models import Referral, ReferralFile, ReferralPackage
from awards.services.referrals import (
    Outcome,
    Sending,
    confirm_all,
    make_package,
    record_asked,
    record_outcome,
    record_sent,
    send_package_for_signature,
    settle_package,
)
from campaigns.enums import Power, SignedCopyRule
from campaigns.models import ReferralPaper
from dossiers.models import PackedReferral, PaperState
from organization.models import Appointment
from tests import factories as make
from tests.clock import NOW
from tests.permissions.progress import bring_to

if TYPE_CHECKING:
    from tests.permissions.world import World

Built = tuple[dict[str, Any], Any]
STATES = ("gathering", "confirmed", "for_signature", "sent", "asked", "closed")
REACHED = {name: place for place, name in enumerate(STATES)}


def bring_package_to(world: "World", state: str) -> ReferralPackage:
    """The package of a decided proposal, in `state`."""
    round_, officer = bring_to(world, "decided").round, world.actor("appraiser")
    type(round_).objects.filter(pk=round_.pk).update(signed_copy=SignedCopyRule.NEVER)
    award = round_.award_types.get(power=Power.PROVINCE)
    for source in ("each", "once"):
        ReferralPaper.objects.create(award_type=award, code=source, name=source, source=source, is_required=False)
    row = make_package(round_, award, addressee="UBND tỉnh", due_on=None, actor=officer, now=NOW)
    row.refresh_from_db()
    if REACHED[state] >= REACHED["confirmed"]:
        confirm_all(row, actor=world.actor("leader"), now=NOW)
        settle_package(row, actor=officer, now=NOW)
    if REACHED[state] >= REACHED["for_signature"]:
        signer = Appointment.objects.filter(unit=None).first()
        send_package_for_signature(row, signer=signer, actor=officer, now=NOW)
    if REACHED[state] >= REACHED["sent"]:
        sending = Sending(str(row.pk), "TTr-SGTVT", NOW.date(), NOW.date(), make.stored_file())
        record_sent(row, sending, actor=world.actor("clerk"), now=NOW)
    if state == "asked":
        record_asked(row, asked_on=NOW.date(), paper="", what="Bổ sung", due_on=None, actor=officer, now=NOW)
    if state == "closed":
        outcome = Outcome(False, None, "", None, "", "Chưa đủ tiêu chuẩn")
        record_outcome(row.lines.select_related("package").get(), outcome, actor=officer, now=NOW)
    row.refresh_from_db()
    return row


def _package(world: "World", state: str) -> Built:
    row = world.packages[state]
    return {"pk": row.pk}, row


def _package_paper(world: "World", state: str) -> Built:
    row = world.packages[state]
    return {"pk": row.pk, "paper": row.award_type.referral_papers.get(source="once").pk}, row


def _line(world: "World", state: str) -> Referral:
    return world.packages[state].lines.select_related("nomination__proposal").get()


def _package_line(world: "World", state: str) -> Built:
    row = _line(world, state)
    return {"pk": row.pk}, row.nomination


def _line_paper(world: "World", state: str) -> Built:
    row = _line(world, state)
    return {"pk": row.pk, "paper": row.award_type.referral_papers.get(source="each").pk}, row.nomination


def _package_file(world: "World", state: str) -> Built:
    package = world.packages[state]
    row, _new = ReferralFile.objects.get_or_create(
        package=package, referral=None, requirement=package.award_type.referral_papers.get(source="once"),
        defaults={"file": make.stored_file(), "uploaded_by": world.users["appraiser"], "uploaded_at": NOW},
    )  # fmt: skip
    return {"pk": row.pk}, package


def _asked_above(world: "World", state: str) -> Built:
    package = world.packages[state]
    return {"pk": package.requests.get().pk}, package


def _to_gather(world: "World", _state: str) -> Built:
    round_ = world.proposals["decided"].round
    return {"pk": round_.pk, "award": round_.award_types.get(power=Power.PROVINCE).pk}, None


def _not_granted(world: "World", state: str) -> Built:
    row = _line(world, state).nomination
    return {"pk": row.pk}, row


def _packed(world: "World", state: str) -> Built:
    package = world.packages[state]
    PackedReferral.objects.get_or_create(
        package=package, defaults={"pdf": make.stored_file(), "state": PaperState.READY, "made_at": NOW}
    )
    return {"pk": package.pk}, package


OBJECTS = {
    "package": (_package, STATES),
    "package_paper": (_package_paper, ("gathering",)),
    "package_line": (_package_line, STATES),
    "line_paper": (_line_paper, ("gathering",)),
    "package_file": (_package_file, ("gathering",)),
    "asked_above": (_asked_above, ("asked",)),
    "to_gather": (_to_gather, ("",)),
    "not_granted": (_not_granted, ("closed",)),
    "packed": (_packed, ("sent",)),
}
