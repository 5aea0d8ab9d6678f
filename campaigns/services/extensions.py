"""Gia hạn: a recorded, reasoned later cut-off for one unit or for all (deadline.md rule 9)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from campaigns.calendar import RoundWindows
from campaigns.enums import ExtensionKind
from campaigns.models import Extension, ExtensionRequest, Round
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

PERMISSIONS = {ExtensionKind.EXTENSION: "campaigns.extend_cutoff", ExtensionKind.PAPER_IN_TIME: "campaigns.take_paper"}


@dataclass(frozen=True)
class Grounds:
    """What an extension stands on: who asked, why, which paper.

    For a paper dossier that came in time `paper_number` is its "số đến", `received_at` when it came and `paper` the
    picture of the stamp. `last_day` is what was chosen for a last day on which nobody works ("keep", "next").
    """

    reason: str
    kind: str = ExtensionKind.EXTENSION
    asked_by: str = ""
    paper_number: str = ""
    paper_date: date | None = None
    paper: StoredFile | None = None
    received_at: datetime | None = None
    last_day: str = ""


def extend_cutoff(
    round_: Round, unit: Unit | None, cutoff: datetime, grounds: Grounds, *, actor: Any, now: datetime
) -> Extension:
    """Give `unit` (None: every unit) until `cutoff`; see `extend_units`."""
    return extend_units(round_, [unit], cutoff, grounds, actor=actor, now=now)[0]


@transaction.atomic
def extend_units(
    round_: Round, units: Iterable[Unit | None], cutoff: datetime, grounds: Grounds, *, actor: Any, now: datetime
) -> list[Extension]:
    """Give each of `units` (None: every unit) until `cutoff`, on one paper; possible after the cut-off too.

    What was closed opens again by itself, open requests of these units are answered, those it is for are told.
    Raises Conflict before the round is opened, Refused with everything that is wrong; never shortens.
    """
    hold_gate(ROUND_GATE, round_.pk, shared=False)
    check(actor, PERMISSIONS[ExtensionKind(grounds.kind)], round_)
    if round_.opened_at is None:
        raise Conflict(_("Đợt chưa mở: hãy sửa hạn nộp thay vì gia hạn."))
    units, windows = list(units), round_windows(round_)
    problems = grounds_problems(grounds, now)
    for unit in units:
        problems += extension_problems(round_, unit, cutoff, windows, now)
        if grounds.kind == ExtensionKind.PAPER_IN_TIME:
            problems += paper_in_time_problems(round_, unit, grounds.received_at, now)
    if problems:
        raise Refused(dict.fromkeys(problems))
    before = {unit: windows.cutoff_of(unit.pk if unit else None) for unit in units}
    return [_extend(round_, unit, (before[unit], cutoff), grounds, actor, now) for unit in units]


def _extend(
    round_: Round, unit: Unit | None, cutoffs: tuple[datetime, datetime], grounds: Grounds, actor: Any, now: datetime
) -> Extension:
    before, cutoff = cutoffs
    waiting = _waiting_requests(round_, unit)
    row = Extension.objects.create(
        round=round_,
        unit=unit,
        kind=grounds.kind,
        cutoff=cutoff,
        reason=grounds.reason.strip(),
        asked_by=grounds.asked_by or ", ".join(dict.fromkeys(one.asker for one in waiting))[:200],
        paper_number=grounds.paper_number,
        paper_date=grounds.paper_date,
        paper=grounds.paper,
        received_at=grounds.received_at,
        granted_by=actor.user,
        granted_at=now,
    )
    record("round.extend", actor=actor, now=now, obj=round_, unit_id=unit.pk if unit else None, note=row.reason,
           kind=row.kind, cutoff=cutoff.isoformat(), before=before.isoformat(), paper=row.paper_number,
           file=row.paper.sha256, last_day=grounds.last_day, answers=[one.pk for one in waiting])  # fmt: skip
    for one in waiting:
        one.extension, one.answered_by, one.answered_at = row, actor.user, now
        one.save(update_fields=["extension", "answered_by", "answered_at"])
    _tell(row, waiting, now)
    return row


def _waiting_requests(round_: Round, unit: Unit | None) -> list[ExtensionRequest]:
    """Open requests that an extension of `unit` (None: of every unit) answers."""
    rows = ExtensionRequest.objects.waiting().filter(round=round_).select_related("asked_by")
    return list(rows.filter(unit=unit) if unit else rows)


def grounds_problems(grounds: Grounds, now: datetime) -> list[Problem]:
    """An extension is a document: reason, number, date, scan (rule 9); a paper in time has its stamp instead."""
    problems = []
    if not grounds.reason.strip():
        problems.append(Problem(_("Ghi lý do gia hạn."), field="reason"))
    if grounds.kind == ExtensionKind.PAPER_IN_TIME:
        if not grounds.paper_number:
            problems.append(Problem(_("Nhập số đến của bản giấy."), field="paper_number"))
        if grounds.paper is None:
            problems.append(Problem(_("Tải lên ảnh chụp dấu đến của bản giấy."), field="paper"))
        return problems
    return problems + document_problems(grounds.paper_number, grounds.paper_date, grounds.paper, now)


def document_problems(
    number: str, dated: date | None, paper: StoredFile | None, now: datetime, prefix: str = "paper"
) -> list[Problem]:
    """What is missing of number, date and scan of a paper; fields are named `<prefix>_number`, `_date`, `<prefix>`."""
    problems = []
    if not number:
        problems.append(Problem(_("Nhập số văn bản."), field=f"{prefix}_number"))
    if dated is None:
        problems.append(Problem(_("Nhập ngày văn bản."), field=f"{prefix}_date"))
    elif dated > day_of(now):
        problems.append(Problem(_("Ngày văn bản không thể ở sau hôm nay."), field=f"{prefix}_date"))
    if paper is None:
        problems.append(Problem(_("Tải lên bản chụp văn bản."), field=prefix))
    return problems


def extension_problems(
    round_: Round, unit: Unit | None, cutoff: datetime, windows: RoundWindows, now: datetime
) -> list[Problem]:
    """What is wrong with this cut-off for this unit."""
    window, problems = windows.of(unit.pk if unit else None), []
    if cutoff <= now:
        problems.append(Problem(_("Hạn mới phải ở sau thời điểm hiện tại."), field="cutoff"))
    if cutoff <= max(window.cutoff, window.closed_at or window.cutoff):
        text = _("Hạn mới phải sau hạn đang có hiệu lực (%s); gia hạn không rút ngắn hạn nộp.")
        problems.append(Problem(text % cutoff_text(window.cutoff), field="cutoff"))
    if unit is not None and not round_.round_units.filter(unit=unit).exists():
        problems.append(Problem(_("%s không thuộc đợt này.") % unit, field="units"))
    return problems


def paper_in_time_problems(
    round_: Round, unit: Unit | None, received_at: datetime | None, now: datetime
) -> list[Problem]:
    """A paper that came in before the cut-off of that moment helps the one unit that sent it."""
    problems = [] if unit else [Problem(_("Chọn đơn vị đã gửi bản giấy."), field="unit")]
    if received_at is None:
        return [*problems, Problem(_("Nhập ngày giờ đến của bản giấy."), field="received_at")]
    if received_at > now:
        return [*problems, Problem(_("Ngày giờ đến không thể ở sau thời điểm hiện tại."), field="received_at")]
    if received_at < round_.opened_at:
        text = _("Bản giấy đến trước khi mở đợt thì không thuộc đợt này.")
        return [*problems, Problem(text, field="received_at")]
    if unit is not None and received_at >= cutoff_at(round_, unit, received_at):
        text = _("Bản giấy đến khi đã hết hạn: hạn của đơn vị lúc ấy là %s.")
        problems.append(Problem(text % cutoff_text(cutoff_at(round_, unit, received_at)), field="received_at"))
    return problems


def cutoff_at(round_: Round, unit: Unit, moment: datetime) -> datetime:
    """The cut-off that covered the unit at `moment`, by the extensions granted until then."""
    rows = Extension.objects.filter(Q(unit=None) | Q(unit=unit), round=round_, granted_at__lte=moment)
    return max([round_.cutoff, *rows.values_list("cutoff", flat=True)])


def _tell(row: Extension, waiting: list[ExtensionRequest], now: datetime) -> None:
    units = [row.unit] if row.unit else round_units(row.round)
    granted = round_windows(row.round).granted(row.unit_id, row.cutoff)
    text = f"{row.round}: {granted.words} " + _("Lý do: %s") % row.reason
    day = day_of(now)
    users = {user.pk: user for unit in units for user in people_of_unit(unit.pk, day)}
    users |= {one.asked_by_id: one.asked_by for one in waiting}
    place = reverse("extension_ask", args=[row.round_id, row.unit_id]) if row.unit else reverse("proposals")
    tell(users.values(), text=text, key=f"extension:{row.pk}", now=now, url=place)
