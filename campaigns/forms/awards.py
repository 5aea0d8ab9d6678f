"""Award types, and what they are worth from when to when."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from campaigns.enums import Power, RoundKind
from campaigns.forms.fields import ManyChoices, campaign_fields
from campaigns.models import AwardType, BaseSalary, BonusRate, ReferralPaper
from core.fields import TextField
from organization.enums import SubjectKind

THRESHOLD_BASES = (
    ("", "—"),
    ("members", _("Tổng số thành viên")),
    ("present", _("Số thành viên có mặt")),
    ("valid", _("Số phiếu hợp lệ")),
)


class AwardTypeForm(forms.ModelForm):
    subject_kinds = ManyChoices(label=_("Đối tượng"), choices=SubjectKind.choices)
    kinds_of_round = ManyChoices(label=_("Loại đợt xét"), choices=RoundKind.choices)
    threshold = TextField(
        label=_("Tỷ lệ phiếu"),
        max_length=10,
        required=False,
        help_text=_("Dạng phân số, ví dụ 2/3; để trống nếu không quy định."),
        validators=[RegexValidator(r"^[1-9][0-9]*/[1-9][0-9]*$", _("Hãy viết dạng phân số, ví dụ 2/3."))],
    )
    threshold_base = forms.ChoiceField(label=_("Tính trên"), choices=THRESHOLD_BASES, required=False)

    class Meta:
        model = AwardType
        fields = (
            "name", "short_name", "plan_name", "authority", "power", "rank", "subject_kinds", "kinds_of_round", "basis",
            "quota_collective", "quota_individual", "needs_scope", "addressee", "threshold", "threshold_base",
        )  # fmt: skip
        formfield_callback = campaign_fields
        widgets = {"basis": forms.Textarea(attrs={"rows": 5}), "addressee": forms.Textarea(attrs={"rows": 2})}
        help_texts = {
            "plan_name": _("Khi kế hoạch gọi khác tên theo luật."),
            "rank": _("Hình thức cao hơn có số lớn hơn."),
            "quota_collective": _("Để trống: không ấn định số lượng."),
            "quota_individual": _("Để trống: không ấn định số lượng."),
            "addressee": _("Chỉ cho hình thức vượt thẩm quyền của Sở; mỗi nơi nhận một dòng."),
        }

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("threshold") and not data.get("threshold_base"):
            self.add_error("threshold_base", _("Chọn tỷ lệ phiếu tính trên số nào."))
        return data


class ReferralPaperForm(forms.ModelForm):
    class Meta:
        model = ReferralPaper
        fields = ("award_type", "subject_kind", "name", "source", "is_required", "order")
        formfield_callback = campaign_fields
        help_texts = {
            "subject_kind": _("Để trống: cho cả tập thể và cá nhân."),
            "is_required": _("Thiếu văn bản bắt buộc thì bộ hồ sơ chưa trình được."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["award_type"].queryset = AwardType.objects.exclude(power=Power.OWN)


class BonusRateForm(forms.ModelForm):
    class Meta:
        model = BonusRate
        fields = ("award_type", "subject_kind", "coefficient", "source", "valid_from", "valid_to")
        formfield_callback = campaign_fields
        labels = {"award_type": _("Hình thức khen thưởng")}
        help_texts = {
            "coefficient": _("Nhân với mức lương cơ sở, ví dụ 0,3."),
            "source": _("Nghị định, điều khoản."),
            "valid_to": _("Ngày cuối cùng áp dụng; để trống nếu đang áp dụng."),
        }

    def clean_coefficient(self) -> Decimal:
        if self.cleaned_data["coefficient"] <= 0:
            raise forms.ValidationError(_("Hệ số phải lớn hơn 0."))
        return self.cleaned_data["coefficient"]


class BaseSalaryForm(forms.ModelForm):
    class Meta:
        model = BaseSalary
        fields = ("amount", "source", "valid_from", "valid_to")
        formfield_callback = campaign_fields
        help_texts = {"valid_to": _("Ngày cuối cùng áp dụng; để trống nếu đang áp dụng.")}
