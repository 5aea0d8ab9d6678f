"""What of ours hangs on units that end; `organization` asks for it by the dotted path in settings."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db.models import F, Q
from django.utils.translation import gettext as _

from awards.enums import ComplaintState, NominationState, ProposalState
from awards.models import Achievement, Complaint, Nomination, OtherOpinion, Posting, Proposal, Referral, RoleModel
from campaigns.calendar import RoundWindows
from campaigns.selectors import windows_of
from core.clock import day_of
from organization.models import Unit
from organization.selectors.touched import Hanging, Touched, counted

SENT = (ProposalState.SUBMITTED, ProposalState.ACCEPTED)


def touched(units: Sequence[Unit], now: datetime) -> list[Touched]:
    """Proposals, nominations, what has gone up and what was awarded, what is asked and noted, of these units."""
    found = [*_proposals(units, now), *_nominations(units), _posted(units, now)]
    return [*(row for row in found if row.count), *counted(units, _hanging())]


def _proposals(units: Sequence[Unit], now: datetime) -> list[Touched]:
    rows = list(Proposal.objects.filter(unit__in=units).exclude(state=ProposalState.DECIDED).select_related("round"))
    windows = windows_of({row.round for row in rows})
    drafts = [row for row in rows if row.state == ProposalState.DRAFT and _is_open(row, windows, now)]
    supplementing = [row for row in rows if row.state == ProposalState.SUPPLEMENTING]
    sent = [row for row in rows if row.state in SENT]
    return [
        Touched(_("Hồ sơ đang soạn, còn hạn nộp"), len(drafts), _("vẫn là của đơn vị cũ"), waits=True),
        Touched(_("Hồ sơ đang bổ sung, hoàn thiện"), len(supplementing), _("vẫn là của đơn vị cũ"), waits=True),
        Touched(_("Hồ sơ đã nộp, chưa xét xong"), len(sent), _("xét tiếp theo tên đã nộp"), waits=True),
    ]


def _is_open(row: Proposal, windows: dict[int, RoundWindows], now: datetime) -> bool:
    return windows[row.round_id].of(row.unit_id).open_at(now)


def _nominations(units: Sequence[Unit]) -> list[Touched]:
    rows = Nomination.objects.present().filter(unit__in=units)
    waiting = Referral.objects.going_up().filter(nomination__proposal__unit__in=units, outcome="")
    granted = rows.filter(state=NominationState.GRANTED).count()
    return [
        Touched(_("Trình cấp trên chưa có kết quả"), waiting.count(), _("kết quả vẫn ghi theo tên đã trình")),
        Touched(_("Tập thể đã được tặng"), granted, _("giữ theo tên cũ; trang thành tích của đơn vị sau dẫn về")),
    ]


def _posted(units: Sequence[Unit], now: datetime) -> Touched:
    """Lists that hang, or wait to, and name somebody of these units."""
    rows = Posting.objects.running(day_of(now)) | Posting.objects.waiting()
    named = {entry["nomination"] for row in rows for entry in row.content}
    ours = set(Nomination.objects.filter(pk__in=named, proposal__unit__in=units).values_list("pk", flat=True))
    count = sum(any(entry["nomination"] in ours for entry in row.content) for row in rows)
    return Touched(_("Danh sách dự kiến đang niêm yết"), count, _("giữ nguyên như đã niêm yết"))


def _hanging() -> Iterator[Hanging]:
    kept = _("giữ theo tên cũ")
    elsewhere = Q(removed_at=None) & ~Q(proposal__unit=F("unit")) & ~Q(proposal__state=ProposalState.DECIDED)
    yield Hanging(Nomination, _("Tập thể trong hồ sơ của đơn vị khác, chưa xét xong"), kept, elsewhere)
    asked = Q(answered_on=None)
    yield Hanging(OtherOpinion, _("Ý kiến hiệp y chưa có trả lời"), _("trả lời theo tên cũ"), asked,
                  "nomination__proposal__unit")  # fmt: skip
    waiting = Q(state=ComplaintState.RECEIVED)
    yield Hanging(Complaint, _("Kiến nghị, khiếu nại chờ trả lời"), _("trả lời theo tên cũ, cho người đã gửi"), waiting)
    note = _("giữ ở sổ của đơn vị cũ; mỗi người vẫn thấy dòng của mình")
    yield Hanging(Achievement, _("Dòng trong sổ thành tích"), note, Q(removed_at=None))
    yield Hanging(RoleModel, _("Gương điển hình do đơn vị viết"), kept)
