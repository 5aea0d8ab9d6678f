"""Tiền thưởng: what an award is worth on a day."""

from datetime import date
from decimal import ROUND_CEILING, Decimal

from campaigns.models import AwardType, BaseSalary, BonusRate

ROUND_UP_TO = Decimal(10_000)


def bonus(award: AwardType, subject_kind: str, day: date) -> int | None:
    """Tiền thưởng of one award in đồng; None when no coefficient or salary is known for that day."""
    return bonuses(day).get((award.pk, subject_kind))


def bonuses(day: date) -> dict[tuple[int, str], int]:
    """Tiền thưởng in đồng by (award type, kind of subject), in two queries.

    Coefficient × base salary in force on `day`, rounded up to tens of thousands. (Nghị định 98/2023, 152/2025.)
    """
    salary = BaseSalary.objects.on(day).last()
    if salary is None:
        return {}
    return {
        (rate.award_type_id, rate.subject_kind): rounded_up(rate.coefficient * salary.amount)
        for rate in BonusRate.objects.on(day)
    }


def rounded_up(amount: Decimal) -> int:
    return int((amount / ROUND_UP_TO).to_integral_value(ROUND_CEILING) * ROUND_UP_TO)
