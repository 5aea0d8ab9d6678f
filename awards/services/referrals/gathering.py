"""Taking what was referred into a package, and gathering what each nominee needs."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from awards.enums import PackageState
from awards.models import Referral, ReferralFile, ReferralPackage
from awards.selectors.referrals import waiting_referrals
from awards.services.locked import lock_package
from campaigns.enums import ReferralSource
from campaigns.models import AwardType, ReferralPaper, Round
from core.access import check
from core.clock import day_of
from core.files.models import StoredFile
from core.journal import record
from core.refusals import Conflict, Problem, Refused


@transaction.atomic
def make_package(
    round_: Round, award: AwardType, *, addressee: str, due_on: date | None, actor: Any, now: datetime
) -> ReferralPackage:
    """Lập bộ hồ sơ: everyone referred for `award` in this round who is in no package yet goes into it.

    Raises Refused when nobody waits, without an addressee, or for a day that has passed.
    """
    check(actor, "awards.record_referral")
    problems = _problems(addressee, due_on, day_of(now))
    rows = list(waiting_referrals(round_, award).select_for_update(of=("self",)))
    if not rows:
        problems.append(Problem(_("Không còn đối tượng nào chờ trình %s trong đợt này.") % award))
    if problems:
        raise Refused(problems)
    package = ReferralPackage.objects.create(
        round=round_, award_type=award, addressee=addressee, due_on=due_on, made_by=actor.user, made_at=now
    )
    Referral.objects.filter(pk__in=[row.pk for row in rows]).update(package=package)
    record("referral.gather", actor=actor, now=now, obj=package, lines=len(rows), due=_iso(due_on))
    return package


@transaction.atomic
def change_package(package: ReferralPackage, *, addressee: str, due_on: date | None, actor: Any, now: datetime) -> None:
    """Another addressee or last day, while nothing is sent."""
    check(actor, "awards.record_referral")
    package = lock_package(package)
    if not package.is_being_prepared:
        raise Conflict(_("Bộ hồ sơ đã gửi nên không sửa được nơi nhận, hạn gửi."))
    if package.state != PackageState.GATHERING and addressee != package.addressee:
        raise Conflict(_("Tờ trình đã lập: muốn đổi nơi nhận, hãy chuẩn bị lại bộ hồ sơ."))
    problems = _problems(addressee, due_on if due_on != package.due_on else None, day_of(now))
    if problems:
        raise Refused(problems)
    package.addressee, package.due_on = addressee, due_on
    package.save(update_fields=["addressee", "due_on"])
    record("referral.change", actor=actor, now=now, obj=package, due=_iso(due_on))


def _problems(addressee: str, due_on: date | None, today: date) -> list[Problem]:
    problems = []
    if not addressee.strip():
        problems.append(Problem(_("Ghi nơi nhận Tờ trình."), field="addressee"))
    if due_on is not None and due_on < today:
        problems.append(Problem(_("Hạn gửi không thể ở trước hôm nay."), field="due_on"))
    return problems


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


@transaction.atomic
def take_in(package: ReferralPackage, *, actor: Any, now: datetime) -> int:
    """Whoever was referred since joins the package; returns how many."""
    package = _lock_gathering(package, actor)
    count = waiting_referrals(package.round, package.award_type).update(package=package)
    if count:
        record("referral.take_in", actor=actor, now=now, obj=package, lines=count)
    return count


@transaction.atomic
def leave_out(referral: Referral, *, actor: Any, now: datetime) -> None:
    """One nominee waits for another package; the files uploaded for him here go with him no further."""
    package = _lock_gathering(referral.package, actor, referral)
    referral.files.all().delete()
    Referral.objects.filter(pk=referral.pk).update(package=None)
    record("referral.leave_out", actor=actor, now=now, obj=package, nomination=referral.nomination_id)


@transaction.atomic
def keep_file(
    package: ReferralPackage, requirement: ReferralPaper, referral: Referral | None, file: StoredFile, *,
    actor: Any, now: datetime,
) -> ReferralFile:  # fmt: skip
    """A file as one of the required papers, for one nominee or for all; it takes the place of the one before.

    Raises Refused for a paper that comes from the submitted dossier, or is asked for otherwise; Conflict when the
    nominee has left the package.
    """
    package = _lock_gathering(package, actor, referral)
    wanted = ReferralSource.ONCE if referral is None else ReferralSource.EACH
    if requirement.award_type_id != package.award_type_id or requirement.source != wanted:
        raise Refused(_("Văn bản này không phải tải lên ở đây."))
    row, _new = ReferralFile.objects.update_or_create(
        package=package, referral=referral, requirement=requirement,
        defaults={"file": file, "uploaded_by": actor.user, "uploaded_at": now},
    )  # fmt: skip
    record("referral.file", actor=actor, now=now, obj=package, part=requirement.name, sha256=file.sha256,
           nomination=referral.nomination_id if referral else None)  # fmt: skip
    return row


@transaction.atomic
def drop_file(row: ReferralFile, *, actor: Any, now: datetime) -> None:
    package = _lock_gathering(row.package, actor)
    record("referral.drop_file", actor=actor, now=now, obj=package, part=row.requirement.name, sha256=row.file.sha256)
    row.delete()


def _lock_gathering(package: ReferralPackage | None, actor: Any, referral: Referral | None = None) -> ReferralPackage:
    """The locked row of a package that is still being gathered and holds `referral`. Raises Denied or Conflict."""
    check(actor, "awards.record_referral")
    if package is not None:
        package = lock_package(package)
    if package is None or (referral and not package.lines.filter(pk=referral.pk).exists()):
        raise Conflict(_("Đối tượng không còn trong bộ hồ sơ."))
    if package.state != PackageState.GATHERING:
        raise Conflict(_("Bộ hồ sơ đã chốt: muốn sửa, hãy chuẩn bị lại bộ hồ sơ."))
    return package
