"""Đăng ký thi đua: Văn phòng calls for it, the heads of units register until the last day has gone."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from campaigns.models import Target, TargetCall, TargetPaper
from campaigns.selectors import called_units
from campaigns.services.signatures import Signature, signature_problems
from core.access import check
from core.clock import day_of
from core.files.models import StoredFile
from core.refusals import Conflict, Problem, Refused
from core.text import format_date
from organization.models import Person, Unit
from organization.services.notices import people_of_unit, tell
from organization.services.rows import delete_row, save_row


@dataclass(frozen=True)
class Aim:
    """What is aimed at: a title or an award, and by which targets."""

    aim: str
    text: str = ""


@transaction.atomic
def save_target_call(call: TargetCall, *, actor: Any, now: datetime) -> TargetCall:
    """Call for a year's registrations, or give it another last day; the units asked are told of a new one.

    Raises Refused for a year outside the campaign, one that has a call, a new call's last day in the past.
    """
    check(actor, "campaigns.call_for_targets", call.campaign)
    problems = list(_call_problems(call, now))
    if problems:
        raise Refused(problems)
    is_new = call.pk is None
    if is_new:
        call.opened_at, call.opened_by = now, actor.user
    save_row(call, action="target_call", actor=actor, now=now, technical=False)
    if is_new:
        _tell_units(call, now)
    return call


def _call_problems(call: TargetCall, now: datetime):
    campaign, others = call.campaign, TargetCall.objects.filter(campaign=call.campaign, year=call.year)
    if not campaign.starts_year <= call.year <= campaign.ends_year:
        years = {"first": campaign.starts_year, "last": campaign.ends_year}
        yield Problem(_("Phong trào từ năm %(first)d đến năm %(last)d.") % years, field="year")
    elif others.exclude(pk=call.pk).exists():
        yield Problem(_("Năm này đã có đợt đăng ký; hãy sửa đợt đó."), field="year")
    if call.pk is None and call.due < day_of(now):
        yield Problem(_("Ngày cuối không được trước hôm nay."), field="due")


def _tell_units(call: TargetCall, now: datetime) -> None:
    words = {"year": call.year, "campaign": call.campaign.short_name, "day": format_date(call.due)}
    text = _("Đăng ký thi đua năm %(year)d, phong trào %(campaign)s: đến hết ngày %(day)s.") % words
    for unit in called_units(call, day_of(now)):
        url = reverse("targets", args=[call.pk, unit.pk])
        tell(people_of_unit(unit.pk, day_of(now)), text=text, key=f"targets:{call.pk}", now=now, url=url)


@transaction.atomic
def register(call: TargetCall, unit: Unit, person: Person | None, aim: Aim, *, actor: Any, now: datetime) -> Target:
    """Register what the unit aims at, or (`person`) one of its people; written again it takes the place of the first.

    Raises Conflict after the last day.
    """
    check(actor, "campaigns.register_targets", unit)
    _open_call(call, now)
    return _write(call, unit, person, aim, None, actor, now)


@transaction.atomic
def record_registration(
    call: TargetCall, unit: Unit, aim: Aim, signature: Signature, file: StoredFile | None, *, actor: Any, now: datetime
) -> TargetPaper:
    """Ghi nhận theo bản ký giấy: what the unit aims at, as its head signed it; its people follow one by one.

    Raises Refused with all that the paper lacks, Conflict after the last day.
    """
    check(actor, "campaigns.record_targets")
    _open_call(call, now)
    problems = signature_problems(unit, signature, file, day_of(now))
    if problems:
        raise Refused(problems)
    paper = TargetPaper(
        call=call, unit=unit, signer=signature.words, signed_on=signature.signed_on, file=file,
        recorded_at=now, recorded_by=actor.user,
    )  # fmt: skip
    save_row(paper, action="target_paper", actor=actor, now=now, technical=False, unit_id=unit.pk)
    _write(call, unit, None, aim, paper, actor, now)
    return paper


@transaction.atomic
def record_person(paper: TargetPaper, person: Person, aim: Aim, *, actor: Any, now: datetime) -> Target:
    """What the paper says that one of the unit's people aims at. Raises Conflict after the last day."""
    check(actor, "campaigns.record_targets")
    _open_call(paper.call, now)
    return _write(paper.call, paper.unit, person, aim, paper, actor, now)


def _write(
    call: TargetCall, unit: Unit, person: Person | None, aim: Aim, paper: TargetPaper | None, actor: Any, now: datetime
) -> Target:
    row = Target.objects.filter(call=call, unit=unit, person=person).first()
    row = row or Target(call=call, unit=unit, person=person)
    row.aim, row.text, row.paper, row.saved_at, row.saved_by = aim.aim, aim.text, paper, now, actor.user
    save_row(row, action="target", actor=actor, now=now, technical=False, unit_id=unit.pk)
    return row


@transaction.atomic
def drop_target(row: Target, *, actor: Any, now: datetime) -> None:
    """Take one person's registration back. Raises Conflict after the last day."""
    check(actor, "campaigns.drop_target", row)
    _open_call(row.call, now)
    delete_row(row, action="target", actor=actor, now=now, technical=False, unit_id=row.unit_id)


def _open_call(call: TargetCall, now: datetime) -> None:
    """Keep the call as it is until the transaction ends."""
    call = TargetCall.objects.select_for_update().get(pk=call.pk)
    if not call.is_open_on(day_of(now)):
        raise Conflict(_("Đã hết hạn đăng ký (hết ngày %s); nội dung đã đăng ký giữ nguyên.") % format_date(call.due))
