"""What the journal's actions are called on screen."""

from django.utils.translation import gettext_lazy as _

from awards.workflow import DECISION_MOVES, NOMINATION_MOVES, PROPOSAL_MOVES
from organization.words import ACTIONS as PEOPLE

ACTIONS = (
    {f"proposal.{move.name}": move.label for move in PROPOSAL_MOVES}
    | {f"nomination.{move.name}": move.label for move in NOMINATION_MOVES}
    | {f"decision.{move.name}": move.label for move in DECISION_MOVES}
    | PEOPLE
    | {
        "clock.back": _("Đồng hồ máy chủ chạy lùi"),
        "clock.caught_up": _("Đồng hồ máy chủ đã đuổi kịp"),
        "round.remind": _("Nhắc nộp hồ sơ"),
        "round.account_check": _("Gửi thư kiểm tra tài khoản"),
        "mail_text.add": _("Sửa mẫu thư"),
        "mail_text.change": _("Sửa mẫu thư"),
        "mail_text.delete": _("Lấy lại mẫu thư gốc"),
        "job.again": _("Gửi lại việc lỗi"),
    }
)


def action_label(action: str) -> str:
    """The Vietnamese name of an action; an unknown one is shown by its code."""
    return str(ACTIONS.get(action, action))
