"""A light for each unit and stage of a round: a code for its look, a word that is always said, a figure below it."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.enums import ProposalState
from awards.models import Letter, Minutes, Nomination, ReportSection
from awards.selectors.board import BoardRow
from campaigns.models import Round
from core.text import format_datetime

STAGES = (
    gettext_lazy("Đối tượng"),
    gettext_lazy("Báo cáo"),
    gettext_lazy("Biên bản"),
    gettext_lazy("Tờ trình"),
    gettext_lazy("Nộp"),
    gettext_lazy("Tiếp nhận"),
)
RECEIVED = (ProposalState.ACCEPTED, ProposalState.DECIDED)


@dataclass(frozen=True)
class Light:
    """`state` is a code of core.looks, "" for what is not reached."""

    state: str
    label: str
    text: str = ""


@dataclass(frozen=True)
class UnitLights:
    row: BoardRow
    lights: tuple[Light, ...]

    @property
    def named(self) -> list[tuple[str, Light]]:
        return list(zip(map(str, STAGES), self.lights, strict=True))


@dataclass(frozen=True)
class Written:
    """What each proposal has by now, read at once for a whole round: ids of proposals, counts of reports."""

    minutes: frozenset[int]
    letters: frozenset[int]
    reports: Counter[int]


def unit_lights(round_: Round, rows: list[BoardRow], now: datetime) -> list[UnitLights]:
    """A row of lights for every row of the board, in three more queries however many units there are."""
    written = _written(round_)
    return [UnitLights(row, _lights(row, written, now)) for row in rows]


def _written(round_: Round) -> Written:
    mine = Q(proposal__round=round_)
    filled = ReportSection.objects.filter(report__nomination=OuterRef("pk")).exclude(text="")
    begun = Nomination.objects.present().filter(mine).filter(Q(report__own_file__isnull=False) | Exists(filled))
    return Written(
        frozenset(Minutes.objects.filter(mine, attendees__isnull=False).values_list("proposal", flat=True)),
        frozenset(Letter.objects.filter(mine).values_list("proposal", flat=True)),
        Counter(begun.order_by().values_list("proposal", flat=True)),
    )


def _lights(row: BoardRow, written: Written, now: datetime) -> tuple[Light, ...]:
    proposal = row.proposal
    if proposal is None:
        nothing = Light("", _("Chưa lập hồ sơ"))
        return (nothing, nothing, nothing, nothing, _sent(row, now), Light("", _("Chưa tiếp nhận")))
    return (
        _nominees(row),
        _reports(row, written.reports[proposal.pk]),
        _paper(row, written.minutes),
        _paper(row, written.letters),
        _sent(row, now),
        _received(row),
    )


def _nominees(row: BoardRow) -> Light:
    if row.proposal.is_nil:
        return Light("nil", _("Không có đề nghị"))
    return Light("done", _("Đã chọn"), str(row.total)) if row.total else Light("", _("Chưa chọn"))


def _reports(row: BoardRow, written: int) -> Light:
    if row.proposal.is_nil:
        return Light("nil", _("Không cần"))
    text = f"{min(written, row.total)}/{row.total}"
    if not row.is_silent or (row.total and written >= row.total):
        return Light("done", _("Đã viết"), text)
    return Light("draft", _("Đang viết"), text) if written else Light("", _("Chưa viết"))


def _paper(row: BoardRow, there: frozenset[int]) -> Light:
    if row.proposal.is_nil:
        return Light("nil", _("Không cần"))
    return Light("done", _("Đã có")) if row.proposal.pk in there or not row.is_silent else Light("", _("Chưa có"))


def _sent(row: BoardRow, now: datetime) -> Light:
    if row.is_silent:
        late = row.window.late_at(now)
        return Light("not_sent", _("Không gửi"), _("hết hạn")) if late else Light("", _("Chưa nộp"))
    at = format_datetime(row.proposal.submission.first_at)
    if row.proposal.state == ProposalState.SUPPLEMENTING:
        return Light("supplementing", _("Đang bổ sung"), at)
    if row.proposal.correcting_since:
        return Light("submitted", _("Đã nộp, đang sửa"), at)
    return Light("done", _("Đã nộp"), at)


def _received(row: BoardRow) -> Light:
    if row.proposal.state in RECEIVED:
        return Light("accepted", _("Đã tiếp nhận"))
    return Light("waiting", _("Chờ tiếp nhận")) if not row.is_silent else Light("", _("Chưa tiếp nhận"))
