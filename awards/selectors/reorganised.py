"""What of ours hangs on units that end; `organization` asks for it by the dotted path in settings."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from awards.enums import NominationState, ProposalState
from awards.models import Nomination, Proposal, Referral
from campaigns.calendar import RoundWindows
from campaigns.selectors import windows_of
from organization.models import Unit
from organization.selectors.reorganisation import Touched

SENT = (ProposalState.SUBMITTED, ProposalState.ACCEPTED)


def touched(units: Sequence[Unit], now: datetime) -> list[Touched]:
    """Proposals, nominations, what has gone up and what was awarded, of these units."""
    return [row for row in (*_proposals(units, now), *_nominations(units)) if row.count]


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
