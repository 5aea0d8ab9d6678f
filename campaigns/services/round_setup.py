"""Preparing a round, and changing what an opened one asks for."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.enums import RoundKind
from campaigns.models import AwardType, Round, RoundVersion
from campaigns.services.rounds import new_round_version
from campaigns.services.setup import free_code
from core.access import check
from core.locks import ROUND_GATE, hold_gate
from core.refusals import Conflict, Problem, Refused
from organization.services.rows import save_row


@transaction.atomic
def save_round(
    round_: Round, awards: Iterable[AwardType], *, actor: Any, now: datetime, last_day: str = "", copied_from: str = ""
) -> Round:
    """Write a round in preparation. Raises Conflict once it is open, Refused with everything that is wrong.

    `last_day` is what was chosen for a last day on which nobody works, `copied_from` names the round it is made
    after; both are journalled.
    """
    if round_.pk:
        hold_gate(ROUND_GATE, round_.pk, shared=False)
    check(actor, "campaigns.set_up", round_)
    if round_.pk and Round.objects.filter(pk=round_.pk, opened_at__isnull=False).exists():
        raise Conflict(_("Đợt đã mở: hạn nộp chỉ dời bằng gia hạn, nội dung chỉ đổi bằng phiên bản mới kèm lý do."))
    awards = list(awards)
    problems = round_problems(round_.kind, round_.year, (round_.period_from, round_.period_to), awards)
    if problems:
        raise Refused(problems)
    round_.code = round_.code or free_code(_code_base(round_), round_.campaign.rounds.all())
    said = {"last_day": last_day, "copied_from": copied_from}
    _write(round_, awards, actor, now, **{name: value for name, value in said.items() if value})
    return round_


@transaction.atomic
def revise_round(round_: Round, awards: Iterable[AwardType], *, reason: str, actor: Any, now: datetime) -> RoundVersion:
    """Change an opened round and freeze the outcome as its next version.

    Raises Conflict before it is opened, Refused without a reason, when nothing changes, or when an award that units
    already propose would go away.
    """
    hold_gate(ROUND_GATE, round_.pk, shared=False)
    check(actor, "campaigns.set_up", round_)
    awards = list(awards)
    problems = [*_award_problems(round_.kind, awards), *_used_award_problems(round_, awards)]
    if problems:
        raise Refused(problems)
    _write(round_, awards, actor, now)
    return new_round_version(round_, reason=reason, actor=actor, now=now)


def _write(round_: Round, awards: list[AwardType], actor: Any, now: datetime, **details: Any) -> None:
    before = sorted(round_.award_types.values_list("short_name", flat=True)) if round_.pk else []
    after = sorted(award.short_name for award in awards)
    if before != after:
        details["awards"] = [before, after]
    save_row(round_, action="round", actor=actor, now=now, technical=False, **details)
    round_.award_types.set(awards)


def _code_base(round_: Round) -> str:
    return f"tong-ket-{round_.year}" if round_.kind == RoundKind.FINAL else str(round_.year)


def round_problems(kind: str, year: int, period: tuple[int, int], awards: Iterable[AwardType]) -> list[Problem]:
    """Everything that does not fit together in a round; the form asks the same before anything is written."""
    problems = []
    if period[0] > period[1]:
        problems.append(Problem(_("Năm đầu phải trước hoặc bằng năm cuối của kỳ thành tích."), field="period_from"))
    if period[1] > year:
        problems.append(Problem(_("Kỳ thành tích không thể sau năm của đợt xét."), field="period_to"))
    return problems + _award_problems(kind, awards)


def _award_problems(kind: str, awards: Iterable[AwardType]) -> list[Problem]:
    message = _("%(award)s không dùng cho đợt loại “%(kind)s”.")
    return [
        Problem(message % {"award": award, "kind": RoundKind(kind).label}, field="award_types")
        for award in awards
        if kind not in award.kinds_of_round
    ]


def _used_award_problems(round_: Round, awards: list[AwardType]) -> list[Problem]:
    """Awards that are proposed already; asked through `nominations`, which `awards` hangs onto an award type."""
    used = AwardType.objects.filter(nominations__proposal__round=round_).exclude(pk__in=[a.pk for a in awards])
    message = _("Đã có đơn vị đề nghị %s trong đợt này nên không bỏ được.")
    return [Problem(message % award, field="award_types") for award in used.distinct()]
