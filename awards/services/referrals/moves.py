"""A package from "đủ" to the last answer from above: chốt, trình ký, gửi, nhận, yêu cầu bổ sung."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from awards.enums import NominationState
from awards.gates.referrals import package_problems
from awards.models import ReferralPackage, ReferralRequest
from awards.selectors.referrals import gathering
from awards.services.locked import lock_package
from awards.workflow import transition
from core.access import check
from core.clock import day_of
from core.files.models import StoredFile
from core.outbox.put import put
from core.refusals import Conflict, Problem, Refused
from organization.models import Agency, Appointment


@dataclass(frozen=True)
class Sending:
    """What văn thư enters of the Tờ trình that went out."""

    number: str
    symbol: str
    dated: date | None
    sent_on: date | None
    copy: StoredFile | None


@transaction.atomic
def settle_package(package: ReferralPackage, *, actor: Any, now: datetime) -> None:
    """Chốt bộ hồ sơ, without whom the unit has withdrawn. Raises Refused with every paper and confirmation missing."""
    check(actor, "awards.record_referral")
    package = lock_package(package)
    problems = package_problems(gathering(package))
    if problems:
        raise Refused(problems)
    going_up = package.lines.going_up()
    package.lines.exclude(pk__in=going_up.values("pk")).update(package=None)
    transition(package, "confirm", actor=actor, now=now, lines=going_up.count())


@transaction.atomic
def regather_package(package: ReferralPackage, *, actor: Any, now: datetime, note: str) -> None:
    """Chuẩn bị lại: papers and nominees may be changed again; a printed Tờ trình no longer counts."""
    transition(lock_package(package), "regather", actor=actor, now=now, note=note)


@transaction.atomic
def send_package_for_signature(
    package: ReferralPackage, *, signer: Appointment | None, actor: Any, now: datetime
) -> None:
    """Trình ký: the Tờ trình is made and frozen; number and date stay blank for văn thư.

    Raises Refused without a signer, and once more when anything has gone missing (a nominee submitted anew).
    """
    check(actor, "awards.record_referral")
    package = lock_package(package)
    problems = package_problems(gathering(package))
    if signer is None:
        problems.append(Problem(_("Chọn người ký Tờ trình."), field="signer"))
    if problems:
        raise Refused(problems)
    agency = Agency.objects.on(day_of(now)).first()
    transition(package, "send_for_signature", actor=actor, now=now, signer=str(signer))
    package.signer, package.version = signer, package.version + 1
    package.symbol = f"TTr-{agency.symbol}" if agency else "TTr"
    package.save(update_fields=["signer", "version", "symbol"])
    put("referral_papers", f"{package.pk}:for_signature:{package.version}", package=package.pk)


@transaction.atomic
def record_sent(package: ReferralPackage, sending: Sending, *, actor: Any, now: datetime) -> None:
    """Đã gửi: number and date as văn thư gave them, the signed copy; each nominee's referral is sent with it.

    Raises Refused with everything missing, and when the number is taken in that year.
    """
    check(actor, "awards.send_referral")
    package = lock_package(package)
    problems = _sending_problems(sending, day_of(now)) + _withdrawn_problems(package)
    if problems:
        raise Refused(problems)
    for name, value in (("number", sending.number), ("symbol", sending.symbol), ("dated", sending.dated),
                        ("sent_on", sending.sent_on), ("signed_copy", sending.copy)):  # fmt: skip
        setattr(package, name, value)
    try:
        with transaction.atomic():
            package.save(update_fields=["number", "symbol", "dated", "sent_on", "signed_copy"])
    except IntegrityError as error:
        raise Refused(Problem(_("Số Tờ trình này đã dùng trong năm."), field="number")) from error
    transition(package, "send", actor=actor, now=now, number=package.paper, sent_on=sending.sent_on.isoformat())
    package.lines.update(sent_on=sending.sent_on, sent_paper=package.paper)
    put("referral_papers", f"{package.pk}:sent", package=package.pk)
    put("pages", f"{sending.copy.pk}", pk=sending.copy.pk)
    put("signatures", f"{sending.copy.pk}", pk=sending.copy.pk)


def _sending_problems(sending: Sending, today: date) -> list[Problem]:
    problems = []
    if not sending.number.strip():
        problems.append(Problem(_("Nhập số Tờ trình do văn thư cấp."), field="number"))
    if sending.dated is None or sending.dated > today:
        problems.append(Problem(_("Nhập ngày Tờ trình, không sau hôm nay."), field="dated"))
    if sending.sent_on is None or sending.sent_on > today:
        problems.append(Problem(_("Nhập ngày gửi, không sau hôm nay."), field="sent_on"))
    elif sending.dated and sending.sent_on < sending.dated:
        problems.append(Problem(_("Ngày gửi không thể ở trước ngày Tờ trình."), field="sent_on"))
    if sending.copy is None:
        problems.append(Problem(_("Tải lên bản Tờ trình đã ký."), field="file"))
    return problems


def _withdrawn_problems(package: ReferralPackage) -> list[Problem]:
    """The Tờ trình names everyone who was there when it was printed."""
    gone = package.lines.filter(nomination__state=NominationState.WITHDRAWN).select_related("nomination")
    text = _("Đơn vị đã rút %s sau khi lập Tờ trình: hãy chuẩn bị lại bộ hồ sơ.")
    return [Problem(text % row.nomination.printed_name) for row in gone]


@transaction.atomic
def record_received(package: ReferralPackage, *, received_on: date, paper: str, actor: Any, now: datetime) -> None:
    """The level above has taken the dossier in."""
    package = lock_package(package)
    _must_lie_between(received_on, package.sent_on, day_of(now), "received_on", _("ngày tiếp nhận"))
    transition(package, "receive", actor=actor, now=now, dated=received_on.isoformat(), paper=paper)
    package.received_on, package.received_paper = received_on, paper
    package.save(update_fields=["received_on", "received_paper"])


@transaction.atomic
def record_asked(
    package: ReferralPackage, *, asked_on: date, paper: str, what: str, due_on: date | None, actor: Any, now: datetime
) -> ReferralRequest:
    """The level above wants more: what, by when."""
    package = lock_package(package)
    _must_lie_between(asked_on, package.sent_on, day_of(now), "asked_on", _("ngày yêu cầu"))
    if due_on is not None and due_on < asked_on:
        raise Refused(Problem(_("Hạn bổ sung không thể ở trước ngày yêu cầu."), field="due_on"))
    transition(package, "ask", actor=actor, now=now, paper=paper, due=due_on.isoformat() if due_on else "")
    return ReferralRequest.objects.create(
        package=package, asked_on=asked_on, paper=paper, what=what, due_on=due_on, recorded_by=actor.user,
        recorded_at=now,
    )  # fmt: skip


@transaction.atomic
def record_answered(request: ReferralRequest, *, answered_on: date, answer: str, actor: Any, now: datetime) -> None:
    """What was asked for has been sent after. Raises Conflict when somebody has said so already."""
    package = lock_package(request.package)
    if not ReferralRequest.objects.filter(pk=request.pk, answered_on=None).exists():
        raise Conflict(_("Yêu cầu này đã được ghi là đã bổ sung."))
    _must_lie_between(answered_on, request.asked_on, day_of(now), "answered_on", _("ngày bổ sung"))
    transition(package, "answer", actor=actor, now=now, dated=answered_on.isoformat())
    ReferralRequest.objects.filter(pk=request.pk).update(answered_on=answered_on, answer=answer)


def _must_lie_between(day: date, first: date | None, today: date, field: str, name: str) -> None:
    if day > today or (first is not None and day < first):
        text = _("Nhập %s không sau hôm nay và không trước bước trước đó.")
        raise Refused(Problem(text % name, field=field))


@transaction.atomic
def close_when_answered(package: ReferralPackage, *, actor: Any, now: datetime) -> bool:
    """Kết thúc: when nobody of the package waits for an outcome any more; returns whether it is closed now."""
    package = lock_package(package)
    waiting = package.lines.filter(nomination__state=NominationState.REFERRED, outcome="")
    if waiting.exists():
        return False
    transition(package, "close", actor=actor, now=now)
    return True
