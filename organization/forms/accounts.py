"""Accounts and their roles."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.fields import TextField
from organization.enums import Role
from organization.forms import layout
from organization.forms.choices import our_fields
from organization.forms.passwords import UsernameField
from organization.models import RoleGrant, User


class AccountForm(forms.ModelForm):
    """An account's own words; person and roles are given on its page."""

    username = UsernameField(
        help_text=_("Chữ thường không dấu, chữ số, dấu chấm, gạch nối. Không đổi được sau khi lập."),
        validators=User._meta.get_field("username").validators,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )

    class Meta:
        model = User
        fields = ("username", "display_name", "email")
        formfield_callback = our_fields
        help_texts = {"email": _("Nơi nhận đường dẫn đặt mật khẩu và thư nhắc. Để trống thì phải nhờ cán bộ trực.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["username"]


class GrantForm(forms.ModelForm):
    """A role for a time."""

    helper = layout.GRANT

    class Meta:
        model = RoleGrant
        fields = ("role", "unit", "valid_from", "valid_to", "paper")
        formfield_callback = our_fields
        help_texts = {
            "unit": _("Chỉ dùng cho chuyên viên đơn vị."),
            "valid_to": _("Để trống là không thời hạn."),
            "paper": _("Văn bản phân công; bắt buộc khi tự giao cho mình."),
        }

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["valid_from"].required = True
        self.fields["valid_from"].initial = today

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if values.get("role") and values["role"] != Role.UNIT_STAFF:
            values["unit"] = None
        return values


class UnlockForm(forms.Form):
    """Which lock-out is to end."""

    username = TextField(max_length=255)
    address = forms.GenericIPAddressField(required=False)
