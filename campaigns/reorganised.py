"""What of ours hangs on units that end; `organization` asks for it by the dotted path in settings."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from campaigns.models import CampaignNote, Extension, ExtensionRequest, Feedback, RoundUnit, Target
from organization.models import Unit
from organization.selectors.touched import Hanging, Touched, counted


def touched(units: Sequence[Unit], now: datetime) -> list[Touched]:
    """Rounds that expect these units, what they were granted and have asked, what they have registered, their notes."""
    return counted(units, _hanging(now))


def _hanging(now: datetime) -> Iterator[Hanging]:
    kept = _("giữ theo tên cũ")
    running = Q(round__opened_at__lte=now, round__cutoff__gt=now)
    note = _("vẫn chờ đơn vị cũ; thêm đơn vị mới lập")
    yield Hanging(RoundUnit, _("Đợt xét đang nhận hồ sơ của đơn vị"), note, running)
    note = _("giữ cho đơn vị cũ; đơn vị sau xin riêng")
    yield Hanging(Extension, _("Gia hạn còn hiệu lực"), note, Q(cutoff__gt=now))
    note = _("trả lời đơn vị cũ; nên trả lời trước khi thực hiện")
    yield Hanging(ExtensionRequest, _("Đề nghị gia hạn chờ trả lời"), note, Q(answered_at=None))
    yield Hanging(Feedback, _("Vướng mắc, phản ánh chưa trả lời"), note, Q(answered_at=None))
    note = _("giữ ở đơn vị cũ; đơn vị sau đăng ký riêng khi còn hạn")
    yield Hanging(Target, _("Đăng ký thi đua"), note)
    yield Hanging(CampaignNote, _("Dòng trong sổ theo dõi phong trào"), kept, Q(removed_at=None))
