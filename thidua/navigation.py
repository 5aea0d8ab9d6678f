"""The main navigation, by what one may do."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.access import may
from organization.actors import Actor


@dataclass(frozen=True)
class Entry:
    """One place of the navigation; shown to whom `permission` is given, to everyone when it is empty."""

    label: str
    route: str
    icon: str
    permission: str = ""


ENTRIES = (
    Entry(_("Trang chủ"), "home", "house"),
    Entry(_("Hồ sơ của đơn vị"), "proposals", "folder-open", "awards.prepare_any"),
    Entry(_("Sổ thành tích"), "achievements", "notebook-pen", "awards.prepare_any"),
    Entry(_("Bàn làm việc"), "desk", "layout-grid", "awards.see_desk"),
    Entry(_("Tổng hợp"), "consolidation", "list-ordered", "awards.see_consolidation"),
    Entry(_("Hội đồng"), "council", "vote", "awards.see_council"),
    Entry(_("Xét duyệt"), "approval", "stamp", "awards.answer_any"),
    Entry(_("Quyết định"), "decisions", "scroll-text", "awards.see_decisions"),
    Entry(_("Chi thưởng"), "payments", "banknote", "dossiers.pay_out"),
    Entry(_("Tiến độ"), "progress", "activity", "awards.see_progress"),
    Entry(_("Phong trào"), "campaigns", "flag"),
    Entry(_("Vinh danh"), "honours", "award"),
    Entry(_("Thống kê"), "statistics", "chart-no-axes-column", "awards.see_statistics"),
    Entry(_("Cấu hình"), "setup", "settings", "organization.see_setup"),
    Entry(_("Tài khoản"), "accounts", "users", "organization.see_accounts"),
    Entry(_("Thư và việc"), "sent", "mail-check", "core.see_outbox"),
    Entry(_("Nhật ký"), "journal", "book-lock", "core.read_journal"),
)


def navigation(actor: Actor, path: str) -> list[dict]:
    """The entries this actor may use; `current` is the longest address that `path` begins with."""
    shown = [(entry, reverse(entry.route)) for entry in ENTRIES if _allowed(actor, entry)]
    here = max((url for _entry, url in shown if path.startswith(url)), key=len, default="")
    return [
        {"label": entry.label, "url": url, "icon": entry.icon, "current": url == here and (url != "/" or path == "/")}
        for entry, url in shown
    ]


def _allowed(actor: Actor, entry: Entry) -> bool:
    return not entry.permission or may(actor, entry.permission)
