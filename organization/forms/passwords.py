"""Signing in, and every way to a new password."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import authenticate
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core.fields import TextField
from core.text import nfc
from organization.models import User
from organization.passwords import LONGEST

LAST_TRIES = 2


class PasswordField(forms.CharField):
    """A password as it was typed, in NFC: nothing is trimmed, pasting works, a manager may fill it in."""

    default_error_messages = {"required": _("Chưa điền mật khẩu.")}

    def __init__(self, *, autocomplete: str, **kwargs: Any) -> None:
        widget = forms.PasswordInput(attrs={"autocomplete": autocomplete, "autocapitalize": "none"})
        super().__init__(strip=False, widget=widget, **kwargs)

    def to_python(self, value: Any) -> str:
        return nfc(super().to_python(value))

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """No `maxlength`: a browser would cut a pasted password without a word."""
        return forms.Field.widget_attrs(self, widget)


class CodeInput(forms.TextInput):
    """A line for a code: drawn wide and evenly spaced."""


class UsernameField(TextField):
    """A user name in the form in which it is kept."""

    widget = forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": 60, "label": _("Tên đăng nhập")} | kwargs)

    def to_python(self, value: Any) -> str:
        return super().to_python(value).lower()


class SignInForm(forms.Form):
    """User name and password; `kept` carries what somebody had typed when his session ended."""

    username = UsernameField()
    password = PasswordField(label=_("Mật khẩu"), autocomplete="current-password", max_length=LONGEST)
    kept = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, request: HttpRequest | None = None, *args: Any, **kwargs: Any) -> None:
        self.request, self.user = request, None
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if "username" in values and "password" in values:
            self.user = authenticate(self.request, username=values["username"], password=values["password"])
            if self.user is None:
                raise ValidationError(self.wrong(), code="wrong")
        return values

    def wrong(self) -> list[Any]:
        """The same words for an unknown name, a wrong password and a closed account."""
        left = settings.AXES_FAILURE_LIMIT - (getattr(self.request, "axes_failures_since_start", None) or 0)
        words = [_("Tên đăng nhập hoặc mật khẩu không đúng. Hãy kiểm tra bộ gõ tiếng Việt và phím Caps Lock.")]
        if 0 < left <= LAST_TRIES:
            words.append(_("Còn %(left)d lần thử, sau đó tài khoản tạm khóa trên mạng này.") % {"left": left})
        return words

    def get_user(self) -> User:
        return self.user


class NewPasswordForm(forms.Form):
    """A new password, twice."""

    new_password1 = PasswordField(
        label=_("Mật khẩu mới"),
        autocomplete="new-password",
        help_text=_(
            "Từ 12 ký tự trở lên. Nên ghép bốn, năm từ không liên quan, gõ không dấu; "
            "không dùng tên cơ quan, tên mình, năm sinh, “thidua”, “matkhau”."
        ),
    )
    new_password2 = PasswordField(label=_("Gõ lại mật khẩu mới"), autocomplete="new-password")

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)

    def clean_new_password1(self) -> str:
        password = self.cleaned_data["new_password1"]
        validate_password(password, self.user)
        return password

    def clean_new_password2(self) -> str:
        again = self.cleaned_data["new_password2"]
        if "new_password1" in self.cleaned_data and again != self.cleaned_data["new_password1"]:
            raise ValidationError(_("Hai lần gõ không giống nhau."), code="different")
        return again


def is_own_password(request: HttpRequest, password: str) -> bool:
    """Whether it is the password of who is signed in; wrong ones count as failures to sign in."""
    return authenticate(request, username=request.user.username, password=password) is not None


class ProofForm(forms.Form):
    """The password of who is signed in, once more."""

    password = PasswordField(label=_("Mật khẩu"), autocomplete="current-password", max_length=LONGEST)

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        self.request = request
        super().__init__(*args, **kwargs)

    def clean_password(self) -> str:
        password = self.cleaned_data["password"]
        if not is_own_password(self.request, password):
            raise ValidationError(
                _("Mật khẩu không đúng. Hãy kiểm tra bộ gõ tiếng Việt và phím Caps Lock."), code="wrong"
            )
        return password


class ChangePasswordForm(NewPasswordForm):
    """The old password first; wrong ones count as failures to sign in."""

    old_password = PasswordField(label=_("Mật khẩu đang dùng"), autocomplete="current-password", max_length=LONGEST)
    field_order = ("old_password", "new_password1", "new_password2")

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        self.request = request
        super().__init__(request.user, *args, **kwargs)

    def clean_new_password1(self) -> str:
        password = super().clean_new_password1()
        if password == self.cleaned_data.get("old_password"):
            raise ValidationError(_("Mật khẩu mới phải khác mật khẩu đang dùng."), code="same")
        return password

    def clean_old_password(self) -> str:
        password = self.cleaned_data["old_password"]
        if not is_own_password(self.request, password):
            raise ValidationError(_("Mật khẩu đang dùng không đúng."), code="wrong")
        return password


class LinkForm(forms.Form):
    """Where to send a link: the user name or the mail address, whichever one remembers."""

    who = TextField(
        label=_("Tên đăng nhập hoặc địa chỉ thư điện tử"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )


class CodeForm(forms.Form):
    """The code that the officer on duty has read out."""

    username = UsernameField()
    code = TextField(
        label=_("Mã do cán bộ trực cấp"),
        max_length=40,
        help_text=_("Tám chữ và số, ví dụ ACDE 4679; có dấu cách hay không đều được."),
        widget=CodeInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}),
    )
