"""People, where they work, what they lead."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.fields import PhoneField
from organization.forms import layout
from organization.forms.choices import our_fields
from organization.models import Appointment, Membership, Person


class PersonForm(forms.ModelForm):
    helper = layout.PERSON
    phone = PhoneField(label=_("Điện thoại"), max_length=30, required=False)

    class Meta:
        model = Person
        fields = (
            "full_name", "gender", "staff_kind", "birth_date", "home_town", "residence", "qualification",
            "academic_title", "party_position", "email", "phone", "died_on",
        )  # fmt: skip
        formfield_callback = our_fields
        help_texts = {
            "full_name": _("Viết hoa chữ cái đầu, như trên văn bản."),
            "died_on": _("Chỉ điền khi đã từ trần; vẫn được đề nghị truy tặng."),
        }


class MembershipForm(forms.ModelForm):
    helper = layout.MEMBERSHIP

    class Meta:
        model = Membership
        fields = ("unit", "position", "is_leader", "valid_from", "valid_to", "note")
        formfield_callback = our_fields
        help_texts = {
            "position": _("Như in trên văn bản, ví dụ Chuyên viên."),
            "is_leader": _("Để tính cơ cấu lãnh đạo và người trực tiếp làm việc."),
            "valid_to": _("Để trống nếu đang công tác ở đây."),
        }


class AppointmentForm(forms.ModelForm):
    helper = layout.APPOINTMENT

    class Meta:
        model = Appointment
        fields = ("unit", "kind", "title", "valid_from", "valid_to", "paper")
        formfield_callback = our_fields
        help_texts = {
            "unit": _("Không chọn đơn vị nào là lãnh đạo Sở."),
            "title": _("Như in trên văn bản, ví dụ Phó Trưởng phòng."),
            "valid_to": _("Để trống nếu không thời hạn; ủy quyền thì bắt buộc."),
            "paper": _("Quyết định bổ nhiệm, giấy ủy quyền: số, ngày."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].empty_label = _("Lãnh đạo Sở")
        self.fields["valid_from"].required = True
