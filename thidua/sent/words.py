"""What the outbox's kinds of work are called on screen."""

from django.utils.translation import gettext_lazy as _

KINDS = {
    "mail": _("Gửi thư"),
    "password_link": _("Gửi đường dẫn đặt mật khẩu"),
    "paper": _("Dựng văn bản"),
    "pages": _("Cắt trang để xem"),
    "signatures": _("Kiểm tra chữ ký số"),
    "dossier": _("Lập hồ sơ trọn bộ"),
    "certificates": _("Lập tệp in cả loạt Giấy khen"),
    "scan": _("Quét vi-rút"),
    "submission_papers": _("Lập văn bản của hồ sơ đã nộp"),
    "intake_slip": _("Lập phiếu tiếp nhận"),
    "closing_papers": _("Lập báo cáo chốt hạn"),
    "consolidation_papers": _("Lập báo cáo thẩm định, tờ trình của Văn phòng"),
    "decision_papers": _("Lập văn bản của quyết định"),
    "referral_papers": _("Lập văn bản trình cấp trên"),
    "referral_package": _("Đóng gói bộ hồ sơ trình cấp trên"),
    "training_moved": _("Làm tiếp sau khi chuyển đồng hồ luyện tập"),
}


def kind_label(kind: str) -> str:
    """The Vietnamese name of a kind of work; an unknown one is shown by its code."""
    return str(KINDS.get(kind, kind))
