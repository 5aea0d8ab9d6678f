"""Tiền thưởng: what an award is worth on a day."""

from datetime import date
from decimal import ROUND_CEILING, Decimal

from campaigns.models import AwardType, BaseSalary, BonusRate

ROUND_UP_TO = Decimal(10_000)


def bonus(award: AwardType, subject_kind: str, day: date) -> int | None:
    """Tiền thưởng in đồng: coefficient × base salary in force on `day`, rounded up to tens of thousands.

    None when no coefficient or salary is known for that day. (Nghị định 98/2023, 152/2025: rounding up.)
    """
    rate = BonusRate.objects.on(day).filter(award_type=award, subject_kind=subject_kind).last()
    salary = BaseSalary.objects.on(day).last()
    if rate is None or salary is None:
        return None
    amount = rate.coefficient * salary.amount
    return int((amount / ROUND_UP_TO).to_integral_value(ROUND_CEILING) * ROUND_UP_TO)
