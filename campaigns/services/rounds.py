"""Opening a round, and changing the text of an opened one as a new version with a reason."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.models import Round, RoundUnit, RoundVersion
from campaigns.round_content import round_content
from campaigns.selectors import proposing_units
from core.access import check
from core.clock import day_of
from core.files.models import StoredFile
from core.journal import record
from core.journal.chain import sha256
from core.locks import ROUND_GATE, hold_gate
from core.refusals import Conflict, Problem, Refused
from core.text import cutoff_text
from organization.models import Unit
from organization.services.notices import people_of_units, tell


@dataclass(frozen=True)
class OpeningPaper:
    """The công văn hướng dẫn: its number, its date, its file."""

    number: str
    dated: date | None = None
    file: StoredFile | None = None


@transaction.atomic
def open_round(round_: Round, *, actor: Any, now: datetime, paper: OpeningPaper | None = None) -> RoundVersion:
    """Open the round: fix its units, freeze its text as version 1, make its cut-off read-only.

    `paper` is the công văn hướng dẫn. Raises Conflict when it is open already, Refused with all that is missing.
    """
    hold_gate(ROUND_GATE, round_.pk, shared=False)
    round_ = Round.objects.select_for_update(of=("self",)).select_related("campaign").get(pk=round_.pk)
    check(actor, "campaigns.set_up", round_)
    if round_.opened_at is not None:
        raise Conflict(_("Đợt này đã mở."))
    units = proposing_units(now)
    problems = opening_problems(round_, units, now)
    if problems:
        raise Refused(problems)
    round_.opened_at = now
    if paper is not None:
        round_.opening_paper, round_.opening_paper_date = paper.number, paper.dated
        round_.opening_paper_file = paper.file
    round_.save(update_fields=["opened_at", "opening_paper", "opening_paper_date", "opening_paper_file"])
    RoundUnit.objects.bulk_create([RoundUnit(round=round_, unit=unit) for unit in units], ignore_conflicts=True)
    version = _freeze(round_, 1, "", actor, now)
    record("round.open", actor=actor, now=now, obj=round_, cutoff=round_.cutoff.isoformat(), units=len(units),
           version_hash=version.content_hash, paper=round_.opening_paper,
           file=round_.opening_paper_file.sha256 if round_.opening_paper_file else "")  # fmt: skip
    _tell_units(round_, now)
    return version


def opening_problems(round_: Round, units: list[Unit], now: datetime) -> list[Problem]:
    """Everything that keeps the round from being opened."""
    problems = []
    if not round_.cutoff_confirmed:
        problems.append(Problem(_("Hạn nộp chưa được xác định: nhập hạn nộp cùng văn bản căn cứ."), field="cutoff"))
    if round_.cutoff <= now:
        problems.append(Problem(_("Hạn nộp đã qua."), field="cutoff"))
    if not round_.award_types.exists():
        problems.append(Problem(_("Chọn ít nhất một hình thức khen thưởng."), field="award_types"))
    if not round_.campaign.criterions.exists():
        problems.append(Problem(_("Phong trào chưa có tiêu chí.")))
    if not round_.campaign.reformareas.exists():
        problems.append(Problem(_("Phong trào chưa có lĩnh vực cải cách hành chính.")))
    if not units:
        problems.append(Problem(_("Chưa có đơn vị nào gửi hồ sơ.")))
    return problems


@transaction.atomic
def new_round_version(round_: Round, *, reason: str, actor: Any, now: datetime) -> RoundVersion:
    """Freeze the round's changed text as its next version; earlier submissions keep naming theirs.

    Raises Refused without a reason or when nothing has changed, Conflict before the round is opened.
    """
    hold_gate(ROUND_GATE, round_.pk, shared=False)
    check(actor, "campaigns.set_up", round_)
    last = round_.versions.order_by("-number").first()
    if last is None:
        raise Conflict(_("Đợt chưa mở nên chưa có phiên bản nào để thay."))
    if not reason.strip():
        raise Refused(Problem(_("Ghi lý do thay đổi sau khi đã mở đợt."), field="reason"))
    if sha256(round_content(round_)) == last.content_hash:
        raise Refused(_("Nội dung của đợt không có gì thay đổi."))
    version = _freeze(round_, last.number + 1, reason, actor, now)
    record("round.version", actor=actor, now=now, obj=round_, note=reason, number=version.number,
           version_hash=version.content_hash)  # fmt: skip
    return version


def _freeze(round_: Round, number: int, reason: str, actor: Any, now: datetime) -> RoundVersion:
    content = round_content(round_)
    return RoundVersion.objects.create(
        round=round_,
        number=number,
        content=content,
        content_hash=sha256(content),
        reason=reason,
        made_at=now,
        made_by=actor.user,
    )


def _tell_units(round_: Round, now: datetime) -> None:
    text = _("Đã mở %(round)s. Gửi hồ sơ %(cutoff)s.") % {"round": round_, "cutoff": cutoff_text(round_.cutoff)}
    tell(people_of_units(day_of(now)), text=text, key=f"opened:{round_.pk}", now=now)
