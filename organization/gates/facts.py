"""What must hold between the figures of one yearly fact: the problems by field, for forms and for tables alike."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

Problems = dict[str, Any]
TOP_SCORE = 100


def index_problems(rank: int | None, ranked: int | None) -> Problems:
    if rank is not None and ranked is not None and rank > ranked:
        return {"rank": _("Thứ hạng không được lớn hơn số đơn vị xếp hạng.")}
    return {}


def score_problems(score: Decimal | None) -> Problems:
    if score is not None and not 0 <= score <= TOP_SCORE:
        return {"score": _("Điểm chỉ số từ 0 đến 100.")}
    return {}


def figures_problems(received: int | None, late: int | None) -> Problems:
    if received is not None and late is not None and late > received:
        return {"late": _("Hồ sơ trễ hẹn không được nhiều hơn hồ sơ tiếp nhận.")}
    return {}


def period_problems(starts_on: date | None, ends_on: date | None) -> Problems:
    if starts_on is not None and ends_on is not None and ends_on < starts_on:
        return {"ends_on": _("Ngày kết thúc không được trước ngày bắt đầu.")}
    return {}
