"""What is typed about the posting of an intended list."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.fields import DateField


class PostingForm(forms.Form):
    from_day = DateField(label=_("Niêm yết từ ngày"))
    to_day = DateField(label=_("Đến hết ngày"), help_text=_("Hết ngày này danh sách tự thôi niêm yết."))
