"""What is typed on the way to an amendment of the campaign."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.models import Campaign, Feedback
from campaigns.services.amendments import Issue
from core.fields import DateField, LongTextField, TextField


class FeedbackChoice(forms.ModelMultipleChoiceField):
    def label_from_instance(self, row: Feedback) -> str:
        return f"{row.unit.short_name}: {row.text[:160]}"


class SummaryForm(forms.Form):
    feedback = FeedbackChoice(
        label=_("Phản ánh được tổng hợp"), queryset=Feedback.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    summary = LongTextField(
        label=_("Tổng hợp và đề xuất của Văn phòng"),
        max_length=10_000,
        help_text=_("Các vướng mắc chính, đề xuất điều chỉnh, bổ sung nội dung nào của kế hoạch."),
    )

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = campaign.feedback.filter(amendment=None).select_related("unit")
        self.fields["feedback"].queryset = rows


class ResolutionForm(forms.Form):
    agreed = forms.TypedChoiceField(
        label=_("Ý kiến"),
        choices=((1, _("Đồng ý điều chỉnh, bổ sung kế hoạch")), (0, _("Không điều chỉnh"))),
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    resolution = LongTextField(
        label=_("Ý kiến chỉ đạo"), max_length=5000, required=False, help_text=_("Bắt buộc khi không điều chỉnh.")
    )


class IssueForm(forms.Form):
    text = LongTextField(label=_("Nội dung điều chỉnh, bổ sung"), max_length=20_000)
    paper_number = TextField(label=_("Số, ký hiệu văn bản"), max_length=60, help_text=_("Ví dụ 45/KH-SGTVT."))
    paper_date = DateField(label=_("Ngày văn bản"))
    paper = forms.FileField(label=_("Bản chụp văn bản"), required=False, help_text=_("PDF hoặc ảnh."))

    def wish(self, paper: Any) -> Issue:
        data = self.cleaned_data
        return Issue(data["text"], data["paper_number"], data["paper_date"], paper)
