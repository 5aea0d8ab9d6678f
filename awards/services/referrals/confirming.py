"""Xác nhận của cấp trình khen thưởng: a leader confirms the report of each nominee that goes up."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from awards.enums import PackageState, PaperAct
from awards.models import Nomination, Referral, ReferralPackage
from awards.selectors.referrals import Line, gathering
from awards.services.locked import lock_package
from awards.services.paper_records import Signatory, keep_paper
from core.access import check, why_not
from core.journal import record
from core.outbox.put import put
from core.refusals import Conflict, Refused
from organization.models import Appointment


@dataclass(frozen=True)
class NotConfirmed:
    """A report that "xác nhận toàn bộ" left as it is, and why."""

    nomination: Nomination
    reason: str


@transaction.atomic
def confirm_report(referral: Referral, *, actor: Any, now: datetime) -> None:
    """Confirm the report that the unit submitted; a leader on screen, or as he signed it on paper.

    Raises Denied to whom it is about, Conflict when the package is no longer gathered, Refused with the reason when
    this report can only be confirmed on paper, or the leader has no title to sign by.
    """
    check(actor, "awards.confirm_report", referral.nomination)
    package = _lock(referral)
    line = next((one for one in gathering(package).lines if one.referral.pk == referral.pk), None)
    _confirm(package, line, actor=actor, now=now)


@transaction.atomic
def confirm_all(package: ReferralPackage, *, actor: Any, now: datetime) -> tuple[list[Referral], list[NotConfirmed]]:
    """Every report not confirmed yet; one's own, and what cannot be confirmed so, stays open with the reason."""
    check(actor, "awards.confirm_report")
    package = lock_package(package)
    _must_be_gathering(package)
    done, left = [], []
    for line in gathering(package).lines:
        nomination = line.referral.nomination
        if line.is_confirmed:
            continue
        reason = why_not(actor, "awards.confirm_report", nomination) or _why_not_now(line, actor)
        if reason:
            left.append(NotConfirmed(nomination, reason))
        else:
            _confirm(package, line, actor=actor, now=now)
            done.append(line.referral)
    return done, left


def _lock(referral: Referral) -> ReferralPackage:
    if referral.package is None:
        raise Conflict(_("Đối tượng chưa nằm trong bộ hồ sơ nào."))
    package = lock_package(referral.package)
    _must_be_gathering(package)
    return package


def _must_be_gathering(package: ReferralPackage) -> None:
    if package.state != PackageState.GATHERING:
        raise Conflict(_("Bộ hồ sơ đã chốt nên không xác nhận thêm."))


def _confirm(package: ReferralPackage, line: Line | None, *, actor: Any, now: datetime) -> None:
    if line is None:
        raise Conflict(_("Đơn vị đã rút đối tượng này."))
    reason = _why_not_now(line, actor)
    if reason:
        raise Refused(reason)
    row, proposal = line.referral, line.referral.nomination.proposal
    row.confirmed_at, row.confirmer = now, _title(actor)
    row.confirmed_submission_id = proposal.submission_id
    row.confirmed_scan = actor.paper.file if isinstance(actor, Signatory) else None
    row.save(update_fields=["confirmed_at", "confirmer", "confirmed_submission", "confirmed_scan"])
    record("referral.confirm", actor=actor, now=now, obj=row.nomination, unit_id=proposal.unit_id,
           package=package.pk, number=proposal.submission.number)  # fmt: skip
    keep_paper(PaperAct.CONFIRM_REPORT, row, proposal, actor=actor, now=now)
    put("referral_papers", f"{package.pk}:report:{row.pk}:{now.isoformat()}", referral=row.pk)


def _why_not_now(line: Line, actor: Any) -> str:
    """Why this leader cannot confirm this report as it stands; "" when he can."""
    if not line.has_report:
        return _("Hồ sơ đã nộp không có báo cáo thành tích.")
    if line.own_report and not isinstance(actor, Signatory):
        return _("Báo cáo là tệp đơn vị tải lên: xác nhận trên bản giấy, rồi ghi nhận theo bản ký giấy.")
    if _title(actor) is None:
        return _("Chưa ghi chức vụ lãnh đạo Sở của người xác nhận (Cấu hình, Cán bộ) nên không in được chữ ký.")
    return ""


def _title(actor: Any) -> Appointment | None:
    """By which appointment he signs for the department on that day."""
    rows = Appointment.objects.on(actor.today).filter(unit=None, person_id=actor.person_id)
    return rows.select_related("person").first() if actor.person_id else None
