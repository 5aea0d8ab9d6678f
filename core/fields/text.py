"""Text that is cleaned before it is measured and stored."""

import re
from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.text import TextError, clean_line, clean_text

LONG_TEXT_LIMIT = 50_000
PHONE_SIGNS = re.compile(r"[\s.()-]")
COUNTRY_CODE = re.compile(r"^(?:\+84|0084)0?")
PHONE = re.compile(r"0[0-9]{9,10}")


class TextField(forms.CharField):
    """One line: NFC, single spaces, nothing invisible. `max_length` counts characters on both engines.

    The limit is not an attribute of the input: a browser would cut a pasted text without a word.
    """

    default_error_messages = {
        "required": _("Chưa điền mục này."),
        "invalid": _("Mục này phải là một đoạn chữ."),
        "max_length": _("Nhiều nhất %(limit_value)d ký tự, đang có %(show_value)d."),
        "min_length": _("Ít nhất %(limit_value)d ký tự, đang có %(show_value)d."),
    }
    clean_one: Callable[[str], str] = staticmethod(clean_line)

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values:
            return self.empty_value
        if not isinstance(value, str):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        try:
            return self.clean_one(value) or self.empty_value
        except TextError as error:
            raise ValidationError(str(error), code="text") from error

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attrs = forms.Field.widget_attrs(self, widget)
        return attrs | {"data-max-length": str(self.max_length)} if self.max_length else attrs


class LongTextField(TextField):
    """Several lines, paragraphs kept; 50 000 characters unless said otherwise."""

    widget = forms.Textarea
    clean_one = staticmethod(clean_text)

    def __init__(self, *, max_length: int = LONG_TEXT_LIMIT, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)


class PhoneField(TextField):
    """A Vietnamese telephone number, kept as its digits: `+84 90 123 4567` becomes `0901234567`."""

    default_error_messages = {
        "phone": _("Số điện thoại gồm 10 hoặc 11 chữ số, bắt đầu bằng 0, ví dụ 0226 385 1234."),
    }

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if text in self.empty_values:
            return text
        digits = COUNTRY_CODE.sub("0", PHONE_SIGNS.sub("", text))
        if not PHONE.fullmatch(digits):
            raise ValidationError(self.error_messages["phone"], code="phone")
        return digits

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"inputmode": "tel", "autocomplete": "tel"}
