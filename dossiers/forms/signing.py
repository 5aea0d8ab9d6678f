"""Ký số: which print, the .p12, its passphrase; the picture of one's signature."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.files.secret import SECRET_MAX_BYTES
from dossiers.models import Paper
from dossiers.services.signing import Print, Secret
from dossiers.signing.picture import LARGEST_BYTES, problems_in
from organization.forms.passwords import PasswordField

ENDINGS = (".p12", ".pfx")


class SignForm(forms.Form):
    """What is signed is what the page showed: the hashes go along."""

    data_hash = forms.CharField(max_length=64, widget=forms.HiddenInput)
    sha256 = forms.CharField(max_length=64, widget=forms.HiddenInput)
    p12 = forms.FileField(
        label=_("Tệp khóa .p12 (hoặc .pfx) của chính người ký"),
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
        help_text=_("Chỉ dùng cho lần ký này: tệp khóa và mật khẩu không được lưu lại ở đâu."),
    )
    passphrase = PasswordField(label=_("Mật khẩu của tệp khóa"), autocomplete="off", max_length=200)

    def __init__(self, *args: Any, paper: Paper, **kwargs: Any) -> None:
        seen = Print.of(paper)
        super().__init__(*args, initial={"data_hash": seen.data_hash, "sha256": seen.sha256}, **kwargs)

    def clean_p12(self):
        file = self.cleaned_data["p12"]
        if not file.name.lower().endswith(ENDINGS):
            raise forms.ValidationError(_("Chọn tệp có đuôi .p12 hoặc .pfx."))
        if file.size > SECRET_MAX_BYTES:
            limit = _("Tệp nặng quá %d KB nên không phải tệp khóa; hãy chọn lại.")
            raise forms.ValidationError(limit % (SECRET_MAX_BYTES // 1024))
        return file

    @property
    def seen(self) -> Print:
        return Print(self.cleaned_data["data_hash"], self.cleaned_data["sha256"])

    def secret(self) -> Secret:
        return Secret(self.cleaned_data["p12"].read(), self.cleaned_data["passphrase"])


class SignaturePictureForm(forms.Form):
    """The picture of one's own signature; everything wrong with it is said before it is kept."""

    file = forms.FileField(
        label=_("Hình chữ ký (.png)"),
        widget=forms.FileInput(attrs={"accept": ".png"}),
        help_text=_("Chữ ký tay màu xanh, nền trong suốt, cắt sát nét chữ; nặng nhất 1 MB."),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        problems = problems_in(file.read(LARGEST_BYTES + 1))
        if problems:
            raise forms.ValidationError([str(problem) for problem in problems])
        return file
