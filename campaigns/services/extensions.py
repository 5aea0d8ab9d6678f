"""Gia hạn: a recorded, reasoned later cut-off for one unit or for all (deadline.md rule 9)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.calendar import Window
from campaigns.enums import ExtensionKind
from campaigns.models import Extension, Round
from campaigns.selectors import round_units, round_windows
from core.access import check
from core.clock import day_of
from core.files.models import StoredFile
from core.journal import record
from core.locks import ROUND_GATE, hold_gate
from core.refusals import Conflict, Problem, Refused
from core.text import cutoff_text
from organization.models import Unit
from organization.services.notices import people_of_unit, tell


@dataclass(frozen=True)
class Grounds:
    """What an extension stands on: who asked, why, which paper; for a paper received in time also its picture."""

    reason: str
    kind: str = ExtensionKind.EXTENSION
    asked_by: str = ""
    paper_number: str = ""
    paper_date: date | None = None
    paper: StoredFile | None = None


@transaction.atomic
def extend_cutoff(
    round_: Round, unit: Unit | None, cutoff: datetime, grounds: Grounds, *, actor: Any, now: datetime
) -> Extension:
    """Give `unit` (None: every unit) until `cutoff`; possible after the announced cut-off too.

    What was closed opens again by itself, and those it is for are told. Raises Conflict before the round is opened,
    Refused with everything that is wrong; never shortens.
    """
    hold_gate(ROUND_GATE, round_.pk, shared=False)
    check(actor, "campaigns.extend_cutoff", round_)
    if round_.opened_at is None:
        raise Conflict(_("Đợt chưa mở: hãy sửa hạn nộp thay vì gia hạn."))
    window = round_windows(round_).of(unit.pk if unit else None)
    problems = extension_problems(round_, unit, cutoff, grounds, window, now)
    if problems:
        raise Refused(problems)
    row = Extension.objects.create(
        round=round_,
        unit=unit,
        kind=grounds.kind,
        cutoff=cutoff,
        reason=grounds.reason.strip(),
        asked_by=grounds.asked_by,
        paper_number=grounds.paper_number,
        paper_date=grounds.paper_date,
        paper=grounds.paper,
        granted_by=actor.user,
        granted_at=now,
    )
    record("round.extend", actor=actor, now=now, obj=round_, unit_id=unit.pk if unit else None, note=row.reason,
           kind=row.kind, cutoff=cutoff.isoformat(), before=window.cutoff.isoformat(), paper=row.paper_number,
           file=row.paper.sha256 if row.paper else "")  # fmt: skip
    _tell(row, now)
    return row


def extension_problems(
    round_: Round, unit: Unit | None, cutoff: datetime, grounds: Grounds, window: Window, now: datetime
) -> list[Problem]:
    """Everything that is wrong with an extension before it is granted."""
    problems = []
    if not grounds.reason.strip():
        problems.append(Problem(_("Ghi lý do gia hạn."), field="reason"))
    if cutoff <= now:
        problems.append(Problem(_("Hạn mới phải ở sau thời điểm hiện tại."), field="cutoff"))
    if cutoff <= max(window.cutoff, window.closed_at or window.cutoff):
        text = _("Hạn mới phải sau hạn đang có hiệu lực (%s); gia hạn không rút ngắn hạn nộp.")
        problems.append(Problem(text % cutoff_text(window.cutoff), field="cutoff"))
    if unit is not None and not round_.round_units.filter(unit=unit).exists():
        problems.append(Problem(_("%s không thuộc đợt này.") % unit, field="unit"))
    if grounds.kind == ExtensionKind.PAPER_IN_TIME:
        problems += _stamped_paper_problems(unit, grounds)
    return problems


def _stamped_paper_problems(unit: Unit | None, grounds: Grounds) -> list[Problem]:
    """A paper that came in time helps the one unit that sent it, and its stamp is kept as a picture."""
    problems = []
    if unit is None:
        problems.append(Problem(_("Chọn đơn vị đã gửi bản giấy."), field="unit"))
    if not grounds.paper_number or grounds.paper_date is None:
        problems.append(Problem(_("Nhập số đến, ngày đến của bản giấy."), field="paper_number"))
    if grounds.paper is None:
        problems.append(Problem(_("Tải lên ảnh chụp dấu đến của bản giấy."), field="paper"))
    return problems


def _tell(row: Extension, now: datetime) -> None:
    units = [row.unit] if row.unit else round_units(row.round)
    text = _("%(round)s: gia hạn nộp hồ sơ, nay %(cutoff)s. Lý do: %(reason)s") % {
        "round": row.round,
        "cutoff": cutoff_text(row.cutoff),
        "reason": row.reason,
    }
    day = day_of(now)
    users = {user.pk: user for unit in units for user in people_of_unit(unit.pk, day)}
    tell(users.values(), text=text, key=f"extension:{row.pk}", now=now)
