"""Checks and extensions in the words of the screen."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.checks import check_choices
from campaigns.models import Extension
from core.text import cutoff_text, format_date, format_datetime, format_number
from organization.enums import Grade, InitiativeLevel

EXTENSION_HEADINGS = (
    gettext_lazy("STT"), gettext_lazy("Đơn vị"), gettext_lazy("Loại"), gettext_lazy("Hạn nộp mới"),
    gettext_lazy("Lý do"), gettext_lazy("Người đề nghị"), gettext_lazy("Số văn bản (số đến)"),
    gettext_lazy("Ngày văn bản"), gettext_lazy("Bản giấy đến lúc"), gettext_lazy("Người gia hạn"),
    gettext_lazy("Gia hạn lúc"),
)  # fmt: skip


def extension_cells(row: Extension) -> tuple[str, ...]:
    """One extension as a row under EXTENSION_HEADINGS but for the running number."""
    return (
        row.unit.name if row.unit else _("Tất cả đơn vị"), str(row.get_kind_display()), cutoff_text(row.cutoff),
        row.reason, row.asked_by, row.paper_number, format_date(row.paper_date), format_datetime(row.received_at),
        row.granted_by.label, format_datetime(row.granted_at),
    )  # fmt: skip


def check_words(checks: list[Mapping[str, Any]]) -> list[str]:
    """Each check of a criterion as one phrase, with its parameters."""
    labels = dict(check_choices())
    return [f"{labels.get(one['name'], one['name'])}{_params(one.get('params', {}))}" for one in checks]


def _params(params: Mapping[str, Any]) -> str:
    said = []
    if levels := params.get("levels"):
        said.append(_("cấp công nhận: %s") % ", ".join(str(InitiativeLevel(level).label).lower() for level in levels))
    if grade := params.get("grade"):
        said.append(_("mức “%s”") % Grade(grade).label)
    if (score := params.get("department_score")) is not None:
        said.append(_("Sở đạt từ %s điểm") % format_number(score))
    return f" ({'; '.join(said)})" if said else ""
