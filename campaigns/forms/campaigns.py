"""A campaign and its parts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.checks import check_choices
from campaigns.enums import SentenceUse
from campaigns.forms.fields import ManyChoices, campaign_fields
from campaigns.models import Campaign, CampaignText, Criterion, ReasonSentence, ReformArea, Theme
from core.fields import DecimalField
from organization.enums import Grade, InitiativeLevel

MANY_ROWS = {"text": forms.Textarea(attrs={"rows": 6})}
# One line that is longer than a field is wide.
LONG_LINES = {name: forms.Textarea(attrs={"rows": 2}) for name in ("name", "plan_title", "achievement")}


class CampaignForm(forms.ModelForm):
    class Meta:
        model = Campaign
        fields = (
            "name", "short_name", "launched_by", "plan_title", "plan_number", "plan_symbol", "plan_date",
            "plan_date_text", "signer", "signer_title", "starts_year", "ends_year", "achievement", "posting_days",
            "complaint_days", "launched",
        )  # fmt: skip
        formfield_callback = campaign_fields
        widgets = LONG_LINES
        help_texts = {
            "short_name": _("Dùng trong danh sách và trên màn hình hẹp."),
            "plan_number": _("Để trống nếu kế hoạch không ghi số: văn bản in dấu chấm."),
            "plan_date_text": _("Khi kế hoạch để trống một phần ngày, ví dụ: ngày … tháng 5 năm 2023."),
            "posting_days": _("Trước khi trình ký quyết định; để trống nếu không niêm yết."),
            "complaint_days": _("Tính từ ngày nhận; để trống nếu không đặt thời hạn."),
            "launched": _("Chưa phát động thì chỉ Văn phòng và lãnh đạo Sở thấy."),
        }

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if (data.get("starts_year") or 0) > (data.get("ends_year") or 9999):
            self.add_error("ends_year", _("Năm cuối không được trước năm đầu."))
        return data


class TextForm(forms.ModelForm):
    class Meta:
        model = CampaignText
        fields = ("section", "number", "label", "text")
        formfield_callback = campaign_fields
        widgets = MANY_ROWS


class ThemeForm(forms.ModelForm):
    class Meta:
        model = Theme
        fields = ("number", "label", "text")
        formfield_callback = campaign_fields
        widgets = MANY_ROWS


class ReformAreaForm(forms.ModelForm):
    class Meta:
        model = ReformArea
        fields = ("number", "name", "hint")
        formfield_callback = campaign_fields
        widgets = {"hint": forms.Textarea(attrs={"rows": 3})}


class SentenceForm(forms.ModelForm):
    class Meta:
        model = ReasonSentence
        fields = ("number", "label", "use", "criterion", "text")
        formfield_callback = campaign_fields
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["criterion"]
        field.queryset = Criterion.objects.filter(campaign=self.instance.campaign)
        field.label_from_instance = criterion_words
        field.empty_label = _("Không dẫn tiêu chí nào")
        self.fields["use"].choices = [("", _("Mọi việc")), *SentenceUse.choices]


def criterion_words(row: Criterion) -> str:
    return f"{row.get_subject_kind_display()} – {row.number}. {row.label}"


class CriterionForm(forms.ModelForm):
    """A criterion with the checks that look at it; a check's parameter is asked for beside it."""

    checks = ManyChoices(label=_("Cách kiểm tra"), choices=check_choices)
    levels = ManyChoices(
        label=_("Cấp công nhận sáng kiến được tính"),
        choices=InitiativeLevel.choices,
        required=False,
        help_text=_("Cần khi kiểm tra sáng kiến, giải pháp."),
    )
    department_score = DecimalField(
        label=_("Chỉ số của Sở phải đạt từ (điểm)"),
        min_value=0,
        max_value=100,
        decimal_places=2,
        max_digits=5,
        required=False,
        help_text=_("Cần khi kiểm tra chỉ số cải cách hành chính."),
    )
    grade = forms.ChoiceField(
        label=_("Xếp loại từ mức"),
        choices=[("", "—"), *(pair for pair in Grade.choices if pair[0] != Grade.NOT_APPLICABLE)],
        required=False,
        help_text=_("Cần khi kiểm tra xếp loại hằng năm."),
    )
    params_of = {"initiative": "levels", "index_improved": "department_score", "rating_at_least": "grade"}

    class Meta:
        model = Criterion
        fields = ("subject_kind", "number", "label", "text", "heads_only")
        formfield_callback = campaign_fields
        widgets = MANY_ROWS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in self.instance.checks:
            self.initial.setdefault("checks", []).append(one["name"])
            self.initial |= one.get("params", {})

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        chosen = data.get("checks", [])
        for name, field in self.params_of.items():
            if name in chosen and field not in self.errors and data.get(field) in (None, "", []):
                self.add_error(field, _("Cách kiểm tra đã chọn cần mục này."))
        if not self.errors:
            self.instance.checks = [{"name": name, "params": self._params(name)} for name in chosen]
        return data

    def _params(self, name: str) -> dict[str, Any]:
        field = self.params_of.get(name)
        if field is None:
            return {}
        value = self.cleaned_data[field]
        if field == "department_score":
            value = int(value) if value == int(value) else float(value)
        return {field: value}
