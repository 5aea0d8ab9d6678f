"""Đề nghị gia hạn: a unit asks, Văn phòng or leadership answers; the grant itself is `services.extensions`."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from campaigns.enums import ExtensionAuthority
from campaigns.models import ExtensionRequest, Round, RoundUnit
from campaigns.selectors import window
from campaigns.services.extensions import document_problems
from campaigns.services.signatures import UNSIGNED, Signature, signature_problems
from core.access import check
from core.clock import day_of
from core.files.models import StoredFile
from core.journal import record
from core.refusals import Conflict, Problem, Refused
from core.text import cutoff_text
from organization.enums import Role
from organization.models import User
from organization.services.notices import people_of_unit, tell, with_role


@dataclass(frozen=True)
class Wish:
    """What a unit asks: why, until when (None: as Văn phòng sees fit), with which file."""

    reason: str
    until: datetime | None = None
    file: StoredFile | None = None


@dataclass(frozen=True)
class Refusal:
    """Why a request is not granted, and the paper that says so."""

    reason: str
    number: str
    dated: date | None
    paper: StoredFile | None


@transaction.atomic
def ask_extension(expected: RoundUnit, wish: Wish, *, actor: Any, now: datetime) -> ExtensionRequest:
    """Ask for a later cut-off for one's unit, before the cut-off or after it; whoever decides is told.

    Raises Denied, Conflict while an earlier request waits or before the round is opened, Refused with all that is
    wrong.
    """
    check(actor, "campaigns.ask_extension", expected)
    return _keep(expected, wish, wish_problems(expected, wish, now), actor, now)


@transaction.atomic
def record_request(expected: RoundUnit, wish: Wish, paper: Signature, *, actor: Any, now: datetime) -> ExtensionRequest:
    """Ghi nhận theo bản ký giấy: a request that the unit's head signed; he needs no account for it.

    Raises as `ask_extension` does; the signer must have led the unit on the day of the paper.
    """
    check(actor, "campaigns.record_request")
    problems = wish_problems(expected, wish, now) + signature_problems(expected.unit, paper, wish.file, day_of(now))
    return _keep(expected, wish, problems, actor, now, paper)


def _keep(
    expected: RoundUnit, wish: Wish, problems: list[Problem], actor: Any, now: datetime, paper: Signature = UNSIGNED
) -> ExtensionRequest:
    round_, unit = expected.round, expected.unit
    if round_.opened_at is None:
        raise Conflict(_("Đợt xét chưa mở."))
    if problems:
        raise Refused(problems)
    row = ExtensionRequest(
        round=round_, unit=unit, reason=wish.reason.strip(), wished_until=wish.until, file=wish.file,
        asked_by=actor.user, asked_at=now, signer=paper.words, signed_on=paper.signed_on,
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise Conflict(_("Đơn vị đã có một đề nghị gia hạn đang chờ trả lời.")) from error
    until, file = wish.until.isoformat() if wish.until else None, wish.file.sha256 if wish.file else ""
    record("extension.ask", actor=actor, now=now, obj=row, unit_id=unit.pk, note=row.reason, until=until, file=file,
           signer=row.signer)  # fmt: skip
    text = _("%(unit)s đề nghị gia hạn nộp hồ sơ (%(round)s). Lý do: %(reason)s")
    words = {"unit": unit, "round": round_, "reason": row.reason}
    place = reverse("round_extensions", args=[round_.pk])
    tell(deciders(round_, day_of(now)), text=text % words, key=f"extension-request:{row.pk}", now=now, url=place)
    return row


def wish_problems(expected: RoundUnit, wish: Wish, now: datetime) -> list[Problem]:
    """Everything that is wrong with what is asked."""
    problems = []
    if not wish.reason.strip():
        problems.append(Problem(_("Ghi lý do đề nghị gia hạn."), field="reason"))
    present = window(expected.round, expected.unit)
    if wish.until is not None and wish.until <= max(present.cutoff, now):
        text = _("Thời điểm xin gia hạn phải sau hạn đang có hiệu lực (%s) và sau hôm nay.")
        problems.append(Problem(text % cutoff_text(present.cutoff), field="until"))
    return problems


def deciders(round_: Round, day: date) -> list[User]:
    """Who hears of a request: Văn phòng, and leadership where it decides."""
    roles = [Role.APPRAISER, Role.OFFICE_CHIEF]
    if round_.extensions_by == ExtensionAuthority.LEADERSHIP:
        roles.append(Role.LEADERSHIP)
    return with_role(*roles, day=day)


@transaction.atomic
def refuse_extension(row: ExtensionRequest, refusal: Refusal, *, actor: Any, now: datetime) -> ExtensionRequest:
    """Answer a request with no: its unit and whoever asked are told why.

    Raises Denied, Conflict when it has been answered, Refused with all that is missing.
    """
    rows = ExtensionRequest.objects.select_for_update(of=("self",))
    row = rows.select_related("round", "unit", "asked_by").get(pk=row.pk)
    check(actor, "campaigns.extend_cutoff", row.round)
    if row.answered_at is not None:
        raise Conflict(_("Đề nghị này đã được trả lời."))
    problems = document_problems(refusal.number, refusal.dated, refusal.paper, now)
    if not refusal.reason.strip():
        problems.insert(0, Problem(_("Ghi lý do không gia hạn."), field="reason"))
    if problems:
        raise Refused(problems)
    row.refusal, row.answer_number, row.answer_date = refusal.reason.strip(), refusal.number, refusal.dated
    row.answer_paper, row.answered_by, row.answered_at = refusal.paper, actor.user, now
    row.save(update_fields=["refusal", "answer_number", "answer_date", "answer_paper", "answered_by", "answered_at"])
    record("extension.refuse", actor=actor, now=now, obj=row, unit_id=row.unit_id, note=row.refusal,
           paper=row.answer_number, file=row.answer_paper.sha256)  # fmt: skip
    text = _("%(round)s: không gia hạn nộp hồ sơ (văn bản số %(number)s). Lý do: %(reason)s")
    words = {"round": row.round, "number": row.answer_number, "reason": row.refusal}
    users = {user.pk: user for user in (row.asked_by, *people_of_unit(row.unit_id, day_of(now)))}
    place = reverse("extension_ask", args=[row.round_id, row.unit_id])
    tell(users.values(), text=text % words, key=f"extension-refused:{row.pk}", now=now, url=place)
    return row
