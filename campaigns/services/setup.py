"""Setting up campaigns, awards and days off: each write is journalled with what stood there before."""

from datetime import datetime
from itertools import count
from typing import Any

from django.db import models, transaction
from django.db.models import ProtectedError
from django.utils.text import slugify
from django.utils.translation import gettext as _

from campaigns.calendar import default_days_off
from campaigns.checks import validate_check
from campaigns.models import AwardType, BaseSalary, BonusRate, Campaign, Criterion, DayOff, ReferralPaper
from campaigns.models.campaigns import CampaignPart
from core.access import check
from core.journal import record
from core.refusals import Conflict, Problem, Refused
from core.text import fold
from organization.services.rows import delete_row, save_row
from organization.services.units import overlap

CODE_LENGTH = 70


@transaction.atomic
def save_campaign(campaign: Campaign, *, actor: Any, now: datetime) -> Campaign:
    """Write a new or changed campaign."""
    check(actor, "campaigns.set_up", campaign)
    campaign.code = campaign.code or free_code(campaign.short_name, Campaign.objects.all())
    save_row(campaign, action="campaign", actor=actor, now=now, technical=False)
    return campaign


@transaction.atomic
def save_part(part: CampaignPart, *, actor: Any, now: datetime) -> CampaignPart:
    """Write one item of a campaign. Raises Refused when a criterion's checks have wrong parameters."""
    check(actor, "campaigns.set_up", part.campaign)
    if isinstance(part, Criterion):
        problems = [text for one in part.checks for text in validate_check(one["name"], one["params"])]
        if problems:
            raise Refused([Problem(text, field="checks") for text in problems])
    siblings = type(part).objects.filter(campaign=part.campaign)
    part.code = part.code or free_code(part.label or getattr(part, "name", ""), siblings)
    save_row(part, action=_action(part), actor=actor, now=now, technical=False)
    return part


@transaction.atomic
def delete_part(part: CampaignPart, *, actor: Any, now: datetime) -> None:
    """Take an item out of a campaign; frozen versions of rounds keep it. Raises Conflict when papers build on it."""
    check(actor, "campaigns.set_up", part.campaign)
    try:
        with transaction.atomic():
            delete_row(part, action=_action(part), actor=actor, now=now)
    except ProtectedError as error:
        raise Conflict(
            _("Đã có báo cáo thành tích hoặc câu mẫu theo mục này nên không bỏ được; có thể sửa nội dung.")
        ) from error


@transaction.atomic
def save_award_type(award: AwardType, *, actor: Any, now: datetime) -> AwardType:
    check(actor, "campaigns.set_up", award)
    award.code = award.code or free_code(award.short_name, AwardType.objects.all())
    save_row(award, action="award_type", actor=actor, now=now, technical=False)
    return award


@transaction.atomic
def save_referral_paper(paper: ReferralPaper, *, actor: Any, now: datetime) -> ReferralPaper:
    """Write what is asked for; one that is moved to another award gets a code that is free there."""
    check(actor, "campaigns.set_up", paper)
    others = ReferralPaper.objects.filter(award_type=paper.award_type).exclude(pk=paper.pk)
    if not paper.code or others.filter(code=paper.code).exists():
        paper.code = free_code(paper.name, others)
    save_row(paper, action="referral_paper", actor=actor, now=now, technical=False)
    return paper


@transaction.atomic
def delete_referral_paper(paper: ReferralPaper, *, actor: Any, now: datetime) -> None:
    """Ask for this paper no longer. Raises Conflict once a file was uploaded as it."""
    check(actor, "campaigns.set_up", paper)
    try:
        with transaction.atomic():
            delete_row(paper, action="referral_paper", actor=actor, now=now, technical=False)
    except ProtectedError as error:
        raise Conflict(_("Đã có tệp tải lên cho văn bản này nên không bỏ được; có thể bỏ dấu “bắt buộc”.")) from error


@transaction.atomic
def save_bonus_rate(rate: BonusRate, *, actor: Any, now: datetime) -> BonusRate:
    """Write a coefficient for a period. Raises Refused when two would hold on one day."""
    check(actor, "campaigns.set_up", rate)
    others = BonusRate.objects.filter(award_type=rate.award_type, subject_kind=rate.subject_kind)
    _refuse_overlap(rate, others)
    save_row(rate, action="bonus_rate", actor=actor, now=now, technical=False)
    return rate


@transaction.atomic
def save_base_salary(salary: BaseSalary, *, actor: Any, now: datetime) -> BaseSalary:
    """Write a base salary for a period. Raises Refused when two would hold on one day."""
    check(actor, "campaigns.set_up", salary)
    _refuse_overlap(salary, BaseSalary.objects.all())
    save_row(salary, action="base_salary", actor=actor, now=now, technical=False)
    return salary


@transaction.atomic
def start_days_off(year: int, *, actor: Any, now: datetime) -> int:
    """Copy the public holidays of `year` as the office's own table; nothing when it has one. Returns how many."""
    check(actor, "campaigns.set_up")
    if DayOff.objects.filter(day__year=year).exists():
        return 0
    rows = DayOff.objects.bulk_create(DayOff(day=day, name=name) for day, name in default_days_off(year))
    record("days_off.start", actor=actor, now=now, year=year, days=[row.day.isoformat() for row in rows])
    return len(rows)


@transaction.atomic
def save_day_off(row: DayOff, *, actor: Any, now: datetime) -> DayOff:
    """Add a day off or a made-up working day; the year's public holidays come first.

    Raises Refused when that day is in the table already.
    """
    check(actor, "campaigns.set_up", row)
    start_days_off(row.day.year, actor=actor, now=now)
    if DayOff.objects.filter(day=row.day).exists():
        raise Refused(Problem(_("Ngày này đã có trong lịch; bỏ dòng cũ trước khi ghi lại."), field="day"))
    save_row(row, action="day_off", actor=actor, now=now, technical=False)
    return row


@transaction.atomic
def delete_day_off(row: DayOff, *, actor: Any, now: datetime) -> None:
    """Take a day out of the table. Raises Conflict for the last of its year: an empty year means public holidays."""
    check(actor, "campaigns.set_up", row)
    if not DayOff.objects.filter(day__year=row.day.year).exclude(pk=row.pk).exists():
        raise Conflict(_("Lịch của một năm phải còn ít nhất một ngày."))
    delete_row(row, action="day_off", actor=actor, now=now)


def free_code(name: str, rows: models.QuerySet) -> str:
    """A code from a name that none of `rows` bears."""
    base = slugify(fold(name))[:CODE_LENGTH].strip("-") or "muc"
    taken = set(rows.filter(code__startswith=base).values_list("code", flat=True))
    return base if base not in taken else next(f"{base}-{n}" for n in count(2) if f"{base}-{n}" not in taken)


def _action(part: CampaignPart) -> str:
    return f"campaign_{part._meta.model_name}"


def _refuse_overlap(row: Any, others: models.QuerySet) -> None:
    clash = next((other for other in others.exclude(pk=row.pk) if overlap(row, other)), None)
    if clash is not None:
        message = _("Trùng thời gian với dòng “%s”; hãy ghi ngày cuối cùng của dòng đó trước.")
        raise Refused(Problem(message % clash.source, field="valid_from"))
