from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.fields import LongTextField
from dossiers.models import YearReport
from dossiers.services.year_reports import PARTS


def _part(label: str, help_text: str) -> LongTextField:
    return LongTextField(
        label=label, help_text=help_text, required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 8})
    )


class YearReportForm(forms.Form):
    """The parts of the report that the office writes, in the order in which they are printed."""

    organising = _part(
        _("Tình hình tổ chức thực hiện"),
        _("Chỉ đạo, phát động, tuyên truyền; hoạt động của các đơn vị; kiểm tra, hướng dẫn. In ở mục I."),
    )
    assessment = _part(_("Đánh giá chung"), _("Kết quả nổi bật, mô hình hay, ý nghĩa của phong trào. In ở mục IV."))
    shortcomings = _part(_("Tồn tại, hạn chế và nguyên nhân"), _("In ở mục V."))
    directions = _part(_("Phương hướng, nhiệm vụ"), _("Nhiệm vụ, giải pháp thời gian tới. In ở mục VI."))
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, data: Any = None, *, row: YearReport) -> None:
        super().__init__(data, initial={name: getattr(row, name) for name in (*PARTS, "version")})
