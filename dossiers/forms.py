from django import forms
from django.utils.translation import gettext_lazy as _

from core.fields import TextField


class SignedCopyForm(forms.Form):
    """The scan or signed PDF of a printed paper."""

    file = forms.FileField(label=_("Bản đã ký (PDF hoặc ảnh quét)"))


class CodeForm(forms.Form):
    """A code from the foot of a paper; it may be typed with spaces and dashes."""

    code = TextField(label=_("Mã kiểm tra"), max_length=40)

    def clean_code(self) -> str:
        return "".join(letter for letter in self.cleaned_data["code"].upper() if letter.isalnum())
