"""Bộ hồ sơ trình: who is in a package, what is there for each, what waits to be taken in, what is near its date."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, F, QuerySet
from django.utils.translation import gettext as _

from awards.enums import BEFORE_SENDING, NominationState, PackageState, ProposalState
from awards.models import Referral, ReferralFile, ReferralPackage, ReferralRequest, Submission
from campaigns.enums import ReferralSource
from campaigns.models import AwardType, ReferralPaper, Round

LINE_PARTS = ("nomination__proposal__round", "nomination__proposal__unit", "nomination__person", "nomination__unit",
              "award_type", "confirmer__person", "confirmed_scan")  # fmt: skip
# From so long before its day on, Văn phòng is told daily of what is not sent yet.
NEAR = timedelta(days=7)


@dataclass(frozen=True)
class Slot:
    """One paper that is asked for: what was found of it (a file where one was uploaded)."""

    requirement: ReferralPaper
    is_there: bool
    file: ReferralFile | None = None

    @property
    def takes_a_file(self) -> bool:
        return self.requirement.source in (ReferralSource.EACH, ReferralSource.ONCE)

    @property
    def is_missing(self) -> bool:
        return self.requirement.is_required and not self.is_there


@dataclass(frozen=True)
class Line:
    """One nominee of a package, with each paper asked for him; whether a report was submitted, or came as a file."""

    referral: Referral
    slots: list[Slot]
    has_report: bool
    own_report: bool

    @property
    def is_stale(self) -> bool:
        """Whether the report was submitted anew after it was confirmed."""
        row = self.referral
        return bool(row.confirmed_at) and row.confirmed_submission_id != row.nomination.proposal.submission_id

    @property
    def is_confirmed(self) -> bool:
        return bool(self.referral.confirmed_at) and not self.is_stale

    @property
    def hold(self) -> str:
        """Why the nominee may not go up now."""
        nomination = self.referral.nomination
        if nomination.on_hold_since:
            return _("đang tạm dừng xét: %s") % nomination.hold_reason
        if nomination.proposal.state == ProposalState.SUPPLEMENTING:
            return _("đơn vị đang bổ sung hồ sơ theo yêu cầu.")
        return ""


@dataclass(frozen=True)
class Gathering:
    """A package as it stands: its nominees, what is uploaded once for all of them."""

    package: ReferralPackage
    lines: list[Line]
    common: list[Slot]

    @property
    def awaits_an_outcome(self) -> bool:
        return any(line.referral.nomination.state == NominationState.REFERRED for line in self.lines)


def gathering(package: ReferralPackage) -> Gathering:
    """Everything about a package, at a cost that does not grow with its nominees."""
    rows = list(package.lines.going_up().select_related(*LINE_PARTS).order_by("pk"))
    ids = {row.nomination.proposal.submission_id for row in rows}
    contents = dict(Submission.objects.filter(pk__in=ids).values_list("pk", "content"))
    files = list(package.files.select_related("file", "requirement"))
    asked = list(package.award_type.referral_papers.all())
    each = [one for one in asked if one.source != ReferralSource.ONCE]
    uploaded = {(one.referral_id, one.requirement_id): one for one in files}
    kinds = {row.nomination.subject_kind for row in rows}
    common = [
        Slot(one, (None, one.pk) in uploaded, uploaded.get((None, one.pk)))
        for one in asked
        if one.source == ReferralSource.ONCE and (not one.subject_kind or one.subject_kind in kinds)
    ]
    lines = [_line(row, each, contents[row.nomination.proposal.submission_id], uploaded) for row in rows]
    return Gathering(package, lines, common)


def _line(row: Referral, asked: list[ReferralPaper], content: dict[str, Any], uploaded: dict) -> Line:
    said = next((one for one in content["nominations"] if one["id"] == row.nomination_id), None)
    report = (said or {}).get("report")
    found = {
        ReferralSource.REPORT: bool(report),
        ReferralSource.UNIT_LETTER: bool(content["letter"]),
        ReferralSource.UNIT_MINUTES: bool(content["minutes"]),
    }
    wanted = [one for one in asked if one.subject_kind in ("", row.nomination.subject_kind)]
    slots = [
        Slot(one, found[one.source])
        if one.source in found
        else Slot(one, (row.pk, one.pk) in uploaded, uploaded.get((row.pk, one.pk)))
        for one in wanted
    ]
    return Line(row, slots, has_report=bool(report), own_report=bool(report and report["own_file"]))


def waiting_referrals(round_: Round, award: AwardType) -> QuerySet[Referral]:
    """Those referred for this award that are in no package yet."""
    rows = Referral.objects.going_up().filter(nomination__proposal__round=round_, award_type=award, package=None)
    return rows.filter(nomination__state=NominationState.REFERRED)


def waiting_for_a_package() -> list[dict[str, Any]]:
    """(round, award, count) of what leadership has referred and nobody has taken into a package yet."""
    rows = Referral.objects.going_up().filter(package=None, nomination__state=NominationState.REFERRED)
    counts = rows.order_by().values("nomination__proposal__round", "award_type").annotate(count=Count("pk"))
    rounds = Round.objects.in_bulk([row["nomination__proposal__round"] for row in counts])
    awards = AwardType.objects.in_bulk([row["award_type"] for row in counts])
    found = [
        {"round": rounds[row["nomination__proposal__round"]], "award": awards[row["award_type"]], "count": row["count"]}
        for row in counts
    ]
    return sorted(found, key=lambda row: (-row["round"].pk, -row["award"].rank))


def packages_before_sending() -> QuerySet[ReferralPackage]:
    """Packages that have not gone up yet, the earliest last day first."""
    rows = ReferralPackage.objects.filter(state__in=BEFORE_SENDING).select_related("round", "award_type")
    return rows.order_by(F("due_on").asc(nulls_last=True), "pk")


def packages_near(now: datetime, *, within: timedelta = NEAR) -> list[ReferralPackage]:
    """Packages not sent whose last day is near or past, the earliest first."""
    return [row for row in packages_before_sending().filter(due_on__isnull=False) if row.due <= now + within]


def requests_near(now: datetime, *, within: timedelta = NEAR) -> list[ReferralRequest]:
    """What the level above asked for and has not got, near or past its day, the earliest first."""
    rows = ReferralRequest.objects.filter(answered_on=None, due_on__isnull=False, package__state=PackageState.ASKED)
    rows = rows.select_related("package__round", "package__award_type").order_by("due_on", "pk")
    return [row for row in rows if row.due <= now + within]
