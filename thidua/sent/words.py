"""What the outbox's kinds of work are called on screen."""

from django.utils.translation import gettext_lazy as _

KINDS = {
    "mail": _("Gửi thư"),
    "password_link": _("Gửi đường dẫn đặt mật khẩu"),
    "paper": _("Dựng văn bản"),
    "pages": _("Cắt trang để xem"),
    "scan": _("Quét vi-rút"),
    "submission_papers": _("Lập văn bản của hồ sơ đã nộp"),
    "closing_papers": _("Lập báo cáo chốt hạn"),
    "consolidation_papers": _("Lập báo cáo thẩm định, tờ trình của Văn phòng"),
    "decision_papers": _("Lập văn bản của quyết định"),
}


def kind_label(kind: str) -> str:
    """The Vietnamese name of a kind of work; an unknown one is shown by its code."""
    return str(KINDS.get(kind, kind))
