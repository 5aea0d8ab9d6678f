"""Units, the department's names, the officers on duty."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.fields import PhoneField, TextField
from organization.forms import layout
from organization.forms.choices import our_fields
from organization.models import Agency, DutyOfficer, Unit, UnitName


class UnitForm(forms.ModelForm):
    helper = layout.UNIT
    phone = PhoneField(label=_("Điện thoại"), max_length=30, required=False)

    class Meta:
        model = Unit
        fields = (
            "name", "short_name", "code", "kind", "parent", "head_title", "symbol", "place_name", "phone", "has_seal",
            "proposes", "may_be_nominated", "proxy", "order", "valid_from", "valid_to",
        )  # fmt: skip
        formfield_callback = our_fields
        help_texts = {
            "code": _("Chữ thường không dấu, chữ số, gạch nối; dùng khi nhập và xuất dữ liệu."),
            "short_name": _("Dùng trong bảng và trên màn hình hẹp."),
            "symbol": _("Phần ký hiệu trong số văn bản, ví dụ VP."),
            "head_title": _("Ví dụ: Trưởng phòng, Giám đốc Trung tâm."),
            "proxy": _("Chỉ chọn khi đơn vị không tự gửi hồ sơ."),
            "valid_from": _("Để trống nếu đã có từ trước."),
            "valid_to": _(
                "Giải thể, sáp nhập theo quyết định thì ghi ở “Sắp xếp tổ chức”; để trống nếu đang hoạt động."
            ),
        }


class UnitNameForm(forms.ModelForm):
    """A name with both its days: the present name belongs to the unit itself."""

    helper = layout.UNIT_NAME

    class Meta:
        model = UnitName
        fields = ("name", "valid_from", "valid_to")
        formfield_callback = our_fields
        help_texts = {"valid_to": _("Ngày cuối cùng mang tên này.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["valid_to"].required = True


class AgencyForm(forms.ModelForm):
    helper = layout.AGENCY

    class Meta:
        model = Agency
        fields = (
            "name", "name_lines", "short_name", "parent_name", "parent_full_name", "place", "symbol", "head_title",
            "head_full_title", "office_name", "office_head_title", "award_fund", "valid_from", "valid_to",
        )  # fmt: skip
        formfield_callback = our_fields
        widgets = {"name_lines": forms.Textarea(attrs={"rows": 2})}
        help_texts = {
            "name_lines": _("Mỗi dòng trên tiêu đề văn bản một dòng ở đây."),
            "place": _("Ghi trước ngày tháng trên văn bản, ví dụ Hà Nam."),
            "symbol": _("Phần ký hiệu trong số văn bản, ví dụ SGTVT."),
            "valid_from": _("Văn bản đề ngày nào thì in theo dòng có hiệu lực ngày đó."),
        }


class DutyOfficerForm(forms.ModelForm):
    """Who is shown at the foot of every page."""

    helper = layout.DUTY_OFFICER

    phone = TextField(label=_("Điện thoại"), max_length=30, help_text=_("In ở chân mọi trang, đúng như gõ ở đây."))

    class Meta:
        model = DutyOfficer
        fields = ("name", "phone", "email", "valid_from", "valid_to")
        formfield_callback = our_fields

    def clean_phone(self) -> str:
        phone = self.cleaned_data["phone"]
        if sum(char.isdigit() for char in phone) < 3:
            raise ValidationError(_("Hãy ghi số điện thoại gọi được."), code="phone")
        return phone
